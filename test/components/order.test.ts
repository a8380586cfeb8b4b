import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { ComplianceTrail, type ComplianceTrailArgs } from "../../components";
import {
	type Construction,
	construct,
	only,
	type Registration,
} from "../kit/component/construct";
import { made } from "./types";

/** Whether one is registered as needing the other, by whatever way. */
function isAfter(
	{ registrations }: Construction<unknown>,
	later: Registration,
	earlier: Registration,
): boolean {
	const byUrn = new Map(registrations.map((one) => [one.urn, one]));
	const seen = new Set<string>();
	const waiting = [...later.after];
	for (let urn = waiting.pop(); urn !== undefined; urn = waiting.pop()) {
		if (urn === earlier.urn) return true;
		if (seen.has(urn)) continue;
		seen.add(urn);
		waiting.push(...(byUrn.get(urn)?.after ?? []));
	}
	return false;
}

type Part = readonly [type: string, name?: string];

/** What must be there before what, so that the first update succeeds. */
const orders: readonly (readonly [
	args: ComplianceTrailArgs,
	later: Part,
	...earlier: Part[],
])[] = [
	[
		{ notifications: {}, objectLock: { mode: "GOVERNANCE", days: 30 } },
		[made.trail],
		[made.bucketPolicy, "audit-logs"],
		[made.block, "audit-logs"],
		[made.ownership, "audit-logs"],
		[made.versioning, "audit-logs"],
		[made.encryption, "audit-logs"],
		[made.objectLock, "audit-logs"],
		[made.logging],
		[made.bucketPolicy, "audit-access-logs"],
		[made.key],
		[made.logGroup],
		[made.role],
		[made.rolePolicy],
		[made.topic],
		[made.topicPolicy],
	],
	[
		{},
		[made.bucketPolicy, "audit-logs"],
		[made.block, "audit-logs"],
		[made.ownership, "audit-logs"],
	],
	[
		{},
		[made.bucketPolicy, "audit-access-logs"],
		[made.block, "audit-access-logs"],
		[made.ownership, "audit-access-logs"],
	],
	[
		{},
		[made.logging],
		[made.bucketPolicy, "audit-access-logs"],
		[made.block, "audit-access-logs"],
	],
	[
		{ objectLock: { mode: "GOVERNANCE", days: 30 } },
		[made.objectLock],
		[made.versioning, "audit-logs"],
	],
	[{}, [made.lifecycle, "audit-logs"], [made.versioning, "audit-logs"]],
	// Deleted in the opposite order: a bucket that is not empty keeps its key.
	[{}, [made.bucket, "audit-logs"], [made.key]],
	[{ alarms: {} }, [made.alarm, "audit-cis-4.3"], [made.topicPolicy]],
	[
		{ bucket: { bucket: "acme-logs", managePolicy: true } },
		[made.trail],
		[made.bucketPolicy],
	],
];

describe("the order in which ComplianceTrail is made", () => {
	for (const preview of [true, false])
		for (const [args, later, ...earlier] of orders)
			it(`${later.join(" ")} last, ${preview ? "at preview" : "at update"}, with ${JSON.stringify(args)}`, async () => {
				const built = await construct(
					() => new ComplianceTrail("audit", args),
					{ preview },
				);
				for (const part of earlier)
					assert.ok(
						isAfter(built, only(built, ...later), only(built, ...part)),
						part.join(" "),
					);
			});

	it("puts the trail after what the component is told to depend on", async () => {
		const built = await construct(() => {
			const policy = new aws.s3.BucketPolicy("central", {
				bucket: "acme-logs",
				policy: "{}",
			});
			const options = { dependsOn: policy };
			new ComplianceTrail("one", { bucket: { bucket: "acme-logs" } }, options);
			new ComplianceTrail(
				"two",
				{ bucket: { bucket: "acme-logs" } },
				{ dependsOn: [policy] },
			);
		});
		const policy = only(built, made.bucketPolicy);
		for (const name of ["one", "two"])
			assert.ok(isAfter(built, only(built, made.trail, name), policy), name);
	});

	it("has no cycle", async () => {
		const built = await construct(
			() =>
				new ComplianceTrail("audit", {
					alarms: {},
					notifications: {},
					eventDataStore: {},
				}),
		);
		for (const one of built.registrations)
			assert.ok(!isAfter(built, one, one), one.urn);
	});
});
