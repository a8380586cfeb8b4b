import { anyOf, array, object, ref } from "../report/schemaParts";
import { BUCKET_SETTINGS } from "./bucketSettingSchema";
import { DELIVERY_PARTS, DOCUMENT, NAMED, RESOURCE } from "./deliveryParts";
import { ROLE_PARTS } from "./roleSchema";
import { STATUSES } from "./statusSchema";
import { TRAIL_DELIVERY } from "./trailDeliverySchema";
import { URN } from "./valueSchema";

/*
 * The schemas of facts about the delivery of trails. model/deliveryChecks
 * describes what their properties mean.
 */

const LOG_GROUP = object(
	"A log group.",
	{
		kind: { const: "logGroup" },
		...NAMED,
		logGroupClass: ref("textValue"),
	},
	["isGlobal"],
);

const TOPIC = object(
	"A topic.",
	{
		kind: { const: "topic" },
		...NAMED,
		isFifo: ref("flag"),
		policy: ref("ownPolicy"),
		key: ref("partRef"),
	},
	["isGlobal"],
);

const TOPIC_POLICY = object("A policy of topics.", {
	kind: { const: "topicPolicy" },
	...RESOURCE,
	...DOCUMENT,
	topics: ref("partRefs"),
});

const ORGANIZATION = object("An organization.", {
	kind: { const: "organization" },
	...RESOURCE,
	id: ref("nameValue"),
	managementAccount: ref("nameValue"),
});

const KEY = object(
	"A key.",
	{
		kind: { const: "key" },
		...NAMED,
		policy: ref("ownPolicy"),
		isEnabled: ref("flag"),
		isMultiRegion: ref("flag"),
		usage: ref("textValue"),
		spec: ref("textValue"),
		isPendingDeletion: ref("flag"),
		primary: ref("partRef"),
	},
	["isGlobal", "primary"],
);

const KEY_POLICY = object("A policy of a key.", {
	kind: { const: "keyPolicy" },
	...RESOURCE,
	...DOCUMENT,
	key: ref("partRef"),
});

const KEY_ALIAS = object(
	"An alias of a key.",
	{ kind: { const: "keyAlias" }, ...NAMED, key: ref("partRef") },
	["isGlobal"],
);

/** The definitions of facts about deliveries, and of what they are made of. */
export const DELIVERY = {
	...DELIVERY_PARTS,
	trailDelivery: TRAIL_DELIVERY,
	logGroup: LOG_GROUP,
	topic: TOPIC,
	topicPolicy: TOPIC_POLICY,
	organization: ORGANIZATION,
	key: KEY,
	keyPolicy: KEY_POLICY,
	keyAlias: KEY_ALIAS,
	...BUCKET_SETTINGS,
	...STATUSES,
	...ROLE_PARTS,
	deliveryFact: anyOf(
		ref("trailDelivery"),
		ref("logGroup"),
		ref("topic"),
		ref("topicPolicy"),
		ref("organization"),
		ref("key"),
		ref("keyPolicy"),
		ref("keyAlias"),
		ref("bucketPlace"),
		ref("bucketEncryption"),
		ref("requestPayer"),
		ref("objectLock"),
		ref("logTarget"),
		ref("bucketGrants"),
		ref("deliveryStatus"),
		ref("missingPart"),
		ref("role"),
		ref("rolePolicy"),
		ref("managedPolicy"),
		ref("policyAttachment"),
		ref("onlyInlinePolicies"),
		ref("onlyManagedPolicies"),
	),
} as const;

/** What a source shows of the delivery of its trails. */
export const DELIVERY_FACTS = object(
	"What the delivery of trails depends on, in addition to `facts`.",
	{
		facts: array("What was seen, each with its resource.", ref("deliveryFact")),
		targets: array(
			"What is in no other list: facts about buckets of access logs.",
			ref("fact"),
		),
		resources: array(
			"Resources in the source: those that references lead to, and trails.",
			object(
				"A resource.",
				{
					urn: URN,
					after: array(
						"Of a trail: resources that exist before it; absent: not known.",
						URN,
					),
				},
				["after"],
			),
		),
		opaque: array(
			"Resources that may attach policies which the source does not show.",
			object("Such a resource.", {
				of: ref("source"),
				dependencies: array("URNs of what it may attach to.", URN),
			}),
		),
	},
);
