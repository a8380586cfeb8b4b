import assert from "node:assert/strict";
import { organization } from "../../policypack/controls/cloudtrail-delivery/checks/organization";
import { trailCount } from "../../policypack/controls/cloudtrail-delivery/checks/trailCount";
import { trailName } from "../../policypack/controls/cloudtrail-delivery/checks/trailName";
import type { Resource } from "../../policypack/providers/resource";
import {
	ACCOUNT,
	OTHER,
	placed,
	REGION,
	TYPES,
	trail,
} from "../kit/deliveryStack";
import { type Bag, resource, sentinels, UNKNOWN } from "../kit/resources";
import { allVerdicts, found, kindOf, reasonsOf } from "./findings";

const native = (props: Bag, more: Partial<Resource> = {}) =>
	placed(
		TYPES.nativeTrail,
		"audit",
		{ s3BucketName: "logs-elsewhere", isLogging: true, ...props },
		{},
		more,
	);

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html */
describe("the name of a trail", () => {
	for (const name of [
		"abc",
		"a.b",
		"A_1",
		"0-0",
		"my-name.space_1",
		"a".repeat(128),
		"1.2.3",
		"1.2.3.4.5",
		"management-events-eu-west-1",
	])
		it(`may be ${name.slice(0, 30)}`, () => {
			assert.deepEqual(found(trailName, trail({ name })), []);
			assert.deepEqual(found(trailName, native({ trailName: name })), []);
		});

	for (const name of [
		"ab",
		"a",
		"a".repeat(129),
		"my name",
		"äbc",
		"abc/def",
		"-abc",
		"abc-",
		".abc",
		"abc_",
		"my-_namespace",
		"my--namespace",
		"a..b",
		"a._b",
		"a__b",
		"192.168.5.4",
	])
		it(`must not be ${name.slice(0, 30)}`, () => {
			assert.deepEqual(found(trailName, trail({ name })), ["failed"]);
			assert.deepEqual(found(trailName, native({ trailName: name })), [
				"failed",
			]);
			const [reason = ""] = reasonsOf(trailName, trail({ name }));
			assert.match(reason, /InvalidTrailNameException\.$/);
		});

	it("is pending where the program sets one that is not known yet", () => {
		assert.deepEqual(found(trailName, trail({ name: UNKNOWN })), ["pending"]);
	});

	it("is a valid one where the provider makes it of a valid logical name", () => {
		const without = (name: string) =>
			placed(TYPES.trail, name, { s3BucketName: "logs-elsewhere" });
		const of = (name: string) =>
			allVerdicts(trailName, without(name))[name]?.map(kindOf);
		assert.deepEqual(of("audit"), []);
		assert.deepEqual(of("my audit"), ["pending"]);
		assert.deepEqual(of("audit-"), ["pending"]);
	});
});

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html */
describe("the texts and flags of a trail", () => {
	it("may have a prefix of 200 characters, and no longer one", () => {
		const of = (length: number) =>
			found(trailName, trail({ s3KeyPrefix: "p".repeat(length) }));
		assert.deepEqual([of(200), of(201)], [[], ["failed"]]);
	});

	it("may have a topic of 256 characters, and no longer one", () => {
		const of = (length: number) =>
			found(trailName, trail({ snsTopicName: "t".repeat(length) }));
		assert.deepEqual([of(256), of(257)], [[], ["failed"]]);
	});

	it("log events of global services in all Regions, or one Region", () => {
		const of = (
			isMultiRegionTrail: unknown,
			includeGlobalServiceEvents?: unknown,
		) =>
			found(
				trailName,
				trail({ isMultiRegionTrail, includeGlobalServiceEvents }),
			);
		assert.deepEqual(of(true, false), ["failed"]);
		assert.deepEqual(of(true, true), []);
		assert.deepEqual(of(true), []);
		assert.deepEqual(of(false, false), []);
		assert.deepEqual(of(undefined, false), []);
		assert.deepEqual(of(sentinels.boolean, false), ["pending"]);
		assert.deepEqual(of(true, sentinels.boolean), ["pending"]);
	});

	it("are those of aws-native, too", () => {
		assert.deepEqual(
			found(
				trailName,
				native({
					trailName: "audit",
					isMultiRegionTrail: true,
					includeGlobalServiceEvents: false,
					s3KeyPrefix: "p".repeat(201),
				}),
			),
			["failed"],
		);
	});
});

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html */
describe("the name of a trail", () => {
	const other = (props: Bag, more: Partial<Resource> = {}) =>
		placed(
			TYPES.trail,
			"other",
			{ name: "audit", s3BucketName: "logs-elsewhere", ...props },
			{},
			more,
		);
	const of = (one: Resource, ...all: readonly Resource[]) =>
		found(trailName, one, ...all);

	it("is its own in a Region of an account", () => {
		assert.deepEqual(of(trail(), other({})), ["failed"]);
		assert.deepEqual(of(trail(), native({ trailName: "audit" })), ["failed"]);
		assert.deepEqual(of(trail(), other({ name: "audit-2" })), []);
		assert.deepEqual(of(trail(), other({ name: UNKNOWN })), []);
		assert.deepEqual(of(trail(), other({ region: "us-east-1" })), []);
		const elsewhere = {
			urn: undefined,
			props: { region: REGION, allowedAccountIds: [OTHER] },
		};
		assert.deepEqual(of(trail(), other({}, { provider: elsewhere })), []);
		const [reason] = reasonsOf(trailName, trail(), other({}));
		assert.equal(
			reason,
			"Trail audit has the same name as trail other in its Region, so AWS rejects one of them with TrailAlreadyExistsException.",
		);
	});

	it("is not compared where AWS has the trail, or it is only read", () => {
		const arn = `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/audit`;
		assert.deepEqual(of(trail({ arn }), other({})), []);
		assert.deepEqual(of(trail(), other({ arn })), []);
		assert.deepEqual(of(trail(), other({}, { isRead: true })), []);
	});
});

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html */
describe("the number of trails in a Region", () => {
	const far = (name: string) => ({
		urn: `urn:pulumi:prod::shop::pulumi:providers:aws::${name}`,
		props: { region: "us-east-1", allowedAccountIds: [ACCOUNT] },
	});
	const many = (count: number, props: Bag = {}, more: Partial<Resource> = {}) =>
		Array.from({ length: count }, (_, at) =>
			placed(
				TYPES.trail,
				`other-${at}`,
				{ s3BucketName: "logs-elsewhere", ...props },
				{},
				more,
			),
		);

	it("is five at most", () => {
		assert.deepEqual(found(trailCount, trail(), ...many(4)), []);
		assert.deepEqual(found(trailCount, trail(), ...many(5)), ["failed"]);
		const [reason = ""] = reasonsOf(trailCount, trail(), ...many(5));
		assert.match(reason, /MaximumNumberOfTrailsExceededException/);
		assert.match(reason, /eu-west-1/);
	});

	it("names six trails at most", () => {
		const [six = ""] = reasonsOf(trailCount, trail(), ...many(5));
		assert.match(six, /has 6 trails [^(]*\(audit, other-0, .*other-4\)/);
		const [more = ""] = reasonsOf(trailCount, trail(), ...many(500));
		assert.match(more, /has 501 trails .*, other-\d+ and 495 more\)/);
		assert.ok(more.length < 400, more);
		assert.match(six, /so AWS rejects one of them with/);
		assert.match(more, /so AWS rejects 496 of them with/);
		const nowhere = { provider: { urn: undefined, props: {} } };
		const [unplaced = ""] = reasonsOf(
			trailCount,
			trail({}, {}, nowhere),
			...many(5, {}, nowhere),
		);
		assert.match(unplaced, /^One Region has 6 trails of one account /);
	});

	it("has multi-Region trails of other Regions", () => {
		const more = { provider: far("far") };
		assert.deepEqual(found(trailCount, trail(), ...many(5, {}, more)), []);
		const everywhere = many(5, { isMultiRegionTrail: true }, more);
		assert.deepEqual(found(trailCount, trail(), ...everywhere), ["failed"]);
	});

	it("is counted where a multi-Region trail is not at home, too", () => {
		const more = { provider: far("far") };
		assert.deepEqual(
			found(
				trailCount,
				trail({ isMultiRegionTrail: true }),
				...many(5, {}, more),
			),
			["failed"],
		);
	});

	it("has not the trails of another account", () => {
		const props = { region: REGION, allowedAccountIds: [OTHER] };
		const more = { provider: { ...far("other"), props } };
		assert.deepEqual(
			found(
				trailCount,
				trail(),
				...many(5, { isMultiRegionTrail: true }, more),
			),
			[],
		);
	});

	it("is known of one provider whose Region and account are not", () => {
		const bare = Array.from({ length: 6 }, (_, at) =>
			resource(TYPES.trail, at === 0 ? "audit" : `other-${at}`, {
				s3BucketName: "logs-elsewhere",
			}),
		);
		assert.deepEqual(found(trailCount, ...bare), ["failed"]);
		assert.deepEqual(found(trailCount, ...bare.slice(0, 5)), []);
	});

	it("is pending if trails may count", () => {
		const perhaps = many(
			5,
			{ isMultiRegionTrail: sentinels.boolean },
			{ provider: far("far") },
		);
		assert.deepEqual(found(trailCount, trail(), ...perhaps), ["pending"]);
	});
});

describe("the account of an organization trail", () => {
	const of = (account: string) =>
		placed(TYPES.organization, "all", {
			arn: `arn:aws:organizations::${account}:organization/o-exampleorgid`,
		});
	const audit = (isOrganizationTrail: unknown) =>
		trail({ isOrganizationTrail });

	it("is the management account", () => {
		assert.deepEqual(found(organization, audit(true), of(ACCOUNT)), []);
	});

	it("may be a delegated administrator, which is outside", () => {
		assert.deepEqual(found(organization, audit(true), of(OTHER)), ["outside"]);
	});

	it("is not judged of other trails, or where no organization is seen", () => {
		assert.deepEqual(found(organization, audit(false), of(OTHER)), []);
		assert.deepEqual(found(organization, audit(true)), []);
		assert.deepEqual(found(organization, audit(sentinels.boolean)), [
			"pending",
		]);
	});
});
