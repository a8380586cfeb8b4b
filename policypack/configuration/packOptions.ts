import type { Control } from "../judging/control";
import { isBag } from "../providers/wire";
import { insteadOf } from "../text/closestName";
import { type Clock, isDate, utcToday } from "./clock";
import { LEVELS, type Level, propertySchemas } from "./schema";
import { problemWith } from "./schemaCheck";

/** How a policy is enforced without configuration. */
export interface Enforcement {
	readonly level: Level;
	/** Defaults of its configuration properties. */
	readonly defaults: Readonly<Record<string, unknown>>;
	readonly today: Clock;
}

/** Enforcement in the policy pack of this package. */
export const usual: Enforcement = {
	level: "mandatory",
	defaults: {},
	today: utcToday,
};

/** Options of `cloudTrailPolicies`, before validation. */
export interface OwnPack {
	readonly controls?: readonly string[];
	readonly enforcementLevel?: Level;
	readonly levels?: Readonly<Partial<Record<string, Level>>>;
	readonly defaults?: Readonly<Partial<Record<string, object>>>;
	readonly today?: Clock;
}

const OPTIONS: readonly (keyof OwnPack)[] = [
	"controls",
	"enforcementLevel",
	"levels",
	"defaults",
	"today",
];

/**
 * The controls that a custom policy pack uses, and how they are enforced.
 * Throws an error on invalid options, because JavaScript programs have no types.
 */
export function chosen(
	controls: readonly Control[],
	own: OwnPack,
): readonly (readonly [Control, Enforcement])[] {
	refuse(unknownOf(Object.keys(own), OPTIONS, "", "option"));
	const names = controls.map(({ policy }) => policy);
	const wanted = own.controls ?? names;
	if (!Array.isArray(wanted))
		refuse("controls must be an array of policy names");
	refuse(unknownOf(wanted, names, "controls: ", "policy"));
	if (wanted.length === 0)
		refuse(`controls must not be empty: use one of ${names.join(", ")}`);
	for (const option of ["levels", "defaults"] as const)
		refuse(
			unknownOf(
				Object.keys(own[option] ?? {}),
				wanted,
				`${option}: `,
				"policy",
			),
		);
	refuse(wrongLevel("enforcementLevel", own.enforcementLevel));
	const today = own.today ?? utcToday;
	if (typeof today !== "function" || !isDate(today()))
		refuse('today must be a function that returns a date such as "2026-12-31"');
	return controls
		.filter(({ policy }) => wanted.includes(policy))
		.map((control) => [control, enforcementOf(control, own, today)]);
}

function enforcementOf(
	control: Control,
	own: OwnPack,
	today: Clock,
): Enforcement {
	const { policy } = control;
	const level = own.levels?.[policy];
	refuse(wrongLevel(`levels: ${policy}`, level));
	const hasRemedy = control.subject === "trail" && control.remedy;
	if (level === "remediate" && !hasRemedy)
		refuse(
			`levels: ${policy} does not support remediate: use one of ${LEVELS.filter((one) => one !== "remediate").join(", ")}`,
		);
	const given = own.defaults?.[policy] ?? {};
	if (!isBag(given)) refuse(`defaults: ${policy} must be an object`);
	const defaults = { ...given };
	const schemas = propertySchemas(control);
	refuse(
		unknownOf(
			Object.keys(defaults),
			Object.keys(schemas),
			`defaults: ${policy}: `,
			"property",
		),
	);
	for (const [property, value] of Object.entries(defaults)) {
		const path = `${policy}.${property}`;
		const problem = problemWith(schemas[property] ?? {}, value, path);
		refuse(problem && `defaults: ${problem}`);
	}
	return {
		level: level ?? own.enforcementLevel ?? usual.level,
		defaults,
		today,
	};
}

function wrongLevel(where: string, level: unknown): string | undefined {
	return level === undefined || LEVELS.some((one) => one === level)
		? undefined
		: `${where} must be one of ${LEVELS.join(", ")}`;
}

function unknownOf(
	given: readonly string[],
	allowed: readonly string[],
	where: string,
	kind: string,
): string | undefined {
	const unknown = given.find((one) => !allowed.includes(one));
	return unknown === undefined
		? undefined
		: `${where}unknown ${kind} "${unknown}": ${insteadOf(unknown, allowed)}`;
}

function refuse(problem: string | undefined): void {
	if (problem) throw new Error(`cloudTrailPolicies: ${problem}.`);
}
