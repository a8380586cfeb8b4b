import type { Control } from "../../judging/control";
import { anyTrail, fixOf } from "../../judging/nearest";
import { noTrail } from "../../judging/noTrail";
import {
	CONTROLS_2023,
	CONTROLS_2026,
	NIST_800_171_R2,
	PCI_3_2_1,
	PCI_4_0_1,
	related,
} from "../../judging/requirement";
import { fail, pass, type Verdict, when } from "../../judging/verdict";
import type { Trail } from "../../model/account";

/** A trail that is switched off is no enabled trail. */
export const cloudTrail3: Control = {
	id: "CloudTrail.3",
	policy: "cloudtrail-3",
	title: "At least one CloudTrail trail should be enabled",
	topic: "A trail that is enabled",
	requires: "At least one trail exists and logs.",
	severity: "High",
	category: "Identify > Logging",
	requirements: [
		...related(
			PCI_3_2_1,
			CONTROLS_2023,
			"10.1",
			"10.2.1",
			"10.2.2",
			"10.2.3",
			"10.2.4",
			"10.2.5",
			"10.2.6",
			"10.2.7",
			"10.3.1",
			"10.3.2",
			"10.3.3",
			"10.3.4",
			"10.3.5",
			"10.3.6",
		),
		...related(NIST_800_171_R2, CONTROLS_2026, "3.3.1", "3.14.6", "3.14.7"),
		...related(PCI_4_0_1, CONTROLS_2026, "10.2.1"),
	],
	resourceType: "AWS::::Account",
	configRule: "cloudtrail-enabled",
	schedule: "Periodic",
	parameters: [],
	remediation: [
		"Follow the CloudTrail getting-started tutorial and create a trail.",
		"Because some AWS services cannot log every API and event, add other audit trails where the service documentation calls for it.",
	],
	otherIds: [
		"PCI.CloudTrail.3 (heading of AWS's 2023 page)",
		"PCI.CloudTrail.2 (PCI DSS v3.2.1, before AWS consolidated its control ids)",
	],
	url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-3",
	subject: "account",
	judge: (account) => {
		const { trails } = account;
		const none = noTrail(account, "cloudtrail-3");
		return trails.length === 0
			? none
			: anyTrail(trails, judgeTrail, ([nearest]) =>
					nearest
						? fail("Every trail declared is switched off.", fixOf(nearest))
						: none,
				);
	},
};

function judgeTrail({ isLogging }: Trail): readonly Verdict[] {
	return [
		when(isLogging, (logs) =>
			logs
				? pass()
				: fail("is switched off", { kind: "turnOn", part: "isLogging" }),
		),
	];
}
