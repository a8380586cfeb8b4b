import assert from "node:assert/strict";
import { recordText } from "../../policypack/hosts/record/writeRecord";
import type { SourceFacts } from "../../policypack/hosts/sourceFacts";
import { joinDelivery } from "../../policypack/model/deliveryChecks/joinDelivery";
import type { DeliveryView } from "../../policypack/model/deliveryChecks/view";
import type { Value } from "../../policypack/model/value";
import { SECRET, SIGNATURE } from "../../policypack/providers/wire";
import { fileSource, RECORDED_AT, throughRecord } from "../kit/recordedSources";
import { exported, state, trail } from "../kit/states";

/** No part of it is in what anything else is called. */
const TEXT = "hunter2-s3cr3t";

type Bag = Readonly<Record<string, unknown>>;

/** A secret, as `pulumi stack export --show-secrets` writes it. */
const secret = (value: unknown) => ({
	[SIGNATURE]: SECRET,
	plaintext: JSON.stringify(value),
});

const policy = (sid: unknown) => ({
	Version: "2012-10-17",
	Statement: [
		{
			Sid: sid,
			Effect: "Allow",
			Principal: { Service: "cloudtrail.amazonaws.com" },
			Action: "*",
			Resource: "*",
		},
	],
});

const KEY = "arn:aws:kms:us-east-1:111122223333:key/0f0e0d0c-0b0a";

const bucket = (inputs: Bag = {}) =>
	state("aws:s3/bucket:Bucket", "logs", {
		bucket: "logs-111122223333",
		...inputs,
	});

/** A resource that exists, so that the state has its ARN. */
const existing = (type: string, name: string, arn: string, inputs: Bag) =>
	state(type, name, inputs, { outputs: { ...inputs, arn } });

const key = (inputs: Bag) => existing("aws:kms/key:Key", "key", KEY, inputs);

const role = (inputs: Bag) =>
	existing(
		"aws:iam/role:Role",
		"role",
		"arn:aws:iam::111122223333:role/audit",
		{
			name: "audit",
			assumeRolePolicy: JSON.stringify(policy("Trust")),
			...inputs,
		},
	);

function viewOf({ delivery }: SourceFacts): DeliveryView {
	assert.ok(delivery);
	const [view, another] = joinDelivery(delivery()).trails;
	assert.ok(view && !another);
	return view;
}

/** A part that must be in view. */
function inView<T>(part: Value<T | undefined>): T {
	assert.ok(part.known && part.value !== undefined);
	return part.value;
}

/** The first document of a part. */
function documentOf({
	policies,
}: {
	readonly policies: readonly { readonly document: Value<unknown> }[];
}): Value<unknown> {
	const [first] = policies;
	assert.ok(first);
	return first.document;
}

interface Case {
	readonly stack: readonly unknown[];
	/** What the secret decides. */
	readonly part: (view: DeliveryView) => Value<unknown>;
	/** What the record says that it does not have. */
	readonly what: string;
}

/** Stacks with the secret in one place of what a delivery depends on. */
const STACKS: Readonly<Record<string, Case>> = {
	"the policy of a bucket": {
		stack: [trail(), bucket({ policy: secret(JSON.stringify(policy(TEXT))) })],
		part: ({ bucket: { known: _, ...rest } }) => {
			assert.ok("value" in rest);
			const [first] = rest.value.bucket.policies;
			assert.ok(first);
			return first.policy;
		},
		what: "the policy in logs",
	},
	"the policy of a key": {
		stack: [
			trail({ kmsKeyId: KEY }),
			key({ policy: secret(JSON.stringify(policy(TEXT))) }),
		],
		part: ({ key: one }) => documentOf(inView(one)),
		what: "a policy of key",
	},
	"one value in the policy of a key": {
		stack: [
			trail({ kmsKeyId: KEY }),
			key({ policy: JSON.stringify(policy(TEXT)) }),
			state("aws:ssm/parameter:Parameter", "sid", { value: secret(TEXT) }),
		],
		part: ({ key: one }) => documentOf(inView(one)),
		what: "a policy of key",
	},
	"the policies of a role": {
		stack: [
			trail(),
			role({
				inlinePolicies: [
					{ name: "logs", policy: secret(JSON.stringify(policy(TEXT))) },
				],
			}),
		],
		part: ({ role: one }) => documentOf(inView(one)),
		what: "a policy of role",
	},
	"the trust policy of a role": {
		stack: [
			trail(),
			role({ assumeRolePolicy: secret(JSON.stringify(policy(TEXT))) }),
		],
		part: ({ role: one }) => inView(one).role.trust.document,
		what: "a policy of role",
	},
	"the ARN of a role": {
		stack: [
			trail({
				cloudWatchLogsRoleArn: secret(`arn:aws:iam::111122223333:role/${TEXT}`),
			}),
		],
		part: ({ refs }) => refs.role.text,
		what: "a reference of audit",
	},
	"the name of a role": {
		stack: [
			trail({
				cloudWatchLogsRoleArn: `arn:aws:iam::111122223333:role/${TEXT}`,
			}),
			role({ name: secret(TEXT) }),
		],
		part: ({ refs }) => refs.role.text,
		what: "a reference of audit",
	},
	"the prefix": {
		stack: [trail({ s3KeyPrefix: secret(TEXT) })],
		part: ({ trail: { prefix } }) => prefix,
		what: "the prefix of audit",
	},
	"the name of the trail": {
		stack: [trail({ name: secret(TEXT) })],
		part: ({ trail: { name } }) => name,
		what: "the name of audit",
	},
};

describe("a record has no secret of a delivery, and names what it lacks:", () => {
	for (const [what, one] of Object.entries(STACKS))
		it(what, () => {
			const seen = fileSource(JSON.stringify(exported([...one.stack])));
			assert.equal(one.part(viewOf(seen)).known, true);
			const record = recordText(seen, RECORDED_AT);
			assert.ok(!record.includes(TEXT), record);
			const part = one.part(viewOf(throughRecord(seen)));
			assert.ok(!part.known);
			assert.equal(part.cause, "unreadable");
			assert.equal(
				part.what,
				`${one.what} (it is a secret, which a record does not have)`,
			);
		});
});

describe("the name of a trail's bucket", () => {
	it("leads to the bucket in a record, though it is a secret", () => {
		const seen = fileSource(
			JSON.stringify(
				exported([
					trail({ s3BucketName: secret(TEXT) }),
					bucket({ bucket: secret(TEXT) }),
					state(
						"aws:s3/bucketRequestPaymentConfiguration:BucketRequestPaymentConfiguration",
						"payer",
						{ bucket: TEXT, payer: "Requester" },
					),
					state("aws:s3/bucketLogging:BucketLogging", "logging", {
						bucket: TEXT,
						targetBucket: secret(TEXT),
					}),
				]),
			),
		);
		const view = viewOf(throughRecord(seen));
		const { logTargets, payers } = inView(view.bucket);
		assert.deepEqual(
			payers.map(({ payer }) => payer),
			[{ known: true, value: "Requester" }],
		);
		assert.deepEqual(
			logTargets.map(({ isItself }) => isItself),
			[{ known: true, value: true }],
		);
		assert.ok(!recordText(seen, RECORDED_AT).includes(TEXT));
	});
});
