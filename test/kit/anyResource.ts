import * as fc from "fast-check";
import { aws } from "../../policypack/providers/aws";
import { awsNative } from "../../policypack/providers/awsNative";
import { factsOf } from "../../policypack/providers/dialects";
import type { Resource } from "../../policypack/providers/resource";
import {
	ALL_USERS,
	type Bag,
	closed,
	MASK,
	NAME,
	open,
	resource,
	SIGNATURE,
	sentinels,
	unknownCheckingProxy,
	urnOf,
} from "./resources";

/*
 * Random resources: the properties that are read, with values of any shape,
 * and the words that mean something in them.
 */

/** The types that are read. */
export const types = [...Object.keys(aws), ...Object.keys(awsNative)];

/** The properties of a type that are read, and their names. */
export function readOf(type: string): ReadonlySet<string> {
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
	factsOf(resource(type, "logs", props));
	return found;
}

/** Every name that stands for something anywhere in what is read. */
const vocabulary = [
	...new Set(types.flatMap((type) => [...readOf(type)])),
	...["includeManagementEvents", "readWriteType", "fieldSelectors", "field"],
	...["excludeManagementEventSources", "equals", "objectOwnership", "rules"],
	...["targetBucket", "destinationBucketName", "logFilePrefix", "uri"],
	...["grantee", "ignorePublicAcls", "restrictPublicBuckets", "grants"],
	...["Statement", "Effect", "Principal", "NotPrincipal", "Condition", "AWS"],
	...["Resource", "Action", "StringEquals", "IpAddress", "aws:SourceIp"],
	...["allowedAccountIds", "assumeRole", "assumeRoles", "roleArn"],
	...[SIGNATURE, "value", "plaintext", "ciphertext", "id", "secret", "length"],
	...["__proto__", "toString", "constructor"],
];

const words = fc.oneof(
	fc.constantFrom<unknown>(
		...Object.values(sentinels),
		...[MASK, NAME, `arn:aws:s3:::${NAME}`, "archive", open, closed, "{"],
		...["Management", "eventCategory", "eventSource", "readOnly", "All"],
		...["Allow", "Deny", "*", "0.0.0.0/0", "public-read", "PublicRead"],
		...["BucketOwnerEnforced", ALL_USERS, "true", "false", true, false, null],
		...["1b47061264138c4ac30d75fd1eb44270", "d0e6a833031e9bbcd3f4e8bde6ca49a4"],
		...["5cf8f73096256a8f31e491e813e4eb8e", "[", '["a"]', "", " ", -0, 1e21],
	),
	fc.jsonValue({ maxDepth: 2 }),
);

/** Values of any shape. */
export const { tree } = fc.letrec((tie) => ({
	tree: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		words,
		fc.array(tie("tree"), { maxLength: 3 }),
		fc.dictionary(fc.constantFrom(...vocabulary), tie("tree"), { maxKeys: 4 }),
	),
}));

const properties = fc.dictionary(fc.constantFrom(...vocabulary), tree, {
	maxKeys: 8,
}) as fc.Arbitrary<Bag>;

/** A resource of any type and with any properties. */
export const anyResource = fc
	.record({
		type: fc.constantFrom(...types),
		name: fc.constantFrom("a", "b"),
		props: properties,
		flows: fc.array(
			fc.tuple(fc.constantFrom(...types), fc.constantFrom("a", "b", "gone")),
			{ maxLength: 2 },
		),
		isDeclared: fc.option(fc.boolean(), { nil: undefined }),
		isHidden: fc.boolean(),
		provider: properties,
		isSeenThroughSdk: fc.boolean(),
	})
	.map((made): Resource => {
		const seen = (props: Bag) =>
			made.isSeenThroughSdk ? unknownCheckingProxy(props) : props;
		return {
			...resource(made.type, made.name, seen(made.props)),
			dependencies: () => made.flows.map(([type, name]) => urnOf(type, name)),
			...(made.isDeclared !== undefined && {
				declares: () => made.isDeclared === true,
			}),
			isHidden: made.isHidden,
			provider: { urn: undefined, props: seen(made.provider) },
		};
	});
