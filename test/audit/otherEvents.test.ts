import assert from "node:assert/strict";
import { evaluate } from "../../policypack/judging/evaluate";
import { statusOf } from "../../policypack/judging/finding";
import { assemble } from "../../policypack/model/account";
import { readAccount } from "../../policypack/sources/liveAccount";
import type { Clients } from "../../policypack/sources/liveAccount/clients";
import { defaultControls } from "../kit/controls";

const TRAIL = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit";

const one = defaultControls.find(({ policy }) => policy === "cloudtrail-1");

/** What CloudTrail.1 makes of an account with one trail of these selectors. */
async function judged(eventSelectors: object): Promise<string> {
	const answers: Readonly<Record<string, unknown>> = {
		getCallerIdentity: {
			Account: "111122223333",
			Arn: "arn:aws:iam::111122223333:user/audit",
		},
		describeTrails: {
			trailList: [
				{
					TrailARN: TRAIL,
					Name: "audit",
					S3BucketName: "logs",
					HomeRegion: "eu-west-1",
					IsMultiRegionTrail: true,
					LogFileValidationEnabled: true,
					HasCustomEventSelectors: true,
				},
			],
		},
		getTrailStatus: { IsLogging: true },
		getEventSelectors: { TrailARN: TRAIL, ...eventSelectors },
		listBuckets: { Buckets: [] },
	};
	const all = new Proxy(
		{},
		{
			get: (_, name) => async () => {
				const answer = answers[String(name)];
				if (answer) return answer;
				throw Object.assign(new Error(), { name: "AccessDeniedException" });
			},
		},
	);
	const { root, facts } = await readAccount(
		{
			home: "eu-west-1",
			sts: all,
			cloudTrail: () => all,
			s3: () => all,
			s3Control: all,
		} as unknown as Clients,
		{ regions: ["eu-west-1"] },
	);
	assert.ok(one);
	return statusOf(evaluate(one, assemble(root, facts)));
}

const equals = (field: string, ...values: readonly string[]) => ({
	Field: field,
	Equals: values,
});
const selectors = (...lists: readonly (readonly object[])[]) => ({
	AdvancedEventSelectors: lists.map((FieldSelectors) => ({ FieldSelectors })),
});
const management = [equals("eventCategory", "Management")];
const network = [
	equals("eventCategory", "NetworkActivity"),
	equals("eventSource", "s3.amazonaws.com"),
];

describe("Events other than management events, and CloudTrail.1 in an audit", () => {
	for (const [words, answer, expected] of [
		["network activity", selectors(management, network), "passed"],
		["network activity first", selectors(network, management), "passed"],
		[
			"aggregated and enriched events",
			{
				...selectors(management),
				AggregationConfigurations: [
					{ EventCategory: "Data", Templates: ["API_ACTIVITY"] },
				],
				ContextKeySelectors: [{ Type: "TagContext", Equals: ["team"] }],
				MaxEventSize: "Large",
			},
			"passed",
		],
		["network activity alone", selectors(network), "failed"],
	] as const)
		it(`${words}: ${expected}`, async () => {
			assert.equal(await judged(answer), expected);
		});
});
