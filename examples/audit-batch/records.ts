import * as aws from "@pulumi/aws";

/** The bucket of the records and reports: private, encrypted, versioned. */
export const records = new aws.s3.Bucket("records", {}, { protect: true });

const bucket = records.bucket;

const block = new aws.s3.BucketPublicAccessBlock("records", {
	bucket,
	blockPublicAcls: true,
	blockPublicPolicy: true,
	ignorePublicAcls: true,
	restrictPublicBuckets: true,
});

new aws.s3.BucketOwnershipControls("records", {
	bucket,
	rule: { objectOwnership: "BucketOwnerEnforced" },
});

new aws.s3.BucketServerSideEncryptionConfiguration("records", {
	bucket,
	rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
});

// What was seen must not be overwritten without a trace.
new aws.s3.BucketVersioning("records", {
	bucket,
	versioningConfiguration: { status: "Enabled" },
});

new aws.s3.BucketPolicy(
	"records",
	{
		bucket,
		policy: records.arn.apply((arn) =>
			JSON.stringify({
				Version: "2012-10-17",
				Statement: [
					{
						Sid: "DenyPlainHttp",
						Effect: "Deny",
						Principal: "*",
						Action: "s3:*",
						Resource: [arn, `${arn}/*`],
						Condition: { Bool: { "aws:SecureTransport": "false" } },
					},
				],
			}),
		),
	},
	{ dependsOn: block },
);
