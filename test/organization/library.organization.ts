import assert from "node:assert/strict";
import { audit } from "../../policypack/reportsEntry";
import { type AwsStandIn, startStandIn } from "./awsStandIn";
import { accountAt, mixedWorld } from "./awsStandInWorld";
import { statusesOf } from "./organizationReport";
import { VARIABLES } from "./runAudit";

const world = mixedWorld(8, ["us-east-1"]);

describe("The function audit of an organization", () => {
	let aws: AwsStandIn;
	const environment = { ...process.env };
	before(async () => {
		Object.assign(process.env, VARIABLES);
		aws = await startStandIn(world);
	});
	beforeEach(() => aws.show(world));
	after(async () => {
		process.env = environment;
		await aws.stop();
	});

	it("reports on every account, with progress and warnings", async () => {
		const lines: string[] = [];
		const warnings: string[] = [];
		const report = await audit({
			endpointUrl: aws.url,
			organization: {},
			onProgress: (line) => lines.push(line),
			onWarning: (line) => warnings.push(line),
		});
		assert.equal(report.sources.length, 8);
		assert.equal(statusesOf(report, accountAt(6))["cloudtrail-1"], "PASSED");
		assert.ok(
			lines.some((line) => /^Reading the organization: 8 of 8/.test(line)),
		);
		assert.deepEqual(warnings, [
			`skipped 1 of 8 accounts: ${accountAt(4)} (SUSPENDED)`,
		]);
	});

	it("takes the options of the command", async () => {
		const report = await audit({
			endpointUrl: aws.url,
			organization: {
				accounts: [accountAt(2), accountAt(5), accountAt(6)],
				excluded: [accountAt(2)],
				shard: "2/2",
				concurrency: 1,
				role: "audit/Read",
			},
		});
		assert.deepEqual(
			report.sources.map(({ source }) => source.name),
			[accountAt(6)],
		);
		const roles = aws.calls.flatMap(({ input }) => input.RoleArn ?? []);
		assert.ok(
			roles.includes(`arn:aws:iam::${accountAt(6)}:role/audit/Read`),
			roles.join(),
		);
	});

	it("ends early by a signal, with what was read", async () => {
		const controller = new AbortController();
		aws.show({ ...world, faults: { seed: 1, latency: 20 } });
		aws.forget();
		aws.onCall(() => {
			if (aws.calls.length === 20) controller.abort("the caller stopped it");
		});
		const { sources } = await audit({
			endpointUrl: aws.url,
			organization: { concurrency: 1, signal: controller.signal },
		});
		aws.onCall(() => {});
		assert.equal(sources.length, 8);
		const last = sources
			.at(-1)
			?.controls[0]?.findings.map(({ reason }) => reason);
		assert.match(String(last), /the caller stopped it/);
	});

	it("rejects in one line what is wrong", async () => {
		await assert.rejects(
			audit({ endpointUrl: aws.url, organization: { accounts: ["1"] } }),
			/--accounts/,
		);
		await assert.rejects(
			audit({ endpointUrl: aws.url, organization: { shard: "0/1" } }),
			/--shard 0\/1 is not valid/,
		);
	});
});
