import type { STSClientConfig } from "@aws-sdk/client-sts";
import { memoize, memoizeByKey } from "../../model/memoize";
import type { Clients } from "./clients";
import { configuredEndpoint } from "./endpoint";
import { wholeAnswers } from "./truncatedResponses";

/** The packages of the AWS SDK that every audit loads. */
export interface Packages {
	readonly cloudTrail: typeof import("@aws-sdk/client-cloudtrail");
	readonly s3: typeof import("@aws-sdk/client-s3");
	readonly s3Control: typeof import("@aws-sdk/client-s3-control");
}

/** What the clients of one account have in common. */
export interface Settings {
	/** Credentials, the request handler, and the like. */
	readonly shared: Pick<
		STSClientConfig,
		"credentials" | "customUserAgent" | "logger"
	>;
	/** Region for calls that are not specific to a Region. */
	readonly home: string;
	/** Endpoint URL of all services, such as a test server. */
	readonly endpoint: string | undefined;
}

/** The clients of one account's services, one per Region, on demand. */
export function serviceClients(
	{ cloudTrail, s3, s3Control }: Packages,
	{ shared, home, endpoint }: Settings,
): Omit<Clients, "close" | "signIn" | "sts"> {
	const s3Settings = {
		...shared,
		followRegionRedirects: true,
		// The hostname of a test server does not resolve with a bucket name prefix.
		...(endpoint || configuredEndpoint("S3") ? { forcePathStyle: true } : {}),
	};
	const ofAccount = endpoint ?? configuredEndpoint("S3_CONTROL");
	const accountSettings = {
		...shared,
		region: home,
		// Nor with an account ID prefix.
		...(ofAccount && { endpointProvider: () => ({ url: new URL(ofAccount) }) }),
	};
	return {
		home,
		ec2: memoize(async () => {
			const { EC2 } = await import("@aws-sdk/client-ec2");
			return new EC2({ ...shared, region: home });
		}),
		cloudTrail: memoizeByKey(
			(region) => new cloudTrail.CloudTrail({ ...shared, region }),
		),
		s3: memoizeByKey((region) =>
			wholeAnswers(new s3.S3({ ...s3Settings, region })),
		),
		logs: memoizeByKey(async (region) => {
			const { CloudWatchLogs } = await import(
				"@aws-sdk/client-cloudwatch-logs"
			);
			return new CloudWatchLogs({ ...shared, region });
		}),
		iam: memoize(async () => {
			const { IAM } = await import("@aws-sdk/client-iam");
			return new IAM({ ...shared, region: home });
		}),
		kms: memoizeByKey(async (region) => {
			const { KMS } = await import("@aws-sdk/client-kms");
			return new KMS({ ...shared, region });
		}),
		sns: memoizeByKey(async (region) => {
			const { SNS } = await import("@aws-sdk/client-sns");
			return new SNS({ ...shared, region });
		}),
		securityHub: memoizeByKey(async (region) => {
			const { SecurityHub } = await import("@aws-sdk/client-securityhub");
			return new SecurityHub({ ...shared, region });
		}),
		s3Control: new s3Control.S3Control(accountSettings),
	};
}
