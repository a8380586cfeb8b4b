import type { Control } from "../../judging/control";
import type { Advice, Verdict } from "../../judging/verdict";
import { pass } from "../../judging/verdict";
import type { Cause } from "../../model/value";
import { distinct, few, listed } from "../../model/words";

/** Not a control of AWS: whether CloudTrail could create a trail and deliver. */
export const cloudTrailDelivery: Control = {
	id: "CloudTrail.Delivery",
	isOwn: true,
	level: "advisory",
	policy: "cloudtrail-delivery",
	title: "CloudTrail can create the trail and deliver its logs",
	topic: "Delivery of trail logs",
	requires:
		"CloudTrail can create every trail and deliver its logs to the bucket, the log group and the topic of the trail.",
	severity: "High",
	category: "Identify > Logging",
	requirements: [],
	resourceType: "AWS::CloudTrail::Trail",
	parameters: [],
	remediation: [
		"Add the statement that the finding shows to the policy that it names.",
		"Make the trail depend on the policies of its bucket, key, topic and role.",
	],
	otherIds: [],
	url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
	subject: "delivery",
	judge: (trail, _, all) => combined(checks().verdictsOf(trail, all)),
};

/** The checks are loaded on first use: few processes judge a trail's delivery. */
function checks(): typeof import("./checks") {
	return require("./checks");
}

/** One verdict on a trail: it names all causes of a failure. */
function combined(verdicts: readonly Verdict[]): Verdict {
	const failures = verdicts.filter((one) => one.is === "fail");
	if (failures.length > 0) {
		const missing = failures.flatMap((one) => one.missing ?? []);
		return {
			is: "fail",
			reason: joined(failures.map(({ reason }) => reason)),
			fix: joined(failures.flatMap(({ fix }) => textOf(fix))),
			...(missing.length > 0 && { missing }),
		};
	}
	const unknowns = verdicts.filter((one) => one.is === "unknown");
	const cause = MOST_REPORTED.find((one) =>
		unknowns.some((unknown) => unknown.cause === one),
	);
	const open = unknowns.filter((one) => one.cause === cause);
	const [first] = open;
	if (first)
		return {
			...first,
			what: listed(few(distinct(open.map(({ what }) => what)))),
		};
	const advice = verdicts.flatMap((one) =>
		one.is === "pass" && one.advice ? [one.advice] : [],
	);
	return advice.length > 0 ? pass(adviceOf(advice)) : pass();
}

/**
 * The cause of a verdict with several unknown parts: what is unreadable is
 * always reported, and what is outside only where a setting asks for it.
 */
const MOST_REPORTED: readonly Cause[] = ["unreadable", "pending", "outside"];

function adviceOf(all: readonly Advice[]): Advice {
	return {
		reason: joined(all.map(({ reason }) => reason)),
		fix: joined(all.flatMap(({ fix }) => textOf(fix))),
	};
}

/** Checks put their fixes into words themselves. */
function textOf(fix: unknown): readonly string[] {
	return typeof fix === "string" ? [fix] : [];
}

function joined(sentences: readonly string[]): string {
	return distinct(sentences).join(" ");
}
