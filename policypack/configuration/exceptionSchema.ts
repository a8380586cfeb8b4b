import { URN_PATTERN } from "../providers/urn";
import type { PropertySchema } from "./schema";

/** Pattern of the ID of a policy exception. */
export const EXCEPTION_ID = "^[A-Za-z0-9_.-]+$";

const POLICIES: PropertySchema = {
	type: "array",
	description: "Policy names, matched exactly.",
	examples: [["cloudtrail-4"]],
	minItems: 1,
	items: {
		type: "string",
		minLength: 1,
		not: { const: "all" },
		description: "Policy name.",
	},
};

const TARGETS: PropertySchema = {
	type: "array",
	description: "Resource URNs, matched exactly.",
	examples: [["urn:pulumi:prod::shop::aws:s3/bucket:Bucket::logs"]],
	minItems: 1,
	items: {
		type: "string",
		pattern: URN_PATTERN,
		description:
			"A URN such as urn:pulumi:prod::shop::aws:s3/bucket:Bucket::logs; globs are not supported.",
	},
};

const MATCH: PropertySchema = {
	type: "array",
	description:
		"Policies and targets: each listed policy is excepted on each listed target.",
	examples: [
		[
			{
				policies: ["cloudtrail-4"],
				targets: ["urn:pulumi:prod::shop::aws:s3/bucket:Bucket::logs"],
			},
		],
	],
	minItems: 1,
	items: {
		type: "object",
		required: ["policies", "targets"],
		properties: { policies: POLICIES, targets: TARGETS },
	},
};

/** One policy exception. Pulumi ignores other properties. */
const EXCEPTION: PropertySchema = {
	type: "object",
	required: ["reason", "match"],
	properties: {
		reason: {
			type: "string",
			minLength: 1,
			pattern: "\\S",
			description: "Reason for the exception.",
		},
		match: MATCH,
	},
};

/** Schema of `environments`, in both versions of the file. */
export const ENVIRONMENTS: PropertySchema = {
	type: "array",
	description:
		"Pulumi ESC environments that add configuration. Only Pulumi reads them; the cloudtrail-compliance command does not.",
	examples: [["security/policies"]],
	items: { type: "string", description: "Environment name." },
};

/** Schemas of the other properties of a version 2 file. */
export const VERSION_2: Readonly<Record<string, PropertySchema>> = {
	$schema: {
		type: "string",
		description: "JSON schema of this file, for editors.",
	},
	version: { const: 2, description: "File format version." },
	exceptions: {
		type: ["object", "null"],
		description:
			"Policy exceptions by ID: violations that do not fail an update. Requires Pulumi CLI 3.274.1 or later.",
		propertyNames: {
			pattern: EXCEPTION_ID,
			description: "Letters, digits, hyphens, dots and underscores.",
		},
		additionalProperties: EXCEPTION,
	},
};
