import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { SNSClient } from "@aws-sdk/client-sns";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { parsedArn } from "./arns";

/** Clients of one account and Region, at the address in AWS_ENDPOINT_URL. */
export interface Cloud {
	readonly account: string;
	readonly region: string;
	readonly cloudTrail: CloudTrailClient;
	readonly cloudWatch: CloudWatchClient;
	readonly iam: IAMClient;
	readonly kms: KMSClient;
	readonly logs: CloudWatchLogsClient;
	readonly s3: S3Client;
	readonly sns: SNSClient;
	readonly sts: STSClient;
	/** The same account in another Region. */
	readonly inRegion: (region: string) => Cloud;
	/** Where what an ARN names is; what it leaves out is as here. */
	readonly at: (arn: string) => Cloud;
}

/** The account that calls come from, where no role is assumed. */
export const ownAccount = "111122223333";

interface Credentials {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken?: string;
}

const own: Credentials = { accessKeyId: "own", secretAccessKey: "own" };

// The server knows an account by the keys it gave out for one of its roles.
async function assumed(region: string, roleArn: string): Promise<Credentials> {
	const { Credentials: given } = await new STSClient({
		region,
		credentials: own,
	}).send(
		new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: "deployment" }),
	);
	return {
		accessKeyId: given?.AccessKeyId ?? "",
		secretAccessKey: given?.SecretAccessKey ?? "",
		sessionToken: given?.SessionToken ?? "",
	};
}

const clouds = new Map<string, Cloud>();

/** Clients of an account, by a role in it where it is not one's own. */
export function cloudOf(account: string, region: string): Cloud {
	const place = `${account} ${region}`;
	const cloud = clouds.get(place) ?? newCloud(account, region);
	clouds.set(place, cloud);
	return cloud;
}

function newCloud(account: string, region: string): Cloud {
	let known: Promise<Credentials> | undefined;
	const credentials = (): Promise<Credentials> => {
		if (account === ownAccount) return Promise.resolve(own);
		known ??= assumed(region, `arn:aws:iam::${account}:role/deploy`);
		return known;
	};
	const settings = { region, credentials };
	return {
		account,
		region,
		cloudTrail: new CloudTrailClient(settings),
		cloudWatch: new CloudWatchClient(settings),
		iam: new IAMClient(settings),
		kms: new KMSClient(settings),
		logs: new CloudWatchLogsClient(settings),
		// A bucket's name in front of a loopback address leads nowhere.
		s3: new S3Client({ ...settings, forcePathStyle: true }),
		sns: new SNSClient(settings),
		sts: new STSClient(settings),
		inRegion: (other) => cloudOf(account, other),
		at: (arn) => {
			const there = parsedArn(arn);
			return cloudOf(there.account || account, there.region || region);
		},
	};
}
