import type { CloudTrail } from "@aws-sdk/client-cloudtrail";
import type { EC2 } from "@aws-sdk/client-ec2";
import type { S3 } from "@aws-sdk/client-s3";
import type { S3Control } from "@aws-sdk/client-s3-control";
import type { STS } from "@aws-sdk/client-sts";
import { version } from "../../version";
import { once, oncePerKey } from "./memoize";
import { wholeAnswers } from "./truncatedResponses";

/** The clients of the AWS SDK, as far as they are used. */
export interface Clients {
	/** The Region that is asked what no Region owns. */
	readonly home: string;
	/** Finds credentials; throws where there are none. */
	readonly signIn: () => Promise<unknown>;
	readonly sts: Pick<STS, "getCallerIdentity">;
	/** Loaded on first use: it is by far the largest. */
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
		| "getPublicAccessBlock"
		| "listBuckets"
	>;
	readonly s3Control: Pick<S3Control, "getPublicAccessBlock">;
	/** Closes every connection. */
	readonly close: () => void;
}

/** Where and as whom AWS is asked; what is left out is the SDK's default. */
export interface ClientOptions {
	/** A profile of the AWS configuration files. */
	readonly profile?: string | undefined;
	/** The address of all services, as of a test server. */
	readonly endpoint?: string | undefined;
	/** The home Region where the configuration names none. */
	readonly region?: string | undefined;
	/** Seconds that one attempt at a call may take. */
	readonly attemptSeconds: number;
}

/** Where nothing says which Region to begin in. */
const FALLBACK_REGION = "us-east-1";

/** The address that the environment sets for one service, or for all. */
export function endpointSet(service: string): string | undefined {
	const { env } = process;
	return (
		env[`AWS_ENDPOINT_URL_${service}`] || env.AWS_ENDPOINT_URL || undefined
	);
}

/** What the SDK would print is not of the account, and nobody asked for it. */
const SILENT = {
	trace: () => {},
	debug: () => {},
	info: () => {},
	warn: () => {},
	error: () => {},
};

/** Loads the AWS SDK, and makes its clients: one for each Region, on demand. */
export async function createClients(options: ClientOptions): Promise<Clients> {
	// The SDK's notice of Node versions to come is for us, not for our users.
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
	// Credentials are looked for once, and connections are shared.
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
		// A bucket's name before a test server's address leads nowhere.
		...(endpoint || endpointSet("S3") ? { forcePathStyle: true } : {}),
	};
	const ofAccount = endpoint ?? endpointSet("S3_CONTROL");
	const accountSettings = {
		...shared,
		region: home,
		// Neither does an account's id.
		...(ofAccount && { endpointProvider: () => ({ url: new URL(ofAccount) }) }),
	};
	return {
		home,
		signIn: () => identity.config.credentials(),
		sts: identity,
		ec2: once(async () => {
			const { EC2 } = await import("@aws-sdk/client-ec2");
			return keep(new EC2({ ...shared, region: home }));
		}),
		cloudTrail: oncePerKey((region) =>
			keep(new cloudTrail.CloudTrail({ ...shared, region })),
		),
		s3: oncePerKey((region) =>
			keep(wholeAnswers(new s3.S3({ ...s3Settings, region }))),
		),
		s3Control: keep(new s3Control.S3Control(accountSettings)),
		close: () => {
			for (const client of clients) client.destroy();
		},
	};
}
