import assert from "node:assert/strict";
import { outcomeOf } from "../kit/pack/answers";
import { packUnderTest } from "../kit/pack/harness";
import { bucket, goodTrail, resource, stack, types } from "../kit/pack/stacks";
import type { Properties } from "../kit/pack/wire";

const equals = (field: string, ...values: readonly string[]) => ({
	field,
	equals: values,
});

/** The same selectors in the words of each provider. */
const selectors = (...lists: readonly (readonly object[])[]): Properties => ({
	advancedEventSelectors: lists.map((fieldSelectors) => ({ fieldSelectors })),
});

const management = [equals("eventCategory", "Management")];
const reads = [...management, equals("readOnly", "true")];
const network = [
	equals("eventCategory", "NetworkActivity"),
	equals("eventSource", "kms.amazonaws.com"),
	equals("errorCode", "VpceAccessDenied"),
];
const data = [
	equals("eventCategory", "Data"),
	equals("resources.type", "AWS::S3::Object"),
];

/** Settings for enriched and aggregated events, beside the selectors. */
const settings: Properties = {
	aggregationConfigurations: [
		{
			eventCategory: "Data",
			templates: ["API_ACTIVITY", "RESOURCE_ACCESS", "USER_ACTIONS"],
		},
	],
	contextKeySelectors: [{ type: "TagContext", equals: ["team"] }],
	maxEventSize: "Large",
};

describe("Events other than management events, and CloudTrail.1", () => {
	const pack = packUnderTest();

	for (const [words, trail] of [
		[
			"@pulumi/aws",
			(props: Properties) =>
				resource(types.trail, "audit", {
					...goodTrail,
					s3BucketName: "logs-111122223333",
					...props,
				}),
		],
		[
			"aws-native",
			(props: Properties) =>
				resource(types.nativeTrail, "audit", {
					isLogging: true,
					isMultiRegionTrail: true,
					s3BucketName: "logs-111122223333",
					...props,
				}),
		],
	] as const)
		for (const [others, props, expected] of [
			["network activity", selectors(management, network), "passed"],
			["network activity first", selectors(network, management), "passed"],
			[
				"data and network activity",
				selectors(management, data, network),
				"passed",
			],
			["aggregated events and no selectors", settings, "passed"],
			[
				"aggregated data events",
				{ ...selectors(management, data), ...settings },
				"passed",
			],
			["network activity alone", selectors(network), "violation"],
			[
				"network activity beside read events alone",
				{ ...selectors(reads, network), ...settings },
				"violation",
			],
		] as const)
			it(`${words}: ${others}: ${expected}`, async () => {
				const answer = await pack.analyzeStack(
					stack(trail(props), bucket("logs", { bucket: "logs-111122223333" })),
				);
				assert.equal(outcomeOf(answer, "cloudtrail-1"), expected);
			});
});
