import * as fc from "fast-check";
import { deliveryDialect } from "../../policypack/providers/deliveryFacts/dialect";
import type { Resource } from "../../policypack/providers/resource";
import { tree } from "./anyResource";
import {
	ACCOUNT,
	BESIDE,
	deliveries,
	placed,
	REGION,
	TYPES,
} from "./deliveryStack";
import { type Bag, UNKNOWN, urnOf } from "./resources";

/*
 * Random parts of deliveries: the properties that are read, with values of any
 * shape, and with names and ARNs that lead from one to another.
 */

/** The types that show something of deliveries. */
export const types = [...deliveryDialect.keys()];

/** The properties of a type that are read, with what delivery reads. */
export function readOf(type: string): readonly string[] {
	const found = new Set<string>();
	const props = new Proxy<Record<string, unknown>>(
		{},
		{
			get: (_, property) => {
				if (typeof property === "string") found.add(property);
				return undefined;
			},
		},
	);
	deliveries(placed(type, "part", props), BESIDE);
	return [...found];
}

const ID = "0f0e0d0c-0b0a-0908-0706-050403020100";

const ARNS = {
	bucket: "arn:aws:s3:::acme-logs",
	key: `arn:aws:kms:${REGION}:${ACCOUNT}:key/${ID}`,
	alias: `arn:aws:kms:${REGION}:${ACCOUNT}:alias/logs`,
	role: `arn:aws:iam::${ACCOUNT}:role/audit`,
	policy: `arn:aws:iam::${ACCOUNT}:policy/audit`,
	topic: `arn:aws:sns:${REGION}:${ACCOUNT}:audit`,
	group: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:audit:*`,
};

/** Values that join, by the property. */
const BY_PROPERTY: Readonly<Record<string, readonly unknown[]>> = {
	s3BucketName: ["acme-logs", ARNS.bucket],
	bucket: ["acme-logs", ARNS.bucket],
	bucketName: ["acme-logs"],
	name: ["audit", "alias/logs"],
	kmsKeyId: [ARNS.key, ARNS.alias, ID, "alias/logs"],
	kmsMasterKeyId: [ARNS.key, "alias/logs"],
	keyId: [ID],
	targetKeyId: [ARNS.key, ID],
	snsTopicName: ["audit", ARNS.topic],
	arn: Object.values(ARNS),
	topics: [[ARNS.topic], [UNKNOWN, ARNS.topic]],
	cloudWatchLogsGroupArn: [ARNS.group],
	cloudWatchLogsLogGroupArn: [ARNS.group],
	cloudWatchLogsRoleArn: [ARNS.role],
	role: ["audit", ARNS.role],
	roleName: ["audit"],
	roles: [["audit"]],
	policyArn: [ARNS.policy],
	policyArns: [[ARNS.policy]],
};

/** Values that may join, beside those of any shape. */
const joining = fc.constantFrom<unknown>(
	...["acme-logs", "audit", "alias/logs", ID, UNKNOWN, undefined],
	...Object.values(ARNS),
	'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*"}]}',
	{ Statement: [{ Effect: "Deny", Resource: UNKNOWN, Sid: undefined }] },
);

function anyValueOf(property: string): fc.Arbitrary<unknown> {
	const own = BY_PROPERTY[property];
	return fc.oneof(
		...(own ? [{ arbitrary: fc.constantFrom(...own), weight: 6 }] : []),
		joining,
		tree,
	);
}

const properties = new Map(types.map((type) => [type, readOf(type)]));

const urns = types.flatMap((type) =>
	["a", "b"].map((name) => urnOf(type, name)),
);

const urnList = fc.array(fc.constantFrom(...urns), { maxLength: 3 });

/** A resource of one of these types. */
const partOf = (some: readonly string[]): fc.Arbitrary<Resource> =>
	fc
		.constantFrom(...some)
		.chain((type) => {
			const names = properties.get(type) ?? [];
			return fc.record({
				type: fc.constant(type),
				name: fc.constantFrom("a", "b"),
				props: fc.record(
					Object.fromEntries(names.map((name) => [name, anyValueOf(name)])),
					{ requiredKeys: [] },
				),
				flows: fc.dictionary(fc.constantFrom("", ...names), urnList),
				isRead: fc.boolean(),
				hidesChildren: fc.boolean(),
				dependsOn: fc.option(urnList, { nil: undefined }),
			});
		})
		.map(({ type, name, props, flows, isRead, dependsOn, hidesChildren }) =>
			placed(type, name, props as Bag, flows, {
				...{ isRead, hidesChildren },
				...(dependsOn && { dependsOn: () => dependsOn }),
			}),
		);

/** Stacks with a trail, and with resources of any type that deliveries have. */
export const anyParts: fc.Arbitrary<readonly Resource[]> = fc
	.tuple(
		partOf([TYPES.trail, TYPES.nativeTrail]),
		fc.array(
			partOf([...types, TYPES.bucket, TYPES.key, TYPES.role, TYPES.topic]),
			{ maxLength: 12 },
		),
	)
	.map(([first, others]) => [
		...new Map([...others, first].map((one) => [one.urn, one])).values(),
	]);
