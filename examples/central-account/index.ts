import * as aws from "@pulumi/aws";
import { all } from "@pulumi/pulumi";
import {
	accessLogBucketPolicy,
	ComplianceTrail,
	logGroupArn,
	trailArn,
	trailBucketPolicy,
	trailKeyPolicy,
} from "pulumi-cloudtrail-compliance/components";

const partition = "aws";
const region = "us-east-1";
const workload = { partition, region, account: "111122223333" };
const archive = { partition, region, account: "444455556666" };

/** A provider for an account, with a role that can deploy there. */
const inAccount = (name: string, account: string) =>
	new aws.Provider(name, {
		region,
		assumeRoles: [{ roleArn: `arn:${partition}:iam::${account}:role/deploy` }],
	});

const inWorkload = inAccount("workload", workload.account);
const inArchive = { provider: inAccount("archive", archive.account) };

// The trail's name is fixed, so the archive's policies can name the trail first.
const trailName = "audit";
const sourceArn = trailArn(workload, trailName);

const key = new aws.kms.Key(
	"trail",
	{
		description: `Log files of ${sourceArn}`,
		enableKeyRotation: true,
		policy: JSON.stringify(
			trailKeyPolicy({
				trailArn: sourceArn,
				keyAccount: archive.account,
				// The log group that the component creates in the other account.
				logGroupArn: logGroupArn(workload, `/cloudtrail/${trailName}`),
			}),
		),
	},
	inArchive,
);

/** A bucket of the archive, without public access and ACLs, with versions. */
function privateBucket(name: string) {
	const bucket = new aws.s3.Bucket(name, {}, inArchive);
	const block = new aws.s3.BucketPublicAccessBlock(
		name,
		{
			bucket: bucket.bucket,
			blockPublicAcls: true,
			blockPublicPolicy: true,
			ignorePublicAcls: true,
			restrictPublicBuckets: true,
		},
		inArchive,
	);
	new aws.s3.BucketOwnershipControls(
		name,
		{
			bucket: bucket.bucket,
			rule: { objectOwnership: "BucketOwnerEnforced" },
		},
		inArchive,
	);
	new aws.s3.BucketVersioning(
		name,
		{
			bucket: bucket.bucket,
			versioningConfiguration: { status: "Enabled" },
		},
		inArchive,
	);
	return { bucket, block };
}

const logs = privateBucket("logs");
const accessLogs = privateBucket("access-logs");

const accessLogsPolicy = new aws.s3.BucketPolicy(
	"access-logs",
	{
		bucket: accessLogs.bucket.bucket,
		policy: all([accessLogs.bucket.arn, logs.bucket.arn]).apply(
			([bucketArn, sourceBucketArn]) =>
				JSON.stringify(
					accessLogBucketPolicy({
						bucketArn,
						sourceBucketArn,
						sourceAccount: archive.account,
						prefix: "trail/",
					}),
				),
		),
	},
	{ ...inArchive, dependsOn: accessLogs.block },
);

new aws.s3.BucketLogging(
	"logs",
	{
		bucket: logs.bucket.bucket,
		targetBucket: accessLogs.bucket.bucket,
		targetPrefix: "trail/",
	},
	{ ...inArchive, dependsOn: accessLogsPolicy },
);

const logsPolicy = new aws.s3.BucketPolicy(
	"logs",
	{
		bucket: logs.bucket.bucket,
		policy: logs.bucket.arn.apply((bucketArn) =>
			JSON.stringify(trailBucketPolicy({ bucketArn, trailArn: sourceArn })),
		),
	},
	{ ...inArchive, dependsOn: logs.block },
);

const audit = new ComplianceTrail(
	trailName,
	{
		accountId: workload.account,
		partition,
		region,
		bucket: { bucket: logs.bucket.bucket },
		keyArn: key.arn,
	},
	// CloudTrail tests the bucket when the trail is created.
	{ provider: inWorkload, dependsOn: logsPolicy },
);

export const arn = audit.trailArn;
export const bucketName = audit.bucketName;
