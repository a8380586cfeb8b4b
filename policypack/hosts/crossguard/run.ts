import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { speaks } from "../../providers/dialects";
import { isRoot, isShown } from "./sdkResources";

/**
 * The resources of one preview or update that the engine has shown so far. The
 * stack stage includes more than the program declares: a refresh or a target
 * adds what is still in the state. Only resources that the resource stage has
 * seen are declared.
 */
export interface Run {
	/** URNs that the resource stage has seen. */
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
	/** Policies that had their turn in the stack stage. */
	readonly endedBy: Set<string>;
	/** Opt-in policies that the configuration does not ask for. */
	readonly unasked: Set<string>;
}

const nothingSeen = (): Recording => ({
	seen: new Set(),
	unshown: new Set(),
	judged: new Set(),
	endedBy: new Set(),
	unasked: new Set(),
});

/*
 * One process serves one pack, and may serve several runs. The SDK does not
 * say when a run begins.
 */
let current = nothingSeen();

/** The URN that was remembered last, in the current run. */
let latest = "";

/** Whether the root was remembered in this turn of the event loop. */
let isRootsTurn = false;

/** Whether the resource stage did not show the inputs of some resource. */
export function hasUnshown(): boolean {
	return current.unshown.size > 0;
}

/** Whether an opt-in policy is known to be disabled in this run. */
export function isUnasked(policy: string): boolean {
	return current.unasked.has(policy);
}

/** Records, at the root of a run, whether an opt-in policy is enabled. */
export function rememberAsked(policy: string, isAsked: boolean): void {
	if (isAsked) current.unasked.delete(policy);
	else current.unasked.add(policy);
}

type Asked = Pick<ResourceValidationArgs, "urn" | "type" | "props">;

/**
 * Remembers that the resource stage asks about a resource. A run begins with
 * the root, and after the stack stage of the run before it; that stage is not
 * reached where an update fails.
 */
export function remember({ urn, type, props }: Asked): Run {
	// Each policy asks about the same resource in turn.
	if (urn === latest && current.endedBy.size === 0 && !isRoot(type))
		return current;
	latest = urn;
	if (current.endedBy.size > 0 || (isRoot(type) && isSecondRoot(urn)))
		current = nothingSeen();
	current.seen.add(urn);
	if (speaks(type)) {
		if (isShown(type, props)) current.unshown.delete(urn);
		else current.unshown.add(urn);
	}
	return current;
}

/** The root comes once a run: in a later turn, it is another run's. */
function isSecondRoot(urn: string): boolean {
	if (isRootsTurn) return false;
	isRootsTurn = true;
	setImmediate(() => {
		isRootsTurn = false;
	});
	return current.seen.has(urn);
}

/**
 * What was seen until a policy is called in the stack stage. A second call
 * belongs to another run, whose resource stage was not called.
 */
export function atStackStage(policy: string): Run {
	if (current.endedBy.has(policy)) current = nothingSeen();
	current.endedBy.add(policy);
	return current;
}

/** Records a policy's call in a stack stage that another policy began. */
export function alsoAtStackStage(policy: string): void {
	current.endedBy.add(policy);
}

/**
 * The resources that the program declares. If the resource stage did not see
 * the root, which comes first, it was not called for this stack, and all
 * resources count as declared.
 */
export function declaredIn(
	resources: readonly PolicyResource[],
	{ seen }: Run,
): readonly PolicyResource[] {
	const root = resources.find(({ type }) => isRoot(type));
	if (seen.size === 0 || (root && !seen.has(root.urn))) return resources;
	return resources.filter(({ urn }) => seen.has(urn));
}
