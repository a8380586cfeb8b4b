import assert from "node:assert/strict";
import { stackPolicies } from "../kit/controls";
import { outcomeOf, outcomesOf, saidBy } from "../kit/pack/answers";
import { packUnderTest } from "../kit/pack/harness";
import {
	allFour,
	block,
	bucket,
	closedPolicy,
	defaultProvider,
	goodTrail,
	logging,
	of,
	pendingPolicy,
	provider,
	resource,
	root,
	stack,
	trailInto,
	types,
} from "../kit/pack/stacks";
import { type Declared, type Properties, UNKNOWN } from "../kit/pack/wire";

/** What the AWS provider says of a new bucket of which nothing is declared. */
const computed = {
	acl: UNKNOWN,
	arn: UNKNOWN,
	bucketDomainName: UNKNOWN,
	corsRules: UNKNOWN,
	forceDestroy: false,
	grants: UNKNOWN,
	hostedZoneId: UNKNOWN,
	id: UNKNOWN,
	lifecycleRules: UNKNOWN,
	logging: UNKNOWN,
	loggings: UNKNOWN,
	policy: UNKNOWN,
	region: UNKNOWN,
	serverSideEncryptionConfiguration: UNKNOWN,
	tagsAll: UNKNOWN,
	versioning: UNKNOWN,
};

const both = ["cloudtrail-6", "cloudtrail-7"];

describe("What is not known at a preview", () => {
	const pack = packUnderTest();
	const ask = async (...resources: readonly Declared[]) =>
		outcomesOf(await pack.analyzeStack(stack(...resources)), both);

	describe("because the provider computes it", () => {
		for (const type of [types.bucket, types.bucketV2]) {
			const fresh = (props: Properties = {}) =>
				resource(type, "logs", { bucket: UNKNOWN, ...computed, ...props });

			it(`${type}: nothing declared is not public and does not log`, async () => {
				const logs = fresh();
				assert.deepEqual(await ask(logs, trailInto(logs)), {
					"cloudtrail-6": "passed",
					"cloudtrail-7": "violation",
				});
			});

			it(`${type}: joined by literal names alone, it is the same`, async () => {
				const logs = fresh({ bucket: "acme-logs" });
				const trail = resource(types.trail, "audit", {
					...goodTrail,
					s3BucketName: "acme-logs",
				});
				assert.deepEqual(await ask(logs, trail), {
					"cloudtrail-6": "passed",
					"cloudtrail-7": "violation",
				});
			});

			it(`${type}: what resources of its own declare decides`, async () => {
				const logs = fresh();
				assert.deepEqual(
					await ask(
						logs,
						of(logs, types.policy, "policy", { policy: closedPolicy }),
						logging(logs),
						trailInto(logs),
					),
					{ "cloudtrail-6": "passed", "cloudtrail-7": "passed" },
				);
			});

			for (const [property, policy] of [
				["policy", "cloudtrail-6"],
				["acl", "cloudtrail-6"],
				["grants", "cloudtrail-6"],
			] as const)
				it(`${type}: a declared ${property} is pending`, async () => {
					const role = resource("aws:iam/role:Role", "role", { arn: UNKNOWN });
					const logs = { ...fresh(), from: { [property]: role } };
					const answer = await pack.analyzeStack(
						stack(role, logs, trailInto(logs)),
					);
					assert.equal(outcomeOf(answer, policy), "advisory");
					assert.equal(saidBy(answer, policy)[0]?.urn, logs.urn);
					assert.match(
						saidBy(answer, policy)[0]?.message ?? "",
						new RegExp(`${property} of logs`),
					);
				});

			it(`${type}: declared logging counts, its target known or not`, async () => {
				const target = bucket("access");
				const property = type === types.bucket ? "logging" : "loggings";
				for (const value of [UNKNOWN, [{ targetBucket: UNKNOWN }]]) {
					const logs = {
						...fresh({ [property]: value }),
						from: { [property]: target },
					};
					const outcomes = await ask(target, logs, trailInto(logs));
					assert.equal(outcomes["cloudtrail-7"], "passed");
				}
			});
		}
	});

	describe("because the provider computes it beside the bucket", () => {
		const acl = (declared: Properties, logs: Declared, by?: Declared) =>
			of(
				logs,
				"aws:s3/bucketAcl:BucketAcl",
				"acl",
				{ accessControlPolicy: UNKNOWN, ...declared },
				{ from: { ...(by && { accessControlPolicy: by }) } },
			);

		for (const [canned, expected] of [
			["private", "passed"],
			["public-read", "violation"],
		] as const)
			it(`the grants of a canned ACL: ${canned} is decided`, async () => {
				const logs = bucket();
				const outcomes = await ask(
					logs,
					acl({ acl: canned }, logs),
					trailInto(logs),
				);
				assert.equal(outcomes["cloudtrail-6"], expected);
			});

		it("grants that are declared and flow from a resource are pending", async () => {
			const logs = bucket();
			const role = resource("aws:iam/role:Role", "role", { arn: UNKNOWN });
			const outcomes = await ask(
				role,
				logs,
				acl({}, logs, role),
				trailInto(logs),
			);
			assert.equal(outcomes["cloudtrail-6"], "advisory");
		});

		it("the account of an account-wide block: it is its provider's", async () => {
			const account = (id: string, name: string) =>
				provider(name, { allowedAccountIds: JSON.stringify([id]) });
			const under = { provider: account("111122223333", "eu") };
			const logs = bucket("logs", { acl: "public-read" }, under);
			for (const [id, expected] of [
				["111122223333", "passed"],
				["444455556666", "violation"],
			] as const) {
				const wide = resource(
					types.accountBlock,
					"account",
					{ ...allFour, accountId: UNKNOWN },
					{ provider: account(id, "us") },
				);
				const outcomes = await ask(logs, wide, trailInto(logs, {}, under));
				assert.equal(outcomes["cloudtrail-6"], expected);
			}
		});
	});

	describe("because the program writes an Output as text", () => {
		const text = "Calling [toString] on an [Output<T>] is not supported.";
		for (const property of ["policy", "acl"])
			it(`the ${property} of a bucket is not readable`, async () => {
				const logs = bucket("logs", { ...computed, [property]: text });
				const answer = await pack.analyzeStack(stack(logs, trailInto(logs)));
				assert.equal(outcomeOf(answer, "cloudtrail-6"), "advisory");
				assert.match(
					saidBy(answer, "cloudtrail-6")[0]?.message ?? "",
					/an Output written as text: use `pulumi\.interpolate`/,
				);
			});
	});

	describe("because it is declared and flows from a resource", () => {
		it("a policy text is pending, on the bucket", async () => {
			const logs = bucket();
			const policy = pendingPolicy(logs);
			const answer = await pack.analyzeStack(
				stack(logs, policy, logging(logs), trailInto(logs)),
			);
			assert.equal(outcomeOf(answer, "cloudtrail-6"), "advisory");
			assert.equal(saidBy(answer, "cloudtrail-6")[0]?.urn, logs.urn);
			assert.equal(outcomeOf(answer, "cloudtrail-7"), "passed");
		});

		it("a policy object with a hole that does not decide is closed", async () => {
			const document = JSON.parse(closedPolicy);
			document.Statement[0].Resource = UNKNOWN;
			const logs = bucket();
			const policy = of(
				logs,
				types.nativePolicy,
				"policy",
				{ policyDocument: document },
				{ from: { policyDocument: logs } },
			);
			const outcomes = await ask(logs, policy, trailInto(logs));
			assert.equal(outcomes["cloudtrail-6"], "passed");
		});

		it("a target of access logs counts as set", async () => {
			const [logs, target] = [bucket(), bucket("access")];
			const into = of(
				logs,
				types.logging,
				"logging",
				{ targetBucket: UNKNOWN },
				{ from: { targetBucket: target } },
			);
			const outcomes = await ask(logs, target, into, trailInto(logs));
			assert.equal(outcomes["cloudtrail-7"], "passed");
		});

		it("a flag of a block over a public bucket is pending", async () => {
			const logs = bucket("logs", { acl: "public-read" });
			const weak = of(
				logs,
				types.block,
				"block",
				{ ...allFour, ignorePublicAcls: UNKNOWN },
				{ from: { ignorePublicAcls: logs } },
			);
			const outcomes = await ask(logs, weak, trailInto(logs));
			assert.equal(outcomes["cloudtrail-6"], "advisory");
		});
	});

	describe("because its provider is not known", () => {
		const later = provider("later", { region: UNKNOWN });
		const hidden = (declared: Declared): Declared => ({
			...declared,
			props: {},
			provider: later,
		});
		const logs = hidden(bucket());
		const all = [
			logs,
			hidden(of(logs, types.policy, "policy", {})),
			hidden(block(logs)),
			hidden(logging(logs)),
			hidden(trailInto(logs)),
		];

		it("a whole stack is pending, nothing of it fails or passes", async () => {
			const answer = await pack.analyzeStack(stack(...all));
			assert.deepEqual(
				outcomesOf(answer, stackPolicies),
				Object.fromEntries(stackPolicies.map((one) => [one, "advisory"])),
			);
			for (const { policy, urn } of answer.diagnostics)
				assert.equal(urn, both.includes(policy) ? logs.urn : root.urn);
		});

		for (const declared of all)
			it(`a hidden ${declared.type} alone does not fail`, async () => {
				const seen = bucket();
				const resources = [
					seen,
					of(seen, types.policy, "policy", { policy: closedPolicy }),
					block(seen),
					logging(seen),
					trailInto(seen),
				].map((one) => (one.urn === declared.urn ? declared : one));
				const answer = await pack.analyzeStack(stack(...resources));
				for (const { level, message } of answer.diagnostics)
					assert.equal(level, "advisory", message);
			});

		it("a hidden aws-native stack is pending, too", async () => {
			const native = hidden(resource(types.nativeBucket, "logs"));
			const trail = hidden({
				...resource(types.nativeTrail, "audit"),
				from: { s3BucketName: native },
			});
			const answer = await pack.analyzeStack(stack(native, trail));
			for (const { level, message } of answer.diagnostics)
				assert.equal(level, "advisory", message);
			assert.equal(answer.diagnostics.length, 4);
		});

		it("without properties under a provider that is known, it fails", async () => {
			const bare = resource(
				types.trail,
				"audit",
				{},
				{ provider: defaultProvider },
			);
			const answer = await pack.analyzeStack(stack(bare));
			assert.equal(outcomeOf(answer, "cloudtrail-1"), "violation");
		});
	});
});
