import type { FixWords } from "./fix";

/*
 * Fixes in the terms of AWS's documentation and console, for resources whose
 * properties have no names that are known.
 */

const ON = {
	isLogging: "turn on logging",
	isMultiRegion: "apply it to all Regions",
	validatesLogFiles: "turn on log file validation",
} as const;

const S3_SETTINGS = {
	ignorePublicAcls: "IgnorePublicAcls",
	restrictPublicBuckets: "RestrictPublicBuckets",
} as const;

const BLOCK = "turn on all four settings of Block Public Access for the bucket";

/** What the policy of a trail's key must allow. */
export const TRAIL_KEY_POLICY =
	"The key's policy must allow cloudtrail.amazonaws.com kms:GenerateDataKey* and kms:DescribeKey";

/** What the policy of an event data store's key must allow. */
export const STORE_KEY_POLICY =
	"must allow cloudtrail.amazonaws.com kms:GenerateDataKey and kms:Decrypt";

/** What the role that CloudTrail delivers with must trust and allow. */
export const DELIVERY_ROLE =
	"The role trusts cloudtrail.amazonaws.com and allows logs:CreateLogStream and logs:PutLogEvents on the group's streams";

/** What the policy of the bucket that receives access logs must allow. */
export const ACCESS_LOGS_POLICY =
	"The policy of the other bucket must allow logging.s3.amazonaws.com s3:PutObject";

/** What counts as a tag. */
export const TAG_KEYS =
	"Keys are case-sensitive, and keys that begin with aws: do not count.";

/** How to add tags, which all dialects say alike. */
export const addTags: FixWords["tags"] = ({ keys }) => ({
	what: `add a tag with ${keys.length === 1 ? "this key" : "each of these keys"} to the trail`,
	note: TAG_KEYS,
});

/** Advanced event selectors have AWS's own field names in every dialect. */
export const removeFields: FixWords["removeFields"] = ({ fields }) => ({
	what: `leave ${fields.join(" and ")} out of its advanced event selector of management events`,
});

/** Where a bucket grants access to everyone, and must not. */
export function grantNothing(exposure: string): string {
	return `grant nothing to everyone in the bucket's ${exposure}`;
}

/** AWS's own terms, with no property of a provider and no command. */
export const awsTerms: FixWords = {
	turnOn: ({ part }) => ({ what: ON[part] }),
	trailKey: () => ({
		what: "encrypt its log files with a KMS key (SSE-KMS) in the bucket's Region",
		note: `${TRAIL_KEY_POLICY}.`,
	}),
	logDelivery: ({ lacks }) => ({
		what: lacks.includes("hasLogGroup")
			? "send its events to a CloudWatch Logs log group"
			: "set the role that CloudTrail delivers to the log group with",
		note: `${lacks.includes("hasLogGroup") ? 'The ARN of the log group must end in ":*". ' : ""}${DELIVERY_ROLE}.`,
	}),
	tags: addTags,
	excludeNoSource: ({ selectors }) => ({
		what:
			selectors === "basic"
				? "exclude no source of management events in its event selectors"
				: "leave eventSource out of its advanced event selector of management events",
	}),
	captureAll: ({ isOnlySelector }) => ({
		what: `select all management events, read and write, in ${isOnlySelector ? "its" : "one"} event selector`,
	}),
	removeFields,
	addManagementEvents: () => ({
		what: "add an advanced event selector with the one field eventCategory, equal to Management",
	}),
	storeKey: ({ key }) => {
		switch (key) {
			case "customerManaged":
				return {
					what: "encrypt it with a customer managed KMS key",
					note: `The key's policy ${STORE_KEY_POLICY}.`,
				};
			case "configured":
				return {
					what: "create an event data store with one of the key ARNs in the policy's configuration",
					note: "The key of an event data store that has one cannot be changed.",
				};
			case "byArn":
				return { what: "name the key by its ARN" };
		}
	},
	blockPublicAccess: ({ exposedBy, off }) => ({
		what: [
			exposedBy ? [grantNothing(exposedBy)] : [],
			off
				? [`turn on ${S3_SETTINGS[off]} in the public access block`]
				: [BLOCK],
		]
			.flat()
			.join(", and "),
	}),
	decideExposure: ({ of }) => ({
		what: `${BLOCK}, which decides it at once`,
		...(of === "policy" && {
			note: "So does a policy that is known: give the bucket a name, and write that name into the policy.",
		}),
	}),
	accessLogging: () => ({
		what: "turn on server access logging, with another bucket as the target",
		note: `${ACCESS_LOGS_POLICY}.`,
	}),
	createTrail: () => ({
		what: "create a multi-Region trail that logs all management events",
	}),
};
