import type { Control } from "../../judging/control";
import type { Options } from "../../judging/optIn";
import {
	CONTROLS_2026,
	NIST_800_53_R5,
	related,
} from "../../judging/requirement";
import {
	fail,
	pass,
	undecided,
	type Verdict,
	when,
} from "../../judging/verdict";
import type { EventDataStore } from "../../model/account";
import { arnPattern } from "../../model/arn";

/** Without a key of one's own, CloudTrail encrypts with one that AWS owns. */
export const cloudTrail10: Control = {
	id: "CloudTrail.10",
	policy: "cloudtrail-10",
	title:
		"CloudTrail Lake event data stores should be encrypted with customer managed AWS KMS keys",
	topic: "KMS encryption of event data stores",
	requires:
		"Every event data store of CloudTrail Lake is encrypted with a customer managed AWS KMS key.",
	severity: "Medium",
	category: "Protect > Data protection > Encryption of data at rest",
	requirements: [
		...related(
			NIST_800_53_R5,
			CONTROLS_2026,
			"AU-9",
			"CA-9(1)",
			"CM-3(6)",
			"SC-7(10)",
			"SC-12(2)",
			"SC-13",
			"SC-28",
			"SC-28(1)",
			"SI-7(6)",
		),
	],
	resourceType: "AWS::CloudTrail::EventDataStore",
	configRule: "event-data-store-cmk-encryption-enabled",
	schedule: "Periodic",
	parameters: ["kmsKeyArns: none by default"],
	remediation: [
		"Create the event data store with a customer managed AWS KMS key. The key of an event data store cannot be removed or changed once it is set.",
	],
	otherIds: [],
	url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-10",
	optIn: {
		property: "eventDataStores",
		example: true,
		reads: "eventDataStores",
		properties: {
			eventDataStores: {
				type: "boolean",
				default: false,
				description:
					"Whether CloudTrail.10 is judged, on every event data store.",
			},
			kmsKeyArns: {
				type: "array",
				items: {
					type: "string",
					pattern: arnPattern("kms", "key/[A-Za-z0-9-]+"),
					description:
						"ARN of a KMS key, as arn:aws:kms:eu-west-1:111122223333:key/1234abcd.",
				},
				examples: [["arn:aws:kms:eu-west-1:111122223333:key/1234abcd"]],
				description:
					"ARNs of the KMS keys that event data stores may be encrypted with; any customer managed key where absent or empty.",
			},
		},
	},
	subject: "eventDataStore",
	judge: (store, options) =>
		when(store.hasKey, (hasKey) =>
			hasKey ? keyVerdict(store, allowedIn(options)) : withoutKey(store),
		),
};

function allowedIn({ kmsKeyArns }: Options): readonly string[] {
	if (!Array.isArray(kmsKeyArns)) return [];
	return kmsKeyArns.filter((arn) => typeof arn === "string");
}

function withoutKey({ of }: EventDataStore): Verdict {
	return fail(
		`Event data store ${of.name} is not encrypted with a customer managed KMS key.`,
		{ kind: "storeKey", key: "customerManaged" },
	);
}

/** Aliases that begin with this are of keys that AWS manages. */
const OF_AWS = /(?:^|:)alias\/aws\//;

function keyVerdict(
	store: EventDataStore,
	allowed: readonly string[],
): Verdict {
	const { key, of } = store;
	// A key that is declared and not known yet is set; which one may matter.
	if (!key.known && allowed.length === 0) return pass();
	return when(key, (id = "") => {
		if (OF_AWS.test(id)) return withoutKey(store);
		if (allowed.length === 0 || allowed.some((arn) => isKey(arn, id)))
			return pass();
		if (/(?:^|:)alias\//.test(id))
			return undecided(
				"unreadable",
				`which key encrypts event data store ${of.name} (it is named by an alias)`,
				{ kind: "storeKey", key: "byArn" },
			);
		return fail(
			`Event data store ${of.name} is encrypted with a KMS key that is not one of kmsKeyArns.`,
			{ kind: "storeKey", key: "configured" },
		);
	});
}

/** A key is named by its ARN, or by the id that the ARN ends with. */
function isKey(arn: string, id: string): boolean {
	return arn === id || arn.endsWith(`:key/${id}`);
}
