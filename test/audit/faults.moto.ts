import assert from "node:assert/strict";
import type { ControlStatus } from "../../policypack/judging/finding";
import { limitConcurrency } from "../../policypack/sources/liveAccount/concurrency";
import { ACTIONS } from "../../policypack/sources/liveAccount/permissions";
import type { Call } from "../kit/awsCalls";
import { FAULTS, type Fault } from "../kit/awsFaults";
import { startProxy } from "../kit/awsProxy";
import { ownAccount } from "../kit/cloud/cloud";
import { defaultControls } from "../kit/controls";
import { type Audited, allBut, auditAt } from "./auditOf";
import {
	blockAccount,
	makeBucket,
	makeLogTarget,
	makeTrail,
	policyFor,
} from "./build";
import { emptyWorld } from "./world";

type Statuses = Readonly<Record<string, ControlStatus>>;
type FaultOf = (call: Call) => Fault;

const regions = ["us-east-1", "eu-west-1"];

/**
 * Tighter than the command's, for tests are many; yet a busy machine answers
 * within them.
 */
const limits = { attemptSeconds: 8, callSeconds: 16, totalSeconds: 40 };
const patience = (limits.totalSeconds + 15) * 1000;

/** What an account comes to where one call alone goes wrong. */
const EXPECTED: Readonly<Record<string, Statuses>> = {
	"cloudtrail:DescribeTrails": allBut("unknown"),
	"cloudtrail:GetEventSelectors": allBut("passed", { 1: "unknown" }),
	"cloudtrail:GetTrailStatus": allBut("passed", { 1: "unknown", 3: "unknown" }),
	// The home Region is read all the same, and shows a trail that will do.
	"ec2:DescribeRegions": allBut("unknown", { 1: "passed", 3: "passed" }),
	"s3:GetAccountPublicAccessBlock": allBut("passed"),
	"s3:GetBucketAcl": allBut("passed", { 6: "unknown" }),
	"s3:GetBucketLocation": allBut("passed", { 6: "unknown", 7: "unknown" }),
	"s3:GetBucketLogging": allBut("passed", { 7: "unknown" }),
	"s3:GetBucketOwnershipControls": allBut("passed"),
	"s3:GetBucketPolicy": allBut("passed", { 6: "unknown" }),
	"s3:GetBucketPublicAccessBlock": allBut("passed"),
	"s3:ListAllMyBuckets": allBut("passed", { 6: "unknown", 7: "unknown" }),
	"sts:GetCallerIdentity": allBut("passed"),
};

/** Audits through a proxy of its own, where some calls go wrong. */
async function auditWhere(
	target: string,
	fault: (call: Call) => Fault | undefined,
	named: readonly string[] = regions,
): Promise<Audited> {
	const proxy = await startProxy(target);
	try {
		proxy.disturb(fault);
		return await auditAt(proxy.url, { ...limits, regions: named });
	} finally {
		await proxy.stop();
	}
}

/** More audits at a time would wait for the one server, and time out. */
const AT_ONCE = 5;

/** What becomes of each of several audits, some of them at the same time. */
async function together<T>(
	names: readonly string[],
	audit: (name: string) => Promise<T>,
): Promise<Readonly<Record<string, T>>> {
	const inTurn = limitConcurrency(AT_ONCE);
	return Object.fromEntries(
		await Promise.all(
			names.map(
				async (name) => [name, await inTurn(() => audit(name))] as const,
			),
		),
	);
}

describe("An audit where one call goes wrong", () => {
	const world = emptyWorld();
	before(async () => {
		// Nothing shields this bucket: whatever is not known of it matters.
		await makeLogTarget("access");
		await makeBucket("logs", {
			policy: policyFor("logs", { Service: "cloudtrail.amazonaws.com" }),
			logsTo: "access",
		});
		await makeTrail("audit", "logs");
		await makeTrail("local", "logs", {
			region: "eu-west-1",
			IsMultiRegionTrail: false,
		});
		// The server loads this service at the first call, and takes seconds.
		await auditAt(world.proxy().url);
	});

	const auditWithout = (action: string, fault: FaultOf) =>
		auditWhere(
			world.url(),
			(call) => (call.action === action ? fault(call) : undefined),
			action === "ec2:DescribeRegions" ? [] : regions,
		);

	it("is told of each call that is made", () => {
		assert.deepEqual(
			Object.keys(EXPECTED).sort(),
			Object.values(ACTIONS).sort(),
		);
	});

	for (const [name, fault] of Object.entries(FAULTS))
		it(`by ${name}: knows what it could read, in time`, async () => {
			const audited = await together(Object.keys(EXPECTED), (action) =>
				auditWithout(action, fault),
			);
			for (const [action, { statuses, milliseconds }] of Object.entries(
				audited,
			)) {
				assert.deepEqual(statuses, EXPECTED[action], action);
				assert.ok(milliseconds < patience, `${action}: ${milliseconds} ms`);
			}
		});

	it("by access denied: names the permission, and nothing of AWS's words", async () => {
		const denied = FAULTS["access denied"] as FaultOf;
		for (const [action, statuses] of Object.entries(EXPECTED)) {
			const { findings } = await auditWithout(action, denied);
			const all = defaultControls.flatMap(({ id }) =>
				findings(Number(id.replace("CloudTrail.", ""))),
			);
			const unknown = all.filter(({ status }) => status === "unknown");
			const isMissed = Object.values(statuses).includes("unknown");
			assert.equal(unknown.length > 0, isMissed, action);
			for (const { reason = "", cause } of unknown) {
				assert.equal(cause, "unreadable");
				assert.match(
					reason,
					new RegExp(`^Not readable: .+grant ${action}\\)\\.$`),
				);
				assert.doesNotMatch(reason, /auditor|User:/);
			}
		}
	});

	it("in one Region: judges the others, and what shows in them", async () => {
		const { statuses, findings } = await auditWhere(world.url(), (call) =>
			call.region === "eu-west-1" && call.service === "cloudtrail"
				? { drops: true }
				: undefined,
		);
		assert.deepEqual(statuses, allBut("unknown", { 1: "passed", 3: "passed" }));
		assert.deepEqual(
			findings(4).map(({ status, on }) => [status, on.name]),
			[
				["unknown", "eu-west-1"],
				["passed", "audit"],
			],
		);
	});

	it("in a Region that does not exist: says so of it", async () => {
		const { statuses, findings } = await auditWhere(
			world.url(),
			(call) => (call.region === "mars-north-1" ? { drops: true } : undefined),
			["us-east-1", "mars-north-1"],
		);
		assert.equal(statuses[4], "unknown");
		const unread = findings(4).find(({ status }) => status === "unknown");
		assert.match(unread?.reason ?? "", /trails of mars-north-1/);
	});
});

describe("An audit where a call goes wrong that may shield", () => {
	const world = emptyWorld();
	const open = policyFor("logs", "*");
	for (const [name, action, build] of [
		[
			"the bucket's block",
			"s3:GetBucketPublicAccessBlock",
			() => makeBucket("logs", { policy: open, block: { policy: true } }),
		],
		[
			"the bucket's ownership",
			"s3:GetBucketOwnershipControls",
			() =>
				makeBucket("logs", {
					acl: "public-read",
					ownership: "BucketOwnerEnforced",
				}),
		],
		[
			"the account's block",
			"s3:GetAccountPublicAccessBlock",
			async () => {
				await makeBucket("logs", { policy: open });
				await blockAccount(world.proxy().url);
			},
		],
		[
			"the account's id, and so its block",
			"sts:GetCallerIdentity",
			async () => {
				await makeBucket("logs", { policy: open });
				await blockAccount(world.proxy().url);
			},
		],
	] as const)
		it(`${name}: neither fails nor passes a public bucket`, async () => {
			await world.empty();
			await build();
			await makeTrail("audit", "logs");
			const plain = await auditWhere(world.url(), () => undefined);
			assert.equal(plain.statuses[6], "passed");
			const audited = await together(Object.keys(FAULTS), (fault) =>
				auditWhere(world.url(), (call) =>
					call.action === action ? FAULTS[fault]?.(call) : undefined,
				),
			);
			for (const [fault, { statuses }] of Object.entries(audited))
				assert.equal(statuses[6], "unknown", fault);
		});
});

describe("An audit where everything goes wrong", () => {
	const world = emptyWorld();
	before(async () => {
		await makeBucket("logs");
		await makeTrail("audit", "logs");
	});

	for (const [name, fault] of Object.entries(FAULTS))
		it(`by ${name}: knows nothing, in time`, async () => {
			const { statuses, milliseconds, account } = await auditWhere(
				world.url(),
				fault,
				[],
			);
			assert.deepEqual(statuses, allBut("unknown"));
			assert.equal(account, "unknown");
			assert.ok(milliseconds < patience, `${milliseconds} ms`);
		});

	it("where nobody listens: knows nothing, in time", async () => {
		const proxy = await startProxy(world.url());
		await proxy.stop();
		const { statuses, milliseconds } = await auditAt(proxy.url, limits);
		assert.deepEqual(statuses, allBut("unknown"));
		assert.ok(milliseconds < patience, `${milliseconds} ms`);
	});

	it("by slowness of all: ends when its time is up", async () => {
		const proxy = await startProxy(world.url());
		try {
			// The first calls are answered, and what they lead to is not.
			proxy.disturb(() => ({ waits: 20_000 }));
			const { milliseconds, account } = await auditAt(proxy.url, {
				attemptSeconds: 60,
				callSeconds: 60,
				totalSeconds: 30,
			});
			assert.equal(account, ownAccount);
			assert.ok(milliseconds < 38_000, `${milliseconds} ms`);
		} finally {
			await proxy.stop();
		}
	});
});
