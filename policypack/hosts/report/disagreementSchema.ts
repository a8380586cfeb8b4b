import { array, nullable, object, oneOf, string } from "./schemaParts";

/** The results that a disagreement compares. */
export const OPINIONS = [
	"PASSED",
	"FAILED",
	"EXEMPT",
	"NOT_FOUND",
	"PUBLIC",
	"NOT_PUBLIC",
	"NOT_VALID",
] as const;

/** A result that a disagreement compares. */
export type JsonOpinionResult = (typeof OPINIONS)[number];

const RESULT = oneOf(
	"Result. PUBLIC, NOT_PUBLIC: of the bucket's policy alone. NOT_VALID: the policy cannot be read. NOT_FOUND: the account does not have the resource. EXEMPT: failed, and an exemption applies.",
	OPINIONS,
);

/** One disagreement with AWS. */
export const DISAGREEMENT = object(
	"A resource for which AWS's own result differs from the one of this report.",
	{
		control: string("ID of the control, such as CloudTrail.6."),
		resource: string("ARN of the resource."),
		type: string("AWS type of the resource."),
		name: string("Name of the resource in AWS."),
		ours: object("The result of this report.", {
			result: RESULT,
			reason: nullable(string("Why.")),
		}),
		aws: object("The result of AWS.", {
			result: RESULT,
			reason: nullable(string("Why, in AWS's words.")),
			by: string(
				"What returned it: s3:GetBucketPolicyStatus or Security Hub CSPM.",
			),
			observedAt: nullable(
				string(
					"Date and time at which AWS last evaluated it, in UTC (RFC 3339); null: during the audit, or not known.",
				),
			),
			regions: array(
				"Regions whose findings have this result. Only of Security Hub CSPM.",
				string("Name of a Region."),
			),
		}),
	},
);
