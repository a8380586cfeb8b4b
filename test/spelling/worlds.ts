import type { Resource } from "../../policypack/providers/resource";
import type { Outcomes } from "../kit/outcomes";
import {
	AWS_ACL,
	AWS_ACL_V2,
	AWS_BLOCK,
	AWS_BUCKET,
	AWS_BUCKET_V2,
	AWS_LOGGING,
	AWS_LOGGING_V2,
	AWS_OWNERSHIP,
	AWS_POLICY,
	allOn,
	awsTrail,
	bucket,
	closed,
	fromBucket,
	goodAwsTrail,
	goodNativeTrail,
	granted,
	grantedApart,
	managementOnly,
	NAME,
	NATIVE_BUCKET,
	NATIVE_POLICY,
	nativeTrail,
	open,
	reads,
	resource,
	sentinels,
	toBucket,
	UNKNOWN,
	urnOf,
} from "../kit/resources";

interface World {
	readonly name: string;
	/** What controls come to, by policy; those that are not named pass. */
	readonly judged: Outcomes;
	/** By provider and version: what is registered. */
	readonly spelled: Readonly<Record<string, readonly Resource[]>>;
}

export const worlds: readonly World[] = [
	{
		name: "everything as it should be",
		judged: {},
		spelled: {
			"aws 6, in one bucket": [
				awsTrail(goodAwsTrail),
				resource(AWS_BUCKET, "logs", {
					bucket,
					acl: "private",
					policy: closed,
					loggings: [{ targetBucket: "access", targetPrefix: "logs/" }],
				}),
				resource(AWS_BLOCK, "block", { bucket, ...allOn }),
			],
			"aws 6, with V2": [
				awsTrail(goodAwsTrail),
				resource(AWS_BUCKET_V2, "logs", { bucket }),
				resource(AWS_ACL_V2, "acl", { bucket, acl: "private" }),
				resource(AWS_POLICY, "policy", { bucket, policy: closed }),
				resource(AWS_LOGGING_V2, "logging", {
					bucket,
					targetBucket: "access",
					targetPrefix: "logs/",
				}),
				resource(AWS_BLOCK, "block", { bucket, ...allOn }),
			],
			"aws 7": [
				awsTrail(goodAwsTrail),
				resource(AWS_BUCKET, "logs", { bucket }),
				resource(AWS_ACL, "acl", { bucket, acl: "private" }),
				resource(AWS_POLICY, "policy", {
					bucket,
					policy: JSON.parse(closed),
				}),
				resource(AWS_LOGGING, "logging", {
					bucket,
					targetBucket: "access",
					targetPrefix: "logs/",
				}),
				resource(AWS_BLOCK, "block", { bucket, ...allOn }),
			],
			"aws 7, in one bucket": [
				awsTrail(goodAwsTrail),
				resource(AWS_BUCKET, "logs", {
					bucket,
					acl: "private",
					policy: closed,
					logging: { targetBucket: "access" },
				}),
				resource(AWS_BLOCK, "block", { bucket, ...allOn }),
			],
			"aws-native": [
				nativeTrail(goodNativeTrail),
				resource(NATIVE_BUCKET, "logs", {
					bucketName: NAME,
					accessControl: "Private",
					loggingConfiguration: { destinationBucketName: "access" },
					publicAccessBlockConfiguration: allOn,
				}),
				resource(NATIVE_POLICY, "policy", {
					bucket,
					policyDocument: JSON.parse(closed),
				}),
			],
		},
	},
	{
		name: "nothing said",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-2": "failed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
			"cloudtrail-7": "failed",
		},
		spelled: {
			"aws 6": [awsTrail({}), resource(AWS_BUCKET, "logs", { bucket })],
			"aws 6, with V2": [
				awsTrail({}),
				resource(AWS_BUCKET_V2, "logs", { bucket }),
			],
			"aws 7": [
				awsTrail({ enableLogging: true }),
				resource(AWS_BUCKET, "logs", { bucket }),
			],
			"aws-native": [
				nativeTrail({}),
				resource(NATIVE_BUCKET, "logs", { bucketName: NAME }),
			],
		},
	},
	{
		name: "said, and empty or off",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-2": "failed",
			"cloudtrail-3": "failed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
			"cloudtrail-7": "failed",
		},
		spelled: {
			aws: [
				awsTrail({
					enableLogging: false,
					isMultiRegionTrail: false,
					enableLogFileValidation: false,
					kmsKeyId: "",
					cloudWatchLogsGroupArn: "",
					cloudWatchLogsRoleArn: null,
					eventSelectors: [],
					advancedEventSelectors: null,
				}),
				resource(AWS_BUCKET, "logs", {
					bucket,
					acl: "",
					grants: [],
					policy: "",
					loggings: [],
				}),
			],
			"aws-native": [
				nativeTrail({
					isLogging: false,
					isMultiRegionTrail: false,
					enableLogFileValidation: false,
					kmsKeyId: "",
					cloudWatchLogsLogGroupArn: "",
					eventSelectors: [],
					advancedEventSelectors: [],
				}),
				resource(NATIVE_BUCKET, "logs", {
					bucketName: NAME,
					accessControl: "",
					loggingConfiguration: {},
				}),
			],
		},
	},
	{
		name: "a public canned list",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-2": "failed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
			"cloudtrail-6": "failed",
			"cloudtrail-7": "failed",
		},
		spelled: {
			"aws 6, in one bucket": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket, acl: "public-read-write" }),
			],
			"aws 6, with V2": [
				awsTrail({}),
				resource(AWS_BUCKET_V2, "logs", { bucket }),
				resource(AWS_ACL_V2, "acl", { bucket, acl: "public-read-write" }),
			],
			"aws 7": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket }),
				resource(AWS_ACL, "acl", { bucket, acl: "public-read-write" }),
			],
			"aws-native": [
				nativeTrail({}),
				resource(NATIVE_BUCKET, "logs", {
					bucketName: NAME,
					accessControl: "PublicReadWrite",
				}),
			],
		},
	},
	{
		name: "a grant to everyone",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-2": "failed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
			"cloudtrail-6": "failed",
			"cloudtrail-7": "failed",
		},
		spelled: {
			"aws 6, in one bucket": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket, grants: granted }),
			],
			"aws 6, in one V2 bucket": [
				awsTrail({}),
				resource(AWS_BUCKET_V2, "logs", { bucket, grants: granted }),
			],
			"aws 6, with V2": [
				awsTrail({}),
				resource(AWS_BUCKET_V2, "logs", { bucket }),
				resource(AWS_ACL_V2, "acl", {
					bucket,
					accessControlPolicy: grantedApart,
				}),
			],
			"aws 7": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket }),
				resource(AWS_ACL, "acl", {
					bucket,
					accessControlPolicy: grantedApart,
				}),
			],
		},
	},
	{
		name: "a public policy and a block that leaves it",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-2": "failed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
			"cloudtrail-6": "failed",
			"cloudtrail-7": "failed",
		},
		spelled: {
			"aws 6, in one bucket": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket, policy: open }),
				resource(AWS_BLOCK, "block", { bucket, ignorePublicAcls: true }),
			],
			"aws 7, in one bucket": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket, policy: JSON.parse(open) }),
				resource(AWS_BLOCK, "block", {
					bucket,
					blockPublicPolicy: true,
					ignorePublicAcls: true,
				}),
			],
			"aws 7": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket }),
				resource(AWS_POLICY, "policy", { bucket, policy: open }),
				resource(AWS_BLOCK, "block", { bucket, ignorePublicAcls: true }),
			],
			"aws-native": [
				nativeTrail({}),
				resource(NATIVE_BUCKET, "logs", {
					bucketName: NAME,
					publicAccessBlockConfiguration: {
						blockPublicPolicy: true,
						ignorePublicAcls: true,
					},
				}),
				resource(NATIVE_POLICY, "policy", { bucket, policyDocument: open }),
			],
		},
	},
	{
		name: "a public policy behind a block",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-2": "failed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
			"cloudtrail-7": "failed",
		},
		spelled: {
			"aws 7": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket }),
				resource(AWS_POLICY, "policy", { bucket, policy: open }),
				resource(AWS_BLOCK, "block", { bucket, ...allOn }),
			],
			"aws-native": [
				nativeTrail({}),
				resource(NATIVE_BUCKET, "logs", {
					bucketName: NAME,
					publicAccessBlockConfiguration: allOn,
				}),
				resource(NATIVE_POLICY, "policy", {
					bucket,
					policyDocument: JSON.parse(open),
				}),
			],
		},
	},
	{
		name: "a public list that the owner of the bucket makes void",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-2": "failed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
			"cloudtrail-7": "failed",
		},
		spelled: {
			"aws 6": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket, acl: "public-read" }),
				resource(AWS_OWNERSHIP, "ownership", {
					bucket,
					rule: { objectOwnership: "BucketOwnerEnforced" },
				}),
			],
			"aws 7": [
				awsTrail({}),
				resource(AWS_BUCKET, "logs", { bucket }),
				resource(AWS_ACL, "acl", { bucket, acl: "public-read" }),
				resource(AWS_OWNERSHIP, "ownership", {
					bucket,
					rule: { objectOwnership: "BucketOwnerEnforced" },
				}),
			],
			"aws-native": [
				nativeTrail({}),
				resource(NATIVE_BUCKET, "logs", {
					bucketName: NAME,
					accessControl: "PublicRead",
					ownershipControls: {
						rules: [{ objectOwnership: "BucketOwnerEnforced" }],
					},
				}),
			],
		},
	},
	{
		name: "names and policy not known, as at a preview",
		judged: { "cloudtrail-6": "unknown" },
		spelled: {
			"aws 6": [
				awsTrail(
					{ ...goodAwsTrail, s3BucketName: UNKNOWN, kmsKeyId: UNKNOWN },
					fromBucket(AWS_BUCKET),
				),
				resource(AWS_BUCKET, "logs", {
					loggings: [{ targetBucket: UNKNOWN }],
				}),
				resource(
					AWS_POLICY,
					"policy",
					{ bucket: UNKNOWN, policy: UNKNOWN },
					toBucket(AWS_BUCKET),
				),
			],
			"aws 6, with V2": [
				awsTrail(
					{ ...goodAwsTrail, s3BucketName: UNKNOWN, kmsKeyId: UNKNOWN },
					fromBucket(AWS_BUCKET_V2),
				),
				resource(AWS_BUCKET_V2, "logs", { bucket: UNKNOWN }),
				resource(
					AWS_POLICY,
					"policy",
					{ bucket: UNKNOWN, policy: UNKNOWN },
					toBucket(AWS_BUCKET_V2),
				),
				resource(
					AWS_LOGGING_V2,
					"logging",
					{ bucket: UNKNOWN, targetBucket: UNKNOWN },
					toBucket(AWS_BUCKET_V2),
				),
			],
			"aws 7": [
				awsTrail(
					{ ...goodAwsTrail, s3BucketName: UNKNOWN, kmsKeyId: UNKNOWN },
					{ s3BucketName: [urnOf(AWS_POLICY, "policy")] },
				),
				resource(AWS_BUCKET, "logs", { bucketPrefix: "logs-" }),
				resource(
					AWS_POLICY,
					"policy",
					{ bucket: UNKNOWN, policy: UNKNOWN },
					toBucket(AWS_BUCKET),
				),
				resource(
					AWS_LOGGING,
					"logging",
					{ bucket: UNKNOWN, targetBucket: UNKNOWN },
					toBucket(AWS_BUCKET),
				),
			],
			"aws-native": [
				nativeTrail(
					{ ...goodNativeTrail, s3BucketName: UNKNOWN, kmsKeyId: UNKNOWN },
					fromBucket(NATIVE_BUCKET),
				),
				resource(NATIVE_BUCKET, "logs", {
					loggingConfiguration: { destinationBucketName: UNKNOWN },
				}),
				resource(
					NATIVE_POLICY,
					"policy",
					{ bucket: UNKNOWN, policyDocument: sentinels.object },
					toBucket(NATIVE_BUCKET),
				),
			],
		},
	},
	{
		name: "a bucket that is not in the stack",
		judged: { "cloudtrail-6": "noData", "cloudtrail-7": "noData" },
		spelled: {
			aws: [
				awsTrail({ ...goodAwsTrail, s3BucketName: "central-444455556666" }),
				resource(AWS_BUCKET, "logs", { bucket, acl: "public-read" }),
			],
			"aws-native": [
				nativeTrail({
					...goodNativeTrail,
					s3BucketName: "central-444455556666",
				}),
				resource(NATIVE_BUCKET, "logs", {
					bucketName: NAME,
					accessControl: "PublicRead",
				}),
			],
			mixed: [
				awsTrail({ ...goodAwsTrail, s3BucketName: "central-444455556666" }),
				resource(NATIVE_BUCKET, "logs", { bucketName: NAME }),
			],
		},
	},
	{
		name: "trail, bucket and policy under different providers",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-2": "failed",
			"cloudtrail-4": "failed",
			"cloudtrail-5": "failed",
			"cloudtrail-6": "failed",
			"cloudtrail-7": "failed",
		},
		spelled: {
			"trail of aws": [
				awsTrail({}),
				resource(NATIVE_BUCKET, "logs", { bucketName: NAME }),
				resource(AWS_POLICY, "policy", { bucket, policy: open }),
			],
			"trail of aws-native": [
				nativeTrail({}),
				resource(AWS_BUCKET, "logs", { bucket }),
				resource(NATIVE_POLICY, "policy", { bucket, policyDocument: open }),
			],
		},
	},
	{
		name: "a basic selector of reads beside one of everything",
		judged: { "cloudtrail-6": "noData", "cloudtrail-7": "noData" },
		spelled: {
			aws: [awsTrail({ ...goodAwsTrail, eventSelectors: [reads, {}] })],
			"aws-native": [
				nativeTrail({ ...goodNativeTrail, eventSelectors: [reads, {}] }),
			],
		},
	},
	{
		name: "a basic selector that excludes sources",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-6": "noData",
			"cloudtrail-7": "noData",
		},
		spelled: {
			aws: [
				awsTrail({
					...goodAwsTrail,
					eventSelectors: [
						{
							includeManagementEvents: true,
							readWriteType: "All",
							excludeManagementEventSources: ["kms.amazonaws.com"],
						},
					],
				}),
			],
			"aws-native": [
				nativeTrail({
					...goodNativeTrail,
					eventSelectors: [
						{ excludeManagementEventSources: ["kms.amazonaws.com"] },
					],
				}),
			],
		},
	},
	{
		name: "advanced selectors of management and data events",
		judged: { "cloudtrail-6": "noData", "cloudtrail-7": "noData" },
		spelled: {
			aws: [
				awsTrail({
					...goodAwsTrail,
					advancedEventSelectors: [
						managementOnly,
						{
							fieldSelectors: [
								{ field: "eventCategory", equals: ["Data"] },
								{ field: "resources.ARN", startsWiths: ["arn:aws:s3:::a/"] },
							],
						},
					],
				}),
			],
			"aws-native": [
				nativeTrail({
					...goodNativeTrail,
					advancedEventSelectors: [
						managementOnly,
						{
							fieldSelectors: [
								{ field: "eventCategory", equals: ["Data"] },
								{ field: "resources.ARN", startsWith: ["arn:aws:s3:::a/"] },
							],
						},
					],
				}),
			],
		},
	},
	{
		name: "an advanced selector that leaves a source out",
		judged: {
			"cloudtrail-1": "failed",
			"cloudtrail-6": "noData",
			"cloudtrail-7": "noData",
		},
		spelled: {
			aws: [
				awsTrail({
					...goodAwsTrail,
					advancedEventSelectors: [
						{
							fieldSelectors: [
								{ field: "eventCategory", equals: ["Management"] },
								{ field: "eventSource", notEquals: ["kms.amazonaws.com"] },
							],
						},
					],
				}),
			],
			"aws-native": [
				nativeTrail({
					...goodNativeTrail,
					advancedEventSelectors: [
						{
							fieldSelectors: [
								{ field: "eventCategory", equals: ["Management"] },
								{ field: "eventSource", notEquals: ["kms.amazonaws.com"] },
							],
						},
					],
				}),
			],
		},
	},
	{
		name: "global service events play no part",
		judged: { "cloudtrail-6": "noData", "cloudtrail-7": "noData" },
		spelled: {
			aws: [awsTrail({ ...goodAwsTrail, includeGlobalServiceEvents: false })],
			"aws-native": [
				nativeTrail({ ...goodNativeTrail, includeGlobalServiceEvents: false }),
			],
		},
	},
];
