import assert from "node:assert/strict";
import { ownAccount } from "../kit/cloud/cloud";
import { allBut, auditAt } from "./auditOf";
import {
	blockAccount,
	makeBucket,
	makeGoodAccount,
	makeLogTarget,
	makeTrail,
	policyFor,
	removeBucket,
} from "./build";
import { emptyWorld } from "./world";

const regions = ["us-east-1", "eu-west-1"];
const trailArn = (region: string, name: string) =>
	`arn:aws:cloudtrail:${region}:${ownAccount}:trail/${name}`;

describe("An audit of an account", () => {
	const world = emptyWorld();
	const audit = (named: readonly string[] = regions) =>
		auditAt(world.proxy().url, { regions: named });
	beforeEach(() => world.empty());

	it("that is compliant passes every control, in all Regions", async () => {
		await makeGoodAccount();
		const audited = await audit([]);
		assert.deepEqual(audited.statuses, allBut("passed"));
		assert.equal(audited.account, ownAccount);
		assert.equal(audited.partition, "aws");
	});

	it("is about the account, the trail's ARN and the bucket's", async () => {
		await makeGoodAccount();
		const { findings } = await audit();
		const on = (control: number) =>
			findings(control).map(({ on: { urn, type } }) => [urn, type]);
		const account = [[`arn:aws:iam::${ownAccount}:root`, "AWS::::Account"]];
		const trails = [
			[trailArn("eu-west-1", "local"), "AWS::CloudTrail::Trail"],
			[trailArn("us-east-1", "audit"), "AWS::CloudTrail::Trail"],
		];
		const buckets = [
			["arn:aws:s3:::local-logs", "AWS::S3::Bucket"],
			["arn:aws:s3:::logs", "AWS::S3::Bucket"],
		];
		assert.deepEqual(on(1), account);
		assert.deepEqual(on(3), account);
		for (const control of [2, 4, 5]) assert.deepEqual(on(control), trails);
		for (const control of [6, 7]) assert.deepEqual(on(control), buckets);
	});

	it("that is empty fails for want of a trail, and has no data else", async () => {
		const { statuses } = await audit([]);
		assert.deepEqual(statuses, allBut("noData", { 1: "failed", 3: "failed" }));
	});

	it("that is broken fails every control", async () => {
		await makeBucket("logs", { policy: policyFor("logs", "*") });
		const spoilt = {
			IsMultiRegionTrail: false,
			EnableLogFileValidation: false,
			KmsKeyId: "",
			CloudWatchLogsLogGroupArn: "",
			CloudWatchLogsRoleArn: "",
			logs: false,
		};
		await makeTrail("audit", "logs", spoilt);
		const { statuses } = await audit();
		assert.deepEqual(statuses, allBut("failed"));
	});

	it("whose only trails are beyond the Regions that are named has none", async () => {
		await makeBucket("logs");
		await makeTrail("local", "logs", { IsMultiRegionTrail: false });
		const { statuses } = await audit(["eu-west-1"]);
		assert.deepEqual(statuses, allBut("noData", { 1: "failed", 3: "failed" }));
	});

	it("judges a multi-Region trail from any Region, and once", async () => {
		await makeGoodAccount();
		const { statuses, findings } = await audit(["eu-central-1", "eu-north-1"]);
		assert.deepEqual(statuses, allBut("passed"));
		assert.deepEqual(
			findings(2).map(({ on }) => on.urn),
			[trailArn("us-east-1", "audit")],
		);
	});

	describe("whose trail has selectors", () => {
		const management = { Field: "eventCategory", Equals: ["Management"] };
		const data = [
			{ Field: "eventCategory", Equals: ["Data"] },
			{ Field: "resources.type", Equals: ["AWS::S3::Object"] },
		];
		for (const [name, selectors, status] of [
			["all events", { EventSelectors: [{ ReadWriteType: "All" }] }, "passed"],
			["reads", { EventSelectors: [{ ReadWriteType: "ReadOnly" }] }, "failed"],
			[
				"data alone",
				{ EventSelectors: [{ IncludeManagementEvents: false }] },
				"failed",
			],
			[
				"all but those of KMS",
				{
					EventSelectors: [
						{ ExcludeManagementEventSources: ["kms.amazonaws.com"] },
					],
				},
				"failed",
			],
			[
				"management events, by an advanced one",
				{ AdvancedEventSelectors: [{ FieldSelectors: [management] }] },
				"passed",
			],
			[
				"management and data events, by advanced ones",
				{
					AdvancedEventSelectors: [
						{ FieldSelectors: [management] },
						{ FieldSelectors: data },
					],
				},
				"passed",
			],
			[
				"data events, by an advanced one",
				{ AdvancedEventSelectors: [{ FieldSelectors: data }] },
				"failed",
			],
			[
				"reads, by an advanced one",
				{
					AdvancedEventSelectors: [
						{
							FieldSelectors: [
								management,
								{ Field: "readOnly", Equals: ["true"] },
							],
						},
					],
				},
				"failed",
			],
			[
				"all but those of KMS, by an advanced one",
				{
					AdvancedEventSelectors: [
						{
							FieldSelectors: [
								management,
								{ Field: "eventSource", NotEquals: ["kms.amazonaws.com"] },
							],
						},
					],
				},
				"failed",
			],
		] as const)
			it(`for ${name}: CloudTrail.1 ${status}`, async () => {
				await makeBucket("logs");
				await makeTrail("audit", "logs", {
					selectors: structuredClone(selectors) as object,
				});
				const { statuses } = await audit();
				assert.equal(statuses[1], status);
				assert.equal(statuses[3], "passed");
			});
	});

	describe("whose bucket is public", () => {
		const open = policyFor("logs", "*");
		for (const [name, settings, accountBlock, status] of [
			["by its policy", { policy: open }, false, "failed"],
			["by its ACL", { acl: "public-read" }, false, "failed"],
			[
				"by its ACL, to all accounts",
				{ acl: "authenticated-read" },
				false,
				"failed",
			],
			[
				"by its policy, and its block shields",
				{ policy: open, block: { policy: true } },
				false,
				"passed",
			],
			[
				"by its policy, and its block is for ACLs",
				{ policy: open, block: { acls: true } },
				false,
				"failed",
			],
			[
				"by its ACL, and its block shields",
				{ acl: "public-read", block: { acls: true } },
				false,
				"passed",
			],
			[
				"by its policy, and the account's block shields",
				{ policy: open, block: {} },
				true,
				"passed",
			],
			[
				"by its ACL, and the account's shields",
				{ acl: "public-read" },
				true,
				"passed",
			],
		] as const)
			it(`${name}: CloudTrail.6 ${status}`, async () => {
				await makeBucket("logs", settings);
				await makeTrail("audit", "logs");
				if (accountBlock) await blockAccount(world.proxy().url);
				const { statuses } = await audit();
				assert.equal(statuses[6], status);
			});
	});

	it("advises a bucket that has no public access block", async () => {
		await makeBucket("logs");
		await makeTrail("audit", "logs");
		const [found] = (await audit()).findings(6);
		assert.equal(found?.status, "passed");
		assert.match(found?.reason ?? "", /public access block/);
	});

	it("judges a bucket once, for all its trails, in its own Region", async () => {
		const inIreland = { region: "eu-west-1" };
		await makeLogTarget("access", "eu-west-1");
		await makeBucket("logs", { ...inIreland, logsTo: "access" });
		await makeTrail("audit", "logs");
		await makeTrail("second", "logs");
		await makeTrail("local", "logs", inIreland);
		const { findings } = await audit();
		assert.equal(findings(6).length, 1);
		assert.equal(findings(7).length, 1);
		const asked = world
			.proxy()
			.calls.filter(({ action }) => action === "s3:GetBucketLogging");
		assert.deepEqual(
			asked.map(({ region, of }) => [region, of]),
			[["eu-west-1", "logs"]],
		);
	});

	it("asks where a bucket lies only where the list does not tell", async () => {
		await makeGoodAccount();
		world.proxy().disturb(({ action }) =>
			action === "s3:ListAllMyBuckets"
				? {
						changes: (body) =>
							body.replace(
								/<Name>([^<]+)<\/Name>/g,
								(name, bucket) =>
									`${name}<BucketRegion>${bucket.startsWith("local") ? "eu-west-1" : "us-east-1"}</BucketRegion>`,
							),
					}
				: undefined,
		);
		const { statuses } = await audit();
		assert.deepEqual(statuses, allBut("passed"));
		const { calls } = world.proxy();
		const asked = calls.filter(({ of }) => of === "local-logs");
		assert.ok(asked.length > 0);
		assert.ok(asked.every(({ region }) => region === "eu-west-1"));
		assert.ok(!calls.some(({ action }) => action === "s3:GetBucketLocation"));
	});

	it("knows S3's old name of a Region", async () => {
		await makeGoodAccount();
		world
			.proxy()
			.disturb(({ action, of }) =>
				action === "s3:GetBucketLocation" && of === "local-logs"
					? { changes: (body) => body.replace("eu-west-1", "EU") }
					: undefined,
			);
		assert.deepEqual((await audit()).statuses, allBut("passed"));
	});

	/** Says of each page of the list of buckets that there is another. */
	const paged = (pages: number) => {
		let count = 0;
		world.proxy().disturb(({ action }) => {
			if (action !== "s3:ListAllMyBuckets") return undefined;
			count += 1;
			if (count >= pages) return undefined;
			const token = `<ContinuationToken>page-${count}</ContinuationToken>`;
			return {
				changes: (body) =>
					body
						.replace(/<Buckets>.*<\/Buckets>/s, "<Buckets></Buckets>")
						.replace("</ListAllMyBucketsResult>", `${token}$&`),
			};
		});
		return () => count;
	};

	it("reads the list of buckets to its end", async () => {
		await makeGoodAccount();
		const asked = paged(3);
		assert.deepEqual((await audit()).statuses, allBut("passed"));
		assert.equal(asked(), 3);
	});

	it("knows no bucket where that list has no end", async () => {
		await makeGoodAccount();
		const asked = paged(Number.POSITIVE_INFINITY);
		const { statuses } = await audit();
		assert.deepEqual(
			statuses,
			allBut("passed", { 6: "unknown", 7: "unknown" }),
		);
		assert.equal(asked(), 100);
	});

	it("has no data of a bucket that is another account's, and says so", async () => {
		await makeBucket("central-logs");
		await makeTrail("audit", "central-logs");
		await removeBucket("central-logs");
		await makeBucket("central-logs", {
			account: "444455556666",
			policy: policyFor("central-logs", "*"),
		});
		const { statuses, findings } = await audit();
		assert.deepEqual(statuses, allBut("passed", { 6: "noData", 7: "noData" }));
		const [found] = findings(6);
		assert.equal(
			found?.reason,
			"Not in this account: the bucket of trail audit.",
		);
		assert.equal(found.fix, "It is judged in the account that holds it.");
		const asked = world.proxy().calls.filter(({ of }) => of === "central-logs");
		assert.deepEqual(
			asked.map(({ action }) => action),
			["s3:GetBucketLocation"],
			"another's bucket is asked for once: whether it exists",
		);
	});
});
