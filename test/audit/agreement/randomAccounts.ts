import fc from "fast-check";
import { POLICIES, type PolicyKind } from "./policies";

/** Event selectors of a trail, as AWS's API spells them. */
export interface Selectors {
	readonly EventSelectors?: readonly object[];
	readonly AdvancedEventSelectors?: readonly {
		readonly FieldSelectors: readonly {
			readonly Field: string;
			readonly Equals?: readonly string[];
			readonly NotEquals?: readonly string[];
		}[];
	}[];
}

const management = { Field: "eventCategory", Equals: ["Management"] };
const data = { Field: "eventCategory", Equals: ["Data"] };
const objects = { Field: "resources.type", Equals: ["AWS::S3::Object"] };

const allObjects = { Type: "AWS::S3::Object", Values: ["arn:aws:s3"] };

/** What a trail may capture, by kind. */
export const SELECTORS: Readonly<Record<string, Selectors>> = {
	none: {},
	all: { EventSelectors: [{ ReadWriteType: "All" }] },
	reads: { EventSelectors: [{ ReadWriteType: "ReadOnly" }] },
	"reads, and writes": {
		EventSelectors: [
			{ ReadWriteType: "ReadOnly" },
			{ ReadWriteType: "WriteOnly" },
		],
	},
	"no management": {
		EventSelectors: [
			{ IncludeManagementEvents: false, DataResources: [allObjects] },
		],
	},
	"not of KMS": {
		EventSelectors: [{ ExcludeManagementEventSources: ["kms.amazonaws.com"] }],
	},
	advanced: {
		AdvancedEventSelectors: [
			{ FieldSelectors: [management] },
			{ FieldSelectors: [data, objects] },
		],
	},
	"advanced, data": {
		AdvancedEventSelectors: [{ FieldSelectors: [data, objects] }],
	},
	"advanced, writes": {
		AdvancedEventSelectors: [
			{
				FieldSelectors: [management, { Field: "readOnly", Equals: ["false"] }],
			},
		],
	},
	"advanced, not of KMS": {
		AdvancedEventSelectors: [
			{
				FieldSelectors: [
					management,
					{ Field: "eventSource", NotEquals: ["kms.amazonaws.com"] },
				],
			},
		],
	},
};

/** A trail as it is drawn. */
export interface DrawnTrail {
	readonly name: string;
	readonly region: string;
	readonly bucket: string;
	readonly isMultiRegion: boolean;
	readonly isLogging: boolean;
	readonly validates: boolean;
	readonly hasKey: boolean;
	readonly hasLogGroup: boolean;
	readonly selectors: string;
	/** It is of all accounts of an organization. */
	readonly isOrganization: boolean;
	/** A program names its bucket by an output, where the bucket is its own. */
	readonly followsBucket: boolean;
}

/** A bucket as it is drawn. */
export interface DrawnBucket {
	readonly name: string;
	readonly region: string;
	readonly policy: PolicyKind;
	readonly acl: string | undefined;
	readonly ownership: string | undefined;
	readonly block: DrawnBlock | undefined;
	readonly isLogged: boolean;
	/** A program leaves its name to the provider. */
	readonly isUnnamed: boolean;
}

/** The settings of a public access block that neutralise what exists. */
export interface DrawnBlock {
	readonly acls: boolean;
	readonly policy: boolean;
}

/** A small account as it is drawn. */
export interface Drawn {
	readonly trails: readonly DrawnTrail[];
	readonly buckets: readonly DrawnBucket[];
	readonly accountBlock: DrawnBlock | undefined;
}

/** A bucket of another account that trails may deliver to. */
export const FOREIGN = "foreign-logs";

export const REGIONS = ["us-east-1", "eu-west-1"] as const;

/** The bucket that access logs of a Region go to. */
export const accessBucket = (region: string) => `access-logs-${region}`;

const optional = <T>(values: fc.Arbitrary<T>) =>
	fc.option(values, { nil: undefined, freq: 1 });

const block: fc.Arbitrary<DrawnBlock> = fc.record({
	acls: fc.boolean(),
	policy: fc.boolean(),
});

const bucketOf = (name: string): fc.Arbitrary<DrawnBucket> =>
	fc.record({
		name: fc.constant(name),
		region: fc.constantFrom(...REGIONS),
		policy: fc.constantFrom(...(Object.keys(POLICIES) as PolicyKind[])),
		acl: optional(
			fc.constantFrom(
				...["private", "public-read", "authenticated-read"],
				...["log-delivery-write", "public-read-write"],
			),
		),
		ownership: optional(
			fc.constantFrom(
				...["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"],
			),
		),
		block: optional(block),
		isLogged: fc.boolean(),
		isUnnamed: fc.boolean(),
	});

const trailOf = (
	name: string,
	buckets: readonly string[],
): fc.Arbitrary<DrawnTrail> =>
	fc.record({
		name: fc.constant(name),
		region: fc.constantFrom(...REGIONS),
		bucket: fc.constantFrom(...buckets),
		isMultiRegion: fc.boolean(),
		isLogging: fc.boolean(),
		validates: fc.boolean(),
		hasKey: fc.boolean(),
		hasLogGroup: fc.boolean(),
		selectors: fc.constantFrom(...Object.keys(SELECTORS)),
		isOrganization: fc.boolean(),
		followsBucket: fc.boolean(),
	});

/** A few buckets, and a few trails that deliver to them or to another's. */
export const drawnAccount: fc.Arbitrary<Drawn> = fc
	.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
	.chain(([trails, buckets]) => {
		const names = Array.from({ length: buckets }, (_, at) => `logs-${at}`);
		return fc.record({
			buckets: fc.tuple(...names.map(bucketOf)),
			trails: fc.tuple(
				...Array.from({ length: trails }, (_, at) =>
					trailOf(`trail-${at}`, [...names, FOREIGN]),
				),
			),
			accountBlock: optional(block),
		});
	});
