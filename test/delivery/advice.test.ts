import assert from "node:assert/strict";
import { duplicateEvents } from "../../policypack/controls/cloudtrail-delivery/checks/duplicateEvents";
import type { Resource } from "../../policypack/providers/resource";
import { ACCOUNT, OTHER, placed, REGION, TYPES } from "../kit/deliveryStack";
import { type Bag, sentinels, urnOf } from "../kit/resources";
import { allVerdicts } from "./findings";

/** A trail in the Region and account of the stack, unless a provider is given. */
const trail = (name: string, props: Bag = {}, more: Partial<Resource> = {}) =>
	placed(
		TYPES.trail,
		name,
		{ name, s3BucketName: "logs-elsewhere", ...props },
		{},
		more,
	);
const at = (region: string, account = ACCOUNT): Partial<Resource> => ({
	provider: {
		urn: urnOf("pulumi:providers:aws", `${region}-${account}`),
		props: { region, allowedAccountIds: [account] },
	},
});

/** The trails that get advice. */
function advised(...all: readonly Resource[]): readonly string[] {
	return Object.entries(allVerdicts(duplicateEvents, ...all)).flatMap(
		([name, verdicts]) => (verdicts.length > 0 ? [name] : []),
	);
}

const basic = (selector: Bag) => ({ eventSelectors: [selector] });
const advanced = (...fieldSelectors: readonly Bag[]) => ({
	advancedEventSelectors: [{ fieldSelectors }],
});
const management = { field: "eventCategory", equals: ["Management"] };
const dataOnly = advanced(
	{ field: "eventCategory", equals: ["Data"] },
	{ field: "resources.type", equals: ["AWS::S3::Object"] },
);

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-manage-costs.html */
describe("the second copy of management events", () => {
	it("is that of the second trail in a Region", () => {
		assert.deepEqual(advised(trail("a"), trail("b")), ["b"]);
		assert.deepEqual(advised(trail("a")), []);
	});

	it("does not fail", () => {
		const { b = [] } = allVerdicts(duplicateEvents, trail("a"), trail("b"));
		assert.deepEqual(
			b.map((verdict) => verdict.is),
			["pass"],
		);
	});

	it("is not that of a trail in another Region, or account", () => {
		assert.deepEqual(advised(trail("a"), trail("b", {}, at("us-east-1"))), []);
		assert.deepEqual(
			advised(trail("a"), trail("b", {}, at(REGION, OTHER))),
			[],
		);
	});

	it("is that of one Region beside a trail of all Regions", () => {
		const everywhere = { isMultiRegionTrail: true };
		const far = at("us-east-1");
		assert.deepEqual(advised(trail("a"), trail("b", everywhere, far)), ["a"]);
		assert.deepEqual(advised(trail("a", everywhere), trail("b", {}, far)), [
			"b",
		]);
	});

	for (const [what, first, second] of [
		["does not log", {}, { enableLogging: false }],
		[
			"logs no management events",
			{},
			basic({ includeManagementEvents: false }),
		],
		["logs data only", {}, dataOnly],
		[
			"logs writes beside reads",
			basic({ readWriteType: "ReadOnly" }),
			basic({ readWriteType: "WriteOnly" }),
		],
		[
			"logs writes beside reads by advanced selectors",
			basic({ readWriteType: "ReadOnly" }),
			advanced(management, { field: "readOnly", equals: ["false"] }),
		],
		["may log", {}, { enableLogging: sentinels.boolean }],
		[
			"has selectors that are not known",
			{},
			{ eventSelectors: sentinels.list },
		],
	] as const)
		it(`is not that of a trail that ${what}`, () => {
			assert.deepEqual(advised(trail("a", first), trail("b", second)), []);
		});

	for (const [what, first, second] of [
		["all by name", {}, basic({ readWriteType: "All" })],
		["reads, too", {}, basic({ readWriteType: "ReadOnly" })],
		[
			"all but KMS",
			{},
			basic({
				excludeManagementEventSources: ["kms.amazonaws.com"],
			}),
		],
		["all by an advanced selector", {}, advanced(management)],
		[
			"reads by an advanced selector",
			basic({ readWriteType: "ReadOnly" }),
			advanced(management, { field: "readOnly", equals: ["true"] }),
		],
	] as const)
		it(`is that of a trail that logs ${what}`, () => {
			assert.deepEqual(advised(trail("a", first), trail("b", second)), ["b"]);
		});

	it("is that of aws-native, too", () => {
		const native = (name: string) =>
			placed(TYPES.nativeTrail, name, {
				trailName: name,
				s3BucketName: "logs-elsewhere",
				isLogging: true,
			});
		assert.deepEqual(advised(native("a"), native("b")), ["b"]);
	});
});

describe("an organization's trail", () => {
	const organization = { isOrganizationTrail: true, isMultiRegionTrail: true };
	const reasonOf = (...all: readonly Resource[]) =>
		Object.values(allVerdicts(duplicateEvents, ...all))
			.flat()
			.flatMap((verdict) =>
				verdict.is === "pass" && verdict.advice ? [verdict.advice.reason] : [],
			);

	it("already logs the account, whichever comes first", () => {
		assert.deepEqual(advised(trail("a"), trail("b", organization)), ["a"]);
		assert.deepEqual(advised(trail("a", organization), trail("b")), ["b"]);
		const [reason = ""] = reasonOf(trail("a", organization), trail("b"));
		assert.match(reason, /organization's trail a logs/);
		assert.doesNotMatch(reason, /if the account is a member/);
	});

	it("may log another account, a member of the organization", () => {
		const member = trail("b", {}, at(REGION, OTHER));
		const [reason = ""] = reasonOf(trail("a", organization), member);
		assert.match(reason, /if the account is a member of the organization/);
	});

	it("has no second copy where it logs other events", () => {
		assert.deepEqual(
			advised(trail("a", { ...organization, ...dataOnly }), trail("b")),
			[],
		);
	});
});
