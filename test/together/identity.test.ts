import assert from "node:assert/strict";
import { loadConfiguration } from "../../policypack/configuration/loadConfiguration";
import { controls } from "../../policypack/controls";
import { factsOfSource } from "../../policypack/hosts/checkSources";
import { temporaryFolder } from "../kit/command";
import { removePrograms, write } from "../kit/programs";
import * as states from "../kit/states";
import { together } from "./sources";

const AWS = "pulumi:providers:aws";
const WORKLOAD = "111122223333";
const ARCHIVE = "444455556666";

const arnOf = (account: string) =>
	`arn:aws:cloudtrail:eu-west-1:${account}:trail/audit`;

type Bag = Readonly<Record<string, unknown>>;

/** A provider of the state, and a resource under it. */
function provider(name: string, inputs: Bag) {
	const made = { ...states.state(AWS, name, inputs), id: "p" };
	return {
		made,
		/** The resource, with an output. */
		under: (
			resource: { readonly inputs: Bag; readonly [more: string]: unknown },
			outputs: Bag = {},
		) => ({
			...resource,
			outputs: { ...resource.inputs, ...outputs },
			provider: `${made.urn}::p`,
		}),
	};
}

describe("The account of a source", () => {
	const folder = temporaryFolder();
	after(() => {
		folder.remove();
		removePrograms();
	});

	const seen = async (path: string, accountId?: string) => {
		const configuration = await loadConfiguration(
			undefined,
			controls,
			() => {},
		);
		return factsOfSource(path, controls, {
			configuration,
			program: {
				warn: () => {},
				...(accountId !== undefined && { accountId }),
			},
			progress: () => {},
			refuse: () => {},
			warn: () => {},
		});
	};
	const identityOf = async (...resources: readonly object[]) =>
		(await seen(folder.write("state.json", states.exported(resources))))
			.identity;

	it("is in the ARN of what its default provider made", async () => {
		const { made, under } = provider("default_7_0_0", { region: "eu-west-1" });
		const { account, partition } = await identityOf(
			made,
			under(states.trail(), { arn: arnOf(WORKLOAD) }),
		);
		assert.deepEqual([account, partition], [WORKLOAD, "aws"]);
	});

	it("is the one of all providers that use the default credentials", async () => {
		const one = provider("default_7_0_0", { region: "eu-west-1" });
		const other = provider("us", { region: "us-east-1" });
		const { account, providers } = await identityOf(
			one.made,
			other.made,
			one.under(states.trail(), { arn: arnOf(WORKLOAD) }),
			other.under(states.bucket(), { arn: `arn:aws:s3:::${states.LOGS}` }),
		);
		assert.equal(account, WORKLOAD);
		assert.equal(providers?.[other.made.urn]?.account, WORKLOAD);
	});

	it("is not that of an explicit provider for another account", async () => {
		const one = provider("default_7_0_0", { region: "eu-west-1" });
		const other = provider("archive", {
			assumeRoles: JSON.stringify([
				{ roleArn: `arn:aws:iam::${ARCHIVE}:role/deploy` },
			]),
		});
		const { account, providers } = await identityOf(
			one.made,
			other.made,
			one.under(states.trail()),
			other.under(states.bucket()),
		);
		assert.equal(account, undefined);
		assert.equal(providers?.[""]?.account, undefined);
		assert.equal(providers?.[other.made.urn]?.account, ARCHIVE);
	});

	it("is not known where ARNs are of several accounts", async () => {
		const { made, under } = provider("default_7_0_0", {});
		const second = states.state("aws:kms/key:Key", "key", {});
		const { account } = await identityOf(
			made,
			under(states.trail(), { arn: arnOf(WORKLOAD) }),
			under(second, { arn: `arn:aws:kms:eu-west-1:${ARCHIVE}:key/a` }),
		);
		assert.equal(account, undefined);
	});

	it("is not in an ARN that a property only refers to", async () => {
		const { made, under } = provider("default_7_0_0", {});
		const { account } = await identityOf(
			made,
			under(
				states.trail({ kmsKeyId: `arn:aws:kms:eu-west-1:${ARCHIVE}:key/a` }),
			),
		);
		assert.equal(account, undefined);
	});

	it("is in what a preview shows of what is there already", async () => {
		const { made, under } = provider("default_7_0_0", {});
		const trail = under(states.trail(), { arn: arnOf(WORKLOAD) });
		const same = (one: unknown) => states.step("same", one, one);
		const preview = { steps: [same(states.root), same(made), same(trail)] };
		const { identity } = await seen(folder.write("preview.json", preview));
		assert.equal(identity.account, WORKLOAD);
	});

	it("of a program is --account-id", async () => {
		const program = write(`trail("audit", {});`);
		assert.equal((await seen(program)).identity.account, undefined);
		assert.equal((await seen(program, WORKLOAD)).identity.account, WORKLOAD);
	});

	it("of a stack that spans two makes a report for each", async () => {
		const one = provider("default_7_0_0", {});
		const other = provider("archive", {
			allowedAccountIds: JSON.stringify([ARCHIVE]),
		});
		const both = await seen(
			folder.write(
				"both.json",
				states.exported([
					...[one.made, other.made],
					one.under(states.trail(), { arn: arnOf(WORKLOAD) }),
					other.under(states.bucket()),
				]),
			),
		);
		const judged = together([both]);
		assert.deepEqual(
			judged.reports.map(({ source }) => source.name),
			[WORKLOAD, ARCHIVE],
		);
		assert.deepEqual(judged.warnings, []);
	});
});
