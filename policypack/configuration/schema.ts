import type { Control } from "../judging/control";
import {
	defaultSettings,
	hasOutside,
	outsideOf,
	PENDING,
} from "../judging/settings";
import { remedySchemas } from "./remedySettings";

/** The JSON schema of one property of a policy's configuration. */
export type PropertySchema = Readonly<Record<string, unknown>>;

const EXEMPTIONS: PropertySchema = {
	type: "array",
	description:
		"Findings to exempt, each with a reason and an optional expiry date.",
	default: [],
	items: {
		type: "object",
		additionalProperties: false,
		required: ["resource", "reason"],
		properties: {
			resource: {
				type: "string",
				minLength: 1,
				description:
					"Glob matched against the URN or the logical name of the finding's resource.",
			},
			reason: {
				type: "string",
				minLength: 1,
				pattern: "\\S",
				description: "Reason for the exemption.",
			},
			expires: {
				type: "string",
				format: "date",
				description:
					"Last day of the exemption (ISO date, UTC). Omit for no expiry.",
			},
			ticket: {
				type: "string",
				description:
					"Reference to the decision, such as an issue key. For information only.",
			},
		},
	},
};

const OF_TRAIL_BUCKET =
	"How to evaluate a trail whose bucket is not in the stack: not at all (ignore), as a violation (deny), or by a lookup in the live account (lookup).";

const OUTSIDE_DESCRIPTIONS: Readonly<Record<Control["subject"], string>> = {
	account:
		"How to evaluate a stack that declares no qualifying trail: as a violation (deny), not at all (ignore), or by a lookup in the live account (lookup).",
	bucket: OF_TRAIL_BUCKET,
	delivery:
		"How to evaluate a trail whose bucket, key, topic, log group or role is not in the stack: not at all (ignore), or as a violation (deny).",
	eventDataStore: OF_TRAIL_BUCKET,
	trail: OF_TRAIL_BUCKET,
};

/**
 * The JSON schemas of the configuration properties of a control, except its
 * enforcement level.
 */
export function propertySchemas(
	control: Control,
): Readonly<Record<string, PropertySchema>> {
	const defaults = defaultSettings(control);
	const schemas: Record<string, PropertySchema> = {
		exemptions: EXEMPTIONS,
		pending: {
			type: "string",
			enum: PENDING,
			default: defaults.pending,
			description:
				"How to report a finding that is not known until the update: as an advisory (advise), not at all (ignore), or as a violation (deny).",
		},
	};
	if (hasOutside(control))
		schemas.outside = {
			type: "string",
			enum: outsideOf(control),
			default: defaults.outside,
			description: OUTSIDE_DESCRIPTIONS[control.subject],
		};
	return {
		...schemas,
		...remedySchemas(control),
		...control.properties,
		...control.optIn?.properties,
	};
}

/** The enforcement levels. */
export const LEVELS = [
	"mandatory",
	"advisory",
	"disabled",
	"remediate",
] as const;

/** An enforcement level. */
export type Level = (typeof LEVELS)[number];

/** The schema of an enforcement level. */
export const LEVEL: PropertySchema = {
	type: "string",
	enum: LEVELS,
	description: "Enforcement level of the policy.",
};

/** The schema of one policy's entry in a configuration file, as an object. */
export function entrySchema(control: Control | undefined): PropertySchema {
	return {
		type: "object",
		additionalProperties: false,
		properties: {
			enforcementLevel: LEVEL,
			...(control && propertySchemas(control)),
		},
	};
}
