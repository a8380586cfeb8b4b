import * as aws from "@pulumi/aws";
import type { Resource } from "@pulumi/pulumi";
import { ownAccount } from "../../kit/cloud/cloud";
import { blockProps, selectorProps } from "./declare";
import { policyText } from "./policies";
import {
	accessBucket,
	type Drawn,
	type DrawnBucket,
	REGIONS,
} from "./randomAccounts";

const json = (...Statement: readonly unknown[]) =>
	JSON.stringify({ Version: "2012-10-17", Statement });
const cloudTrail = { Service: "cloudtrail.amazonaws.com" };
const root = { AWS: `arn:aws:iam::${ownAccount}:root` };

/** A program that makes what was drawn, in an order in which AWS takes it. */
export function programOf({ trails, buckets }: Drawn): () => Promise<void> {
	return async () => {
		const needs = new Map(
			REGIONS.map((region) => [region as string, regionalNeeds(region)]),
		);
		const made = new Map(
			buckets.map((bucket) => [
				bucket.name,
				drawnBucket(bucket, needs.get(bucket.region)),
			]),
		);
		for (const trail of trails) {
			const { region } = trail;
			const need = needs.get(region);
			if (!need) throw new Error(`nothing is there in ${region}`);
			const waits: Resource[] = [need.group, need.rolePolicy];
			const own = made.get(trail.bucket);
			// AWS asks for a key in the Region of the bucket; another account's is in
			// the first Region.
			const home = buckets.find(({ name }) => name === trail.bucket)?.region;
			const { key } = needs.get(home ?? "us-east-1") ?? need;
			const follows = own && (trail.followsBucket || own.isUnnamed);
			new aws.cloudtrail.Trail(
				trail.name,
				{
					name: trail.name,
					s3BucketName: follows ? own.bucket : trail.bucket,
					enableLogging: trail.isLogging,
					isMultiRegionTrail: trail.isMultiRegion,
					isOrganizationTrail: trail.isOrganization,
					enableLogFileValidation: trail.validates,
					...(trail.hasKey && { kmsKeyId: key.arn }),
					...(trail.hasLogGroup && {
						cloudWatchLogsGroupArn: `arn:aws:logs:${region}:${ownAccount}:log-group:trail-${region}:*`,
						cloudWatchLogsRoleArn: need.role.arn,
					}),
					...selectorProps(trail.selectors),
				},
				{
					provider: need.provider,
					dependsOn: [...waits, ...(own ? [own.policy] : [])],
				},
			);
		}
	};
}

/** What a trail of a Region needs beside its bucket. */
function regionalNeeds(region: string) {
	const provider = new aws.Provider(region, { region });
	const here = { provider };
	const key = new aws.kms.Key(
		`trail-${region}`,
		{
			policy: json(
				{ Effect: "Allow", Principal: root, Action: "kms:*", Resource: "*" },
				{
					Effect: "Allow",
					Principal: cloudTrail,
					Action: ["kms:GenerateDataKey*", "kms:DescribeKey", "kms:Decrypt"],
					Resource: "*",
				},
			),
		},
		here,
	);
	const group = new aws.cloudwatch.LogGroup(
		`trail-${region}`,
		{
			name: `trail-${region}`,
		},
		here,
	);
	const role = new aws.iam.Role(
		`trail-${region}`,
		{
			assumeRolePolicy: json({
				Effect: "Allow",
				Principal: cloudTrail,
				Action: "sts:AssumeRole",
			}),
		},
		here,
	);
	const rolePolicy = new aws.iam.RolePolicy(
		`trail-${region}`,
		{
			role: role.name,
			policy: json({
				Effect: "Allow",
				Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
				Resource: `arn:aws:logs:${region}:${ownAccount}:log-group:trail-${region}:log-stream:*`,
			}),
		},
		here,
	);
	const bucket = accessBucket(region);
	const access = new aws.s3.Bucket(bucket, { bucket }, here);
	const accessPolicy = new aws.s3.BucketPolicy(
		bucket,
		{
			bucket: access.bucket,
			policy: json({
				Effect: "Allow",
				Principal: { Service: "logging.s3.amazonaws.com" },
				Action: "s3:PutObject",
				Resource: `arn:aws:s3:::${bucket}/*`,
			}),
		},
		here,
	);
	return { provider, key, group, role, rolePolicy, accessPolicy };
}

/** Makes a bucket and its parts; trails wait for its policy. */
function drawnBucket(
	drawn: DrawnBucket,
	need: ReturnType<typeof regionalNeeds> | undefined,
) {
	if (!need) throw new Error(`nothing is there in ${drawn.region}`);
	const { provider, accessPolicy } = need;
	const after = (...resources: readonly Resource[]) => ({
		provider,
		dependsOn: [...resources],
	});
	const { name, region, acl, ownership, block, isUnnamed } = drawn;
	const named = isUnnamed ? {} : { bucket: name };
	const { bucket } = new aws.s3.Bucket(name, named, after());
	const rule = ownership && { objectOwnership: ownership };
	const ownerships = rule
		? [new aws.s3.BucketOwnershipControls(name, { bucket, rule }, after())]
		: [];
	if (acl) new aws.s3.BucketAcl(name, { bucket, acl }, after(...ownerships));
	const text = isUnnamed
		? bucket.apply((given) => policyText(given, drawn.policy))
		: policyText(name, drawn.policy);
	const policy = new aws.s3.BucketPolicy(
		name,
		{ bucket, policy: text },
		after(),
	);
	if (block)
		new aws.s3.BucketPublicAccessBlock(
			name,
			{ bucket, ...blockProps(block) },
			after(policy),
		);
	if (drawn.isLogged)
		new aws.s3.BucketLogging(
			name,
			{ bucket, targetBucket: accessBucket(region), targetPrefix: "logs/" },
			after(accessPolicy),
		);
	return { bucket, policy, isUnnamed };
}
