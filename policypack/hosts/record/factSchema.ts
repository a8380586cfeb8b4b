import {
	anyOf,
	array,
	boolean,
	object,
	ref,
	string,
} from "../report/schemaParts";
import { ATTACHMENTS } from "./attachmentSchema";
import { value } from "./valueSchema";

/*
 * The schemas of facts, one for each kind. model/facts.ts describes what their
 * properties mean; a test proves that its types and these are equal.
 */

const SELECTOR = object("A basic event selector.", {
	includesManagementEvents: ref("flag"),
	readWriteType: ref("nameValue"),
	excludesSources: ref("flag"),
});

const FIELD = object("A field selector.", {
	field: ref("textValue"),
	equals: ref("texts"),
});

const ADVANCED = object("An advanced event selector.", {
	fields: value(array("Its field selectors.", FIELD)),
});

const TRAIL = object(
	"A trail.",
	{
		kind: { const: "trail" },
		of: ref("source"),
		isLogging: ref("flag"),
		isMultiRegion: ref("flag"),
		eventSelectors: value(array("Basic event selectors.", SELECTOR)),
		advancedEventSelectors: value(array("Advanced event selectors.", ADVANCED)),
		hasKey: ref("flag"),
		validatesLogFiles: ref("flag"),
		hasLogGroup: ref("flag"),
		hasLogRole: ref("flag"),
		bucket: ref("bucketRef"),
		tagKeys: array(
			"Keys of its tags, by each place that sets some.",
			ref("texts"),
		),
		owner: ref("owner"),
		arn: string("Its ARN."),
		nameInAws: string("Its name in AWS."),
		isRead: boolean("Whether the source only reads it."),
	},
	["owner", "arn", "nameInAws", "isRead"],
);

const STORE = object(
	"An event data store.",
	{
		kind: { const: "eventDataStore" },
		of: ref("source"),
		hasKey: ref("flag"),
		key: ref("textValue"),
		owner: ref("owner"),
	},
	["owner"],
);

const BUCKET = object(
	"A bucket.",
	{
		kind: { const: "bucket" },
		of: ref("source"),
		name: ref("nameValue"),
		isNameDeclared: boolean("Whether the program gives it a name."),
		nameFrom: array("URNs whose outputs are in its name.", string("URN.")),
		owner: ref("owner"),
	},
	["isNameDeclared"],
);

const NO_TRAIL = object("The account has no other trail.", {
	kind: { const: "noTrail" },
	of: ref("source"),
});

const NO_BUCKET = object("There is no such bucket.", {
	kind: { const: "noBucket" },
	of: ref("source"),
	name: string("Name of the bucket."),
	notIn: { enum: ["liveAccount", "anyAccount"] },
});

/** The definitions of facts. */
export const FACTS = {
	trail: TRAIL,
	eventDataStore: STORE,
	bucket: BUCKET,
	...ATTACHMENTS,
	noTrail: NO_TRAIL,
	noBucket: NO_BUCKET,
	fact: anyOf(
		ref("trail"),
		ref("bucket"),
		ref("bucketPolicy"),
		ref("bucketAcl"),
		ref("bucketBlock"),
		ref("ownership"),
		ref("accessLogging"),
		ref("accessDelivery"),
		ref("bucketMention"),
		ref("accountBlock"),
		ref("eventDataStore"),
		ref("logSource"),
		ref("logDelivery"),
		ref("logDestination"),
		ref("noTrail"),
		ref("noBucket"),
	),
} as const;
