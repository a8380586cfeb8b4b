import type { JsonDisagreement } from "./jsonSchema";

/** Hours after which a result of AWS may be of an earlier configuration. */
const OLD_HOURS = 24;

/** The words for each result. */
export const OPINION_WORDS: Readonly<
	Record<JsonDisagreement["ours"]["result"], string>
> = {
	PASSED: "passed",
	FAILED: "failed",
	EXEMPT: "exempt",
	NOT_FOUND: "not found",
	PUBLIC: "public policy",
	NOT_PUBLIC: "policy not public",
	NOT_VALID: "policy not valid",
};

/** The two results of a disagreement, such as "AWS: failed, this report: passed". */
export function resultsText({ aws, ours }: JsonDisagreement): string {
	return `AWS: ${OPINION_WORDS[aws.result]}, this report: ${OPINION_WORDS[ours.result]}`;
}

/** Who or what returned AWS's result, and its reason. */
export function awsReason(
	{ aws, ours }: JsonDisagreement,
	generatedAt: string,
): string {
	const where = aws.regions.length > 0 ? ` in ${aws.regions.join(", ")}` : "";
	const reason = aws.reason === null ? "" : `: ${sentence(aws.reason)}`;
	const when = timeText(aws.observedAt, generatedAt, ours.result);
	return `${aws.by}${where}${reason || "."}${when}`;
}

/** The reason of this report's result. */
export function oursReason({ ours }: JsonDisagreement): string | undefined {
	return ours.reason === null ? undefined : sentence(ours.reason);
}

/** When AWS evaluated it, if that may explain the disagreement. */
function timeText(
	observedAt: string | null,
	generatedAt: string,
	ours: JsonDisagreement["ours"]["result"],
): string {
	if (observedAt === null) return "";
	const hours =
		(Date.parse(generatedAt) - Date.parse(observedAt)) / (60 * 60 * 1000);
	const isOld = hours > OLD_HOURS;
	if (!isOld && ours !== "NOT_FOUND") return "";
	const time = `${observedAt.slice(0, 10)} ${observedAt.slice(11, 16)} UTC`;
	const age = isOld
		? `, ${Math.floor(hours).toLocaleString("en-US")} hours before this report`
		: "";
	return ` AWS evaluated it on ${time}${age}.`;
}

function sentence(text: string): string {
	return /[.!?…]$/.test(text) ? text : `${text}.`;
}
