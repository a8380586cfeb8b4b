import {
	type PropertySchema,
	propertySchemas,
} from "../../policypack/configuration/schema";
import { controls } from "../../policypack/controls";

/** A value that must never be read back to anybody. */
export const secretValue = "hunter2";

/** One thing that is wrong with a configuration file. */
export interface BadConfiguration {
	readonly words: string;
	readonly content: unknown;
	/** Where it stands: the policy, then the path in its entry. */
	readonly policy: string;
	readonly path: string;
	/** What a refusal must say is allowed. */
	readonly allowed: RegExp;
}

const levels = /mandatory, advisory, disabled, remediate/;

/** Values of each type that JSON has, by what they are called. */
const values: readonly (readonly [string, unknown])[] = [
	["a number", 7],
	["true", true],
	["null", null],
	["a list", [secretValue]],
	["an object", { of: secretValue }],
	["a text", secretValue],
];

const typeNames: Readonly<Record<string, string>> = {
	array: "a list",
	object: "an object",
	boolean: "true",
};

/** What is wrong of every value but those of the schema's own type. */
function ofWrongType(schema: PropertySchema): typeof values {
	const right = typeNames[String(schema.type)];
	return values.filter(([words]) => words !== right);
}

/** A property of an entry that is wrong, by what a refusal must say. */
type Wrong = readonly [string, PropertySchema, unknown, RegExp, string?];

function wrongsOf(property: string, schema: PropertySchema): Wrong[] {
	const allowed = Array.isArray(schema.enum)
		? new RegExp(schema.enum.join(", "))
		: schema.type === "array"
			? /array/
			: schema.type === "boolean"
				? /true or false/
				: schema.pattern
					? /ARN of .*arn:aws:/
					: /string/;
	return ofWrongType(schema).map(([words, value]) => [
		`${property}: ${words}`,
		schema,
		value,
		allowed,
	]);
}

const exemption = { resource: "audit", reason: "Agreed." };

/** Exemptions with one thing wrong, each with its path and what is allowed. */
const wrongExemptions: readonly (readonly [string, unknown, string, RegExp])[] =
	[
		...ofWrongType({ type: "object" }).map(
			([words, value]) =>
				[`an exemption: ${words}`, value, "exemptions[0]", /object/] as const,
		),
		...(["resource", "reason"] as const).map(
			(name) =>
				[
					`an exemption without a ${name}`,
					{ ...exemption, [name]: undefined },
					"exemptions[0]",
					new RegExp(name),
				] as const,
		),
		...(["resource", "reason", "expires", "ticket"] as const).flatMap((name) =>
			values
				.filter(([words]) => words !== "a text")
				.map(
					([words, value]) =>
						[
							`an exemption's ${name}: ${words}`,
							{ ...exemption, [name]: value },
							`exemptions[0].${name}`,
							/string|date/,
						] as const,
				),
		),
		...["", " "].map(
			(reason) =>
				[
					`the reason "${reason}"`,
					{ ...exemption, reason },
					"exemptions[0].reason",
					/must not be empty/,
				] as const,
		),
		[
			"an empty resource",
			{ ...exemption, resource: "" },
			"exemptions[0].resource",
			/must not be empty/,
		],
		...[secretValue, "", "31.12.2026", "2026-02-30", "2026-1-1", "2026"].map(
			(expires) =>
				[
					`the date "${expires}"`,
					{ ...exemption, expires },
					"exemptions[0].expires",
					/such as 2026-12-31/,
				] as const,
		),
		[
			"an unknown property of an exemption",
			{ ...exemption, until: secretValue },
			"exemptions[0]",
			/"until".*resource, reason, expires, ticket/,
		],
	];

/** Everything that can be wrong with each policy, one thing at a time. */
export const badConfigurations: readonly BadConfiguration[] = controls.flatMap(
	({ policy }, at): BadConfiguration[] => {
		const control = controls[at];
		const schemas = control ? propertySchemas(control) : {};
		const names = ["enforcementLevel", ...Object.keys(schemas)].join(", ");
		const of = (
			words: string,
			entry: unknown,
			path: string,
			allowed: RegExp,
		) => ({
			words: `${policy}, ${words}`,
			content: { [policy]: entry },
			policy,
			path,
			allowed,
		});
		return [
			...values
				.filter(([words]) => !["a text", "an object"].includes(words))
				.map(([words, value]) => of(words, value, "", levels)),
			of("an unknown level", secretValue, "enforcementLevel", levels),
			...values.map(([words, value]) =>
				of(
					`enforcementLevel: ${words}`,
					{ enforcementLevel: value },
					"enforcementLevel",
					levels,
				),
			),
			...Object.entries(schemas).flatMap(([property, schema]) =>
				wrongsOf(property, schema).map(([words, , value, allowed]) =>
					of(words, { [property]: value }, property, allowed),
				),
			),
			...wrongExemptions.map(([words, value, path, allowed]) =>
				of(
					words,
					{ exemptions: [exemption, value] },
					path.replace("0", "1"),
					allowed,
				),
			),
			of(
				"an unknown property",
				{ colour: secretValue },
				"",
				new RegExp(`"colour".*${names}`),
			),
			of(
				"another policy's property",
				{
					[control?.subject === "trail" ? "outside" : "kmsKeyId"]: secretValue,
				},
				"",
				new RegExp(names),
			),
		];
	},
);

const all = ["all", ...controls.map(({ policy }) => policy)].join(", ");

/** What is wrong with a file as a whole. */
export const badFiles: readonly BadConfiguration[] = [
	...[
		["cloudtrail-98", "advisory"],
		["CloudTrail.4", "advisory"],
		["cloudtrail-4 ", "advisory"],
		["$schema", "./config.schema.json"],
	].map(([name = "", value]) => ({
		words: `the policy "${name}"`,
		content: { [name]: value },
		policy: "",
		path: "",
		allowed: new RegExp(
			`unknown policy ".*": (did you mean cloudtrail-4\\?$|use one of ${all})`,
		),
	})),
	{
		words: "a property for all",
		content: { all: { pending: secretValue } },
		policy: "all",
		path: "",
		allowed: /"pending": use one of enforcementLevel/,
	},
	{
		words: "an unknown level for all",
		content: { all: secretValue },
		policy: "all",
		path: "enforcementLevel",
		allowed: levels,
	},
	...[[], 7, null, "advisory"].map((content) => ({
		words: `the file ${JSON.stringify(content)}`,
		content,
		policy: "",
		path: "",
		allowed: /not a JSON object: use policy names as keys/,
	})),
];
