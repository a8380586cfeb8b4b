import type { Control } from "../judging/control";
import type { Exemption } from "../judging/finding";
import { isAskedFor, type Options } from "../judging/optIn";
import {
	defaultSettings,
	OUTSIDE,
	PENDING,
	type Settings,
} from "../judging/settings";
import { isDate } from "./clock";
import { LEVELS, type Level, propertySchemas } from "./schema";

type Config = Readonly<Record<string, unknown>>;

/**
 * The settings in a policy's configuration. The engine or the command has
 * refused what its schema refuses; what is malformed all the same leaves the
 * default standing.
 */
export function settingsIn(control: Control, config: Config): Settings {
	const defaults = defaultSettings(control);
	return {
		pending: oneOf(PENDING, config.pending) ?? defaults.pending,
		outside: oneOf(OUTSIDE, config.outside) ?? defaults.outside,
		exemptions: Array.isArray(config.exemptions)
			? config.exemptions.filter(isExemption)
			: defaults.exemptions,
	};
}

/** The values of an opt-in control's own properties. */
export function optionsIn({ optIn }: Control, config: Config): Options {
	return Object.fromEntries(
		Object.keys(optIn?.properties ?? {})
			.filter((property) => config[property] !== undefined)
			.map((property) => [property, config[property]]),
	);
}

/** Properties that the control does not have; none where all is well. */
export function unknownProperties(
	control: Control,
	config: Config,
): readonly string[] {
	const schemas = propertySchemas(control);
	return Object.keys(config).filter(
		(property) => !Object.hasOwn(schemas, property),
	);
}

function oneOf<T extends string>(
	allowed: readonly T[],
	value: unknown,
): T | undefined {
	return allowed.find((one) => one === value);
}

function isExemption(value: unknown): value is Exemption {
	if (typeof value !== "object" || value === null) return false;
	const { resource, reason, expires, ticket } = value as Partial<
		Record<keyof Exemption, unknown>
	>;
	return (
		typeof resource === "string" &&
		resource !== "" &&
		typeof reason === "string" &&
		reason.trim() !== "" &&
		(expires === undefined || isDate(expires)) &&
		(ticket === undefined || typeof ticket === "string")
	);
}

/** What one control is judged with. */
export interface Configured {
	readonly level: Level;
	readonly settings: Settings;
	/** What an opt-in control is judged with; it may not ask for it at all. */
	readonly options: Options;
	/** Policy exceptions, one for each target, the lowest ID first. */
	readonly exceptions: readonly Exemption[];
}

/** What each control is judged with. */
export type Configuration = (control: Control) => Configured;

/** What a control is judged with, by its entry in a configuration file. */
export function configured(control: Control, entry: Config): Configured {
	const { enforcementLevel, ...properties } = entry;
	return {
		level: oneOf(LEVELS, enforcementLevel) ?? "mandatory",
		settings: settingsIn(control, properties),
		options: optionsIn(control, properties),
		exceptions: [],
	};
}

/** The controls that a configuration asks for, in their order. */
export function askedFor(
	controls: readonly Control[],
	configuration: Configuration,
): readonly Control[] {
	return controls.filter((control) =>
		isAskedFor(control, configuration(control).options),
	);
}

/** The configuration where no file is given: everything is mandatory. */
export const unconfigured: Configuration = (control) => configured(control, {});
