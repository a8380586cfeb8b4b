import { ROOT_TYPE } from "../../providers/urn";
import { isBag } from "../../providers/wire";
import { type Bag, textOf } from "./states";

/** What a preview's steps leave. */
export interface Left {
	/** The state of each resource that will be there. */
	readonly states: readonly unknown[];
	/** Whether they show what was found by a refresh, and nothing else will be. */
	readonly isRefreshOnly: boolean;
}

/**
 * What a preview's steps leave. The last step of a resource says what becomes
 * of it, for a refresh shows first what was, and the program's steps follow.
 * A resource that a refresh alone shows, beside a program's steps, is not
 * declared: it has another URN now.
 */
export function leftBy(steps: readonly unknown[]): Left {
	const last = new Map<string, Bag>();
	const own = steps.filter(isBag).filter((step) => !isOfTwin(step));
	for (const step of own) {
		const urn = textOf(step.urn);
		// After what the program declares, only its older twin can go.
		const isDeclared = DECLARED.has(textOf(last.get(urn)?.op));
		if (!(isDeclared && GONE.has(textOf(step.op)))) last.set(urn, step);
	}
	const isRefreshOnly = showsRefreshOnly(own);
	const states = [...last.values()]
		.filter(({ op }) => isRefreshOnly || op !== "refresh")
		.filter(({ op }) => !GONE.has(textOf(op)))
		.flatMap((step) => (isBag(step.newState) ? [stateAfter(step)] : []));
	return { states, isRefreshOnly };
}

/** Steps that delete what has the URN, and is not replaced under it. */
const GONE: ReadonlySet<string> = new Set(["delete", "discard"]);

/** Steps of what the program declares, or reads. */
const DECLARED: ReadonlySet<string> = new Set([
	"same",
	"create",
	"create-replacement",
	"replace",
	"import",
	"import-replacement",
	"read",
	"read-replacement",
]);

/**
 * Whether a step is of what a resource replaced: both have one URN until the
 * older one is deleted.
 */
function isOfTwin({ op, oldState, newState }: Bag): boolean {
	if (TWINS.has(textOf(op))) return true;
	const state = isBag(newState) ? newState : oldState;
	return isBag(state) && state.delete === true;
}

const TWINS: ReadonlySet<string> = new Set([
	"delete-replaced",
	"discard-replaced",
	"read-discard",
	"remove-pending-replace",
]);

/**
 * Whether no program's step is among these: a refresh has one step for each
 * resource, of which what is changed or gone in the cloud is called an update
 * or a deletion. A refresh that runs the program shows its root as the same.
 */
function showsRefreshOnly(steps: readonly Bag[]): boolean {
	const urns = new Set(steps.map(({ urn }) => urn));
	return (
		urns.size === steps.length &&
		steps.some(({ op }) => op === "refresh") &&
		steps.every(
			({ op, newState }) =>
				REFRESHED.has(textOf(op)) ||
				(op === "same" && isBag(newState) && newState.type === ROOT_TYPE),
		)
	);
}

const REFRESHED: ReadonlySet<string> = new Set(["refresh", "update", "delete"]);

/**
 * The state that a step leaves. What is there already shows its outputs in
 * the state before only; so does what is read, where its id is as before.
 */
function stateAfter({ op, newState, oldState }: Bag): unknown {
	if (!isBag(newState) || !isBag(oldState) || hasOutputs(newState))
		return newState;
	if (op === "refresh" && hasOutputs(oldState)) return oldState;
	const isAsBefore =
		newState.external === true
			? oldState.external === true && newState.id === oldState.id
			: !/replace/.test(textOf(op));
	return isAsBefore ? { ...newState, outputs: oldState.outputs } : newState;
}

function hasOutputs({ outputs }: Bag): boolean {
	return isBag(outputs) && Object.keys(outputs).length > 0;
}
