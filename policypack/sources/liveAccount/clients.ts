import type { CloudTrail } from "@aws-sdk/client-cloudtrail";
import type { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import type { EC2 } from "@aws-sdk/client-ec2";
import type { IAM } from "@aws-sdk/client-iam";
import type { KMS } from "@aws-sdk/client-kms";
import type { Organizations } from "@aws-sdk/client-organizations";
import type { S3 } from "@aws-sdk/client-s3";
import type { S3Control } from "@aws-sdk/client-s3-control";
import type { SecurityHub } from "@aws-sdk/client-securityhub";
import type { SNS } from "@aws-sdk/client-sns";
import type { STS } from "@aws-sdk/client-sts";
import { memoize } from "../../model/memoize";
import { version } from "../../version";
import { serviceClients } from "./serviceClients";

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
		| "getBucketEncryption"
		| "getBucketLocation"
		| "getBucketLogging"
		| "getBucketOwnershipControls"
		| "getBucketPolicy"
		| "getBucketPolicyStatus"
		| "getBucketRequestPayment"
		| "getObjectLockConfiguration"
		| "getPublicAccessBlock"
		| "listBuckets"
	>;
	/** Loaded on first use: few audits need it. */
	readonly logs: (
		region: string,
	) => Promise<
		Pick<
			CloudWatchLogs,
			"describeDeliveries" | "describeDeliverySources" | "describeLogGroups"
		>
	>;
	/** Loaded on first use: only an audit of the delivery of trails needs it. */
	readonly iam: () => Promise<
		Pick<
			IAM,
			| "getPolicy"
			| "getPolicyVersion"
			| "getRole"
			| "getRolePolicy"
			| "listAttachedRolePolicies"
			| "listRolePolicies"
		>
	>;
	/** Loaded on first use, as `iam`. */
	readonly kms: (
		region: string,
	) => Promise<Pick<KMS, "describeKey" | "getKeyPolicy">>;
	/** Loaded on first use, as `iam`. */
	readonly sns: (region: string) => Promise<Pick<SNS, "getTopicAttributes">>;
	/** Loaded on first use: only a comparison needs it. */
	readonly securityHub: (
		region: string,
	) => Promise<Pick<SecurityHub, "getFindings" | "listFindingAggregators">>;
	readonly s3Control: Pick<S3Control, "getPublicAccessBlock">;
	/** Closes every connection. */
	readonly close: () => void;
}

/** Temporary credentials, as STS returns them. */
export interface TemporaryCredentials {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken: string;
}

/** The clients of the user's own credentials, which lead to other accounts. */
export interface OwnClients extends Clients {
	readonly sts: Pick<STS, "assumeRole" | "getCallerIdentity">;
	/** Loaded on first use: only an audit of an organization needs it. */
	readonly organizations: () => Promise<
		Pick<
			Organizations,
			| "listAccounts"
			| "listAccountsForParent"
			| "listOrganizationalUnitsForParent"
		>
	>;
	/** Clients with other credentials, on the same connections. */
	readonly withCredentials: (credentials: TemporaryCredentials) => Clients;
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

/** Suppresses the log output of the SDK. */
const SILENT = {
	trace: () => {},
	debug: () => {},
	info: () => {},
	warn: () => {},
	error: () => {},
};

/** Loads the AWS SDK and creates its clients, one per Region, on demand. */
export async function createClients(
	options: ClientOptions,
): Promise<OwnClients> {
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
	// Credentials are resolved once, and connections are shared.
	const shared = {
		...given,
		credentials: identity.config.credentials,
		requestHandler: identity.config.requestHandler,
	};
	const packages = { cloudTrail, s3, s3Control };
	const own = serviceClients(packages, { shared, home, endpoint });
	return {
		...own,
		signIn: () => identity.config.credentials(),
		sts: identity,
		organizations: memoize(async () => {
			const { Organizations } = await import("@aws-sdk/client-organizations");
			return new Organizations({ ...shared, region: home });
		}),
		withCredentials: (credentials) => {
			const its = { ...shared, credentials: async () => credentials };
			return {
				...serviceClients(packages, { shared: its, home, endpoint }),
				signIn: async () => {},
				sts: new sts.STS({ ...its, region: home }),
				// The connections are shared: they are closed with the user's own.
				close: () => {},
			};
		},
		// All clients send by one handler, which has the connections.
		close: () => identity.destroy(),
	};
}
