import type { Control } from "../judging/control";
import type { Exemption } from "../judging/finding";
import { isAskedFor, type Options } from "../judging/optIn";
import {
	defaultSettings,
	outsideOf,
	PENDING,
	type Settings,
} from "../judging/settings";
import { isDate } from "./clock";
import { LEVELS, type Level, propertySchemas } from "./schema";

type Config = Readonly<Record<string, unknown>>;

/**
 * The settings in a policy's configuration. The engine or the command has
 * validated it against the schema; other invalid values fall back to defaults.
 */
export function settingsIn(control: Control, config: Config): Settings {
	const defaults = defaultSettings(control);
	return {
		pending: oneOf(PENDING, config.pending) ?? defaults.pending,
		outside: oneOf(outsideOf(control), config.outside) ?? defaults.outside,
		exemptions: Array.isArray(config.exemptions)
			? config.exemptions.filter(isExemption)
			: defaults.exemptions,
	};
}

/** The values of a control's own properties. */
export function optionsIn(
	{ properties, optIn }: Control,
	config: Config,
): Options {
	return Object.fromEntries(
		Object.keys({ ...properties, ...optIn?.properties })
			.filter((property) => config[property] !== undefined)
			.map((property) => [property, config[property]]),
	);
}

/** The properties that the control does not have. */
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

/** The configuration of one control. */
export interface PolicyConfiguration {
	readonly level: Level;
	readonly settings: Settings;
	/** The control's own properties; those of an opt-in control may not enable it. */
	readonly options: Options;
	/** Policy exceptions, one per target, in the order of their IDs. */
	readonly exceptions: readonly Exemption[];
}

/** The configuration of each control. */
export type Configuration = (control: Control) => PolicyConfiguration;

/** The configuration of a control, from its entry in a configuration file. */
export function policyConfiguration(
	control: Control,
	entry: Config,
): PolicyConfiguration {
	const { enforcementLevel, ...properties } = entry;
	return {
		level: oneOf(LEVELS, enforcementLevel) ?? control.level ?? "mandatory",
		settings: settingsIn(control, properties),
		options: optionsIn(control, properties),
		exceptions: [],
	};
}

/** The controls without the opt-in controls that are not enabled, in order. */
export function enabledControls(
	controls: readonly Control[],
	configuration: Configuration,
): readonly Control[] {
	return controls.filter((control) =>
		isAskedFor(control, configuration(control).options),
	);
}

/** The configuration without a file: every policy at its own level. */
export const DEFAULT_CONFIGURATION: Configuration = (control) =>
	policyConfiguration(control, {});
