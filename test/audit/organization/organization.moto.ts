import assert from "node:assert/strict";
import type { Organizations } from "@aws-sdk/client-organizations";
import type { JsonStatus } from "../../../policypack/hosts/report/jsonSchema";
import type { Call } from "../../kit/awsCalls";
import { FAULTS, type Fault } from "../../kit/awsFaults";
import { ownAccount } from "../../kit/cloud/cloud";
import { temporaryFolder } from "../../kit/command";
import { reportIn } from "../../kit/jsonReport";
import { makeBucket, policyFor, removeBucket } from "../build";
import { run } from "../runCommand";
import { emptyWorld } from "../world";
import {
	makeGoodBucket,
	makeOrganization,
	makeTrailIn,
	organizationsAt,
} from "./accounts";

const MEMBERS = 31;

/** AWS's own role: it is in each account of the organization but the first. */
const ROLE = "OrganizationAccountAccessRole";

/** What members are, in turn. */
const KINDS = [
	"good",
	"broken",
	"refusing",
	"suspended",
	"empty",
	"slow",
] as const;

type Kind = "archive" | (typeof KINDS)[number];

describe("An audit of an organization on a test server", () => {
	const world = emptyWorld();
	const folder = temporaryFolder();
	const kinds = new Map<string, Kind>();
	let organizations: Organizations;
	let archive = "";
	const accountsOf = (kind: Kind) =>
		[...kinds].filter(([, its]) => its === kind).map(([account]) => account);
	const auditing = (...more: readonly string[]) =>
		run([
			...["audit", "--organization", "--role", ROLE],
			...["--endpoint-url", world.proxy().url],
			...["--region", "us-east-1", "--region", "eu-west-1"],
			...more,
		]);
	const report = async (...more: readonly string[]) => {
		const ended = await auditing("--format", "json", ...more);
		const { generatedAt: _, ...rest } = reportIn(ended.stdout);
		return { ...ended, report: rest };
	};
	const statuses = (
		{ sources }: Awaited<ReturnType<typeof report>>["report"],
		account: string,
	): Readonly<Record<string, JsonStatus>> =>
		Object.fromEntries(
			(
				sources.find(({ source }) => source.name === account)?.controls ?? []
			).map(({ policy, status }) => [policy, status]),
		);

	before(async () => {
		organizations = organizationsAt(world.url());
		const [first = "", ...others] = await makeOrganization(
			organizations,
			MEMBERS,
		);
		archive = first;
		kinds.set(archive, "archive");
		await makeBucket("organization-logs");
		await makeTrailIn(ownAccount, "organization", "organization-logs", {
			organization: true,
		});
		// A test server takes a trail's bucket from the trail's account only.
		await removeBucket("organization-logs");
		await makeGoodBucket(archive, "organization-logs");
		for (const [at, account] of others.entries()) {
			const kind = KINDS[at % KINDS.length] ?? "empty";
			kinds.set(account, kind);
			const bucket = `logs-${account}`;
			if (kind === "good") {
				await makeGoodBucket(account, bucket);
				await makeTrailIn(account, "own", bucket);
			}
			if (kind === "broken") {
				await makeBucket(bucket, { account, policy: policyFor(bucket, "*") });
				await makeTrailIn(account, "own", bucket, { isBroken: true });
			}
			if (kind === "suspended")
				await organizations.closeAccount({ AccountId: account });
		}
	});
	after(() => {
		organizations.destroy();
		folder.remove();
	});

	/** Some accounts refuse the role, and others throttle it at first. */
	function disturbance(): (call: Call) => Fault | undefined {
		const throttled = new Set<string>();
		return (call) => {
			if (call.action !== "sts:AssumeRole") return undefined;
			const account = call.of.split(":")[4] ?? "";
			if (kinds.get(account) === "refusing")
				return FAULTS["access denied"]?.(call);
			if (kinds.get(account) !== "slow" || throttled.has(account))
				return undefined;
			throttled.add(account);
			return FAULTS.throttling?.(call);
		};
	}
	beforeEach(() => world.proxy().disturb(disturbance()));

	it("has each account, by what it is", async () => {
		const records = `${folder.path}/whole`;
		const { code, report: whole, stderr } = await report("--record", records);
		assert.equal(code, 1, stderr);
		assert.equal(whole.sources.length, MEMBERS + 1);
		assert.equal(statuses(whole, ownAccount)["cloudtrail-1"], "PASSED");
		assert.equal(statuses(whole, archive)["cloudtrail-6"], "PASSED");
		assert.equal(statuses(whole, archive)["cloudtrail-7"], "PASSED");
		for (const account of accountsOf("good"))
			for (const [policy, status] of Object.entries(statuses(whole, account)))
				assert.equal(
					status,
					// Keys, roles and log groups are read with --delivery only.
					policy === "cloudtrail-delivery" ? "NO_DATA" : "PASSED",
					`${account}: ${policy}`,
				);
		for (const account of accountsOf("broken"))
			for (const policy of ["cloudtrail-2", "cloudtrail-4", "cloudtrail-6"])
				assert.equal(statuses(whole, account)[policy], "FAILED", policy);
		for (const account of [...accountsOf("empty"), ...accountsOf("slow")])
			assert.equal(statuses(whole, account)["cloudtrail-1"], "FAILED");
		for (const account of accountsOf("suspended")) {
			assert.equal(statuses(whole, account)["cloudtrail-1"], "NO_DATA");
			assert.ok(stderr.includes(`${account} (`), stderr);
		}
		for (const account of accountsOf("refusing")) {
			assert.equal(statuses(whole, account)["cloudtrail-1"], "UNKNOWN");
			const found = whole.sources.find(({ source }) => source.name === account);
			assert.match(
				found?.controls[0]?.findings[0]?.reason ?? "",
				new RegExp(`arn:aws:iam::${account}:role/${ROLE}.*sts:AssumeRole`),
			);
		}

		world.proxy().calm();
		world.proxy().disturb(disturbance());
		const again = await report("--record", records);
		assert.deepEqual(again.report, whole);
		assert.ok(
			world.proxy().calls.every(({ service }) => service !== "cloudtrail"),
			"an account with a record is not read again",
		);
	});

	it("reads what trails refer to in each account with --delivery", async () => {
		const { report: found } = await report("--delivery");
		for (const account of accountsOf("good")) {
			const delivery = found.sources
				.find(({ source }) => source.name === account)
				?.controls.find(({ policy }) => policy === "cloudtrail-delivery");
			assert.equal(delivery?.status, "FAILED", account);
			assert.match(
				delivery?.findings[0]?.reason ?? "",
				/uses log group [^.]+, which does not exist\./,
			);
		}
	});

	it("in shards is the audit of all accounts, each once", async () => {
		const names: string[] = [];
		for (const shard of ["1/2", "2/2"]) {
			const { report: part } = await report("--shard", shard);
			names.push(...part.sources.map(({ source }) => source.name));
		}
		assert.deepEqual(names.sort(), [ownAccount, ...kinds.keys()].sort());
	});

	it("of a unit has its accounts and those of the units in it", async () => {
		const { Roots } = await organizations.listRoots({});
		const root = Roots?.[0]?.Id ?? "";
		const unitIn = async (ParentId: string, Name: string) => {
			const made = await organizations.createOrganizationalUnit({
				ParentId,
				Name,
			});
			return made.OrganizationalUnit?.Id ?? "";
		};
		const outer = await unitIn(root, "workloads");
		const inner = await unitIn(outer, "shops");
		const [first = ""] = accountsOf("good");
		const [second = ""] = accountsOf("empty");
		for (const [AccountId, DestinationParentId] of [
			[first, outer],
			[second, inner],
		] as const)
			await organizations.moveAccount({
				AccountId,
				SourceParentId: root,
				DestinationParentId,
			});
		const { report: part } = await report("--include-ou", outer);
		assert.deepEqual(
			part.sources.map(({ source }) => source.name),
			[first, second].sort(),
		);
	});

	for (const [name, error] of [
		["of a member account", "AccessDeniedException"],
		["of an account in no organization", "AWSOrganizationsNotInUseException"],
	] as const)
		it(`ends with 2 for credentials ${name}`, async () => {
			world.proxy().disturb((call) =>
				call.service === "organizations"
					? {
							instead: {
								status: 400,
								body: JSON.stringify({ __type: error }),
								type: "application/x-amz-json-1.1",
							},
						}
					: undefined,
			);
			const { code, stdout, stderr } = await auditing();
			assert.equal(code, 2, stdout);
			assert.match(
				stderr,
				new RegExp(`${error}: use credentials of .* or name the accounts`),
			);
			assert.equal(stdout, "");
		});

	it("ends with 2 where no account has the role", async () => {
		world
			.proxy()
			.disturb((call) =>
				call.service === "sts" && call.action === "sts:AssumeRole"
					? FAULTS["access denied"]?.(call)
					: undefined,
			);
		const { code, stderr } = await auditing("--exclude", ownAccount);
		assert.equal(code, 2);
		assert.match(stderr, /None of \d+ accounts could be read/);
	});
});
