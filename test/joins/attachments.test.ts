import assert from "node:assert/strict";
import { type Account, assemble } from "../../policypack/model/account";
import type {
	BucketAttachment,
	BucketFact,
	Fact,
	Ref,
} from "../../policypack/model/facts";
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
	root,
	source,
	toLogs,
	trail,
} from "../../policypack/model/samples";
import {
	archive,
	block,
	logs,
	masked,
	namedAnd,
	namedArchive,
	namedFrom,
	nowhere,
	policy,
	random,
	stackReference,
	toArchive,
	unnamed,
	unnamedArchive,
} from "./facts";

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
