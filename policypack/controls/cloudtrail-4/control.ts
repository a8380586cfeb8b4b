import type { Control } from "../../judging/control";
import {
	CIS_1_2_0,
	CIS_1_4_0,
	CIS_3_0_0,
	CIS_5_0_0,
	CONTROLS_2023,
	CONTROLS_2026,
	NIST_800_53_R5,
	NIST_800_171_R2,
	PCI_3_2_1,
	PCI_4_0_1,
	related,
} from "../../judging/requirement";
import { fail, pass, when } from "../../judging/verdict";

/** Validation is off unless it is switched on. */
export const cloudTrail4: Control = {
	id: "CloudTrail.4",
	policy: "cloudtrail-4",
	title: "CloudTrail log file validation should be enabled",
	topic: "Log file validation",
	requires: "Every trail validates the integrity of its log files.",
	severity: "Low",
	category: "Data protection > Data integrity",
	requirements: [
		...related(PCI_3_2_1, CONTROLS_2023, "10.5.2", "10.5.5"),
		...related(CIS_1_2_0, CONTROLS_2023, "2.2"),
		...related(CIS_1_4_0, CONTROLS_2023, "3.2"),
		...related(
			NIST_800_53_R5,
			CONTROLS_2023,
			"AU-9",
			"SI-4",
			"SI-7(1)",
			"SI-7(3)",
			"SI-7(7)",
		),
		...related(CIS_3_0_0, CONTROLS_2026, "3.2"),
		...related(CIS_5_0_0, CONTROLS_2026, "3.2"),
		...related(NIST_800_171_R2, CONTROLS_2026, "3.3.8"),
		...related(PCI_4_0_1, CONTROLS_2026, "10.3.2"),
	],
	resourceType: "AWS::CloudTrail::Trail",
	configRule: "cloud-trail-log-file-validation-enabled",
	schedule: "Periodic",
	parameters: [],
	remediation: [
		"Enable log file integrity validation on the trail, so that CloudTrail writes signed digest files with the hash of each log file.",
	],
	otherIds: [
		"PCI.CloudTrail.4 (heading of AWS's 2023 page)",
		"2.2 (CIS AWS Foundations Benchmark v1.2.0)",
		"3.2 (CIS AWS Foundations Benchmark v1.4.0)",
		"PCI.CloudTrail.3 (PCI DSS v3.2.1, before AWS consolidated its control ids)",
	],
	url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-4",
	connection: "trailToBucket",
	subject: "trail",
	judge: (trail) =>
		when(trail.validatesLogFiles, (validates) =>
			validates
				? pass()
				: fail(`Trail ${trail.of.name} does not validate its log files.`, {
						kind: "turnOn",
						part: "validatesLogFiles",
					}),
		),
	remedy: [{ part: "validatesLogFiles", to: true }],
};
