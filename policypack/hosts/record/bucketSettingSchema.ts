import { array, boolean, object, ref } from "../report/schemaParts";
import { RESOURCE } from "./deliveryParts";
import { value } from "./valueSchema";

/* The schemas of facts about settings of buckets that deliveries depend on. */

/** What every fact about a setting has. */
function setting<const K extends string>(kind: K) {
	return {
		kind: { const: kind },
		...RESOURCE,
		bucket: ref("bucketRef"),
	} as const;
}

/** The definitions of these facts. */
export const BUCKET_SETTINGS = {
	bucketPlace: object("Where a bucket is.", {
		kind: { const: "bucketPlace" },
		...RESOURCE,
	}),
	bucketEncryption: object(
		"The default encryption of a bucket.",
		{
			...setting("bucketEncryption"),
			algorithm: ref("textValue"),
			key: ref("partRef"),
			usesBucketKey: ref("flag"),
		},
		["usesBucketKey"],
	),
	requestPayer: object("Who pays for requests to a bucket.", {
		...setting("requestPayer"),
		payer: ref("textValue"),
	}),
	objectLock: object("Object Lock of a bucket.", {
		...setting("objectLock"),
		isEnabled: ref("flag"),
		defaultRetention: ref("textValue"),
	}),
	logTarget: object(
		"Where access logs of a bucket are delivered to.",
		{
			...setting("logTarget"),
			target: ref("bucketRef"),
			prefix: ref("textValue"),
			isPrefixSecret: boolean("Whether the prefix is secret."),
			isPartitioned: ref("flag"),
		},
		["isPartitioned"],
	),
	bucketGrants: object("An access control list, with its permissions.", {
		...setting("bucketGrants"),
		canned: ref("textValue"),
		grants: value(
			array(
				"Its grants.",
				object("A grant.", {
					groupUri: ref("textValue"),
					permissions: ref("nameValues"),
				}),
			),
		),
	}),
} as const;
