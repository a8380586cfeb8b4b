import assert from "node:assert/strict";
import fc from "fast-check";
import { controls } from "../../policypack/controls";
import { cloudTrail6 } from "../../policypack/controls/cloudtrail-6/control";
import { evaluate } from "../../policypack/judging/evaluate";
import { statusOf } from "../../policypack/judging/finding";
import { assemble } from "../../policypack/model/account";
import { candidateSets, KEPT, NAMED } from "../../policypack/model/candidates";
import type { Fact, Ref, Source } from "../../policypack/model/facts";
import {
	accessLogging,
	accountBlock,
	bucket,
	bucketAcl,
	bucketBlock,
	bucketPolicy,
	document,
	from,
	named,
	ownership,
	pending,
	root,
	source,
	trail,
} from "../../policypack/model/samples";
import { known, type Value } from "../../policypack/model/value";
import { draws } from "../kit/draws";

const logs = bucket().of;
const access = source("aws:s3/bucket:Bucket", "access");
const random = source("random:index/randomPet:RandomPet", "pet");
const accessPolicy = source(
	"aws:s3/bucketPolicy:BucketPolicy",
	"access-policy",
);
const publicPolicy = known(document("*"));

/** A bucket without a name of its own. */
const unnamed = (of: Source) => bucket({ of, name: pending("a name") });
/** A bucket with a name that is declared, made of outputs and not known. */
const namedFrom = (of: Source, ...origins: readonly Source[]) =>
	bucket({
		of,
		name: pending("a name"),
		nameFrom: origins.map(({ urn }) => urn),
		isNameDeclared: true,
	});

function statusOf6(...facts: readonly Fact[]): string {
	return statusOf(evaluate(cloudTrail6, assemble(root, facts)));
}

/** Where the bucket of the trail is, in one word. */
function placeOf(...facts: readonly Fact[]): string {
	const place = assemble(root, facts).trails[0]?.bucket;
	if (!place) return "no trail";
	return place.known ? place.value.of.name : place.cause;
}

describe("a name made of another bucket's output", () => {
	const both = [unnamed(access), namedFrom(logs, access)];

	it("leaves two candidates for a trail that has the same output", () => {
		assert.equal(placeOf(trail({ bucket: from(access) }), ...both), "pending");
	});

	it("leaves none where the trail has the bucket's own output", () => {
		assert.equal(placeOf(trail({ bucket: from(logs) }), ...both), "logs");
	});

	it("leaves two where more flows into both names", () => {
		assert.equal(
			placeOf(
				trail({ bucket: from(access, random) }),
				unnamed(access),
				namedFrom(logs, random, access),
			),
			"pending",
		);
	});

	it("leaves two where one is made of the bucket and one of its policy", () => {
		const ofAccess = bucketPolicy({ of: accessPolicy, bucket: from(access) });
		assert.equal(
			placeOf(
				trail({ bucket: from(access) }),
				unnamed(access),
				namedFrom(logs, accessPolicy),
				ofAccess,
			),
			"pending",
		);
	});

	it("is no candidate where it is of another bucket", () => {
		const other = source("aws:s3/bucket:Bucket", "other");
		assert.equal(
			placeOf(
				trail({ bucket: from(access) }),
				...[unnamed(access), unnamed(other), namedFrom(logs, other)],
			),
			"access",
		);
	});

	it("a block for it shields neither bucket", () => {
		const block = bucketBlock({ bucket: from(access) });
		const open = (of: Source) =>
			bucketPolicy({ bucket: from(of), policy: publicPolicy });
		assert.equal(
			statusOf6(trail({ bucket: from(logs) }), ...both, open(logs), block),
			"unknown",
		);
	});

	it("a public policy for it may be of either bucket", () => {
		const open = bucketPolicy({ bucket: from(access), policy: publicPolicy });
		assert.equal(
			statusOf6(trail({ bucket: from(logs) }), ...both, open),
			"unknown",
		);
	});

	it("a block of the bucket itself still passes it", () => {
		const facts = [
			bucketPolicy({ bucket: from(access), policy: publicPolicy }),
			bucketBlock({ bucket: from(logs) }),
		];
		assert.equal(
			statusOf6(trail({ bucket: from(logs) }), ...both, ...facts),
			"passed",
		);
	});
});

describe("a literal name beside a bucket whose name is not known", () => {
	const literal = bucketPolicy({
		bucket: named("my-logs"),
		policy: publicPolicy,
	});
	const toLogs = trail({ bucket: from(logs) });

	it("a policy may be of a bucket with a declared name", () => {
		assert.equal(
			statusOf6(toLogs, namedFrom(logs, random), literal),
			"unknown",
		);
	});

	it("and decides nothing behind a block", () => {
		const block = bucketBlock({ bucket: from(logs) });
		assert.equal(
			statusOf6(toLogs, namedFrom(logs, random), literal, block),
			"passed",
		);
	});

	it("and is not of a bucket whose name Pulumi makes up", () => {
		assert.equal(statusOf6(toLogs, unnamed(logs), literal), "passed");
	});

	it("and is not of another bucket where one in view has the name", () => {
		const mine = bucket({ of: access, name: known("my-logs") });
		assert.equal(
			statusOf6(toLogs, namedFrom(logs, random), mine, literal),
			"passed",
		);
	});

	it("a trail may deliver to a bucket with a declared name", () => {
		const facts = [namedFrom(logs, random)];
		assert.equal(
			placeOf(trail({ bucket: named("my-logs") }), ...facts),
			"pending",
		);
		assert.equal(
			placeOf(trail({ bucket: named("my-logs") }), unnamed(logs)),
			"outside",
		);
	});

	it("a block may be of it, and shields nothing surely", () => {
		const open = bucketPolicy({ bucket: from(logs), policy: publicPolicy });
		const block = bucketBlock({ bucket: named("my-logs") });
		assert.equal(
			statusOf6(toLogs, namedFrom(logs, random), open, block),
			"unknown",
		);
	});
});

describe("the facts of any world", () => {
	const sources = Array.from({ length: 3 }, (_, at) =>
		source("aws:s3/bucket:Bucket", `bucket-${at}`),
	);
	const names = ["logs-a", "logs-b"];
	const one = <T>(...values: readonly T[]) => fc.constantFrom(...values);
	const origin = one(...sources, random, accessPolicy);
	const ref: fc.Arbitrary<Ref> = fc.oneof(
		one(...names).map(named),
		fc.array(origin, { maxLength: 2 }).map((all) => from(...all)),
	);
	const owner = one("a", undefined).map((name) => ({
		provider: name && `urn:pulumi:prod::shop::pulumi:providers:aws::${name}`,
		account: undefined,
	}));
	const flag = one<Value<boolean>>(
		known(true),
		known(false),
		pending("a flag"),
	);
	const policy = one<ReturnType<typeof known<unknown>>>(
		publicPolicy,
		known(document("111122223333")),
	);
	const named3 = (kind: string, at: number) =>
		source(`aws:s3/${kind}`, `${kind}-${at}`);
	const fact = fc.oneof(
		fc
			.record({ at: fc.nat(3), bucket: ref })
			.map(({ at, bucket: to }) =>
				trail({ of: named3("trail", at), bucket: to }),
			),
		fc
			.record({
				of: one(...sources),
				name: one(...names, undefined),
				nameFrom: fc.array(origin, { maxLength: 1 }),
				isNameDeclared: fc.boolean(),
				whose: owner,
			})
			.map(({ name, nameFrom, whose, ...rest }) =>
				bucket({
					...rest,
					name: name === undefined ? pending("a name") : known(name),
					nameFrom: nameFrom.map(({ urn }) => urn),
					owner: whose,
				}),
			),
		fc
			.record({ at: fc.nat(3), bucket: ref, policy })
			.map(({ at, ...rest }) =>
				bucketPolicy({ of: named3("policy", at), ...rest }),
			),
		fc
			.record({ bucket: ref, policy })
			.map((rest) => bucketPolicy({ of: accessPolicy, ...rest })),
		fc
			.record({ at: fc.nat(3), bucket: ref, restrictPublicBuckets: flag })
			.map(({ at, ...rest }) =>
				bucketBlock({ of: named3("block", at), ...rest }),
			),
		fc
			.record({ at: fc.nat(3), restrictPublicBuckets: flag, owner })
			.map(({ at, ...rest }) =>
				accountBlock({ of: named3("account", at), ...rest }),
			),
		fc
			.record({ at: fc.nat(3), bucket: ref, hasTarget: flag })
			.map(({ at, ...rest }) =>
				accessLogging({ of: named3("logging", at), ...rest }),
			),
		fc
			.record({ at: fc.nat(3), bucket: ref })
			.map(({ at, ...rest }) =>
				ownership({ of: named3("ownership", at), ...rest }),
			),
		fc
			.record({
				at: fc.nat(3),
				bucket: ref,
				canned: one("private", "public-read").map(known),
			})
			.map(({ at, ...rest }) => bucketAcl({ of: named3("acl", at), ...rest })),
	);
	/** A resource is registered once, and tells one thing here. */
	const world = fc.uniqueArray(fact, {
		selector: ({ of }) => of.urn,
		maxLength: 14,
	});

	it("give the same findings in any order", () => {
		const shuffled = world.chain((facts) =>
			fc.tuple(
				fc.constant(facts),
				fc.shuffledSubarray(facts, {
					minLength: facts.length,
					maxLength: facts.length,
				}),
			),
		);
		fc.assert(
			fc.property(shuffled, ([facts, others]) => {
				const first = assemble(root, facts);
				const second = assemble(root, others);
				for (const control of controls)
					assert.deepEqual(evaluate(control, second), evaluate(control, first));
			}),
			draws(1000),
		);
	});
});

describe("sets of buckets that hold each other", () => {
	it("keep a bounded number of buckets each", () => {
		const sets = candidateSets();
		let set = sets.single(source("aws:s3/bucket:Bucket", "first"), true);
		for (let at = 0; at < 100; at += 1)
			set = sets.make([
				sets.single(source("aws:s3/bucket:Bucket", `logs-${at}`), true),
				set,
			]);
		assert.ok(set.some.length > NAMED && set.some.length <= KEPT);
		assert.ok(set.named.length > NAMED && set.named.length <= KEPT);
	});
});
