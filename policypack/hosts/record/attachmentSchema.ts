import {
	anything,
	array,
	boolean,
	object,
	oneOf,
	ref,
} from "../report/schemaParts";
import { value } from "./valueSchema";

/*
 * The schemas of facts about what is attached to buckets, and of the parts of
 * deliveries of logs.
 */

/** What every fact that is attached to a bucket has. */
function attached<const K extends string>(kind: K) {
	return {
		kind: { const: kind },
		of: ref("source"),
		bucket: ref("bucketRef"),
		unseen: ref("unknown"),
	} as const;
}

const SECRET = boolean("Whether it is, or may be, a secret.");

const POLICY = object(
	"A bucket policy.",
	{
		...attached("bucketPolicy"),
		policy: value(
			anything(
				"Text or object. An object with one property that begins with $ is what JSON lacks: $unknown, $undefined, $number, $bigint, $date, or $reading, which is what a secret policy means. Other names that begin with $ have one $ more.",
			),
		),
		isSecret: SECRET,
		isPublicInS3: boolean("Whether S3 says that the policy is public."),
	},
	["unseen", "isSecret", "isPublicInS3"],
);

const ACL = object(
	"An access control list.",
	{
		...attached("bucketAcl"),
		canned: ref("textValue"),
		isSecret: SECRET,
		grants: value(
			array("Its grants.", object("A grant.", { groupUri: ref("textValue") })),
		),
	},
	["unseen", "isSecret"],
);

const BLOCK = {
	ignorePublicAcls: ref("flag"),
	restrictPublicBuckets: ref("flag"),
} as const;

const BUCKET_BLOCK = object(
	"The public access block of a bucket.",
	{ ...attached("bucketBlock"), ...BLOCK },
	["unseen"],
);

const ACCOUNT_BLOCK = object("The public access block of an account.", {
	kind: { const: "accountBlock" },
	of: ref("source"),
	account: ref("textValue"),
	owner: ref("owner"),
	...BLOCK,
});

const OWNERSHIP = object(
	"Object Ownership.",
	{ ...attached("ownership"), objectOwnership: ref("textValue") },
	["unseen"],
);

const LOGGING = object(
	"Server access logging.",
	{ ...attached("accessLogging"), hasTarget: ref("flag") },
	["unseen"],
);

const ACCESS_DELIVERY = object(
	"A delivery of access logs.",
	{
		...attached("accessDelivery"),
		delivers: ref("flag"),
		target: ref("target"),
	},
	["unseen"],
);

const MENTION = object(
	"A resource that has the name of a bucket.",
	attached("bucketMention"),
	["unseen"],
);

const LOG_SOURCE = object("A delivery source.", {
	kind: { const: "logSource" },
	of: ref("source"),
	resource: ref("nameRef"),
	isAccessLogs: ref("flag"),
	name: ref("textValue"),
});

const LOG_DELIVERY = object("A delivery.", {
	kind: { const: "logDelivery" },
	of: ref("source"),
	source: ref("nameRef"),
	destination: ref("nameRef"),
});

const LOG_DESTINATION = object("A delivery destination.", {
	kind: { const: "logDestination" },
	of: ref("source"),
	name: ref("textValue"),
	target: ref("target"),
});

/** The definitions of these facts. */
export const ATTACHMENTS = {
	target: value(
		oneOf("Service that logs are delivered to.", [
			"Amazon Data Firehose",
			"Amazon S3",
			"AWS X-Ray",
			"CloudWatch Logs",
			null,
		]),
	),
	bucketPolicy: POLICY,
	bucketAcl: ACL,
	bucketBlock: BUCKET_BLOCK,
	ownership: OWNERSHIP,
	accessLogging: LOGGING,
	accessDelivery: ACCESS_DELIVERY,
	bucketMention: MENTION,
	accountBlock: ACCOUNT_BLOCK,
	logSource: LOG_SOURCE,
	logDelivery: LOG_DELIVERY,
	logDestination: LOG_DESTINATION,
} as const;
