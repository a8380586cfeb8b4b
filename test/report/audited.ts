import { DEFAULT_CONFIGURATION } from "../../policypack/configuration/policyConfiguration";
import { controls } from "../../policypack/controls";
import { jsonReportOf, writeJson } from "../../policypack/hosts/report/json";
import { reportOn } from "../../policypack/hosts/report/report";
import type { Disagreement } from "../../policypack/judging/disagreement";
import { assemble } from "../../policypack/model/account";
import type { RegionsRead } from "../../policypack/sources/liveAccount/regionsRead";

/** The JSON report on an account without trails, with these disagreements. */
export function audited(
	regions: RegionsRead,
	disagreements: readonly Disagreement[] = [],
): string {
	const now = new Date("2027-04-01T09:30:00Z");
	const name = "111122223333";
	const account = assemble(
		{
			urn: `arn:aws:iam::${name}:root`,
			type: "AWS::::Account",
			name,
			location: undefined,
			view: "account",
		},
		[],
	);
	const source = { kind: "account", name, folder: "" } as const;
	const report = reportOn(
		{ ...source, partition: "aws", regions },
		account,
		controls,
		DEFAULT_CONFIGURATION,
		now,
	);
	return writeJson(jsonReportOf([{ ...report, disagreements }], now));
}
