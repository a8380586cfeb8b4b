import { inputError } from "../inputError";
import { isBag } from "../providers/wire";
import { insteadOf } from "../text/closestName";
import { ENVIRONMENTS, VERSION_2 } from "./exceptionSchema";
import type { ValidateSchema } from "./schemaErrors";

type Bag = Readonly<Record<string, unknown>>;

/** The content of a configuration file, of either version. */
export interface Layout {
	/** By policy name, and `all`: a level or an object. */
	readonly policies: Bag;
	/** Prefix of a policy's path in the file. */
	readonly prefix: "" | "policies.";
	/** Whether the file imports Pulumi ESC environments. */
	readonly hasEnvironments: boolean;
	/** Policy exceptions by ID, valid against their schema. */
	readonly exceptions: Bag;
}

/**
 * Splits a file into its parts, as the Pulumi CLI does. In a file with a numeric
 * `version`, policies and exceptions are properties. Throws an input error.
 */
export function layoutOf(
	content: Bag,
	path: string,
	refuseWrong: ValidateSchema,
): Layout {
	const { version, environments, ...policies } = content;
	if (version !== undefined) return version2(content, path, refuseWrong);
	if (Object.hasOwn(content, "environments"))
		refuseWrong(ENVIRONMENTS, environments, "environments");
	for (const name of ["policies", "exceptions"])
		if (Object.hasOwn(policies, name))
			throw inputError(
				`${path}: "${name}" requires "version": 2: add it; without it, Pulumi reads this property as a policy name.`,
			);
	return {
		policies,
		prefix: "",
		hasEnvironments: isFilled(environments),
		exceptions: {},
	};
}

function version2(
	content: Bag,
	path: string,
	refuseWrong: ValidateSchema,
): Layout {
	const { version, environments, policies, exceptions } = content;
	if (version !== 2)
		throw inputError(
			typeof version === "number" && version > 2
				? `${path}: version must be 2: use version 2, or update cloudtrail-compliance.`
				: `${path}: version must be the number 2: write "version": 2.`,
		);
	const names = [...Object.keys(VERSION_2), "environments", "policies"];
	for (const name of Object.keys(content))
		if (!names.includes(name))
			throw inputError(
				`${path}: unknown property "${name}" in version 2: ${insteadOf(name, names)}.`,
			);
	for (const [name, schema] of Object.entries(VERSION_2))
		if (Object.hasOwn(content, name)) refuseWrong(schema, content[name], name);
	if (environments !== undefined && environments !== null)
		refuseWrong(ENVIRONMENTS, environments, "environments");
	if (policies !== undefined && policies !== null && !isBag(policies))
		throw inputError(`${path}: policies must be an object, in braces.`);
	return {
		policies: isBag(policies) ? policies : {},
		prefix: "policies.",
		hasEnvironments: isFilled(environments),
		exceptions: isBag(exceptions) ? exceptions : {},
	};
}

function isFilled(list: unknown): boolean {
	return Array.isArray(list) && list.length > 0;
}
