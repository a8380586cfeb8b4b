import assert from "node:assert/strict";
import { propertiesOf } from "../kit/declarations";
import { type DialectName, dialects, fixesIn } from "./inDialect";

type Interfaces = readonly (readonly [file: string, name: string])[];

const AWS: Interfaces = [
	["@pulumi/aws/cloudtrail/trail.d.ts", "TrailArgs"],
	["@pulumi/aws/cloudtrail/eventDataStore.d.ts", "EventDataStoreArgs"],
	["@pulumi/aws/s3/bucket.d.ts", "BucketArgs"],
	["@pulumi/aws/s3/bucketAcl.d.ts", "BucketAclArgs"],
	["@pulumi/aws/s3/bucketLogging.d.ts", "BucketLoggingArgs"],
	["@pulumi/aws/s3/bucketPolicy.d.ts", "BucketPolicyArgs"],
	[
		"@pulumi/aws/s3/bucketPublicAccessBlock.d.ts",
		"BucketPublicAccessBlockArgs",
	],
	["@pulumi/aws/types/input.d.ts", "TrailEventSelector"],
	["@pulumi/aws/types/input.d.ts", "TrailAdvancedEventSelector"],
	["@pulumi/aws/types/input.d.ts", "TrailAdvancedEventSelectorFieldSelector"],
];

const NATIVE: Interfaces = [
	["@pulumi/aws-native/cloudtrail/trail.d.ts", "TrailArgs"],
	["@pulumi/aws-native/cloudtrail/eventDataStore.d.ts", "EventDataStoreArgs"],
	["@pulumi/aws-native/s3/bucket.d.ts", "BucketArgs"],
	["@pulumi/aws-native/s3/bucketPolicy.d.ts", "BucketPolicyArgs"],
	["@pulumi/aws-native/types/input.d.ts", "TrailEventSelectorArgs"],
	["@pulumi/aws-native/types/input.d.ts", "TrailAdvancedEventSelectorArgs"],
	["@pulumi/aws-native/types/input.d.ts", "BucketLoggingConfigurationArgs"],
	[
		"@pulumi/aws-native/types/input.d.ts",
		"BucketPublicAccessBlockConfigurationArgs",
	],
];

function namesIn(interfaces: Interfaces): ReadonlySet<string> {
	return new Set(
		interfaces.flatMap(([file, name]) => Object.keys(propertiesOf(file, name))),
	);
}

const aws = namesIn(AWS);
const native = namesIn(NATIVE);

/** What the fixes of each dialect may name. */
const OWN: Readonly<Record<DialectName, ReadonlySet<string>>> = {
	aws,
	"aws-native": native,
	live: new Set(),
	// Only a hint on a bucket that is not known yet, which is for programs.
	other: new Set(["s3BucketName"]),
};

/**
 * Names that are values, whatever declares them: the fields of AWS's advanced
 * event selectors.
 */
const VALUES = new Set(["eventCategory", "eventSource", "readOnly"]);

/** Words with a capital in them, as names of properties are written. */
function namedIn(fix: string): readonly string[] {
	return (fix.match(/(?<![\w:.])[a-z][a-z0-9]*[A-Z]\w*/g) ?? []).filter(
		(name) => !VALUES.has(name),
	);
}

describe("the properties that fixes name", () => {
	it("are read from both providers", () => {
		for (const name of ["enableLogging", "cloudWatchLogsGroupArn"])
			assert.deepEqual([aws.has(name), native.has(name)], [true, false], name);
		for (const name of ["isLogging", "destinationBucketName"])
			assert.deepEqual([aws.has(name), native.has(name)], [false, true], name);
		for (const name of ["readWriteType", "restrictPublicBuckets"])
			assert.deepEqual([aws.has(name), native.has(name)], [true, true], name);
	});

	for (const dialect of dialects) {
		const fixes = fixesIn(dialect);

		it(`exist in the provider: ${dialect}`, () => {
			assert.ok(fixes.length > 50);
			for (const { where, fix } of fixes)
				for (const name of namedIn(fix))
					assert.ok(OWN[dialect].has(name), `${name} in ${where}: ${fix}`);
		});
	}

	it("are never those of both providers, one in brackets", () => {
		for (const dialect of dialects)
			for (const { fix, where } of fixesIn(dialect))
				assert.doesNotMatch(fix, /\(aws-native/, where);
	});

	it("are named in each provider for each control that has one", () => {
		for (const dialect of ["aws", "aws-native"] as const) {
			const named = new Set(
				fixesIn(dialect).flatMap(({ where, fix }) =>
					namedIn(fix).length > 0 ? [where.split(":")[0]] : [],
				),
			);
			for (const number of [1, 2, 3, 4, 5, 6, 7, 10])
				assert.ok(named.has(`CloudTrail.${number}`), `${dialect} ${number}`);
		}
	});
});
