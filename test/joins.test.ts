import assert from "node:assert/strict";
import { controls } from "../policypack/controls";
import { evaluate } from "../policypack/judging/evaluate";
import { type Account, assemble } from "../policypack/model/account";
import type {
	BucketAttachment,
	BucketFact,
	BucketMention,
	Fact,
	Ref,
	Source,
} from "../policypack/model/facts";
import {
	accessLogging,
	accountBlock,
	bucket,
	bucketAcl,
	bucketBlock,
	bucketPolicy,
	from,
	named,
	ownership,
	pending,
	root,
	source,
	toLogs,
	trail,
} from "../policypack/model/samples";
import { known, unknown } from "../policypack/model/value";

/*
 * The join of facts into an account, as a table: where a trail's reference
 * leads, and which bucket an attachment is told of. Names are unknown at a
 * preview unless a program writes them down, so most rows have none.
 */

const logs = bucket().of;
const archive = source("aws:s3/bucket:Bucket", "archive");
const policy = bucketPolicy().of;
const block = bucketBlock().of;
const random = source("random:index/randomPet:RandomPet", "suffix");
const stackReference = source("pulumi:pulumi:StackReference", "shop-base");

/** A bucket whose name AWS or Pulumi generates. */
const unnamed = bucket({ name: pending("bucket of logs") });
const namedArchive = bucket({
	of: archive,
	name: known("archive-111122223333"),
});
const unnamedArchive = bucket({
	of: archive,
	name: pending("bucket of archive"),
});
/** Another resource of the bucket `logs`. */
const namesake = bucket({ of: archive });
/** A bucket with the name of `logs`, perhaps in another partition. */
const elsewhereNamesake = bucket({
	of: archive,
	owner: {
		provider: "urn:pulumi:prod::shop::pulumi:providers:aws::china",
		account: undefined,
	},
});
/** The name of `logs`, and the outputs that flow into it. */
const alsoFrom = (...origins: readonly Source[]): Ref => ({
	by: "name",
	name: known("logs-111122223333"),
	dependencies: origins.map(({ urn }) => urn),
});
const toArchive = named("archive-111122223333");

/** A reference to nothing in view that S3 has a name for. */
const nowhere: Ref = { by: "name", name: known(undefined), dependencies: [] };
const masked: Ref = {
	by: "name",
	name: unknown("unreadable", "the masked s3BucketName of audit"),
	dependencies: [],
};

/** A name that is known, in a property that resources flow into, too. */
function namedAnd(name: string, ...resources: readonly Source[]): Ref {
	return {
		by: "name",
		name: known(name),
		dependencies: resources.map(({ urn }) => urn),
	};
}

/** A resource that repeats its bucket's name and says no more. */
function mention(type: string, ref: Ref): BucketMention {
	return {
		kind: "bucketMention",
		of: source(type, "logs-mention"),
		bucket: ref,
	};
}

/** A bucket that only this name source gives its name. */
function namedFrom(of: Source, origin: Source): BucketFact {
	return bucket({ of, name: pending("bucket"), nameFrom: [origin.urn] });
}

/** The same resource as a child of a component. */
function child({ type, name, location }: Source): Source {
	const urn = `urn:pulumi:prod::shop::shop:index:Audit$${type}::${name}`;
	return { urn, type, name, location };
}

/** Where the bucket of a trail is, in one word. */
function placeOf({ trails }: Account): string {
	const place = trails[0]?.bucket;
	if (!place) return "no trail";
	return place.known ? place.value.of.name : place.cause;
}

type Row = readonly [situation: string, expected: string, ...facts: Fact[]];

const places: Readonly<Record<string, readonly Row[]>> = {
	"by name": [
		["a literal name", "logs", trail(), bucket()],
		["a literal name, told before the bucket", "logs", bucket(), trail()],
		[
			"a literal name of one of two buckets",
			"archive",
			trail({ bucket: toArchive }),
			bucket(),
			namedArchive,
		],
		[
			"a name that no bucket in view has",
			"outside",
			trail({ bucket: toArchive }),
			bucket(),
		],
		["a name where no bucket is in view", "outside", trail()],
		[
			"a name that differs in case from the bucket's",
			"outside",
			trail({ bucket: named("Logs-111122223333") }),
			bucket(),
		],
		[
			"a name that begins like the bucket's",
			"outside",
			trail({ bucket: named("logs-111122223333-old") }),
			bucket(),
		],
		[
			"a name that no bucket has, beside a bucket without a known name",
			"outside",
			trail({ bucket: toArchive }),
			unnamed,
		],
		["no name at all", "outside", trail({ bucket: nowhere }), bucket()],
		["a name that two buckets have", "archive", trail(), bucket(), namesake],
		[
			"a name that two buckets of two providers have",
			"pending",
			trail(),
			bucket(),
			elsewhereNamesake,
		],
		[
			"a name that two buckets of two providers have, and the output of one",
			"archive",
			trail({ bucket: alsoFrom(archive) }),
			bucket(),
			elsewhereNamesake,
		],
		[
			"a name that two buckets of two providers have, and the output of both",
			"pending",
			trail({ bucket: alsoFrom(archive, logs) }),
			bucket(),
			elsewhereNamesake,
		],
	],
	"by ARN": [
		[
			"an ARN",
			"logs",
			trail({ bucket: named("arn:aws:s3:::logs-111122223333") }),
			bucket(),
		],
		[
			"an ARN in China",
			"logs",
			trail({ bucket: named("arn:aws-cn:s3:::logs-111122223333") }),
			bucket(),
		],
		[
			"an ARN in GovCloud",
			"logs",
			trail({ bucket: named("arn:aws-us-gov:s3:::logs-111122223333") }),
			bucket(),
		],
		[
			"an ARN of a bucket that is not in view",
			"outside",
			trail({ bucket: named("arn:aws:s3:::central-444455556666") }),
			bucket(),
		],
		[
			"an ARN of something that is no bucket",
			"outside",
			trail({
				bucket: named("arn:aws:sns:eu-west-1:111122223333:logs-111122223333"),
			}),
			bucket(),
		],
	],
	"by dependency": [
		["on the bucket", "logs", trail({ bucket: from(logs) }), unnamed],
		[
			"on the bucket, whose name is known",
			"logs",
			trail({ bucket: from(logs) }),
			bucket(),
		],
		[
			"on one bucket of two",
			"archive",
			trail({ bucket: from(archive) }),
			unnamed,
			unnamedArchive,
		],
		[
			"on a bucket inside a component",
			"logs",
			trail({ bucket: from(child(logs)) }),
			bucket({ of: child(logs), name: pending("bucket of logs") }),
		],
		[
			"on the bucket's policy",
			"logs",
			trail({ bucket: from(policy) }),
			unnamed,
			bucketPolicy({ bucket: from(logs) }),
		],
		[
			"on the bucket's policy, which has it by name",
			"logs",
			trail({ bucket: from(policy) }),
			bucket(),
			bucketPolicy(),
		],
		[
			"on the bucket's public access block",
			"logs",
			trail({ bucket: from(block) }),
			unnamed,
			bucketBlock({ bucket: from(logs) }),
		],
		[
			"on the bucket's list",
			"logs",
			trail({ bucket: from(bucketAcl().of) }),
			unnamed,
			bucketAcl({ bucket: from(logs) }),
		],
		[
			"on the bucket's ownership controls",
			"logs",
			trail({ bucket: from(ownership().of) }),
			unnamed,
			ownership({ bucket: from(logs) }),
		],
		[
			"on the bucket's logging",
			"logs",
			trail({ bucket: from(accessLogging().of) }),
			unnamed,
			accessLogging({ bucket: from(logs) }),
		],
		...[
			"aws:s3/bucketVersioning:BucketVersioning",
			"aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
		].map(
			(type): Row => [
				`on a ${type.split(":").at(-1) ?? type} of the bucket`,
				"logs",
				trail({ bucket: from(source(type, "logs-mention")) }),
				unnamed,
				mention(type, from(logs)),
			],
		),
		[
			"on the policy, which depends on the block, which depends on the bucket",
			"logs",
			trail({ bucket: from(policy) }),
			unnamed,
			bucketPolicy({ bucket: from(block) }),
			bucketBlock({ bucket: from(logs) }),
		],
		[
			"on the bucket, on its policy and on its block",
			"logs",
			trail({ bucket: from(logs, policy, block) }),
			unnamed,
			bucketPolicy({ bucket: from(logs) }),
			bucketBlock({ bucket: from(policy) }),
		],
		[
			"on the bucket and on what S3 knows nothing of",
			"logs",
			trail({ bucket: from(random, logs) }),
			unnamed,
		],
		[
			"on the policy of another bucket, beside the trail's",
			"archive",
			trail({ bucket: from(policy) }),
			unnamed,
			unnamedArchive,
			bucketPolicy({ bucket: from(archive) }),
		],
	],
	"by name against dependencies": [
		[
			"the name of one bucket, the output of another",
			"logs",
			trail({ bucket: namedAnd("logs-111122223333", archive) }),
			bucket(),
			namedArchive,
		],
		[
			"the name of one bucket, the output of another without a known name",
			"logs",
			trail({ bucket: namedAnd("logs-111122223333", archive) }),
			bucket(),
			unnamedArchive,
		],
		[
			"the name of no bucket in view, the output of one with another name",
			"outside",
			trail({ bucket: namedAnd("central-444455556666", logs) }),
			bucket(),
		],
		[
			"the name of no bucket in view, the output of one without a known name",
			"logs",
			trail({ bucket: namedAnd("logs-a1b2c3d", logs) }),
			unnamed,
		],
		[
			"the name of a bucket, the output of another stack",
			"logs",
			trail({ bucket: namedAnd("logs-111122223333", stackReference) }),
			bucket(),
		],
		[
			"the name of a bucket, the policy of another as its source",
			"logs",
			trail({ bucket: namedAnd("logs-111122223333", policy) }),
			bucket(),
			namedArchive,
			bucketPolicy({ bucket: toArchive }),
		],
	],
	"out of view": [
		[
			"an output of another stack",
			"outside",
			trail({ bucket: from(stackReference) }),
			unnamed,
		],
		[
			"an output of another stack, read inside a component",
			"outside",
			trail({ bucket: from(child(stackReference)) }),
			unnamed,
		],
		...[
			"aws:s3/bucket:Bucket",
			"aws:s3/bucketV2:BucketV2",
			"aws-native:s3:Bucket",
		].map(
			(type): Row => [
				`a ${type} that was only read`,
				"outside",
				trail({ bucket: from(source(type, "central")) }),
				unnamed,
			],
		),
		[
			"the policy of a bucket that was only read",
			"outside",
			trail({ bucket: from(policy) }),
			unnamed,
			bucketPolicy({ bucket: from(source("aws:s3/bucket:Bucket", "central")) }),
		],
		[
			"the block of a bucket that no bucket in view has the name of",
			"outside",
			trail({ bucket: from(block) }),
			bucket(),
			bucketBlock({ bucket: named("central-444455556666") }),
		],
		[
			"another stack's output and what S3 knows nothing of",
			"outside",
			trail({ bucket: from(stackReference, random) }),
			unnamed,
		],
	],
	"not known yet": [
		[
			"two buckets",
			"pending",
			trail({ bucket: from(logs, archive) }),
			unnamed,
			unnamedArchive,
		],
		[
			"two buckets with known names",
			"pending",
			trail({ bucket: from(logs, archive) }),
			bucket(),
			namedArchive,
		],
		[
			"a bucket and the policy of another",
			"pending",
			trail({ bucket: from(logs, policy) }),
			unnamed,
			unnamedArchive,
			bucketPolicy({ bucket: from(archive) }),
		],
		[
			"a bucket and another stack's output",
			"pending",
			trail({ bucket: from(logs, stackReference) }),
			unnamed,
		],
		[
			"a bucket and one that was only read",
			"pending",
			trail({ bucket: from(logs, source("aws:s3/bucket:Bucket", "central")) }),
			unnamed,
		],
		["a name of chance", "pending", trail({ bucket: from(random) }), bucket()],
		[
			"a name of chance that the only bucket shares",
			"pending",
			trail({ bucket: from(random) }),
			namedFrom(logs, random),
		],
		[
			"another stack's output that the only bucket is named from",
			"pending",
			trail({ bucket: from(stackReference) }),
			namedFrom(logs, stackReference),
		],
		["nothing at all to go by", "pending", trail({ bucket: from() }), bucket()],
		[
			"nothing at all, and no bucket in view",
			"pending",
			trail({ bucket: from() }),
		],
		[
			"the policy of a bucket that is not known",
			"pending",
			trail({ bucket: from(policy) }),
			unnamed,
			bucketPolicy({ bucket: from(random) }),
		],
		[
			"a bucket and the policy of one that is not known",
			"pending",
			trail({ bucket: from(logs, policy) }),
			unnamed,
			bucketPolicy({ bucket: from(random) }),
		],
		[
			"the policy of one of two buckets",
			"pending",
			trail({ bucket: from(policy) }),
			unnamed,
			unnamedArchive,
			bucketPolicy({ bucket: from(logs, archive) }),
		],
		[
			"policy and block in a circle",
			"pending",
			trail({ bucket: from(policy) }),
			unnamed,
			bucketPolicy({ bucket: from(block) }),
			bucketBlock({ bucket: from(policy) }),
		],
		[
			"a policy that depends on itself",
			"pending",
			trail({ bucket: from(policy) }),
			unnamed,
			bucketPolicy({ bucket: from(policy) }),
		],
	],
	"not readable": [
		["a masked name", "unreadable", trail({ bucket: masked }), bucket()],
		[
			"a masked name, the output of the bucket",
			"logs",
			trail({ bucket: { ...masked, dependencies: [logs.urn] } }),
			bucket(),
		],
	],
};

describe("the bucket of a trail", () => {
	for (const [title, rows] of Object.entries(places))
		describe(title, () => {
			for (const [situation, expected, ...facts] of rows)
				it(`${situation}: ${expected}`, () => {
					assert.equal(placeOf(assemble(root, facts)), expected);
				});
			for (const [situation, expected, ...facts] of rows)
				it(`${situation}, told the other way round: ${expected}`, () => {
					const turned = [...facts].reverse();
					assert.equal(placeOf(assemble(root, turned)), expected);
				});
		});
});

/** For each bucket of a trail: whether each attachment holds, by its name. */
function attachedTo({ trails }: Account): Readonly<Record<string, unknown>> {
	return Object.fromEntries(
		trails.flatMap(({ bucket: place }) => {
			if (!place.known) return [];
			const { of, policies, acls, ownerships, loggings } = place.value;
			const told = [...policies, ...acls, ...ownerships, ...loggings].map(
				(fact) => [
					fact.of.name,
					fact.applies.known ? fact.applies.value : fact.applies.cause,
				],
			);
			return [[of.name, Object.fromEntries(told)]];
		}),
	);
}

const twoTrails: readonly Fact[] = [
	trail({ bucket: from(logs) }),
	trail({
		of: source("aws:cloudtrail/trail:Trail", "second"),
		bucket: from(archive),
	}),
];

type Attachment = readonly [
	situation: string,
	ref: Ref,
	buckets: readonly [BucketFact, BucketFact],
	onLogs: true | "pending" | "unreadable" | undefined,
	onArchive: true | "pending" | "unreadable" | undefined,
	...others: Fact[],
];

const anonymous = [unnamed, unnamedArchive] as const;
const bothNamed = [bucket(), namedArchive] as const;

const attachments: readonly Attachment[] = [
	["by name", toLogs, bothNamed, true, undefined],
	["by name of the other", toArchive, bothNamed, undefined, true],
	[
		"by ARN",
		named("arn:aws-us-gov:s3:::archive-111122223333"),
		bothNamed,
		undefined,
		true,
	],
	["by dependency", from(logs), anonymous, true, undefined],
	["by dependency on the other", from(archive), anonymous, undefined, true],
	[
		"by name against dependencies",
		namedAnd("logs-111122223333", archive),
		bothNamed,
		true,
		undefined,
	],
	[
		"by another attachment",
		from(block),
		anonymous,
		undefined,
		true,
		bucketBlock({ bucket: from(archive) }),
	],
	[
		"by the name of a bucket that is not in view",
		named("central-444455556666"),
		bothNamed,
		undefined,
		undefined,
	],
	[
		"by an output of another stack",
		from(stackReference),
		anonymous,
		undefined,
		undefined,
	],
	[
		"by a bucket that was only read",
		from(source("aws:s3/bucket:Bucket", "central")),
		anonymous,
		undefined,
		undefined,
	],
	["by no bucket at all", nowhere, bothNamed, undefined, undefined],
	["by nothing to go by", from(), bothNamed, "pending", "pending"],
	["by a name of chance", from(random), bothNamed, "pending", "pending"],
	["by a masked name", masked, bothNamed, "unreadable", "unreadable"],
	["by both buckets", from(logs, archive), anonymous, "pending", "pending"],
	[
		"by the name of chance that one bucket has",
		from(random),
		[unnamed, namedFrom(archive, random)],
		undefined,
		"pending",
	],
	[
		"by the bucket and another stack's output",
		from(logs, stackReference),
		anonymous,
		"pending",
		undefined,
	],
	[
		"by an attachment that depends on it",
		from(block),
		anonymous,
		"pending",
		"pending",
		bucketBlock({ bucket: from(policy) }),
	],
];

const kinds: Readonly<Record<string, (ref: Ref) => BucketAttachment>> = {
	"a policy": (ref) => bucketPolicy({ of: policy, bucket: ref }),
	"a list": (ref) => bucketAcl({ of: policy, bucket: ref }),
	"an ownership": (ref) => ownership({ of: policy, bucket: ref }),
	"a logging": (ref) => accessLogging({ of: policy, bucket: ref }),
};

describe("what is told of a bucket", () => {
	for (const [kind, make] of Object.entries(kinds))
		for (const [
			situation,
			ref,
			two,
			onLogs,
			onArchive,
			...others
		] of attachments)
			it(`${kind} ${situation}`, () => {
				const account = assemble(root, [
					...twoTrails,
					...two,
					make(ref),
					...others,
				]);
				assert.deepEqual(attachedTo(account), {
					logs: onLogs === undefined ? {} : { [policy.name]: onLogs },
					archive: onArchive === undefined ? {} : { [policy.name]: onArchive },
				});
			});

	for (const [
		situation,
		ref,
		two,
		onLogs,
		onArchive,
		...others
	] of attachments.filter(([, , , , , ...rest]) => rest.length === 0))
		it(`a block ${situation}`, () => {
			const account = assemble(root, [
				...twoTrails,
				...two,
				bucketBlock({ bucket: ref }),
				...others,
			]);
			const found = account.trails.map(({ bucket: place }) => {
				assert.ok(place.known);
				const applies = place.value.blocks[0]?.applies;
				return applies?.known === false ? applies.cause : applies?.value;
			});
			assert.deepEqual(found, [onLogs, onArchive]);
		});

	it("a block of the account is beside every bucket", () => {
		const facts = [...twoTrails, ...anonymous, accountBlock()];
		const blocks = assemble(root, facts).trails.map(({ bucket: place }) =>
			place.known ? place.value.blocks.length : 0,
		);
		assert.deepEqual(blocks, [1, 1]);
	});

	it("several facts of one bucket are all beside it", () => {
		const facts: readonly Fact[] = [
			trail(),
			bucket(),
			bucketPolicy(),
			bucketAcl(),
			ownership(),
			accessLogging(),
		];
		assert.deepEqual(attachedTo(assemble(root, facts)), {
			logs: {
				"logs-policy": true,
				"logs-acl": true,
				"logs-ownership": true,
				"logs-logging": true,
			},
		});
	});

	it("what a bucket says of itself is told of no other", () => {
		const itself: Ref = { by: "urn", urn: archive.urn };
		const facts = [
			...twoTrails,
			...anonymous,
			accessLogging({ of: archive, bucket: itself }),
		];
		assert.deepEqual(attachedTo(assemble(root, facts)), {
			logs: {},
			archive: { archive: true },
		});
	});

	it("what a bucket out of view says of itself is told of none", () => {
		const facts = [
			...twoTrails,
			...anonymous,
			accessLogging({ bucket: { by: "urn", urn: `${logs.urn}-gone` } }),
		];
		assert.deepEqual(attachedTo(assemble(root, facts)), {
			logs: {},
			archive: {},
		});
	});

	for (const [kind, make] of Object.entries(kinds).slice(0, 2))
		it(`${kind} in the bucket itself may be stale beside a resource`, () => {
			const itself: Ref = { by: "urn", urn: logs.urn };
			const account = assemble(root, [
				trail(),
				bucket(),
				{ ...make(itself), of: logs },
				make(toLogs),
			]);
			assert.deepEqual(attachedTo(account), {
				logs: { logs: "pending", [policy.name]: true },
			});
		});

	it("a logging in the bucket itself holds beside a resource", () => {
		const itself: Ref = { by: "urn", urn: logs.urn };
		const account = assemble(root, [
			trail(),
			bucket(),
			accessLogging({ of: logs, bucket: itself }),
			accessLogging(),
		]);
		assert.deepEqual(attachedTo(account), {
			logs: { logs: true, "logs-logging": true },
		});
	});
});

describe("trails and buckets", () => {
	it("two trails share one bucket, which is judged once", () => {
		const account = assemble(root, [
			trail(),
			trail({
				of: source("aws:cloudtrail/trail:Trail", "second"),
				bucket: named("arn:aws:s3:::logs-111122223333"),
			}),
			bucket(),
		]);
		for (const control of controls.filter(
			({ subject }) => subject === "bucket",
		))
			assert.deepEqual(
				evaluate(control, account).map(({ on }) => on.name),
				["logs"],
			);
	});

	it("each trail without a bucket in view is told of", () => {
		const account = assemble(root, [
			trail(),
			trail({ of: source("aws:cloudtrail/trail:Trail", "second") }),
		]);
		for (const control of controls.filter(
			({ subject }) => subject === "bucket",
		))
			assert.deepEqual(
				evaluate(control, account).map(({ on, status }) => [on.name, status]),
				[
					["audit", "noData"],
					["second", "noData"],
				],
			);
	});

	it("a bucket out of view hides no other trail's bucket", () => {
		const account = assemble(root, [
			trail({ bucket: from(stackReference) }),
			trail({
				of: source("aws:cloudtrail/trail:Trail", "second"),
				bucket: from(archive),
			}),
			unnamedArchive,
		]);
		assert.deepEqual(
			account.trails.map(({ bucket: place }) =>
				place.known ? place.value.of.name : place.cause,
			),
			["outside", "archive"],
		);
	});

	it("a chain of resources longer than any program's is no answer", () => {
		const link = (at: number) =>
			source("aws:s3/bucketPolicy:BucketPolicy", `link-${at}`);
		const chain = Array.from({ length: 20_000 }, (_, at) =>
			bucketPolicy({ of: link(at), bucket: from(link(at + 1)) }),
		);
		const account = assemble(root, [
			trail({ bucket: from(link(0)) }),
			...chain,
		]);
		assert.equal(placeOf(account), "pending");
	});

	it("an account is of the resource that stands for it", () => {
		const { view, ...of } = root;
		assert.deepEqual(assemble(root, []), {
			of,
			view,
			hasNoOtherTrail: false,
			trails: [],
			eventDataStores: [],
		});
	});
});
