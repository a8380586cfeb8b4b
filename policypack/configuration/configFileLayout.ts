import { inputError } from "../inputError";
import { isBag } from "../providers/wire";
import { insteadOf } from "../text/closestName";
import { ENVIRONMENTS, VERSION_2 } from "./exceptionSchema";
import type { RefuseWrong } from "./schemaErrors";

type Bag = Readonly<Record<string, unknown>>;

/** What a configuration file has, whichever version it is of. */
export interface Layout {
	/** By policy name, and `all`: a level or an object. */
	readonly policies: Bag;
	/** What a policy's place in the file begins with. */
	readonly prefix: "" | "policies.";
	/** Whether Pulumi takes more settings from ESC environments. */
	readonly hasEnvironments: boolean;
	/** Policy exceptions by ID, in the shape of their schema. */
	readonly exceptions: Bag;
}

/**
 * Tells the parts of a file apart, as the Pulumi CLI does. A numeric `version`
 * marks a file whose policies are one property, beside exceptions.
 */
export function layoutOf(
	content: Bag,
	path: string,
	refuseWrong: RefuseWrong,
): Layout {
	const { version, environments, ...policies } = content;
	if (version !== undefined) return version2(content, path, refuseWrong);
	if (Object.hasOwn(content, "environments"))
		refuseWrong(ENVIRONMENTS, environments, "environments");
	for (const name of ["policies", "exceptions"])
		if (Object.hasOwn(policies, name))
			throw inputError(
				`${path}: "${name}" needs "version": 2 beside it: without it, Pulumi takes it for the name of a policy.`,
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
	refuseWrong: RefuseWrong,
): Layout {
	const { version, environments, policies, exceptions } = content;
	if (version !== 2)
		throw inputError(
			typeof version === "number" && version > 2
				? `${path}: version must be 2: what is newer needs a newer cloudtrail-compliance.`
				: `${path}: version must be the number 2: write "version": 2.`,
		);
	const names = [...Object.keys(VERSION_2), "environments", "policies"];
	for (const name of Object.keys(content))
		if (!names.includes(name))
			throw inputError(
				`${path}: there is no property "${name}" in version 2: ${insteadOf(name, names)}.`,
			);
	for (const [name, schema] of Object.entries(VERSION_2))
		if (Object.hasOwn(content, name)) refuseWrong(schema, content[name], name);
	if (environments !== undefined && environments !== null)
		refuseWrong(ENVIRONMENTS, environments, "environments");
	if (policies !== undefined && policies !== null && !isBag(policies))
		throw inputError(`${path}: policies must be an object: put it in braces.`);
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
