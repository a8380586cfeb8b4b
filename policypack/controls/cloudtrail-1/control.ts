import type { Control } from "../../judging/control";
import {
	all,
	any,
	fail,
	pass,
	type Verdict,
	when,
} from "../../judging/verdict";
import type { Trail } from "../../model/account";
import type { AdvancedEventSelector, EventSelector } from "../../model/facts";

const FIX =
	"Set isMultiRegionTrail to true and keep logging on; leave the event selectors out, or give one that alone captures all read and write management events and excludes no source.";

/** One good trail is enough for the account. */
export const cloudTrail1: Control = {
	id: "CloudTrail.1",
	policy: "cloudtrail-1",
	title:
		"CloudTrail should be enabled with at least one multi-Region trail that captures read and write management events",
	topic: "Multi-Region trail, all management events",
	requires:
		"At least one trail is multi-Region, logs, and captures all read and write management events with no source excluded.",
	severity: "High",
	category: "Identify > Logging",
	requirements: [
		"CIS AWS Foundations Benchmark v1.2.0/2.1",
		"CIS AWS Foundations Benchmark v1.4.0/3.1",
		"NIST.800-53.r5 AC-2(4)",
		"NIST.800-53.r5 AC-4(26)",
		"NIST.800-53.r5 AC-6(9)",
		"NIST.800-53.r5 AU-10",
		"NIST.800-53.r5 AU-12",
		"NIST.800-53.r5 AU-2",
		"NIST.800-53.r5 AU-3",
		"NIST.800-53.r5 AU-6(3)",
		"NIST.800-53.r5 AU-6(4)",
		"NIST.800-53.r5 AU-14(1)",
		"NIST.800-53.r5 CA-7",
		"NIST.800-53.r5 SC-7(9)",
		"NIST.800-53.r5 SI-3(8)",
		"NIST.800-53.r5 SI-4(20)",
		"NIST.800-53.r5 SI-7(8)",
		"NIST.800-53.r5 SA-8(22)",
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
	judge: ({ trails }) => {
		if (trails.length === 0) return fail("No trail is declared.", FIX);
		const verdicts = trails.map(judgeTrail);
		const verdict = any(verdicts);
		return verdict.is === "fail"
			? fail(summary(reasonsOf(verdicts)), FIX)
			: verdict;
	},
};

/** Whatever is wrong with a trail is said at once, and mended at once. */
function judgeTrail(trail: Trail): Verdict {
	const verdicts = [
		when(trail.isMultiRegion, (isMultiRegion) =>
			isMultiRegion ? pass() : because("is single-Region"),
		),
		when(trail.isLogging, (isLogging) =>
			isLogging ? pass() : because("is switched off"),
		),
		when(trail.eventSelectors, judgeSelectors),
		when(trail.advancedEventSelectors, judgeAdvancedSelectors),
	];
	const verdict = all(verdicts);
	if (verdict.is !== "fail") return verdict;
	const reasons = reasonsOf(verdicts);
	return because(`trail ${trail.of.name} ${reasons.join(" and ")}`);
}

function reasonsOf(verdicts: readonly Verdict[]): readonly string[] {
	return verdicts.flatMap((one) => (one.is === "fail" ? [one.reason] : []));
}

function because(what: string): Verdict {
	return fail(what, FIX);
}

const NOT_ALL =
	"has no single event selector that captures all read and write management events";
const EXCLUDES = "excludes management event sources";

/** With no selector at all, AWS captures every management event. */
function judgeSelectors(selectors: readonly EventSelector[]): Verdict {
	if (selectors.length === 0) return pass();
	return all([
		...selectors.map((selector) =>
			when(selector.excludesSources, (excludes) =>
				excludes ? because(EXCLUDES) : pass(),
			),
		),
		any(
			selectors.map((selector) =>
				all([
					when(selector.includesManagementEvents, (includes) =>
						includes ? pass() : because(NOT_ALL),
					),
					when(selector.readWriteType, (type) =>
						type === "All" ? pass() : because(NOT_ALL),
					),
				]),
			),
		),
	]);
}

function judgeAdvancedSelectors(
	selectors: readonly AdvancedEventSelector[],
): Verdict {
	if (selectors.length === 0) return pass();
	return all([
		...selectors.map(judgeExclusion),
		any(selectors.map(judgeAdvanced)),
	]);
}

/** All management events: every other field would narrow them. */
function judgeAdvanced({ fields }: AdvancedEventSelector): Verdict {
	const narrows = because(NOT_ALL);
	return when(fields, (every) =>
		every.length === 0
			? narrows
			: all(
					every.map(({ field, equals }) =>
						when(field, (name) => {
							if (name !== "eventCategory") return narrows;
							return when(equals, (values) =>
								values.length === 1 && values[0] === "Management"
									? pass()
									: narrows,
							);
						}),
					),
				),
	);
}

/** Management events of some sources left out, as eventSource NotEquals does. */
function judgeExclusion({ fields }: AdvancedEventSelector): Verdict {
	const excludes = because(EXCLUDES);
	return when(fields, (every) =>
		any([
			all(
				every.map(({ field }) =>
					when(field, (name) => (name === "eventSource" ? excludes : pass())),
				),
			),
			any([
				excludes,
				...every.map(({ field, equals }) =>
					when(field, (name) => {
						if (name !== "eventCategory") return excludes;
						return when(equals, (values) =>
							values.includes("Management") ? excludes : pass(),
						);
					}),
				),
			]),
		]),
	);
}

/** At most three trails are named: the rest fails for the like. */
function summary(reasons: readonly string[]): string {
	const named = reasons.slice(0, 3).join("; ");
	const more = reasons.length - 3;
	return more > 0
		? `No trail qualifies: ${named}; and ${more} more.`
		: `No trail qualifies: ${named}.`;
}
