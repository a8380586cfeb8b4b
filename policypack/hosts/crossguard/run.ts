import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { speaks } from "../../providers/dialects";
import { isRoot, isShown } from "./views";

/**
 * What the engine has shown of one preview or update so far. It hands the
 * stack stage more than the program declares: a refresh adds what the state
 * still has, and so does a target. Only what the resource stage was asked
 * about is declared.
 */
export interface Run {
	/** URNs that the resource stage was asked about. */
	readonly seen: ReadonlySet<string>;
	/**
	 * URNs of those whose inputs it did not show. `pulumi policy analyze` asks
	 * about what is only read, too, and that has outputs alone.
	 */
	readonly unshown: ReadonlySet<string>;
	/** Policies that judged a trail in the resource stage. */
	readonly judged: Set<string>;
}

interface Recording extends Run {
	readonly seen: Set<string>;
	readonly unshown: Set<string>;
	/** Policies that were asked about the root, which comes once a run. */
	readonly begunBy: Set<string>;
	/** Policies that had their turn in the stack stage. */
	readonly endedBy: Set<string>;
}

const nothingSeen = (): Recording => ({
	seen: new Set(),
	unshown: new Set(),
	judged: new Set(),
	begunBy: new Set(),
	endedBy: new Set(),
});

/*
 * One process serves one pack, and may serve several runs. The SDK does not
 * say when a run begins.
 */
let current = nothingSeen();

/** The URN that was remembered last, in the current run. */
let latest = "";

/** Whether there is a resource whose inputs the resource stage did not show. */
export function hasUnshown(): boolean {
	return current.unshown.size > 0;
}

/**
 * Remembers that the resource stage asks a policy about a resource. A run
 * begins with the root, and after the stack stage of the run before it; that
 * stage is not reached where an update fails.
 */
export function remember(
	policy: string,
	{ urn, type, props }: Pick<ResourceValidationArgs, "urn" | "type" | "props">,
): Run {
	const begins = isRoot(type);
	// Each policy asks about the same resource in turn.
	if (urn === latest && !begins && current.endedBy.size === 0) return current;
	latest = urn;
	if (current.endedBy.size > 0 || (begins && current.begunBy.has(policy)))
		current = nothingSeen();
	if (begins) current.begunBy.add(policy);
	current.seen.add(urn);
	if (speaks(type)) {
		if (isShown(type, props)) current.unshown.delete(urn);
		else current.unshown.add(urn);
	}
	return current;
}

/**
 * What was seen when a policy has its turn in the stack stage. A second turn
 * is another run's, whose resource stage did not ask.
 */
export function atStackStage(policy: string): Run {
	if (current.endedBy.has(policy)) current = nothingSeen();
	current.endedBy.add(policy);
	return current;
}

/**
 * The resources that the program declares. Where the resource stage did not
 * see the root, which comes first, it was not asked about this stack at all:
 * then nothing tells them apart.
 */
export function declaredIn(
	resources: readonly PolicyResource[],
	{ seen }: Run,
): readonly PolicyResource[] {
	const root = resources.find(({ type }) => isRoot(type));
	if (seen.size === 0 || (root && !seen.has(root.urn))) return resources;
	return resources.filter(({ urn }) => seen.has(urn));
}
