import assert from "node:assert/strict";
import {
	ACTIONS,
	DELIVERY_ACTIONS,
} from "../../policypack/sources/liveAccount/permissions";
import { FAULTS } from "../kit/awsFaults";
import { allBut, auditAt } from "./auditOf";
import { makeBucket, makeTrail } from "./build";
import { emptyWorld } from "./world";

const regions = [
	"ap-northeast-1",
	"ap-south-1",
	"ap-southeast-2",
	"ca-central-1",
	"eu-central-1",
	"eu-north-1",
	"eu-west-1",
	"sa-east-1",
	"us-east-1",
	"us-west-2",
];

/** Makes so many trails in each Region, and a bucket for each two of them. */
async function makeMany(perRegion: number): Promise<void> {
	for (const region of regions)
		await Promise.all(
			Array.from({ length: perRegion / 2 }, async (_, at) => {
				const bucket = `logs-${region}-${at}`;
				await makeBucket(bucket, { region });
				for (const twin of ["a", "b"])
					await makeTrail(`trail-${at}-${twin}`, bucket, {
						region,
						IsMultiRegionTrail: at % 2 === 0,
					});
			}),
		);
}

/** How often each call may be made, of an account of such a size. */
const mayBe = (trails: number, buckets: number) => ({
	"cloudtrail:DescribeTrails": regions.length,
	"cloudtrail:GetEventSelectors": trails,
	"cloudtrail:GetTrailStatus": trails,
	"logs:DescribeDeliverySources": regions.length,
	"s3:GetAccountPublicAccessBlock": 1,
	"s3:GetBucketAcl": buckets,
	"s3:GetBucketLocation": buckets,
	"s3:GetBucketLogging": buckets,
	"s3:GetBucketOwnershipControls": buckets,
	"s3:GetBucketPolicy": buckets,
	"s3:GetBucketPublicAccessBlock": buckets,
	"s3:ListAllMyBuckets": 1,
	"sts:GetCallerIdentity": 1,
});

describe("An audit of many trails and buckets over Regions", () => {
	const world = emptyWorld();
	const counted = () => {
		const counts: Record<string, number> = {};
		for (const { action } of world.proxy().answered)
			counts[action] = (counts[action] ?? 0) + 1;
		return counts;
	};
	const audit = () => auditAt(world.proxy().url, { regions });

	it("makes as many calls as there are trails and buckets, and no more", async () => {
		await makeMany(4);
		const few = await audit();
		assert.deepEqual(counted(), mayBe(40, 20));
		assert.equal(few.findings(2).length, 40);
		assert.equal(few.findings(7).length, 20);

		world.proxy().calm();
		await world.empty();
		await makeMany(20);
		const many = await audit();
		assert.deepEqual(counted(), mayBe(200, 100));
		assert.equal(many.findings(2).length, 200);
		assert.equal(many.findings(7).length, 100);
		assert.deepEqual(many.statuses, allBut("passed", { 7: "failed" }));
	});
});

describe("An audit of some trails over Regions", () => {
	const world = emptyWorld();
	before(() => makeMany(2));

	it("asks for nothing but what the IAM policy allows", async () => {
		await auditAt(world.proxy().url);
		const asked = world.proxy().calls.map(({ action }) => action);
		const { DescribeDeliverySources } = DELIVERY_ACTIONS;
		assert.deepEqual(
			[...new Set(asked)].sort(),
			[...Object.values(ACTIONS), DescribeDeliverySources].sort(),
		);
	});

	it("asks again where it is throttled, as the SDK does", async () => {
		const seen = new Set<string>();
		world.proxy().disturb((call) => {
			const key = `${call.action} ${call.region} ${call.of}`;
			if (seen.has(key)) return undefined;
			seen.add(key);
			return FAULTS.throttling?.(call);
		});
		const { statuses } = await auditAt(world.proxy().url, {
			regions: ["us-east-1"],
		});
		assert.deepEqual(statuses, allBut("passed", { 7: "failed" }));
	});

	it("is never asking more at once than it may", async () => {
		let under = 0;
		let most = 0;
		const proxy = world.proxy();
		proxy.disturb(() => {
			under += 1;
			most = Math.max(most, under);
			return {
				changes: (body) => {
					under -= 1;
					return body;
				},
			};
		});
		await auditAt(proxy.url, { regions, atOnce: 7 });
		assert.equal(under, 0);
		assert.ok(most > 1 && most <= 7, `${most} at once`);
	});
});
