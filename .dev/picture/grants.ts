import { type Bag, bagOf } from "../../policypack/sources/program/yamlFile";
import type { Cast, Part } from "./cast";
import type { Registered } from "./registered";

/** Who is no resource: whoever the account itself lets in. */
export type Actor = Part | "account" | "everyone";

/** What one statement of a policy lets somebody do with something. */
export interface Grant {
	readonly who: Actor;
	/** The service that acts, or the name that stands for an identity. */
	readonly as: string;
	readonly actions: readonly string[];
	readonly on: Part;
	readonly isDenied: boolean;
	/** The keys of its conditions, as `aws:SourceArn`. */
	readonly keys: readonly string[];
	/** The statement's own name, for messages. */
	readonly sid: string;
}

/** Services that act for a box, where a statement names no resource of theirs. */
const ACTS_FOR: Readonly<Record<string, Part>> = {
	"cloudtrail.amazonaws.com": "trail",
	"cloudwatch.amazonaws.com": "alarms",
};

/** Every grant of every policy; throws where nobody knows whom it is to. */
export function grantsIn(cast: Cast): readonly Grant[] {
	return [...cast].flatMap(([on, resources]) =>
		resources.flatMap((one) =>
			Object.values(one.inputs)
				.flatMap(statementsIn)
				.map((statement) => grantOf(statement, one, on, cast)),
		),
	);
}

/** The statements of a text that is a policy document. */
function statementsIn(value: unknown): readonly Bag[] {
	if (typeof value !== "string" || !value.startsWith('{"')) return [];
	const { Statement } = bagOf(JSON.parse(value));
	return Array.isArray(Statement) ? Statement.map(bagOf) : [];
}

function grantOf(statement: Bag, one: Registered, on: Part, cast: Cast): Grant {
	const sid = String(statement.Sid);
	const common = {
		actions: textsOf(statement.Action),
		isDenied: statement.Effect === "Deny",
		keys: conditionsOf(statement).map(({ key }) => key),
		sid,
	};
	// The policy of an identity says on what, that of a resource says who.
	if (statement.Principal === undefined) {
		const [resource = ""] = textsOf(statement.Resource);
		return { ...common, who: on, as: on, on: partAt(resource, cast, sid) };
	}
	if (statement.Principal === "*")
		return { ...common, who: "everyone", as: "everyone", on };
	const { Service, AWS } = bagOf(statement.Principal);
	if (AWS !== undefined)
		return { ...common, who: "account", as: "account", on };
	// The log service has a name for each Region.
	const as = String(Service).replace(/^logs\..+?\./, "logs.");
	return { ...common, who: whoIs(as, statement, one, cast), as, on };
}

/** The box on whose behalf a service comes, by what the statement asks of it. */
function whoIs(as: string, statement: Bag, one: Registered, cast: Cast): Actor {
	const conditions = conditionsOf(statement);
	// What is encrypted says more than who asks for it.
	const told = conditions
		.filter(({ operator }) => /^(String|Arn)(Equals|Like)$/.test(operator))
		.sort((a, b) => Number(isContext(b.key)) - Number(isContext(a.key)))
		.map(({ value }) => partOf(String(value), cast))
		.find((part) => part !== undefined);
	if (told) return told;
	const isOfNoTrail = conditions.some(({ operator }) =>
		operator.startsWith("ArnNotLike"),
	);
	const who =
		isOfNoTrail && cast.has("eventDataStore") ? "eventDataStore" : ACTS_FOR[as];
	if (who) return who;
	throw new Error(
		`The picture does not know whom ${statement.Sid} of ${one.type} ${one.name} is to: say for what ${as} acts in .dev/picture/grants.ts.`,
	);
}

function conditionsOf(statement: Bag) {
	return Object.entries(bagOf(statement.Condition)).flatMap(
		([operator, tests]) =>
			Object.entries(bagOf(tests)).map(([key, value]) => ({
				operator,
				key,
				value,
			})),
	);
}

function isContext(key: string): boolean {
	return key.startsWith("kms:EncryptionContext:");
}

function partOf(id: string, cast: Cast): Part | undefined {
	for (const [part, resources] of cast)
		if (resources.some(({ ids }) => ids.includes(id))) return part;
	return undefined;
}

function partAt(resource: string, cast: Cast, sid: string): Part {
	for (const [part, resources] of cast)
		if (resources.some(({ ids }) => ids.some((id) => resource.startsWith(id))))
			return part;
	throw new Error(`The picture has nothing that ${sid} is on: ${resource}.`);
}

function textsOf(value: unknown): readonly string[] {
	return Array.isArray(value) ? value.map(String) : [String(value)];
}

/** The account's own leave to everything, which is no arrow. */
export function isAdministration({ who, actions }: Grant): boolean {
	return who === "account" && actions.every((action) => /:\*$/.test(action));
}
