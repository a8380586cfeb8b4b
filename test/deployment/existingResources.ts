import { CreatePolicyCommand } from "@aws-sdk/client-iam";
import { created } from "../kit/cloud/applying";
import { partitionOf } from "../kit/cloud/arns";
import type { Cloud } from "../kit/cloud/cloud";
import { typeOf } from "../kit/cloud/types";
import type { Properties } from "../kit/engine/provider/resources";
import { policyOf } from "./trailByHand";

/** What an account has before a trail is made, to be given to it. */
export interface Given {
	/** Name of a bucket that takes a trail's files. */
	readonly bucket: string;
	/** Name of a bucket that takes access logs. */
	readonly accessLogBucket: string;
	readonly keyArn: string;
	readonly logGroupArn: string;
	readonly roleArn: string;
	readonly boundaryArn: string;
	/** ARN of a topic for log files' announcements and for alarms. */
	readonly topicArn: string;
}

/**
 * Makes in an account whatever a trail can be given, by other hands than the
 * component's: each lets in the trail, and no other.
 */
export async function makeGiven(
	cloud: Cloud,
	trailName: string,
): Promise<Given> {
	const { account, region } = cloud;
	const aws = `arn:${partitionOf(region)}`;
	const here = (service: string, resource: string) =>
		`${aws}:${service}:${region}:${account}:${resource}`;
	const ofTrail = {
		StringEquals: { "aws:SourceArn": here("cloudtrail", `trail/${trailName}`) },
	};
	const service = (name: string) => ({ Service: `${name}.amazonaws.com` });
	const allow = (Principal: unknown, Action: unknown, more: object) => ({
		Effect: "Allow",
		Principal,
		Action,
		...more,
	});
	const make = async (token: string, inputs: Properties): Promise<string> => {
		const type = typeOf(`aws:${token}`);
		const { id, properties } = await created(type, inputs, cloud);
		return String(properties.arn ?? id);
	};

	const china = aws.endsWith("-cn") ? ".cn" : "";
	const keyArn = await make("kms/key:Key", {
		enableKeyRotation: true,
		policy: policyOf(
			allow({ AWS: `${aws}:iam::${account}:root` }, "kms:*", { Resource: "*" }),
			allow(
				service("cloudtrail"),
				["kms:DescribeKey", "kms:GenerateDataKey*", "kms:Decrypt"],
				{ Resource: "*", Condition: ofTrail },
			),
			allow(
				{ Service: `logs.${region}.amazonaws.com${china}` },
				["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*"],
				{ Resource: "*" },
			),
			allow(service("cloudwatch"), ["kms:Decrypt", "kms:GenerateDataKey*"], {
				Resource: "*",
			}),
		),
	});
	const privateBucket = async (bucket: string, ...policy: object[]) => {
		await make("s3/bucket:Bucket", { bucket });
		await make("s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
			bucket,
			blockPublicAcls: true,
			blockPublicPolicy: true,
			ignorePublicAcls: true,
			restrictPublicBuckets: true,
		});
		await make("s3/bucketPolicy:BucketPolicy", {
			bucket,
			policy: policyOf(...policy),
		});
	};
	const accessLogBucket = "given-accesses";
	await privateBucket(
		accessLogBucket,
		allow(service("logging.s3"), "s3:PutObject", {
			// The server wants it to end like this.
			Resource: `${aws}:s3:::${accessLogBucket}/*`,
		}),
	);
	const bucket = "given-logs";
	await privateBucket(
		bucket,
		allow(service("cloudtrail"), ["s3:GetBucketAcl", "s3:PutObject"], {
			Resource: [`${aws}:s3:::${bucket}`, `${aws}:s3:::${bucket}/*`],
			Condition: ofTrail,
		}),
	);
	await make("s3/bucketLogging:BucketLogging", {
		bucket,
		targetBucket: accessLogBucket,
		targetPrefix: "given/",
	});
	const logGroupArn = await make("cloudwatch/logGroup:LogGroup", {
		name: "/given",
		retentionInDays: 365,
	});
	const deliver = {
		Effect: "Allow",
		Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
		Resource: here("logs", "log-group:*"),
	};
	const roleArn = await make("iam/role:Role", {
		name: "given",
		assumeRolePolicy: policyOf(
			allow(service("cloudtrail"), "sts:AssumeRole", {}),
		),
	});
	await make("iam/rolePolicy:RolePolicy", {
		name: "given",
		role: "given",
		policy: policyOf(deliver),
	});
	const { Policy } = await cloud.iam.send(
		new CreatePolicyCommand({
			PolicyName: "given",
			PolicyDocument: policyOf(deliver),
		}),
	);
	const topicArn = await make("sns/topic:Topic", { name: "given" });
	const publish = (by: object) =>
		allow(by, "SNS:Publish", { Resource: topicArn });
	await make("sns/topicPolicy:TopicPolicy", {
		arn: topicArn,
		policy: policyOf(
			publish(service("cloudtrail")),
			publish(service("cloudwatch")),
		),
	});
	return {
		bucket,
		accessLogBucket,
		keyArn,
		logGroupArn,
		roleArn,
		boundaryArn: String(Policy?.Arn),
		topicArn,
	};
}
