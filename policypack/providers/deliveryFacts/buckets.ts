import type { BucketArgs } from "@pulumi/aws/s3/bucket";
import type { BucketV2Args } from "@pulumi/aws/s3/bucketV2";
import type * as inputs from "@pulumi/aws/types/input";
import type * as bucket6 from "aws-v6/s3/bucket";
import type * as bucketV26 from "aws-v6/s3/bucketV2";
import type {
	BucketSettingFact,
	GrantedAccess,
} from "../../model/deliveryChecks/bucketSettings";
import type { DeliveryFact } from "../../model/deliveryChecks/facts";
import { known, mapValue, type Value } from "../../model/value";
import { itself } from "../bucketFact";
import { type Reading, reading } from "../reading";
import type { Resource } from "../resource";
import { inside, isThere, nested, soleText } from "./nestedBlocks";
import { objectLockOf } from "./objectLock";
import { aboutOf, NO_REF, partRef, textList } from "./part";
import type { PlacesOfProviders } from "./place";

/** Buckets of both major versions: what one lacks, another has. */
type AnyBucket =
	| BucketArgs
	| BucketV2Args
	| bucket6.BucketArgs
	| bucketV26.BucketV2Args;

/** What AWS fills in where the program sets nothing. */
const COMPUTED = [
	"acl",
	"grants",
	"logging",
	"loggings",
	"objectLockConfiguration",
	"objectLockEnabled",
	"requestPayer",
	"serverSideEncryptionConfiguration",
	"serverSideEncryptionConfigurations",
] as const;

/** A bucket of @pulumi/aws, with the settings that it has itself. */
export function awsBucket(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly DeliveryFact[] {
	const args = reading<AnyBucket>(resource, COMPUTED);
	const about = aboutOf(resource, providers);
	const payer = args.text("requestPayer");
	const canned = args.text("acl");
	const facts: BucketSettingFact[] = [
		...(
			[
				"serverSideEncryptionConfiguration",
				"serverSideEncryptionConfigurations",
			] as const
		)
			.filter((property) => isThere(args.isEmpty(property)))
			.map((property): BucketSettingFact => {
				const rules = nested(args, property, ["rule", "rules"]);
				return {
					kind: "bucketEncryption",
					...about,
					bucket: itself(resource, args, property),
					...defaultEncryption(args, property, rules),
				};
			}),
		...(["logging", "loggings"] as const)
			.filter((property) => isThere(args.isEmpty(property)))
			.map((property): BucketSettingFact => {
				const blocks = args.blocks<inputs.s3.BucketLogging>(property);
				const of = (name: keyof inputs.s3.BucketLogging) =>
					soleText(blocks, (block) => block.text(name));
				return {
					kind: "logTarget",
					...about,
					bucket: itself(resource, args, property),
					target: { ...args.ref(property), name: of("targetBucket") },
					prefix: of("targetPrefix"),
					isPrefixSecret: args.isSecret(property),
				};
			}),
	];
	if (!payer.known || payer.value !== undefined)
		facts.push({
			kind: "requestPayer",
			...about,
			bucket: itself(resource, args, "requestPayer"),
			payer,
		});
	if (
		!canned.known ||
		canned.value !== undefined ||
		isThere(args.isEmpty("grants"))
	)
		facts.push({
			kind: "bucketGrants",
			...about,
			bucket: itself(resource, args, "acl", "grants"),
			canned,
			grants: mapValue(args.blocks<inputs.s3.BucketGrant>("grants"), (all) =>
				all.map(
					(grant): GrantedAccess => ({
						groupUri: grant.text("uri"),
						permissions: textList(grant, "permissions"),
					}),
				),
			),
		});
	return [
		{ kind: "bucketPlace", ...about },
		...facts,
		...objectLockOf(resource, args, about),
	];
}

/** The names of the block with the algorithm, in any provider and version. */
const BY_DEFAULT = [
	"applyServerSideEncryptionByDefault",
	"applyServerSideEncryptionByDefaults",
	"serverSideEncryptionByDefault",
];

/** The algorithm and the key in the rules of a bucket's encryption. */
export function defaultEncryption<P extends string>(
	args: Reading<P>,
	property: P,
	rules: Value<readonly Reading<string>[]>,
) {
	const blocks = inside(rules, BY_DEFAULT);
	const key = soleText(blocks, (block) => block.text("kmsMasterKeyId"));
	const isNotSet = key.known && key.value === undefined;
	return {
		algorithm: soleText(blocks, (block) => block.text("sseAlgorithm")),
		key: isNotSet ? NO_REF : partRef(args, property, key),
		usesBucketKey: usesBucketKey(rules),
	};
}

function usesBucketKey(
	rules: Value<readonly Reading<string>[]>,
): Value<boolean> {
	if (!rules.known) return rules;
	const flag = rules.value[0]?.flag("bucketKeyEnabled") ?? known(undefined);
	return mapValue(flag, (isOn) => isOn === true);
}
