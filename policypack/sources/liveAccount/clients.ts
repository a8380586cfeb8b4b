import type { CloudTrail } from "@aws-sdk/client-cloudtrail";
import type { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import type { EC2 } from "@aws-sdk/client-ec2";
import type { S3 } from "@aws-sdk/client-s3";
import type { S3Control } from "@aws-sdk/client-s3-control";
import type { SecurityHub } from "@aws-sdk/client-securityhub";
import type { STS } from "@aws-sdk/client-sts";
import { version } from "../../version";
import { memoize, memoizeByKey } from "./memoize";
import { wholeAnswers } from "./truncatedResponses";

/** The AWS SDK clients, with only the methods that are used. */
export interface Clients {
	/** Region for calls that are not specific to a Region. */
	readonly home: string;
	/** Resolves the credentials. Throws if there are none. */
	readonly signIn: () => Promise<unknown>;
	readonly sts: Pick<STS, "getCallerIdentity">;
	/** Loaded on first use, because it is the largest client. */
	readonly ec2: () => Promise<Pick<EC2, "describeRegions">>;
	readonly cloudTrail: (
		region: string,
	) => Pick<
		CloudTrail,
		| "describeTrails"
		| "getEventDataStore"
		| "getEventSelectors"
		| "getTrailStatus"
		| "listEventDataStores"
		| "listTags"
	>;
	readonly s3: (
		region: string,
	) => Pick<
		S3,
		| "getBucketAcl"
		| "getBucketLocation"
		| "getBucketLogging"
		| "getBucketOwnershipControls"
		| "getBucketPolicy"
		| "getBucketPolicyStatus"
		| "getPublicAccessBlock"
		| "listBuckets"
	>;
	/** Loaded on first use: few audits need it. */
	readonly logs: (
		region: string,
	) => Promise<
		Pick<CloudWatchLogs, "describeDeliveries" | "describeDeliverySources">
	>;
	/** Loaded on first use: only a comparison needs it. */
	readonly securityHub: (
		region: string,
	) => Promise<Pick<SecurityHub, "getFindings" | "listFindingAggregators">>;
	readonly s3Control: Pick<S3Control, "getPublicAccessBlock">;
	/** Closes every connection. */
	readonly close: () => void;
}

/** Configuration of the clients. Defaults are those of the AWS SDK. */
export interface ClientOptions {
	/** Profile in the AWS configuration files. */
	readonly profile?: string | undefined;
	/** Endpoint URL of all services, such as a test server. */
	readonly endpoint?: string | undefined;
	/** Region if the AWS configuration sets none. */
	readonly region?: string | undefined;
	/** Timeout of one attempt of a call, in seconds. */
	readonly attemptSeconds: number;
}

/** Region if nothing sets one. */
const FALLBACK_REGION = "us-east-1";

/** The endpoint URL in the environment, for one service or all. */
export function configuredEndpoint(service: string): string | undefined {
	const { env } = process;
	return (
		env[`AWS_ENDPOINT_URL_${service}`] || env.AWS_ENDPOINT_URL || undefined
	);
}

/** Suppresses the log output of the SDK. */
const SILENT = {
	trace: () => {},
	debug: () => {},
	info: () => {},
	warn: () => {},
	error: () => {},
};

/** Loads the AWS SDK and creates its clients, one per Region, on demand. */
export async function createClients(options: ClientOptions): Promise<Clients> {
	// The SDK's warning about future Node.js versions is not for users.
	process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
	const [cloudTrail, s3, s3Control, sts] = await Promise.all([
		import("@aws-sdk/client-cloudtrail"),
		import("@aws-sdk/client-s3"),
		import("@aws-sdk/client-s3-control"),
		import("@aws-sdk/client-sts"),
	]);
	const { endpoint } = options;
	const milliseconds = options.attemptSeconds * 1000;
	const given = {
		logger: SILENT,
		customUserAgent: `cloudtrail-compliance/${version()}`,
		requestHandler: {
			connectionTimeout: milliseconds,
			requestTimeout: milliseconds,
			throwOnRequestTimeout: true,
		},
		...(options.profile !== undefined && { profile: options.profile }),
		...(endpoint && { endpoint }),
	};
	const first = new sts.STS(given);
	const home =
		(await first.config.region().catch(() => undefined)) ??
		options.region ??
		FALLBACK_REGION;
	first.destroy();
	const identity = new sts.STS({ ...given, region: home });
	const clients: { destroy(): void }[] = [identity];
	// Credentials are resolved once, and connections are shared.
	const shared = {
		...given,
		credentials: identity.config.credentials,
		requestHandler: identity.config.requestHandler,
	};
	const keep = <Client extends { destroy(): void }>(client: Client) => {
		clients.push(client);
		return client;
	};
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
		signIn: () => identity.config.credentials(),
		sts: identity,
		ec2: memoize(async () => {
			const { EC2 } = await import("@aws-sdk/client-ec2");
			return keep(new EC2({ ...shared, region: home }));
		}),
		cloudTrail: memoizeByKey((region) =>
			keep(new cloudTrail.CloudTrail({ ...shared, region })),
		),
		s3: memoizeByKey((region) =>
			keep(wholeAnswers(new s3.S3({ ...s3Settings, region }))),
		),
		logs: memoizeByKey(async (region) => {
			const { CloudWatchLogs } = await import(
				"@aws-sdk/client-cloudwatch-logs"
			);
			return keep(new CloudWatchLogs({ ...shared, region }));
		}),
		securityHub: memoizeByKey(async (region) => {
			const { SecurityHub } = await import("@aws-sdk/client-securityhub");
			return keep(new SecurityHub({ ...shared, region }));
		}),
		s3Control: keep(new s3Control.S3Control(accountSettings)),
		close: () => {
			for (const client of clients) client.destroy();
		},
	};
}
