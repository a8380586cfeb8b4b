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
import { arnPattern } from "../../model/arn";

/** Any key id or alias will do; SSE-S3, the default, will not. */
export const cloudTrail2: Control = {
	id: "CloudTrail.2",
	policy: "cloudtrail-2",
	title: "CloudTrail should have encryption at-rest enabled",
	topic: "KMS encryption of log files",
	requires: "Every trail encrypts its log files with an AWS KMS key.",
	severity: "Medium",
	category: "Protect > Data protection > Encryption of data at rest",
	requirements: [
		...related(PCI_3_2_1, CONTROLS_2023, "3.4"),
		...related(CIS_1_2_0, CONTROLS_2023, "2.7"),
		...related(CIS_1_4_0, CONTROLS_2023, "3.7"),
		...related(
			NIST_800_53_R5,
			CONTROLS_2023,
			"AU-9",
			"CA-9(1)",
			"CM-3(6)",
			"SC-13",
			"SC-28",
			"SC-28(1)",
			"SC-7(10)",
			"SI-7(6)",
		),
		...related(CIS_3_0_0, CONTROLS_2026, "3.5"),
		...related(CIS_5_0_0, CONTROLS_2026, "3.5"),
		...related(NIST_800_171_R2, CONTROLS_2026, "3.3.8"),
		...related(PCI_4_0_1, CONTROLS_2026, "10.3.2"),
	],
	resourceType: "AWS::CloudTrail::Trail",
	configRule: "cloud-trail-encryption-enabled",
	schedule: "Periodic",
	parameters: [],
	remediation: [
		"Update the trail to use an AWS KMS key (SSE-KMS) for its log files.",
	],
	otherIds: [
		"2.7 (CIS AWS Foundations Benchmark v1.2.0)",
		"3.7 (CIS AWS Foundations Benchmark v1.4.0)",
		"PCI.CloudTrail.1 (PCI DSS v3.2.1, before AWS consolidated its control ids)",
	],
	url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-2",
	connection: "trailToKey",
	subject: "trail",
	judge: (trail) =>
		when(trail.hasKey, (hasKey) =>
			hasKey
				? pass()
				: fail(
						`Trail ${trail.of.name} does not encrypt its log files with a KMS key.`,
						{ kind: "trailKey" },
					),
		),
	remedy: [
		{
			part: "hasKey",
			to: {
				property: "kmsKeyId",
				of: "the KMS key",
				example:
					"arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
				// Of the key itself, as the provider asks: an alias may be moved.
				pattern: arnPattern("kms", "key/[A-Za-z0-9-]+"),
			},
		},
	],
};
