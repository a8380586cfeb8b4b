import { isJsonObject, valuesOf } from "../../../model/bucketPolicy/shape";
import type { Lack, Nearest } from "../../../model/iamPolicy/nearest";
import { isUnknown } from "../../../model/value";
import { distinct, listed } from "../../../model/words";
import type { Refusal } from "./outcome";
import type { PolicyChoice } from "./policyChoices";

/** What refuses a request, and of which policy. */
interface Refused {
	readonly decision: Refusal;
	readonly by: PolicyChoice;
}

/** A Sid that fits into a sentence. The Sid of a key's policy may be any text. */
const SHORT_LINE = /^[ -~]{1,100}$/;

/** A statement by its Sid, or by its number from 1. */
export function statementName(
	{
		sid,
		statement,
	}: {
		readonly sid: string | undefined;
		readonly statement: number | undefined;
	},
	{ isSecret }: PolicyChoice,
): string {
	if (sid && !isSecret && SHORT_LINE.test(sid)) return `statement ${sid}`;
	return statement === undefined ? "a statement" : `statement ${statement + 1}`;
}

/** What keeps the statement that comes nearest from allowing the request. */
export function hintOf({ decision, by }: Refused): string | undefined {
	if (decision.outcome !== "not allowed") return undefined;
	const nearest = decision.nearest.find((one) => !isForOthers(one, by));
	if (!nearest || nearest.lacks.length === 0) return undefined;
	if (nearest.lacks.some(({ part }) => part === "action")) return undefined;
	const name = statementName(nearest.by, by);
	const lacks = nearest.lacks.map((lack) => lackWords(lack, by.isSecret));
	return `${name} has another ${listed(distinct(lacks))}`;
}

/**
 * Whether a statement lets others do everything, as that of a key's account does:
 * who gives it to the service instead locks the account out.
 */
function isForOthers(
	{ by: { statement: index }, lacks }: Nearest,
	{ document }: PolicyChoice,
): boolean {
	if (document.outcome === "malformed" || isUnknown(document.statements))
		return false;
	const statement = document.statements[index ?? -1];
	return (
		lacks.some(({ part }) => part === "principal") &&
		isJsonObject(statement) &&
		valuesOf(statement.Action).some(
			(action) => typeof action === "string" && /^([^:]+:)?\*$/.test(action),
		)
	);
}

const WORDS = {
	principal: "Principal",
	action: "Action",
	resource: "Resource",
} as const;

function lackWords(lack: Lack, isSecret: boolean): string {
	if (lack.part !== "condition") return WORDS[lack.part];
	return lack.key && !isSecret ? `condition on ${lack.key}` : "condition";
}
