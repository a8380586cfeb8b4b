import {
	CreateTrailCommand,
	type CreateTrailRequest,
	PutEventSelectorsCommand,
	type PutEventSelectorsRequest,
	StartLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import {
	CreateBucketCommand,
	DeleteBucketCommand,
	type ObjectOwnership,
	PutBucketAclCommand,
	PutBucketLoggingCommand,
	PutBucketOwnershipControlsCommand,
	PutBucketPolicyCommand,
	PutPublicAccessBlockCommand,
} from "@aws-sdk/client-s3";
import { S3Control } from "@aws-sdk/client-s3-control";
import { cloudOf, ownAccount } from "../kit/cloud/cloud";

/** What a bucket is made with; what is left out is not set. */
export interface BucketSettings {
	readonly account?: string;
	readonly region?: string;
	/** Which of the two settings that neutralise are on. */
	readonly block?: Partial<Record<"acls" | "policy", boolean>>;
	readonly policy?: string;
	readonly acl?: string;
	readonly ownership?: ObjectOwnership;
	/** The bucket that its access logs go to. */
	readonly logsTo?: string;
}

/** Makes a bucket, with all that is set of it. */
export async function makeBucket(
	Bucket: string,
	settings: BucketSettings = {},
): Promise<void> {
	const { account = ownAccount, region = "us-east-1" } = settings;
	const { s3 } = cloudOf(account, region);
	await s3.send(
		new CreateBucketCommand({
			Bucket,
			...(region !== "us-east-1" && {
				CreateBucketConfiguration: {
					LocationConstraint: region as "eu-west-1",
				},
			}),
		}),
	);
	const { block, policy, acl, ownership, logsTo } = settings;
	if (ownership)
		await s3.send(
			new PutBucketOwnershipControlsCommand({
				Bucket,
				OwnershipControls: { Rules: [{ ObjectOwnership: ownership }] },
			}),
		);
	if (acl)
		await s3.send(new PutBucketAclCommand({ Bucket, ACL: acl as "private" }));
	if (policy)
		await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: policy }));
	if (block)
		await s3.send(
			new PutPublicAccessBlockCommand({
				Bucket,
				PublicAccessBlockConfiguration: {
					BlockPublicAcls: true,
					BlockPublicPolicy: true,
					IgnorePublicAcls: block.acls ?? false,
					RestrictPublicBuckets: block.policy ?? false,
				},
			}),
		);
	if (logsTo)
		await s3.send(
			new PutBucketLoggingCommand({
				Bucket,
				BucketLoggingStatus: {
					LoggingEnabled: { TargetBucket: logsTo, TargetPrefix: "logs/" },
				},
			}),
		);
}

/** Makes a bucket that access logs may be delivered to. */
export function makeLogTarget(name: string, region = "us-east-1") {
	return makeBucket(name, { region, acl: "log-delivery-write" });
}

/** A policy by which one principal may read. */
export function policyFor(bucket: string, principal: unknown): string {
	return JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{
				Sid: "Read",
				Effect: "Allow",
				Principal: principal,
				Action: "s3:GetObject",
				Resource: `arn:aws:s3:::${bucket}/*`,
			},
		],
	});
}

/** What a trail is made with; what is left out is as every control wants it. */
export interface TrailSettings
	extends Partial<Omit<CreateTrailRequest, "Name" | "S3BucketName">> {
	readonly region?: string;
	readonly logs?: boolean;
	readonly selectors?: Omit<PutEventSelectorsRequest, "TrailName">;
}

/** Makes a trail. Returns its ARN. */
export async function makeTrail(
	Name: string,
	S3BucketName: string,
	settings: TrailSettings = {},
): Promise<string> {
	const { region = "us-east-1", logs = true, selectors, ...input } = settings;
	const { cloudTrail } = cloudOf(ownAccount, region);
	const arn = (service: string, what: string) =>
		`arn:aws:${service}:${region}:${ownAccount}:${what}`;
	const { TrailARN = "" } = await cloudTrail.send(
		new CreateTrailCommand({
			Name,
			S3BucketName,
			IsMultiRegionTrail: true,
			EnableLogFileValidation: true,
			KmsKeyId: arn("kms", "key/logs"),
			CloudWatchLogsLogGroupArn: arn("logs", "log-group:trail:*"),
			CloudWatchLogsRoleArn: `arn:aws:iam::${ownAccount}:role/trail`,
			...input,
		}),
	);
	if (selectors)
		await cloudTrail.send(
			new PutEventSelectorsCommand({ TrailName: Name, ...selectors }),
		);
	if (logs) await cloudTrail.send(new StartLoggingCommand({ Name }));
	return TrailARN;
}

/** Takes a bucket away, so that it may be anybody's, or nobody's. */
export async function removeBucket(Bucket: string): Promise<void> {
	const { s3 } = cloudOf(ownAccount, "us-east-1");
	await s3.send(new DeleteBucketCommand({ Bucket }));
}

/** Gives the account a public access block, with both settings on or as told. */
export async function blockAccount(
	endpoint: string,
	{ acls, policy } = { acls: true, policy: true },
): Promise<void> {
	const client = new S3Control({
		region: "us-east-1",
		endpointProvider: () => ({ url: new URL(endpoint) }),
	});
	await client.putPublicAccessBlock({
		AccountId: ownAccount,
		PublicAccessBlockConfiguration: {
			IgnorePublicAcls: acls,
			RestrictPublicBuckets: policy,
		},
	});
	client.destroy();
}

/**
 * A compliant account: a multi-Region trail of us-east-1 and one of eu-west-1
 * alone, each with a bucket in its Region, blocked and with access logs.
 */
export async function makeGoodAccount(): Promise<void> {
	for (const [region, trail, bucket] of [
		["us-east-1", "audit", "logs"],
		["eu-west-1", "local", "local-logs"],
	] as const) {
		await makeLogTarget(`${bucket}-access`, region);
		await makeBucket(bucket, {
			region,
			block: { acls: true, policy: true },
			policy: policyFor(bucket, { Service: "cloudtrail.amazonaws.com" }),
			logsTo: `${bucket}-access`,
		});
		await makeTrail(trail, bucket, {
			region,
			IsMultiRegionTrail: trail === "audit",
		});
	}
}
