import {
	bucket,
	closedStatement,
	denyInsecureTransport,
	expectReadings,
	objects,
	policy,
	publicStatement,
	statement,
	trailArn,
} from "./statements";

expectReadings({
	"several statements": [
		["closed ones", policy(closedStatement, closedStatement), "closed"],
		["a public one first", policy(publicStatement, closedStatement), "public"],
		[
			"a public one last",
			policy(closedStatement, closedStatement, publicStatement),
			"public",
		],
		[
			"a condition of one does not bind another",
			policy(
				publicStatement,
				statement({
					Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } },
				}),
			),
			"public",
		],
		[
			"CloudTrail's own bucket policy",
			policy(
				statement({
					Sid: "AWSCloudTrailAclCheck20150319",
					Principal: { Service: "cloudtrail.amazonaws.com" },
					Action: "s3:GetBucketAcl",
					Resource: bucket,
					Condition: { StringEquals: { "aws:SourceArn": trailArn } },
				}),
				statement({
					Sid: "AWSCloudTrailWrite20150319",
					Principal: { Service: "cloudtrail.amazonaws.com" },
					Action: "s3:PutObject",
					Resource: `${bucket}/AWSLogs/111122223333/*`,
					Condition: {
						StringEquals: {
							"aws:SourceArn": trailArn,
							"s3:x-amz-acl": "bucket-owner-full-control",
						},
					},
				}),
				denyInsecureTransport,
			),
			"closed",
		],
	],
	"actions and resources": [
		[
			"an action that no bucket has",
			policy(statement({ Action: "iam:ListUsers" })),
			"public",
		],
		[
			"a harmless action",
			policy(statement({ Action: "s3:GetBucketLocation" })),
			"public",
		],
		["every action", policy(statement({ Action: "*" })), "public"],
		[
			"all actions but one",
			policy(statement({ Action: undefined, NotAction: "s3:GetObject" })),
			"public",
		],
		[
			"all actions but one, to an account",
			policy({
				...closedStatement,
				Action: undefined,
				NotAction: "s3:DeleteObject",
			}),
			"closed",
		],
		["no action", policy(statement({ Action: [] })), "public"],
		[
			"another bucket",
			policy(statement({ Resource: "arn:aws:s3:::other/*" })),
			"public",
		],
		[
			"all resources but one",
			policy(statement({ Resource: undefined, NotResource: objects })),
			"public",
		],
		["no resource", policy(statement({ Resource: [] })), "public"],
	],
});
