import assert from "node:assert/strict";
import {
	type Configuration,
	policyConfiguration,
} from "../../policypack/configuration/policyConfiguration";
import { recordText } from "../../policypack/hosts/record/writeRecord";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";
import type { SourceFacts } from "../../policypack/hosts/sourceFacts";
import type { Fact } from "../../policypack/model/facts";
import {
	bucket as bucketFact,
	bucketPolicy,
	trail,
} from "../../policypack/model/samples";
import { known, unknown } from "../../policypack/model/value";
import {
	SECRET,
	SIGNATURE,
	UNKNOWN_TEXT,
} from "../../policypack/providers/wire";
import {
	EVERY_CONTROL,
	factSource,
	fileSource,
	RECORDED_AT,
	replayOf,
	reportOf,
} from "../kit/recordedSources";
import { exported, state, trail as trailState } from "../kit/states";

/** No part of it is in what anything else is called. */
const TEXT = "hunter2-s3cr3t";

type Bag = Readonly<Record<string, unknown>>;

/** A secret, as `pulumi stack export --show-secrets` writes it. */
const secret = (value: unknown) => ({
	[SIGNATURE]: SECRET,
	plaintext: JSON.stringify(value),
});

/** The record of a source, which must not have the text. */
function recordWithout(text: string, seen: SourceFacts): string {
	const record = recordText(seen, RECORDED_AT);
	assert.ok(!record.includes(text), `the record has ${text}: ${record}`);
	return record;
}

const bucket = (inputs: Bag, name = "logs") =>
	state("aws:s3/bucket:Bucket", name, inputs);

const part = (type: string, inputs: Bag, name = type) =>
	state(
		`aws:s3/${type[0]?.toLowerCase()}${type.slice(1)}:${type}`,
		name,
		inputs,
	);

const policyOf = (principal: unknown, sid = "Logs") => ({
	Version: "2012-10-17",
	Statement: [
		{
			Sid: sid,
			Effect: "Allow",
			Principal: principal,
			Action: "s3:GetObject",
			Resource: `arn:aws:s3:::${TEXT}/*`,
		},
	],
});

const store = (inputs: Bag) =>
	state("aws:cloudtrail/eventDataStore:EventDataStore", "lake", inputs);

/** Stacks with the secret in one place or several. */
const STACKS: Readonly<Record<string, readonly unknown[]>> = {
	"a public policy": [
		trailState(),
		bucket({ bucket: "logs-111122223333" }),
		part("BucketPolicy", {
			bucket: "logs-111122223333",
			policy: secret(JSON.stringify(policyOf("*"))),
		}),
	],
	"a closed policy": [
		trailState(),
		bucket({
			bucket: "logs-111122223333",
			policy: secret(JSON.stringify(policyOf({ AWS: "111122223333" }))),
		}),
	],
	"a policy that is no JSON": [
		trailState(),
		bucket({ bucket: "logs-111122223333", policy: secret(`{${TEXT}`) }),
	],
	"one value in a policy": [
		trailState(),
		bucket({ bucket: "logs-111122223333" }),
		state("aws-native:s3:BucketPolicy", "policy", {
			bucket: "logs-111122223333",
			policyDocument: policyOf({ AWS: secret(TEXT) }),
		}),
	],
	"a policy that also is elsewhere, and not as a secret": [
		trailState(),
		bucket({
			bucket: "logs-111122223333",
			policy: JSON.stringify(policyOf("*")),
		}),
		part("BucketMetric", { bucket: secret(TEXT) }),
	],
	"the Sid of a public policy": [
		trailState(),
		bucket({
			bucket: "logs-111122223333",
			policy: JSON.stringify(policyOf("*", TEXT)),
		}),
		part("BucketMetric", { bucket: secret(TEXT) }),
	],
	"a policy beside one with parts that are not known": [
		trailState(),
		bucket({ bucket: "logs-111122223333" }),
		part("BucketPolicy", {
			bucket: "logs-111122223333",
			policy: {
				...policyOf("*"),
				Statement: [UNKNOWN_TEXT, ...policyOf(TEXT).Statement],
			},
		}),
		part("BucketMetric", { bucket: secret(TEXT) }),
	],
	"a canned ACL": [
		trailState(),
		bucket({ bucket: "logs-111122223333", acl: secret(TEXT) }),
	],
	"the names of the trail's bucket": [
		trailState({ s3BucketName: secret(TEXT) }),
		bucket({ bucket: secret(TEXT) }),
		part("BucketPublicAccessBlock", {
			bucket: TEXT,
			ignorePublicAcls: true,
			restrictPublicBuckets: true,
		}),
		part("BucketLogging", { bucket: secret(TEXT), targetBucket: "access" }),
	],
	"an ARN of the trail's bucket": [
		trailState({ s3BucketName: secret(`arn:aws:s3:::${TEXT}`) }),
		bucket({ bucket: TEXT, acl: "public-read" }),
	],
	"the name of a bucket that is not in the stack": [
		trailState({ s3BucketName: secret(TEXT) }),
		bucket({ bucket: "other" }),
	],
	"two names": [
		trailState({ s3BucketName: secret(TEXT) }),
		bucket({ bucket: secret(TEXT), acl: "public-read" }),
		bucket({ bucket: secret(`${TEXT}-2`) }, "others"),
		part("BucketAcl", { bucket: secret(`${TEXT}-2`), acl: "private" }),
	],
	"the key of an event data store": [
		store({
			kmsKeyId: secret(`arn:aws:kms:eu-west-1:111122223333:key/${TEXT}`),
		}),
	],
	"a value of a tag": [trailState({ tags: { owner: secret(TEXT) } })],
	"an event selector": [
		trailState({
			advancedEventSelectors: [
				{
					fieldSelectors: [
						{ field: "eventCategory", equals: ["Management"] },
						{ field: "resources.ARN", equals: [secret(TEXT)] },
					],
				},
			],
		}),
	],
	"the parts of a delivery of logs": [
		trailState(),
		bucket({ bucket: "logs-111122223333" }),
		state("aws:cloudwatch/logDeliverySource:LogDeliverySource", "source", {
			name: secret(TEXT),
			logType: "S3_SERVER_ACCESS_LOGS",
			resourceArn: "arn:aws:s3:::logs-111122223333",
		}),
		state("aws:cloudwatch/logDelivery:LogDelivery", "delivery", {
			deliverySourceName: secret(TEXT),
			deliveryDestinationArn: secret(
				`arn:aws:logs:eu-west-1:111122223333:delivery-destination:${TEXT}-to`,
			),
		}),
		state(
			"aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination",
			"destination",
			{ name: secret(`${TEXT}-to`), deliveryDestinationType: "S3" },
		),
	],
	"the settings of a provider": [
		state("pulumi:providers:aws", "audit", {
			allowedAccountIds: secret([TEXT]),
			defaultTags: secret({ tags: { owner: TEXT } }),
		}),
		trailState(
			{},
			{ provider: "urn:pulumi:prod::shop::pulumi:providers:aws::audit::id" },
		),
	],
};

/** What a delivery depends on is not known where it is a secret. */
const ALL_BUT_DELIVERY: Configuration = (control) =>
	control.subject === "delivery"
		? policyConfiguration(control, { enforcementLevel: "disabled" })
		: EVERY_CONTROL(control);

function deliveryIn({ sources }: JsonReport): string | undefined {
	return sources[0]?.controls.find(
		({ policy }) => policy === "cloudtrail-delivery",
	)?.status;
}

describe("a record of a state that shows its secrets", () => {
	for (const [name, resources] of Object.entries(STACKS)) {
		const seen = fileSource(JSON.stringify(exported(resources)));

		it(`has nothing of ${name}`, () => {
			recordWithout(TEXT, seen);
		});

		it(`gives the same report with ${name}`, async () => {
			const report = reportOf(seen, ALL_BUT_DELIVERY);
			const said = JSON.stringify(report).replaceAll(TEXT, "…");
			const replayed = JSON.stringify(await replayOf(seen, ALL_BUT_DELIVERY));
			if (name === "the Sid of a public policy")
				assert.match(replayed, /is public by its policy: statement 1 lets/);
			else assert.equal(replayed, said);
		});

		it(`does not know more of a delivery with ${name}`, async () => {
			const before = deliveryIn(reportOf(seen));
			const after = deliveryIn(await replayOf(seen));
			assert.ok([before, "UNKNOWN"].includes(after), `${before}: ${after}`);
		});
	}
});

describe("a record of a stack with a lookup", () => {
	it("has nothing of a secret name by which a bucket was found", () => {
		const arn = `arn:aws:s3:::${TEXT}`;
		const of = {
			...{ urn: arn, type: "AWS::S3::Bucket", name: TEXT },
			location: undefined,
		};
		const declared = trail({
			bucket: {
				...{ by: "name", name: known(TEXT), isSecret: true },
				dependencies: [],
			},
		});
		const why = unknown("unreadable", `the policy of bucket ${TEXT} (denied)`);
		const found: readonly Fact[] = [
			declared,
			bucketFact({ of, name: known(TEXT) }),
			bucketPolicy({ of, bucket: { by: "urn", urn: arn }, policy: why }),
		];
		const seen = factSource([declared], {
			lookups: new Map([["CloudTrail.6", found]]),
		});
		const { lookups } = JSON.parse(recordWithout(TEXT, seen));
		const [standIn] = /secret-\w+-1/.exec(JSON.stringify(lookups)) ?? [];
		const [, one, policy] = lookups[0].facts;
		assert.equal(one.of.urn, `arn:aws:s3:::${standIn}`);
		assert.equal(one.name.value, standIn);
		assert.equal(policy.bucket.urn, one.of.urn);
		assert.equal(
			policy.policy.what,
			`the policy of bucket ${standIn} (denied)`,
		);
	});
});

describe("stand-ins for secrets", () => {
	const seen = factSource([
		trail({
			bucket: {
				...{ by: "name", name: known(TEXT), isSecret: true },
				dependencies: [],
			},
		}),
	]);
	const standInOf = (record: string) => /secret-\w+-1/.exec(record)?.[0];

	it("are others in another record, so that they are no name of two", () => {
		const one = standInOf(recordWithout(TEXT, seen));
		const other = standInOf(recordWithout(TEXT, seen));
		assert.ok(one && other);
		assert.notEqual(one, other);
	});
});

describe("a secret that is a word of the pack's own texts", () => {
	for (const word of ["true", "false"])
		it(`${word} changes no text of the report`, async () => {
			const seen = fileSource(
				JSON.stringify(
					exported([trailState({ enableLogging: secret({ deep: word }) })]),
				),
			);
			const report = reportOf(seen);
			assert.match(JSON.stringify(report), /not true or false/);
			assert.deepStrictEqual(await replayOf(seen), report);
		});
});
