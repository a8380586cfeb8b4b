import type { Control } from "../judging/control";
import {
	defaultSettings,
	hasOutside,
	OUTSIDE,
	PENDING,
} from "../judging/settings";
import { remedySchemas } from "./remedySettings";

/** The JSON schema of one property of a policy's configuration. */
export type PropertySchema = Readonly<Record<string, unknown>>;

const EXEMPTIONS: PropertySchema = {
	type: "array",
	description: "Findings set aside, each with a reason and until a date.",
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
					"Glob over the URN or the logical name of the finding's resource.",
			},
			reason: {
				type: "string",
				minLength: 1,
				pattern: "\\S",
				description: "Why it is set aside.",
			},
			expires: {
				type: "string",
				format: "date",
				description:
					"ISO date until whose end, in UTC, it holds; without it, for good.",
			},
			ticket: {
				type: "string",
				description: "Where it was decided, for people.",
			},
		},
	},
};

/**
 * What can be configured of a control beside its enforcement level, as the
 * JSON schemas of its properties.
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
				"What becomes of a finding that is not known until the update: an advisory, nothing, or a violation.",
		},
	};
	if (hasOutside(control))
		schemas.outside = {
			type: "string",
			enum: OUTSIDE,
			default: defaults.outside,
			description:
				control.subject === "account"
					? "What becomes of a stack that declares no qualifying trail: a violation, nothing, or what the live account says."
					: "What becomes of a trail whose bucket the stack does not show: nothing, a violation, or what the live account says.",
		};
	return {
		...schemas,
		...remedySchemas(control),
		...control.optIn?.properties,
	};
}

/** The levels that a policy may be enforced at. */
export const LEVELS = [
	"mandatory",
	"advisory",
	"disabled",
	"remediate",
] as const;

/** How strictly a policy is enforced. */
export type Level = (typeof LEVELS)[number];

/** The schema of a level alone. */
export const LEVEL: PropertySchema = {
	type: "string",
	enum: LEVELS,
	description: "How strictly the policy is enforced.",
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
