import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { SNSClient } from "@aws-sdk/client-sns";
import { STSClient } from "@aws-sdk/client-sts";
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

/** A client, as far as it lets its requests be changed. */
interface Sending {
	readonly middlewareStack: {
		add(
			middleware: (next: (sent: never) => unknown) => (sent: never) => unknown,
			options: { readonly step: "build"; readonly name: string },
		): void;
	};
}

/**
 * A client whose requests say which account they are made in: the server takes
 * their word, where AWS would want a role there to be assumed.
 */
function inAccount<Client extends Sending>(
	account: string,
	client: Client,
): Client {
	client.middlewareStack.add(
		(next) => (sent: { request: { headers: Record<string, string> } }) => {
			sent.request.headers["x-moto-account-id"] = account;
			return next(sent as never);
		},
		{ step: "build", name: "inAccount" },
	);
	return client;
}

const clouds = new Map<string, Cloud>();

/** Clients of an account in a Region. */
export function cloudOf(account: string, region: string): Cloud {
	const place = `${account} ${region}`;
	const cloud = clouds.get(place) ?? newCloud(account, region);
	clouds.set(place, cloud);
	return cloud;
}

function newCloud(account: string, region: string): Cloud {
	// The server asks nobody for more than the account's id.
	const credentials = { accessKeyId: "test", secretAccessKey: "test" };
	const settings = { region, credentials };
	const its = <Client extends Sending>(client: Client) =>
		inAccount(account, client);
	return {
		account,
		region,
		cloudTrail: its(new CloudTrailClient(settings)),
		cloudWatch: its(new CloudWatchClient(settings)),
		iam: its(new IAMClient(settings)),
		kms: its(new KMSClient(settings)),
		logs: its(new CloudWatchLogsClient(settings)),
		// A bucket's name in front of a loopback address leads nowhere.
		s3: its(new S3Client({ ...settings, forcePathStyle: true })),
		sns: its(new SNSClient(settings)),
		sts: its(new STSClient(settings)),
		inRegion: (other) => cloudOf(account, other),
		at: (arn) => {
			const there = parsedArn(arn);
			return cloudOf(there.account || account, there.region || region);
		},
	};
}
