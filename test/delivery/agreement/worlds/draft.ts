import type { Chooser } from "./chooser";
import type { Declared } from "./world";

/** A statement of a policy, as it is written. */
export type Written = Readonly<Record<string, unknown>>;

/** Names and ARNs of a world. */
export interface Names {
	readonly world: string;
	readonly account: string;
	readonly region: string;
	readonly trail: string;
	readonly trailArn: string;
	readonly bucket: string;
	readonly bucketArn: string;
	readonly prefix: string;
	readonly topic: string;
	readonly topicArn: string;
	readonly group: string;
	readonly groupArn: string;
	readonly role: string;
	readonly roleArn: string;
	readonly targetBucket: string;
	readonly isOrganization: boolean;
}

/** How the parts of a world are made; whatever is left out is not there. */
export interface Draft {
	readonly names: Names;
	readonly choose: Chooser;
	readonly parts: ReadonlySet<Part>;
	/** More inputs of the trail. */
	readonly trail: Record<string, unknown>;
	/** Resources besides, and what they are named by. */
	readonly resources: Map<string, Declared>;
	/** Policies that the trail does not wait for. */
	readonly late: Set<string>;
}

/** What a trail may have. */
export type Part =
	| "key"
	| "topic"
	| "topicKey"
	| "logs"
	| "accessLogs"
	/** Default encryption of the bucket, with the trail's key or one of its own. */
	| "encryption";

/** Something that is wrong with a world, and what it needs to be wrong. */
export interface Fault {
	readonly name: string;
	readonly needs?: readonly Part[];
	/** Whether it can be wrong in this world. Default: always. */
	readonly suits?: (draft: Draft) => boolean;
	readonly spoil: (draft: Draft) => void;
}

/** The JSON of a policy, with one statement or a list of them. */
export const policyOf = (
	statements: readonly Written[],
	choose: Chooser,
): object => ({
	json: {
		Version: "2012-10-17",
		Statement:
			statements.length === 1 && choose.in100(50) ? statements[0] : statements,
	},
});

/** A resource of a draft. Throws where it is not there. */
export function resourceOf({ resources }: Draft, name: string): Declared {
	const found = resources.get(name);
	if (!found) throw new Error(`the world has no ${name}`);
	return found;
}

/** Changes inputs of a resource of a draft. */
export function change(
	draft: Draft,
	name: string,
	inputs: Readonly<Record<string, unknown>>,
): void {
	const found = resourceOf(draft, name);
	draft.resources.set(name, {
		...found,
		inputs: { ...found.inputs, ...inputs },
	});
}

/** The statements of a resource's policy. */
export function statementsOf(
	draft: Draft,
	name: string,
	property = "policy",
): readonly Written[] {
	const policy = resourceOf(draft, name).inputs[property] as {
		readonly json: { readonly Statement: Written | readonly Written[] };
	};
	return [policy.json.Statement].flat();
}

/** Replaces the statements of a resource's policy. */
export function setStatements(
	draft: Draft,
	name: string,
	statements: readonly Written[],
	property = "policy",
): void {
	change(draft, name, { [property]: policyOf(statements, draft.choose) });
}

/** Adds a statement to a resource's policy, at its beginning or end. */
export function addStatement(
	draft: Draft,
	name: string,
	statement: Written,
): void {
	const others = statementsOf(draft, name);
	setStatements(
		draft,
		name,
		draft.choose.in100(50) ? [statement, ...others] : [...others, statement],
	);
}

/** Puts another condition on statements, beside their own. */
export function conditioned(statement: Written, condition: Written): Written {
	const own = (statement.Condition ?? {}) as Record<string, object>;
	const both = { ...own };
	for (const [operator, keys] of Object.entries(condition))
		both[operator] = { ...both[operator], ...(keys as object) };
	return { ...statement, Condition: both };
}
