import type { JsonDisagreement } from "../../policypack/hosts/report/jsonSchema";

/** A disagreement with Security Hub CSPM, with these properties instead. */
export function disagreementWith(
	given: Partial<JsonDisagreement> = {},
): JsonDisagreement {
	return {
		control: "CloudTrail.4",
		resource: "arn:aws:cloudtrail:eu-west-1:111122223333:trail/central",
		type: "AWS::CloudTrail::Trail",
		name: "central",
		ours: { result: "PASSED", reason: null },
		aws: {
			result: "FAILED",
			reason: "Log file validation is not enabled.",
			by: "Security Hub CSPM",
			observedAt: "2027-04-01T05:00:00.000Z",
			regions: ["eu-west-1"],
		},
		...given,
	};
}
