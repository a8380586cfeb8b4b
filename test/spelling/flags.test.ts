import {
	AWS_ACCOUNT_BLOCK,
	AWS_BLOCK,
	AWS_TRAIL,
	NATIVE_BUCKET,
	NATIVE_TRAIL,
	output,
	secret,
} from "../kit/resources";
import {
	everyRefusal,
	everyUnknown,
	first,
	isRead,
	nothing,
	type Row,
	type Spot,
	spot,
	trails,
} from "./properties";

describe("a flag", () => {
	const flags: readonly Row[] = [
		["true", true, true],
		["false", false, false],
		["the text true", "true", true],
		["the text false", "false", false],
		["a secret true", secret({ value: true }), true],
		["a secret false", secret({ value: false }), false],
		["a decrypted true", secret({ plaintext: "true" }), true],
		["an output of true", output({ value: true }), true],
		[
			"a secret output of false",
			output({ value: false, secret: true, dependencies: [] }),
			false,
		],
		...everyUnknown,
		...everyRefusal,
		["another text", "yes", "(unreadable)"],
		["an empty text", "", "(unreadable)"],
		["a number", 1, "(unreadable)"],
		["a list", [true], "(unreadable)"],
		["an object", { value: true }, "(unreadable)"],
	];
	const spots: readonly Spot[] = [
		spot(NATIVE_TRAIL, "isLogging", "trail", (trail) => trail.isLogging),
	];
	const spotsWithDefault: readonly Spot[] = [
		spot(AWS_TRAIL, "enableLogging", "trail", (t) => t.isLogging, true),
		...trails.flatMap((type) => [
			spot(type, "isMultiRegionTrail", "trail", (t) => t.isMultiRegion, false),
			spot(
				type,
				"enableLogFileValidation",
				"trail",
				(t) => t.validatesLogFiles,
				false,
			),
			spot(
				type,
				"eventSelectors[].includeManagementEvents",
				"trail",
				(t) => first(t.eventSelectors, (one) => one.includesManagementEvents),
				true,
			),
		]),
		...[
			[AWS_BLOCK, "", "bucketBlock"] as const,
			[AWS_ACCOUNT_BLOCK, "", "accountBlock"] as const,
			[
				NATIVE_BUCKET,
				"publicAccessBlockConfiguration.",
				"bucketBlock",
			] as const,
		].flatMap(([type, path, kind]) => [
			spot(
				type,
				`${path}ignorePublicAcls`,
				kind,
				(block) => block.ignorePublicAcls,
				false,
			),
			spot(
				type,
				`${path}restrictPublicBuckets`,
				kind,
				(block) => block.restrictPublicBuckets,
				false,
			),
		]),
	];
	isRead(spots, flags);
	isRead(spotsWithDefault, [...flags, ...nothing]);
});
