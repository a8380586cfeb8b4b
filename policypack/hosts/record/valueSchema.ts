import {
	anyOf,
	array,
	boolean,
	integer,
	nullable,
	object,
	oneOf,
	ref,
	string,
} from "../report/schemaParts";

/*
 * The schemas of what facts are made of. `null` means "not set".
 */

/** Why a value is not known. */
const UNKNOWN = object(
	"A value that was not seen.",
	{
		known: { const: false },
		cause: oneOf("Why: not before the update, not in view, or not readable.", [
			"pending",
			"outside",
			"unreadable",
		]),
		what: string("What is not known, as part of a sentence."),
		fix: string("What makes it known, as a sentence."),
		until: { const: "refresh" },
		notIn: oneOf("Where else it was looked for.", [
			"liveAccount",
			"anyAccount",
		]),
	},
	["fix", "until", "notIn"],
);

/** A value that was seen, or why it was not. */
export function value<const S extends Readonly<Record<string, unknown>>>(
	schema: S,
) {
	const seen = {
		type: "object",
		additionalProperties: false,
		required: ["known", "value"],
		properties: { known: { const: true }, value: schema },
	} as const;
	return anyOf(seen, ref("unknown"));
}

/** URN of a resource. */
export const URN = string("URN of a resource, or ARN in a live account.");

const SOURCE = object(
	"The resource that a fact was seen on.",
	{
		urn: URN,
		type: string("Type of the resource."),
		name: string("Logical name, or name in AWS."),
		location: ref("location"),
		view: oneOf("Set if it is the stack or the account itself.", [
			"stack",
			"account",
		]),
	},
	["view"],
);

const LOCATION = nullable(
	object("Where a program registers the resource.", {
		file: string("Path relative to the folder of the program."),
		line: integer("Line, counted from 1.", 0),
	}),
);

const TEXT = { type: "string" } as const;

const OWNER = object("The provider and the account of a resource.", {
	provider: nullable(string("URN of an explicit provider.")),
	account: nullable(string("Account ID, if the provider sets it.")),
});

const URN_REF = object(
	"The bucket that the fact is part of.",
	{
		by: { const: "urn" },
		urn: URN,
		isDeclared: boolean("Whether the program sets it."),
	},
	["isDeclared"],
);

const NAME_REF = object(
	"What a property refers to.",
	{
		by: { const: "name" },
		name: ref("textValue"),
		named: string("Name of the bucket, if it is not known who owns it."),
		isSecret: boolean("Whether it may be a secret."),
		dependencies: array("URNs whose outputs are in it.", URN),
		beyond: array("Those that may not be in view.", URN),
	},
	["named", "isSecret", "beyond"],
);

/** The definitions of what facts are made of. */
export const VALUES = {
	unknown: UNKNOWN,
	source: SOURCE,
	location: LOCATION,
	owner: OWNER,
	urnRef: URN_REF,
	nameRef: NAME_REF,
	bucketRef: anyOf(ref("urnRef"), ref("nameRef")),
	flag: value({ type: "boolean" }),
	textValue: value(nullable(TEXT)),
	nameValue: value(TEXT),
	texts: value({ type: "array", items: TEXT }),
} as const;
