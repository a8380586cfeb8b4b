import assert from "node:assert/strict";
import { join } from "node:path";
import { joinDelivery } from "../../policypack/model/deliveryChecks/joinDelivery";
import type { DeliveryView } from "../../policypack/model/deliveryChecks/view";
import { deliveryFactsOf } from "../../policypack/providers/deliveryFacts";
import type { Stack } from "../../policypack/providers/resource";
import { nameIn, typeIn } from "../../policypack/providers/urn";
import { readProgram } from "../../policypack/sources/program";
import { applied, nameOf } from "../kit/deliveryStack";
import { removePrograms, stackOf } from "../kit/programs";
import { root } from "../kit/sourceFiles";

/** The delivery of the only trail of a stack. */
function viewOf(stack: Stack): DeliveryView {
	const [view, another] = joinDelivery(deliveryFactsOf(stack)).trails;
	assert.ok(view && !another);
	return view;
}

/** What a trail waits for: names by types. */
function waited({ waitsFor }: DeliveryView): readonly string[] {
	assert.ok(waitsFor.known);
	return [...waitsFor.value].map((urn) => `${typeIn(urn)} ${nameIn(urn)}`);
}

const EXAMPLES = {
	"by-hand": [
		"aws:s3/bucketPolicy:BucketPolicy logs",
		"aws:iam/rolePolicy:RolePolicy delivery",
		"aws:kms/key:Key trail",
		"aws:cloudwatch/logGroup:LogGroup trail",
	],
	"aws-native": [
		"aws-native:s3:BucketPolicy logs",
		"aws-native:iam:Role delivery",
		"aws-native:kms:Key trail",
		"aws-native:logs:LogGroup trail",
	],
} as const;

describe("an example with a trail", () => {
	for (const [example, expected] of Object.entries(EXAMPLES))
		it(`${example} shows all that its delivery depends on`, async () => {
			const view = viewOf(
				await readProgram(join(root, "examples", example), {}),
			);
			assert.ok(view.bucket.known);
			assert.equal(view.bucket.value.bucket.policies.length, 1);
			assert.equal(view.bucket.value.logTargets.length, 1);
			assert.equal(
				nameOf(view.key, ({ key }) => key),
				"trail",
			);
			assert.equal(
				nameOf(view.logGroup, (group) => group),
				"trail",
			);
			assert.ok(view.role.known && view.role.value);
			assert.equal(view.role.value.policies.length, 1);
			const all = waited(view);
			for (const one of expected) assert.ok(all.includes(one), one);
		});
});

describe("a program", () => {
	after(removePrograms);

	it("shows explicit dependencies, also on components", async () => {
		const stack = await stackOf(`
			class Logs extends pulumi.ComponentResource {
				constructor(name) {
					super("acme:index:Logs", name);
					this.bucket = new Custom("aws:s3/bucket:Bucket", name, { bucket: "logs-111122223333" }, { parent: this });
					new Custom("aws:s3/bucketPolicy:BucketPolicy", name, { bucket: "logs-111122223333", policy: "{}" }, { parent: this });
				}
			}
			const logs = new Logs("logs");
			const topic = new Custom("aws:sns/topic:Topic", "alarms", { arn: undefined });
			const policy = new Custom("aws:sns/topicPolicy:TopicPolicy", "apart", { arn: topic.arn, policy: "{}" });
			new Custom("aws:kms/key:Key", "unused", {});
			trail("audit", { s3BucketName: "logs-111122223333", snsTopicName: topic.arn }, { dependsOn: [logs, policy] });
		`);
		const view = viewOf(stack);
		const all = waited(view);
		for (const one of [
			"aws:s3/bucketPolicy:BucketPolicy logs",
			"aws:sns/topicPolicy:TopicPolicy apart",
			"aws:sns/topic:Topic alarms",
		])
			assert.ok(all.includes(one), one);
		assert.ok(!all.includes("aws:kms/key:Key unused"));
		assert.ok(view.topic.known && view.topic.value);
		assert.deepEqual(applied(view.topic.value.policies), {
			apart: 'true: "{}"',
		});
	});

	it("shows that a trail waits for nothing", async () => {
		const stack = await stackOf(`
			new Custom("aws:s3/bucket:Bucket", "logs", { bucket: "logs-111122223333" });
			new Custom("aws:s3/bucketPolicy:BucketPolicy", "logs", { bucket: "logs-111122223333", policy: "{}" });
			trail("audit", { s3BucketName: "logs-111122223333" });
		`);
		const view = viewOf(stack);
		assert.deepEqual(waited(view), []);
		assert.ok(view.bucket.known);
		assert.equal(view.bucket.value.bucket.policies.length, 1);
	});
});
