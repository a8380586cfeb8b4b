import { URN_PATTERN } from "../providers/urn";
import type { PropertySchema } from "./schema";

/** What an ID of a policy exception is made of. */
export const EXCEPTION_ID = "^[A-Za-z0-9_.-]+$";

const POLICIES: PropertySchema = {
	type: "array",
	description: "Names of policies; each is compared as it is.",
	examples: [["cloudtrail-4"]],
	minItems: 1,
	items: {
		type: "string",
		minLength: 1,
		not: { const: "all" },
		description: "The name of a policy.",
	},
};

const TARGETS: PropertySchema = {
	type: "array",
	description: "URNs of resources; each is compared as it is.",
	examples: [["urn:pulumi:prod::shop::aws:s3/bucket:Bucket::logs"]],
	minItems: 1,
	items: {
		type: "string",
		pattern: URN_PATTERN,
		description:
			"A URN, as urn:pulumi:prod::shop::aws:s3/bucket:Bucket::logs; there are no globs.",
	},
};

const MATCH: PropertySchema = {
	type: "array",
	description: "What is excepted: any of the policies on any of the targets.",
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

/** One policy exception. What else it has, Pulumi ignores. */
const EXCEPTION: PropertySchema = {
	type: "object",
	required: ["reason", "match"],
	properties: {
		reason: {
			type: "string",
			minLength: 1,
			pattern: "\\S",
			description: "Why it is excepted.",
		},
		match: MATCH,
	},
};

/** Environments of Pulumi ESC, of any version of the file. */
export const ENVIRONMENTS: PropertySchema = {
	type: "array",
	description:
		"Pulumi ESC environments that set configuration, too; only Pulumi reads them.",
	examples: [["security/policies"]],
	items: { type: "string", description: "The name of an environment." },
};

/** What a version 2 file has beside its policies. */
export const VERSION_2: Readonly<Record<string, PropertySchema>> = {
	$schema: { type: "string", description: "For editors." },
	version: { const: 2, description: "The version of the file's layout." },
	exceptions: {
		type: ["object", "null"],
		description:
			"Policy exceptions by ID, for the Pulumi CLI 3.274.1 or later: violations that do not fail an update.",
		propertyNames: {
			pattern: EXCEPTION_ID,
			description: "Letters, digits, hyphens, dots and underscores.",
		},
		additionalProperties: EXCEPTION,
	},
};
