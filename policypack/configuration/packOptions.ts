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

/** Enforcement of a control in the policy pack of this package. */
export function defaultEnforcement({ level }: Control): Enforcement {
	return { level: level ?? "mandatory", defaults: {}, today: utcToday };
}

/** Options of `cloudTrailPolicies`, before validation. */
export interface PackOptions {
	readonly controls?: readonly string[];
	readonly enforcementLevel?: Level;
	readonly levels?: Readonly<Partial<Record<string, Level>>>;
	readonly defaults?: Readonly<Partial<Record<string, object>>>;
	readonly today?: Clock;
}

const OPTIONS: readonly (keyof PackOptions)[] = [
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
export function selectControls(
	controls: readonly Control[],
	own: PackOptions,
): readonly (readonly [Control, Enforcement])[] {
	throwIf(unknownOf(Object.keys(own), OPTIONS, "", "option"));
	const names = controls.map(({ policy }) => policy);
	const wanted = own.controls ?? names;
	if (!Array.isArray(wanted))
		throwIf("controls must be an array of policy names");
	throwIf(unknownOf(wanted, names, "controls: ", "policy"));
	if (wanted.length === 0)
		throwIf(`controls must not be empty: use one of ${names.join(", ")}`);
	for (const option of ["levels", "defaults"] as const)
		throwIf(
			unknownOf(
				Object.keys(own[option] ?? {}),
				wanted,
				`${option}: `,
				"policy",
			),
		);
	throwIf(wrongLevel("enforcementLevel", own.enforcementLevel));
	const today = own.today ?? utcToday;
	if (typeof today !== "function" || !isDate(today()))
		throwIf(
			'today must be a function that returns a date such as "2026-12-31"',
		);
	return controls
		.filter(({ policy }) => wanted.includes(policy))
		.map((control) => [control, enforcementOf(control, own, today)]);
}

function enforcementOf(
	control: Control,
	own: PackOptions,
	today: Clock,
): Enforcement {
	const { policy } = control;
	const level = own.levels?.[policy];
	throwIf(wrongLevel(`levels: ${policy}`, level));
	const hasRemedy = control.subject === "trail" && control.remedy;
	if (level === "remediate" && !hasRemedy)
		throwIf(
			`levels: ${policy} does not support remediate: use one of ${LEVELS.filter((one) => one !== "remediate").join(", ")}`,
		);
	const given = own.defaults?.[policy] ?? {};
	if (!isBag(given)) throwIf(`defaults: ${policy} must be an object`);
	const defaults = { ...given };
	const schemas = propertySchemas(control);
	throwIf(
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
		throwIf(problem && `defaults: ${problem}`);
	}
	return {
		level: level ?? own.enforcementLevel ?? control.level ?? "mandatory",
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

function throwIf(problem: string | undefined): void {
	if (problem) throw new Error(`cloudTrailPolicies: ${problem}.`);
}
