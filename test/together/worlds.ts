import fc from "fast-check";
import type { SourceFacts } from "../../policypack/hosts/sourceFacts";
import type { Fact, Source, TrailFact } from "../../policypack/model/facts";
import {
	accessLogging,
	accountBlock,
	bucket,
	bucketAcl,
	bucketBlock,
	bucketPolicy,
	document,
	named,
	ownership,
	source,
	trail,
} from "../../policypack/model/samples";
import { known } from "../../policypack/model/value";
import {
	ARCHIVE,
	liveOf,
	liveTrail,
	MANAGEMENT,
	stateOf,
	WORKLOAD,
} from "./sources";

/*
 * Random worlds: resources of known names in three accounts, each with what is
 * attached to it, and the account that it is of.
 */

/** A fact, and the account of its resource. */
export interface Owned {
	readonly account: string;
	readonly fact: Fact;
}

export const ACCOUNTS = [WORKLOAD, ARCHIVE, MANAGEMENT] as const;

/** An account that owns no trail, and is a member of an organization. */
const MEMBER = "000011112222";

const account = fc.constantFrom(...ACCOUNTS);
const bucketName = fc.constantFrom("logs", "central", "other", "none");

function of(type: string, name: string): Source {
	return source(type, name);
}

const aTrail = fc
	.record({
		account,
		to: bucketName,
		isArn: fc.boolean(),
		isLogging: fc.boolean(),
		isMultiRegion: fc.boolean(),
		hasKey: fc.boolean(),
	})
	.map((drawn) => (name: string): Owned => {
		const { isArn, isLogging, isMultiRegion, hasKey, to } = drawn;
		const fact = trail({
			of: of("aws:cloudtrail/trail:Trail", name),
			isLogging: known(isLogging),
			isMultiRegion: known(isMultiRegion),
			hasKey: known(hasKey),
			bucket: named(isArn ? `arn:aws:s3:::${to}` : to),
			owner: ownerOf(drawn.account),
			arn: arnOf(drawn.account, name),
		});
		return { account: drawn.account, fact };
	});

/** What may be attached to a bucket, by its name. */
const anAttachment = fc
	.record({
		kind: fc.constantFrom("policy", "acl", "block", "ownership", "logging"),
		to: bucketName,
		isGood: fc.boolean(),
	})
	.map(({ kind, to, isGood }) => (name: string): readonly [string, Fact] => {
		const about = { bucket: named(to), of: of(`aws:s3/${kind}:Any`, name) };
		switch (kind) {
			case "policy": {
				const who = isGood ? { Service: "cloudtrail.amazonaws.com" } : "*";
				return [to, bucketPolicy({ ...about, policy: known(document(who)) })];
			}
			case "acl": {
				const canned = known(isGood ? "private" : "public-read");
				return [to, bucketAcl({ ...about, canned })];
			}
			case "block": {
				const restrictPublicBuckets = known(isGood);
				return [to, bucketBlock({ ...about, restrictPublicBuckets })];
			}
			case "ownership": {
				const objectOwnership = known(
					isGood ? "BucketOwnerEnforced" : "ObjectWriter",
				);
				return [to, ownership({ ...about, objectOwnership })];
			}
			case "logging":
				return [to, accessLogging({ ...about, hasTarget: known(isGood) })];
		}
	});

const anAccountBlock = fc
	.record({ account, isGood: fc.boolean() })
	.map((drawn) => (name: string): Owned => {
		const on = known(drawn.isGood);
		const fact = accountBlock({
			of: of("aws:s3/accountPublicAccessBlock:Any", name),
			owner: ownerOf(drawn.account),
			ignorePublicAcls: on,
			restrictPublicBuckets: on,
		});
		return { account: drawn.account, fact };
	});

function ownerOf(owner: string) {
	return { provider: undefined, account: owner };
}

function arnOf(owner: string, name: string): string {
	return `arn:aws:cloudtrail:eu-west-1:${owner}:trail/${name}`;
}

/** Resources of known names, each once, and at least one bucket. */
export const worlds: fc.Arbitrary<readonly Owned[]> = fc
	.record({
		trails: fc.array(aTrail, { maxLength: 4 }),
		buckets: fc.uniqueArray(
			fc.record({
				account,
				name: fc.constantFrom("logs", "central", "other"),
			}),
			{ selector: ({ name }) => name, minLength: 1 },
		),
		attachments: fc.array(anAttachment, { maxLength: 8 }),
		blocks: fc.array(anAccountBlock, { maxLength: 3 }),
	})
	.map(({ trails, buckets, attachments, blocks }) => {
		const accountOf = new Map<string, string>(
			buckets.map((one) => [one.name, one.account]),
		);
		return [
			...trails.map((make, at) => make(`trail-${at}`)),
			...blocks.map((make, at) => make(`account-block-${at}`)),
			...buckets.map((one) => ({
				account: one.account,
				fact: bucket({
					of: of("aws:s3/bucket:Bucket", one.name),
					name: known<string>(one.name),
					owner: ownerOf(one.account),
				}),
			})),
			...attachments.map((make, at) => {
				const [to, fact] = make(`attached-${at}`);
				const first = buckets[0]?.account ?? WORKLOAD;
				return { account: accountOf.get(to) ?? first, fact };
			}),
		];
	});

/** A world cut into parts: the number of the part of each fact. */
export const partitions = worlds.chain((world) =>
	fc.record({
		world: fc.constant(world),
		parts: fc.array(fc.nat({ max: 5 }), {
			minLength: world.length,
			maxLength: world.length,
		}),
	}),
);

/** The facts of each part as the state of a stack, which may span accounts. */
export function statesOf(
	world: readonly Owned[],
	parts: readonly number[],
): readonly SourceFacts[] {
	const numbers = [...new Set(parts)];
	return numbers.map((number) => {
		const owned = world.filter((_, at) => parts[at] === number);
		return stateOf(
			`part-${number}.json`,
			owned[0]?.account,
			owned.map(({ fact }) => fact),
		);
	});
}

/** An account of which nothing is known but the organization's trails that it sees. */
export function memberOf(world: readonly Owned[]): SourceFacts {
	const trails = world.flatMap(({ fact }) =>
		fact.kind === "trail" ? [seenByMember(fact)] : [],
	);
	return liveOf(MEMBER, trails);
}

/** The trail as a member of the organization sees it. */
function seenByMember(fact: TrailFact): TrailFact {
	const { name } = fact.of;
	return { ...fact, ...pickLive(fact.owner?.account ?? "", name) };
}

function pickLive(owner: string, name: string) {
	const { arn, of: live } = liveTrail(owner, {}, name);
	return { of: live, ...(arn !== undefined && { arn }) };
}
