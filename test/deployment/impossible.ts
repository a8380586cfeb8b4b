import type { Properties } from "../kit/engine/provider/resources";
import { policyOf, statements } from "./trailByHand";

const { deliver, trust, write } = statements;
const data = { field: "eventCategory", equals: ["Data"] };
const objects = { field: "resources.type", equals: ["AWS::S3::Object"] };

const trail = (inputs: Properties) => ({ name: "audit", ...inputs });
const selecting = (...fieldSelectors: readonly unknown[]) =>
	trail({ advancedEventSelectors: [{ fieldSelectors }] });

const lifecycle =
	"s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const rule = (one: Properties) => ({
	bucket: "logs",
	rules: [{ id: "one", status: "Enabled", filter: { prefix: "" }, ...one }],
});
const cold = (days: number, storageClass = "STANDARD_IA") => ({
	transitions: [{ days, storageClass }],
});

/** What is impossible whatever the account, and the property that is wrong. */
export const impossible: readonly (readonly [
	type: string,
	inputs: Properties,
	problem: string,
])[] = [
	["s3/bucket:Bucket", { bucket: "Logs" }, "bucket InvalidBucketName"],
	["s3/bucket:Bucket", { bucket: "a_b" }, "bucket InvalidBucketName"],
	["kms/alias:Alias", { name: "alias/a.b" }, "name must begin with"],
	["kms/alias:Alias", { name: "alias/aws/s3" }, "name must begin with"],
	["kms/key:Key", { deletionWindowInDays: 31 }, "deletionWindowInDays"],
	[
		"kms/key:Key",
		{ policy: policyOf(deliver) },
		"policy MalformedPolicyDocument: a statement has no Principal",
	],
	[
		"cloudwatch/logGroup:LogGroup",
		{ name: "audit", retentionInDays: 364 },
		"retentionInDays expected",
	],
	["cloudwatch/logGroup:LogGroup", { name: "a:b" }, "name isn't a valid"],
	[
		"cloudwatch/logMetricFilter:LogMetricFilter",
		{ name: "root", pattern: `{ ($.a = "${"x".repeat(1024)}") }` },
		"pattern expected length",
	],
	[
		"cloudwatch/logMetricFilter:LogMetricFilter",
		{ name: "root", pattern: '{ (($.a = "x") }' },
		"pattern InvalidParameterException",
	],
	["cloudwatch/metricAlarm:MetricAlarm", { period: 90 }, "period must be"],
	["sns/topic:Topic", { name: "a.b" }, "name invalid value"],
	[
		"iam/role:Role",
		{ name: "a".repeat(65), assumeRolePolicy: policyOf(trust) },
		"name must match",
	],
	[
		"iam/role:Role",
		{ name: "a", description: "→", assumeRolePolicy: policyOf(trust) },
		"description must have",
	],
	[
		"iam/rolePolicy:RolePolicy",
		{ policy: policyOf(write) },
		"policy MalformedPolicyDocument: a role's policy names a principal",
	],
	[
		"iam/rolePolicy:RolePolicy",
		{ policy: policyOf({ ...deliver, Sid: "may-deliver" }) },
		"policy MalformedPolicyDocument: a Sid has characters",
	],
	[
		"s3/bucketPolicy:BucketPolicy",
		{ policy: policyOf({ ...write, Sid: "x" }, { ...write, Sid: "x" }) },
		"policy MalformedPolicyDocument: a Sid stands twice",
	],
	[lifecycle, rule(cold(29)), "rules InvalidArgument"],
	[
		lifecycle,
		rule({ ...cold(90), expiration: { days: 90 } }),
		"rules InvalidArgument",
	],
	[lifecycle, rule({ filter: undefined }), "rules one of filter and prefix"],
	[
		"cloudtrail/trail:Trail",
		trail({ s3KeyPrefix: "a".repeat(201) }),
		"s3KeyPrefix InvalidS3PrefixException",
	],
	[
		"cloudtrail/trail:Trail",
		selecting(objects),
		"advancedEventSelectors InvalidEventSelectorsException: a selector must equal one eventCategory",
	],
	[
		"cloudtrail/trail:Trail",
		selecting(data),
		"advancedEventSelectors InvalidEventSelectorsException: a selector of data events",
	],
	[
		"cloudtrail/trail:Trail",
		selecting(data, objects, {
			field: "eventName",
			equals: Array.from({ length: 499 }, (_, at) => `Event${at}`),
		}),
		"advancedEventSelectors InvalidEventSelectorsException: more than 500",
	],
];
