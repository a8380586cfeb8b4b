import assert from "node:assert/strict";
import { trailTopic } from "../../policypack/controls/cloudtrail-delivery/checks/topic";
import type { Resource } from "../../policypack/providers/resource";
import { ACCOUNT, OTHER, placed, REGION, TYPES } from "../kit/deliveryStack";
import { type Bag, UNKNOWN } from "../kit/resources";
import {
	audit,
	document,
	missing,
	outcome,
	reasons,
	SERVICE,
	TRAIL_ARN,
	verdictsOf,
} from "./policyStack";

const TOPIC = `arn:aws:sns:${REGION}:${ACCOUNT}:deliveries`;
const KEY_ID = "0a1b2c3d-0000-1111-2222-0a1b2c3d4e5f";
const topic = (props: Bag = {}): Resource =>
	placed(TYPES.topic, "deliveries", { name: "deliveries", ...props });
const publish = (changes: Bag = {}): Bag => ({
	Effect: "Allow",
	Principal: SERVICE,
	Action: "SNS:Publish",
	Resource: TOPIC,
	...changes,
});
const when = (operator: string, keys: Bag) => ({
	Condition: { [operator]: keys },
});
/** The policy that SNS gives to a new topic. */
const byDefault = publish({
	Principal: { AWS: "*" },
	Action: ["SNS:Publish", "SNS:Subscribe"],
	...when("StringEquals", { "AWS:SourceOwner": ACCOUNT }),
});

/** What is found of a trail with a topic that has this policy. */
const of = (
	statements: readonly Bag[],
	props: Bag = {},
	...others: readonly Resource[]
) =>
	verdictsOf(
		trailTopic,
		audit({ snsTopicName: TOPIC }),
		topic({ policy: document(...statements), ...props }),
		...others,
	);

describe("the policy of a trail's topic", () => {
	const rows: readonly (readonly [string, readonly Bag[], string])[] = [
		["without conditions", [publish()], "passed"],
		[
			"for the ARN of the trail",
			[publish(when("StringEquals", { "aws:SourceArn": TRAIL_ARN }))],
			"passed",
		],
		[
			"for the account of the trail",
			[publish(when("StringEquals", { "aws:SourceAccount": ACCOUNT }))],
			"passed",
		],
		["by wildcards", [publish({ Action: "sns:*", Resource: "*" })], "passed"],
		["as SNS makes it", [byDefault], "failed"],
		[
			"for another trail",
			[publish(when("ArnEquals", { "aws:SourceArn": `${TRAIL_ARN}-2` }))],
			"failed",
		],
		[
			"for another account",
			[publish(when("StringEquals", { "aws:SourceAccount": OTHER }))],
			"failed",
		],
		["for another topic", [publish({ Resource: `${TOPIC}-2` })], "failed"],
		["for subscriptions", [publish({ Action: "SNS:Subscribe" })], "failed"],
		[
			"with a Deny",
			[publish(), publish({ Effect: "Deny", Principal: "*" })],
			"failed",
		],
	];
	for (const [words, statements, expected] of rows)
		it(`${words}: ${expected}`, () => {
			const verdicts = of(statements);
			assert.equal(outcome(verdicts), expected);
			for (const reason of reasons(verdicts))
				assert.match(reason, /InsufficientSnsTopicPolicyException\.$/);
			const suggested = missing(verdicts) as readonly Bag[];
			if (suggested.length > 0)
				assert.deepEqual(of([...statements, ...suggested]), []);
		});

	it("is the default one: failed", () => {
		const verdicts = verdictsOf(
			trailTopic,
			audit({ snsTopicName: TOPIC }),
			topic(),
		);
		assert.equal(outcome(verdicts), "failed");
	});

	it("may be that of a resource of its own", () => {
		const found = (policy: unknown) =>
			outcome(
				verdictsOf(
					trailTopic,
					audit({ snsTopicName: "deliveries" }),
					topic(),
					placed(TYPES.topicPolicy, "apart", { arn: TOPIC, policy }),
				),
			);
		assert.equal(found(document(publish())), "passed");
		assert.equal(found(document(byDefault)), "failed");
		assert.equal(found(UNKNOWN), "pending");
	});

	it("is not judged outside of the stack", () => {
		const verdicts = verdictsOf(trailTopic, audit({ snsTopicName: TOPIC }));
		assert.equal(outcome(verdicts), "outside");
	});
});

describe("a trail's topic", () => {
	it("is no FIFO topic", () => {
		assert.equal(outcome(of([publish()], { fifoTopic: true })), "failed");
		assert.equal(outcome(of([publish()], { fifoTopic: UNKNOWN })), "pending");
	});

	it("is no FIFO topic by its name, where the stack does not declare it", () => {
		for (const snsTopicName of ["deliveries.fifo", `${TOPIC}.fifo`]) {
			const verdicts = verdictsOf(trailTopic, audit({ snsTopicName }));
			assert.deepEqual(reasons(verdicts), [
				"CloudTrail cannot publish to the topic of trail audit: it is a FIFO topic, so AWS rejects the trail.",
			]);
		}
	});

	it("is encrypted with a key that lets CloudTrail in", () => {
		const statement = publish({
			Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
			Resource: "*",
		});
		const found = (...statements: readonly Bag[]) =>
			of(
				[publish()],
				{ kmsMasterKeyId: KEY_ID },
				placed(TYPES.key, "topics", {
					keyId: KEY_ID,
					arn: `arn:aws:kms:${REGION}:${ACCOUNT}:key/${KEY_ID}`,
					policy: document(...statements),
				}),
			);
		assert.deepEqual(found(statement), []);
		const verdicts = found({ ...statement, Action: "kms:GenerateDataKey*" });
		assert.match(reasons(verdicts)[0] ?? "", /does not allow kms:Decrypt/);
		assert.deepEqual(found(...(missing(verdicts) as readonly Bag[])), []);
	});

	it("is not encrypted with the key that AWS manages", () => {
		const managed = of([publish()], { kmsMasterKeyId: "alias/aws/sns" });
		assert.equal(outcome(managed), "failed");
	});
});
