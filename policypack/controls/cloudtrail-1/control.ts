import type { Control } from "../../judging/control";
import {
	capturesAll,
	capturesAllAdvanced,
	excludesNothing,
	excludesNothingAdvanced,
} from "../../judging/managementEvents";
import {
	anyTrail,
	fixOf,
	type JudgedTrail,
	reasonsOf,
} from "../../judging/nearest";
import { noTrail } from "../../judging/noTrail";
import {
	CIS_1_2_0,
	CIS_1_4_0,
	CIS_3_0_0,
	CIS_5_0_0,
	CONTROLS_2023,
	CONTROLS_2026,
	NIST_800_53_R5,
	related,
} from "../../judging/requirement";
import { fail, pass, type Verdict, when } from "../../judging/verdict";
import type { Trail } from "../../model/account";

/** One good trail is enough for the account. */
export const cloudTrail1: Control = {
	id: "CloudTrail.1",
	policy: "cloudtrail-1",
	title:
		"CloudTrail should be enabled and configured with at least one multi-Region trail that includes read and write management events",
	topic: "Multi-Region trail, all management events",
	requires:
		"At least one trail is multi-Region, logs, and captures all read and write management events with no source excluded.",
	severity: "High",
	category: "Identify > Logging",
	requirements: [
		...related(CIS_1_2_0, CONTROLS_2023, "2.1"),
		...related(CIS_1_4_0, CONTROLS_2023, "3.1"),
		...related(
			NIST_800_53_R5,
			CONTROLS_2023,
			"AC-2(4)",
			"AC-4(26)",
			"AC-6(9)",
			"AU-10",
			"AU-12",
			"AU-2",
			"AU-3",
			"AU-6(3)",
			"AU-6(4)",
			"AU-14(1)",
			"CA-7",
			"SC-7(9)",
			"SI-3(8)",
			"SI-4(20)",
			"SI-7(8)",
			"SA-8(22)",
		),
		...related(CIS_3_0_0, CONTROLS_2026, "3.1"),
		...related(CIS_5_0_0, CONTROLS_2026, "3.1"),
	],
	resourceType: "AWS::::Account",
	configRule: "multi-region-cloudtrail-enabled",
	schedule: "Periodic",
	parameters: ["readWriteType: ALL", "includeManagementEvents: true"],
	remediation: [
		"Create a multi-Region trail (a trail made in the console is multi-Region by default).",
		"Under additional settings turn log file validation on.",
		"In log events choose management events; for API activity select both Read and Write, and leave every exclusion check box cleared.",
		"For an existing trail: edit its management events, API activity, and select Read and Write.",
	],
	otherIds: [
		"2.1 (CIS AWS Foundations Benchmark v1.2.0)",
		"3.1 (CIS AWS Foundations Benchmark v1.4.0)",
	],
	url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-1",
	subject: "account",
	judge: (account) => {
		const { trails } = account;
		const none = noTrail(account, "cloudtrail-1");
		return trails.length === 0
			? none
			: anyTrail(trails, judgeTrail, (judged) =>
					judged[0] ? fail(summary(judged), fixOf(judged[0])) : none,
				);
	},
};

/** Whatever is wrong with a trail is said at once, and how to correct it. */
function judgeTrail(trail: Trail): readonly Verdict[] {
	return [
		when(trail.isMultiRegion, (isMultiRegion) =>
			isMultiRegion
				? pass()
				: fail("is single-Region", { kind: "turnOn", part: "isMultiRegion" }),
		),
		when(trail.isLogging, (isLogging) =>
			isLogging
				? pass()
				: fail("is switched off", { kind: "turnOn", part: "isLogging" }),
		),
		when(trail.eventSelectors, excludesNothing),
		when(trail.eventSelectors, capturesAll),
		when(trail.advancedEventSelectors, excludesNothingAdvanced),
		when(trail.advancedEventSelectors, capturesAllAdvanced),
	];
}

/** The nearest three trails are named: the rest fails for the like. */
function summary(judged: readonly JudgedTrail[]): string {
	const reasons = judged
		.slice(0, 3)
		.map((one) => `trail ${one.trail.of.name} ${reasonsOf(one).join(" and ")}`);
	const more = judged.length - reasons.length;
	return `No trail qualifies: ${reasons.join("; ")}${more > 0 ? `; and ${more} more` : ""}.`;
}
