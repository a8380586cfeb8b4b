import type { Case } from "../../judging/case";
import { trailDelivery } from "../../model/deliverySamples";
import {
	bucket,
	bucketPolicy,
	compliant,
	document,
	pending,
	trail,
} from "../../model/samples";
import { known } from "../../model/value";

const TRAIL = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit";
const BUCKET = "arn:aws:s3:::logs-111122223333";
const CLOUDTRAIL = { Service: "cloudtrail.amazonaws.com" };

/** The two statements that AWS documents, for one trail. */
function allowing(sourceArn: string): string {
	return JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				Principal: CLOUDTRAIL,
				Action: "s3:GetBucketAcl",
				Resource: BUCKET,
				Condition: { StringEquals: { "aws:SourceArn": sourceArn } },
			},
			{
				Effect: "Allow",
				Principal: CLOUDTRAIL,
				Action: "s3:PutObject",
				Resource: `${BUCKET}/AWSLogs/111122223333/*`,
				Condition: {
					StringEquals: {
						"aws:SourceArn": sourceArn,
						"s3:x-amz-acl": "bucket-owner-full-control",
					},
				},
			},
		],
	});
}

const withPolicy = (policy: ReturnType<typeof bucketPolicy>["policy"]) => [
	trail(),
	bucket(),
	bucketPolicy({ policy }),
];

/** What the checks decide; test/delivery has every situation of each check. */
export const cases: readonly Case[] = [
	{
		name: "a bucket policy that allows the trail",
		facts: withPolicy(known(allowing(TRAIL))),
		delivery: [trailDelivery()],
		expect: "passed",
	},
	{
		name: "a bucket without a policy",
		facts: [trail(), bucket()],
		delivery: [trailDelivery()],
		expect: "failed",
		says: "InsufficientS3BucketPolicyException",
	},
	{
		name: "a bucket policy for the trail of another Region",
		facts: withPolicy(known(allowing(TRAIL.replace("eu-west-1", "us-east-1")))),
		delivery: [trailDelivery()],
		expect: "failed",
		says: "aws:SourceArn",
	},
	{
		name: "a bucket policy that allows only writes",
		facts: withPolicy(known(document(CLOUDTRAIL))),
		delivery: [trailDelivery()],
		expect: "failed",
		says: "s3:GetBucketAcl",
	},
	{
		name: "a bucket policy that is not known yet",
		facts: withPolicy(pending("the policy of bucket logs")),
		delivery: [trailDelivery()],
		expect: "unknown",
	},
	{
		name: "a bucket of another stack",
		facts: [trail()],
		delivery: [trailDelivery()],
		expect: "noData",
	},
	{
		name: "a source that does not show what deliveries depend on",
		facts: compliant,
		expect: "noData",
	},
	{
		name: "no trail",
		facts: [bucket()],
		delivery: [],
		expect: "noData",
	},
];
