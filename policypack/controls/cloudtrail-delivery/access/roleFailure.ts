import type { Statement } from "../../../../components/policies/statements/statement";
import { fail, type Verdict } from "../../../judging/verdict";
import type { PolicyDocument } from "../../../model/iamPolicy/document";
import { distinct, listed } from "../../../model/words";
import { withFreeSids } from "./freeSids";
import type { Refusal } from "./outcome";
import { replaceSentence } from "./placeholders";

/** What a failure is written from. */
export interface Failing {
	readonly cannot: string;
	readonly policy: string;
	readonly what: string;
	readonly so: string;
	readonly decision: Refusal;
	readonly statement: Statement;
	/** The policies that the statement may be added to. */
	readonly documents: readonly PolicyDocument[];
	/** What each of them is called, where they are several. */
	readonly names?: readonly string[];
}

/** The failure of a policy of a role. */
export function failure(failing: Failing): Verdict {
	const { cannot, policy, what, so, decision, statement, documents } = failing;
	const named = (document: number) => failing.names?.[document] ?? policy;
	if (decision.outcome === "malformed") {
		const wrong = named(decision.document);
		return fail(
			`${cannot}: AWS rejects ${wrong}, because ${decision.reason}.`,
			`Correct ${wrong}.`,
		);
	}
	if (decision.outcome === "denied") {
		const denying = named(decision.by.document);
		return fail(
			`${cannot}: a statement with the effect Deny in ${denying} denies ${what}, so ${so}.`,
			`Exclude CloudTrail's use of the role from the Deny in ${denying}.`,
		);
	}
	const statements = withFreeSids([statement], documents);
	return fail(
		`${cannot}: ${policy} does not allow ${what}${hintOf(decision)}, so ${so}.`,
		`Add this statement to ${policy}.${replaceSentence(statements)}`,
		{ to: policy, statements },
	);
}

/** What keeps the statement that comes nearest from allowing a request. */
function hintOf(
	decision: Extract<Refusal, { readonly outcome: "not allowed" }>,
): string {
	const [nearest] = decision.nearest;
	const lacks = nearest?.lacks.map(({ part }) => part) ?? [];
	if (lacks.length === 0 || lacks.includes("action")) return "";
	return ` (the nearest statement has another ${listed(distinct(lacks))})`;
}
