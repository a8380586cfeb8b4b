import assert from "node:assert/strict";
import {
	bucketNameHints,
	outsideFirst,
	policyPending,
	stale,
} from "../kit/hints";
import { saidBy } from "../kit/pack/answers";
import { packUnderTest } from "../kit/pack/harness";
import {
	bucket,
	closedPolicy,
	of,
	pendingPolicy,
	publicPolicy,
	resource,
	stack,
	trailInto,
	types,
} from "../kit/pack/stacks";
import { type Declared, UNKNOWN } from "../kit/pack/wire";

describe("Hints on the engine", () => {
	const pack = packUnderTest();

	/** The one message of a policy. */
	async function messageOf(
		policy: string,
		...resources: readonly Declared[]
	): Promise<string> {
		const said = saidBy(await pack.analyzeStack(stack(...resources)), policy);
		assert.equal(said.length, 1);
		return said.map(({ message }) => message).join();
	}

	const has = (message: string, all: readonly string[]) => {
		for (const words of all) assert.ok(message.includes(words), message);
	};

	it("cloudtrail-6: a policy that is pending", async () => {
		const logs = bucket();
		const policy = pendingPolicy(logs);
		const message = await messageOf(
			"cloudtrail-6",
			logs,
			policy,
			trailInto(logs),
		);
		has(message, policyPending);
		assert.match(message, /It is evaluated again during the update\.$/);
	});

	it("cloudtrail-6: a policy that is pending and refused keeps its hint", async () => {
		const logs = bucket();
		const policy = pendingPolicy(logs);
		await pack.configure({ "cloudtrail-6": { pending: "deny" } });
		has(
			await messageOf("cloudtrail-6", logs, policy, trailInto(logs)),
			policyPending,
		);
	});

	for (const policy of ["cloudtrail-6", "cloudtrail-7"])
		it(`${policy}: one unknown text for all names`, async () => {
			const id = resource("random:index/randomId:RandomId", "id", {
				hex: UNKNOWN,
			});
			const logs = bucket("logs", {}, { from: { bucket: id } });
			const block = of(id, types.block, "block", {
				restrictPublicBuckets: true,
			});
			has(
				await messageOf(policy, id, logs, block, trailInto(id)),
				bucketNameHints("`logs.id`"),
			);
		});

	it("cloudtrail-6: what the bucket itself shows is of the last refresh", async () => {
		const named = { bucket: "acme-logs" };
		const message = await messageOf(
			"cloudtrail-6",
			bucket("logs", { ...named, policy: publicPolicy }),
			resource(types.policy, "policy", { ...named, policy: closedPolicy }),
			trailInto(bucket(), { s3BucketName: "acme-logs" }),
		);
		has(message, stale);
	});

	for (const policy of ["cloudtrail-1", "cloudtrail-3"])
		it(`${policy}: a stack without a trail`, async () => {
			const message = await messageOf(policy, bucket("site"));
			const [, own = ""] = message.split("No trail is declared. ");
			assert.match(own, outsideFirst(policy));
			assert.match(own, /Trail\.get/);
		});
});
