import type { Statement } from "../../../../components/policies/statements/statement";
import { fail, undecidedBy, type Verdict } from "../../../judging/verdict";
import type { Unknown } from "../../../model/value";
import { distinct, listed } from "../../../model/words";
import { withFreeSids } from "./freeSids";
import { hintOf, statementName } from "./hint";
import { type Need, type Outcome, outcomeOf } from "./outcome";
import { replaceSentence } from "./placeholders";
import type { PolicyChoice } from "./policyChoices";

/** A request that a policy must allow, and the statement that allows it. */
export interface Required {
	/** The action, with what it is for where that matters. */
	readonly action: string;
	readonly need: Need;
	readonly statement: Statement;
}

/** A part that has a policy, and what follows where that does not suffice. */
export interface PolicyPart {
	/** What the part is called, as `bucket logs`. */
	readonly part: string;
	/** A clause, as `CloudTrail cannot write to bucket logs`. */
	readonly cannot: string;
	/** A clause, as `AWS rejects the trail with …`; absent: nothing more. */
	readonly so?: string;
	/** The service that is refused, and its name in policies. */
	readonly service: string;
	/** A clause on a part without a policy, as `no policy of it allows`. */
	readonly withoutPolicy: string;
	/** What a first policy of the part needs, too. Default: nothing. */
	readonly firstPolicy?: Statement;
	readonly choices: readonly PolicyChoice[];
}

type Refused = Extract<Outcome, { readonly is: "refused" }> & {
	readonly of: Required;
};

/** The failures of a policy, one for each cause, and what is not known. */
export function policyVerdicts(
	part: PolicyPart,
	required: readonly Required[],
): readonly Verdict[] {
	const outcomes = required.map((of) => ({
		of,
		...outcomeOf(part.choices, of.need),
	}));
	const refused = outcomes.flatMap((one): readonly Refused[] =>
		one.is === "refused" ? [one] : [],
	);
	const open = outcomes.flatMap((one) => (one.is === "open" ? [one.why] : []));
	return [...failures(part, refused), ...eachOnce(open).map(undecidedBy)];
}

function failures(
	part: PolicyPart,
	refused: readonly Refused[],
): readonly Verdict[] {
	const malformed = refused.find(
		({ decision }) => decision.outcome === "malformed",
	);
	if (malformed) return [malformedFailure(part, malformed)];
	const denied = new Map<string, Refused[]>();
	const lacking: Refused[] = [];
	for (const one of refused) {
		const { decision } = one;
		if (decision.outcome !== "denied") {
			lacking.push(one);
			continue;
		}
		const { nearest } = decision;
		if (nearest)
			lacking.push({ ...one, decision: { outcome: "not allowed", nearest } });
		for (const ref of [decision.by, ...decision.alsoBy]) {
			const at = statementName(ref, one.by);
			denied.set(at, [...(denied.get(at) ?? []), one]);
		}
	}
	return [
		...(lacking.length > 0 ? [lackingFailure(part, lacking)] : []),
		...[...denied].map(([at, all]) => deniedFailure(part, at, all)),
	];
}

function malformedFailure(part: PolicyPart, { decision }: Refused): Verdict {
	const why = decision.outcome === "malformed" ? decision.reason : "";
	return fail(
		`${part.cannot}: AWS rejects the policy of ${part.part}, because ${why}.`,
		`Correct the policy of ${part.part}.`,
	);
}

function lackingFailure(
	part: PolicyPart,
	lacking: readonly Refused[],
): Verdict {
	const policy = `the policy of ${part.part}`;
	const actions = listed(distinct(lacking.map(({ of }) => of.action)));
	const hint = lacking.map(hintOf).find((one) => one !== undefined);
	const isThere = lacking.some(({ by }) => by.isThere);
	const why = isThere
		? `${policy} does not allow ${actions}${hint ? ` (${hint})` : ""}`
		: `${part.withoutPolicy} ${actions}`;
	const lacks = lacking.map(({ of }) => of.statement);
	const all =
		isThere || !part.firstPolicy ? lacks : [part.firstPolicy, ...lacks];
	const byText = new Map(all.map((one) => [JSON.stringify(one), one]));
	const statements = withFreeSids(
		[...byText.values()],
		part.choices.map(({ document }) => document),
	);
	const what = statements.length === 1 ? "this statement" : "these statements";
	return fail(
		sentence(part, why),
		`Add ${what} to ${policy}.${replaceSentence(statements)}`,
		{ to: policy, statements },
	);
}

function deniedFailure(
	part: PolicyPart,
	at: string,
	all: readonly Refused[],
): Verdict {
	const actions = listed(distinct(all.map(({ of }) => of.action)));
	return fail(
		sentence(part, `${at} of the policy of ${part.part} denies ${actions}`),
		`Exclude ${part.service} from ${at}, for example by its condition "Bool": {"aws:PrincipalIsAWSService": "false"}.`,
	);
}

function sentence({ cannot, so }: PolicyPart, why: string): string {
	return `${cannot}: ${why}${so ? `, so ${so}` : ""}.`;
}

/** Each cause once. */
function eachOnce(all: readonly Unknown[]): readonly Unknown[] {
	return [
		...new Map(all.map((one) => [`${one.cause} ${one.what}`, one])).values(),
	];
}
