import assert from "node:assert/strict";
import { stackPolicies } from "../kit/controls";
import { expectOutcomes } from "../kit/outcomes";
import { outcomeOf, outcomesOf, saidBy } from "../kit/pack/answers";
import { packUnderTest } from "../kit/pack/harness";
import {
	block,
	bucket,
	closedPolicy,
	goodStack,
	goodTrail,
	logging,
	of,
	pendingPolicy,
	publicPolicy,
	resource,
	root,
	stack,
	trailInto,
	types,
} from "../kit/pack/stacks";
import { type Declared, UNKNOWN } from "../kit/pack/wire";

const allPassed = Object.fromEntries(
	stackPolicies.map((policy) => [policy, "passed"]),
);

/** On which resources a policy reports violations. */
const others = [
	resource("aws:iam/role:Role", "role", { name: "role" }),
	resource("aws:s3/bucketObject:BucketObject", "page", { bucket: "site" }),
];

describe("The stack stage", () => {
	const pack = packUnderTest();

	/** Where each violation of a policy lies. */
	async function urnsOf(
		policy: string,
		resources: readonly Declared[],
	): Promise<readonly string[]> {
		const said = saidBy(await pack.analyzeStack(resources), policy);
		for (const { level } of said) assert.equal(level, "mandatory");
		return said.map(({ urn }) => urn);
	}

	it("passes a stack that has all, and returns normally", async () => {
		const answer = await pack.analyzeStack([...goodStack(), ...others]);
		assert.deepEqual(answer, { diagnostics: [], notApplicable: {} });
	});

	describe("without a trail", () => {
		for (const [name, resources] of [
			["a stack of other things", stack(...others)],
			["a stack with its root alone", stack()],
			["no resources at all", []],
			["a stack that does not show its root", others],
		] as const)
			it(`${name}: 1 and 3 on the root, 6 and 7 not applicable`, async () => {
				const answer = await pack.analyzeStack(resources);
				expectOutcomes(
					outcomesOf(answer, stackPolicies),
					{ "cloudtrail-1": "violation", "cloudtrail-3": "violation" },
					{ others: "notApplicable" },
				);
				for (const { urn } of answer.diagnostics) assert.equal(urn, root.urn);
			});

		it("a public bucket that no trail uses is nobody's business", async () => {
			const site = bucket("site", { acl: "public-read" });
			const answer = await pack.analyzeStack(stack(site));
			assert.equal(outcomeOf(answer, "cloudtrail-6"), "notApplicable");
		});
	});

	describe("of the account", () => {
		for (const [name, props] of [
			["is single-Region", { isMultiRegionTrail: false }],
			["is switched off", { enableLogging: false }],
			["only reads", { eventSelectors: [{ readWriteType: "ReadOnly" }] }],
		] as const)
			it(`1 is a violation on the root where the trail ${name}`, async () => {
				const logs = bucket();
				const resources = stack(logs, block(logs), trailInto(logs, props));
				assert.deepEqual(await urnsOf("cloudtrail-1", resources), [root.urn]);
			});

		it("one good trail is enough for 1 and 3", async () => {
			const logs = bucket();
			const bad = resource(types.trail, "old", { enableLogging: false });
			const resources = stack(logs, block(logs), trailInto(logs), bad);
			assert.deepEqual(await urnsOf("cloudtrail-1", resources), []);
			assert.deepEqual(await urnsOf("cloudtrail-3", resources), []);
		});

		it("3 is a violation on the root where every trail is off", async () => {
			const off = { enableLogging: false };
			const resources = stack(resource(types.trail, "old", off));
			assert.deepEqual(await urnsOf("cloudtrail-3", resources), [root.urn]);
		});

		it("flags that are not known are advised on the root", async () => {
			const logs = bucket();
			const trail = trailInto(logs, { enableLogging: UNKNOWN });
			const answer = await pack.analyzeStack(
				stack(logs, block(logs), logging(logs), {
					...trail,
					from: { ...trail.from, enableLogging: logs },
				}),
			);
			for (const policy of ["cloudtrail-1", "cloudtrail-3"]) {
				assert.equal(outcomeOf(answer, policy), "advisory");
				assert.equal(saidBy(answer, policy)[0]?.urn, root.urn);
				assert.match(saidBy(answer, policy)[0]?.message ?? "", /enableLogging/);
			}
		});
	});

	describe("joins", () => {
		/** A bucket that is public and does not log, joined in one way. */
		const ways: Readonly<
			Record<string, (logs: Declared) => readonly Declared[]>
		> = {
			"by dependency, every name unknown": (logs) => [
				of(logs, types.policy, "policy", { policy: publicPolicy }),
				trailInto(logs),
			],
			"through the output of the bucket's policy": (logs) => {
				const policy = of(logs, types.policy, "policy", {
					policy: publicPolicy,
				});
				return [policy, trailInto(policy)];
			},
			"through the output of a block that does not shield": (logs) => {
				const weak = of(logs, types.block, "block", { blockPublicAcls: true });
				const policy = of(weak, types.policy, "policy", {
					policy: publicPolicy,
				});
				return [weak, policy, trailInto(weak)];
			},
			"through versioning, and the policy through that": (logs) => {
				const versions = of(
					logs,
					"aws:s3/bucketVersioning:BucketVersioning",
					"versions",
					{ versioningConfiguration: { status: "Enabled" } },
				);
				const policy = of(versions, types.policy, "policy", {
					policy: publicPolicy,
				});
				return [versions, policy, trailInto(policy)];
			},
		};

		for (const [way, around] of Object.entries(ways))
			it(`${way}: 6 and 7 on the bucket`, async () => {
				const logs = bucket();
				const site = bucket("site");
				const resources = stack(site, block(site), ...around(logs), logs);
				assert.deepEqual(await urnsOf("cloudtrail-6", resources), [logs.urn]);
				assert.deepEqual(await urnsOf("cloudtrail-7", resources), [logs.urn]);
			});

		for (const type of [types.bucket, types.bucketV2])
			for (const [way, name] of [
				["by literal name", "acme-logs"],
				["by ARN", "arn:aws:s3:::acme-logs"],
			] as const)
				it(`${way} (${type}): 6 and 7 on the bucket`, async () => {
					const logs = resource(type, "logs", { bucket: "acme-logs" });
					const resources = stack(
						logs,
						resource(types.policy, "policy", {
							bucket: name,
							policy: publicPolicy,
						}),
						resource(types.trail, "audit", {
							...goodTrail,
							s3BucketName: name,
						}),
					);
					assert.deepEqual(await urnsOf("cloudtrail-6", resources), [logs.urn]);
					assert.deepEqual(await urnsOf("cloudtrail-7", resources), [logs.urn]);
				});

		it("of aws-native, by name: 6 and 7 on the bucket", async () => {
			const logs = resource(types.nativeBucket, "logs", {
				bucketName: "acme-logs",
			});
			const resources = stack(
				logs,
				resource(types.nativePolicy, "policy", {
					bucket: "acme-logs",
					policyDocument: JSON.parse(publicPolicy),
				}),
				resource(types.nativeTrail, "audit", {
					isLogging: true,
					s3BucketName: "acme-logs",
				}),
			);
			assert.deepEqual(await urnsOf("cloudtrail-6", resources), [logs.urn]);
			assert.deepEqual(await urnsOf("cloudtrail-7", resources), [logs.urn]);
		});

		it("a known name decides, even against dependencies", async () => {
			const logs = resource(types.bucket, "logs", { bucket: "acme-logs" });
			const site = resource(types.bucket, "site", {
				bucket: "acme-site",
				acl: "public-read",
			});
			const resources = stack(
				logs,
				site,
				logging(logs),
				trailInto(site, { s3BucketName: "acme-logs" }),
			);
			assert.deepEqual(await urnsOf("cloudtrail-6", resources), []);
			assert.deepEqual(await urnsOf("cloudtrail-7", resources), []);
		});

		it("two buckets and no name are pending, never a guess", async () => {
			const [one, two] = [bucket("one", { acl: "public-read" }), bucket("two")];
			const trail = resource(
				types.trail,
				"audit",
				{ ...goodTrail, s3BucketName: UNKNOWN },
				{ from: { s3BucketName: [one, two] } },
			);
			const answer = await pack.analyzeStack(stack(one, two, trail));
			for (const policy of ["cloudtrail-6", "cloudtrail-7"]) {
				assert.equal(outcomeOf(answer, policy), "advisory");
				assert.equal(saidBy(answer, policy)[0]?.urn, trail.urn);
			}
		});

		it("two trails into one bucket: it is judged once", async () => {
			const logs = bucket();
			const second = { ...trailInto(logs), name: "second", urn: "urn:second" };
			const resources = stack(logs, trailInto(logs), second);
			assert.deepEqual(await urnsOf("cloudtrail-7", resources), [logs.urn]);
		});

		it("two trails, two bad buckets: both are reported", async () => {
			const [one, two] = [bucket("one"), bucket("two")];
			const second = { ...trailInto(two), name: "second", urn: "urn:second" };
			const resources = stack(one, two, trailInto(one), second);
			assert.deepEqual(await urnsOf("cloudtrail-7", resources), [
				one.urn,
				two.urn,
			]);
		});

		it("the trail's bucket is judged, not the target of its access logs", async () => {
			const logs = bucket();
			const target = bucket("access");
			const into = logging(logs, { from: { targetBucket: target } });
			const resources = stack(logs, target, block(logs), into, trailInto(logs));
			assert.deepEqual(await urnsOf("cloudtrail-7", resources), []);
		});
	});

	describe("no data", () => {
		const central = resource(types.trail, "audit", {
			...goodTrail,
			s3BucketName: "central-logs-111122223333",
		});

		it("6 and 7 are not applicable to a bucket of another stack", async () => {
			const answer = await pack.analyzeStack(stack(central, bucket("site")));
			assert.deepEqual(outcomesOf(answer, stackPolicies), {
				...allPassed,
				"cloudtrail-6": "notApplicable",
				"cloudtrail-7": "notApplicable",
			});
			assert.match(answer.notApplicable["cloudtrail-6"] ?? "", /audit/);
		});

		it("one judged bucket beside it, and the policies return normally", async () => {
			const logs = bucket();
			const second = { ...trailInto(logs), name: "second", urn: "urn:second" };
			const answer = await pack.analyzeStack(
				stack(central, logs, block(logs), logging(logs), second),
			);
			assert.deepEqual(outcomesOf(answer, stackPolicies), allPassed);
		});
	});

	describe("shields", () => {
		const exposed = (logs: Declared, ...more: readonly Declared[]) =>
			stack(
				logs,
				of(logs, types.policy, "policy", { policy: publicPolicy }),
				logging(logs),
				trailInto(logs),
				...more,
			);

		it("a public policy behind a whole block passes", async () => {
			const logs = bucket();
			const resources = exposed(logs, block(logs));
			assert.deepEqual(await urnsOf("cloudtrail-6", resources), []);
		});

		it("blockPublicAcls and blockPublicPolicy alone do not shield", async () => {
			const logs = bucket();
			const weak = of(logs, types.block, "block", {
				blockPublicAcls: true,
				blockPublicPolicy: true,
			});
			const resources = exposed(logs, weak);
			assert.deepEqual(await urnsOf("cloudtrail-6", resources), [logs.urn]);
		});

		it("a block of another bucket does not shield", async () => {
			const logs = bucket();
			const site = bucket("site");
			const resources = exposed(logs, site, block(site));
			assert.deepEqual(await urnsOf("cloudtrail-6", resources), [logs.urn]);
		});

		it("a policy that is pending behind a block passes at preview", async () => {
			const logs = bucket();
			const answer = await pack.analyzeStack(
				stack(
					logs,
					pendingPolicy(logs),
					block(logs),
					logging(logs),
					trailInto(logs),
				),
			);
			assert.deepEqual(outcomesOf(answer, stackPolicies), allPassed);
		});

		it("a closed policy without a block passes", async () => {
			const logs = bucket();
			const resources = stack(
				logs,
				of(logs, types.policy, "policy", { policy: closedPolicy }),
				logging(logs),
				trailInto(logs),
			);
			const answer = await pack.analyzeStack(resources);
			assert.deepEqual(outcomesOf(answer, stackPolicies), allPassed);
		});
	});
});
