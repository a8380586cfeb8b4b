import {
	CreateTrailCommand,
	StartLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import { Organizations } from "@aws-sdk/client-organizations";
import { cloudOf, ownAccount } from "../../kit/cloud/cloud";
import { makeBucket } from "../build";

/** AWS Organizations in the management account, which is our own. */
export function organizationsAt(url: string): Organizations {
	const client = new Organizations({
		endpoint: url,
		region: "us-east-1",
		credentials: { accessKeyId: "test", secretAccessKey: "test" },
	});
	client.middlewareStack.add(
		(next) => (sent) => {
			const { headers } = sent.request as { headers: Record<string, string> };
			headers["x-moto-account-id"] = ownAccount;
			return next(sent);
		},
		{ step: "build", name: "inAccount" },
	);
	return client;
}

/** Makes an organization with this number of members. Returns their IDs, sorted. */
export async function makeOrganization(
	organizations: Organizations,
	members: number,
): Promise<readonly string[]> {
	await organizations.createOrganization({ FeatureSet: "ALL" });
	const ids: string[] = [];
	for (let at = 0; at < members; at += 1) {
		const { CreateAccountStatus } = await organizations.createAccount({
			AccountName: `member-${at}`,
			Email: `member-${at}@example.com`,
		});
		ids.push(CreateAccountStatus?.AccountId ?? "");
	}
	return ids.sort();
}

/** Makes a trail in an account, with a bucket that is there or in another one. */
export async function makeTrailIn(
	account: string,
	Name: string,
	bucket: string,
	{ isBroken = false, organization = false } = {},
): Promise<string> {
	const { cloudTrail } = cloudOf(account, "us-east-1");
	const arn = (service: string, what: string) =>
		`arn:aws:${service}:us-east-1:${account}:${what}`;
	const { TrailARN = "" } = await cloudTrail.send(
		new CreateTrailCommand({
			Name,
			S3BucketName: bucket,
			IsMultiRegionTrail: true,
			IsOrganizationTrail: organization,
			...(!isBroken && {
				EnableLogFileValidation: true,
				KmsKeyId: arn("kms", "key/logs"),
				CloudWatchLogsLogGroupArn: arn("logs", "log-group:trail:*"),
				CloudWatchLogsRoleArn: `arn:aws:iam::${account}:role/trail`,
			}),
		}),
	);
	await cloudTrail.send(new StartLoggingCommand({ Name }));
	return TrailARN;
}

/** Makes a private bucket with access logs in an account. */
export async function makeGoodBucket(
	account: string,
	name: string,
): Promise<void> {
	await makeBucket(`${name}-access`, { account, acl: "log-delivery-write" });
	await makeBucket(name, {
		account,
		block: { acls: true, policy: true },
		logsTo: `${name}-access`,
	});
}
