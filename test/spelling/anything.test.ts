import assert from "node:assert/strict";
import * as fc from "fast-check";
import { controls } from "../../policypack/controls";
import { evaluate } from "../../policypack/judging/evaluate";
import { exampleOptions } from "../../policypack/judging/optIn";
import { aws } from "../../policypack/providers/aws";
import { awsNative } from "../../policypack/providers/awsNative";
import { factsOf } from "../../policypack/providers/dialects";
import type { Resource } from "../../policypack/providers/resource";
import { assembled, bare } from "./accounts";
import { short, told } from "./properties";
import {
	ALL_USERS,
	AWS_BUCKET,
	awsTrail,
	type Bag,
	bucket,
	closed,
	MASK,
	NAME,
	open,
	reads,
	resource,
	SIGNATURE,
	sentinels,
	throughSdk,
	UNKNOWN,
	unknownCheckingProxy,
	urnOf,
} from "./resources";

const types = [...Object.keys(aws), ...Object.keys(awsNative)];

/** The properties of a type that are read, and their names. */
function readOf(type: string): ReadonlySet<string> {
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

const { tree } = fc.letrec((tie) => ({
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

const anyResource = fc
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

/** Assembles and judges; a throw is the failure that is looked for. */
function judge(resources: readonly Resource[]): void {
	const account = assembled(resources);
	for (const control of controls)
		for (const finding of evaluate(control, account, exampleOptions(control))) {
			assert.ok(
				["passed", "failed", "unknown", "noData"].includes(finding.status),
			);
			const isDecided = finding.status === "passed";
			assert.ok(isDecided || (finding.reason ?? "") !== "");
		}
}

describe("whatever is written", () => {
	for (const type of types)
		it(`in the properties of ${type} is read without a throw`, () => {
			const names = [...readOf(type)];
			assert.ok(names.length > 0);
			fc.assert(
				fc.property(
					fc.record(Object.fromEntries(names.map((name) => [name, tree])), {
						requiredKeys: [],
					}),
					(props) => {
						const written = resource(type, "logs", props as Bag);
						const beside = [
							awsTrail({}),
							resource(AWS_BUCKET, "b", { bucket }),
						];
						judge([written]);
						judge([...beside, written]);
						judge([...beside, throughSdk(written)]);
					},
				),
				{ numRuns: 200 },
			);
		});

	it("in whole stacks is judged without a throw", () => {
		fc.assert(fc.property(fc.array(anyResource, { maxLength: 7 }), judge), {
			numRuns: 1500,
		});
	});

	for (const type of types)
		it(`in ${type}, a property that throws is one that is not known`, () => {
			const refuse = () => {
				throw new Error("not known");
			};
			const names = [...readOf(type)];
			const throwing = Object.defineProperties(
				{},
				Object.fromEntries(names.map((name) => [name, { get: refuse }])),
			);
			const unknowns = Object.fromEntries(names.map((name) => [name, UNKNOWN]));
			assert.deepEqual(
				bare(factsOf(resource(type, "logs", throwing))),
				bare(factsOf(resource(type, "logs", unknowns))),
			);
		});

	it("an unknown in a list leaves the rest of the list in view", () => {
		const written = throughSdk(awsTrail({ eventSelectors: [UNKNOWN, reads] }));
		const trail = told(factsOf(written), "trail");
		assert.ok(trail?.eventSelectors.known);
		assert.deepEqual(
			trail.eventSelectors.value.map((one) => short(one.readWriteType)),
			["(pending)", "ReadOnly"],
		);
	});

	it("in a resource of another type is of no concern", () => {
		assert.deepEqual(
			factsOf(resource("aws:s3/bucketObject:BucketObject", "a", { bucket })),
			[],
		);
	});
});
