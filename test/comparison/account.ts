import { DEFAULT_CONFIGURATION } from "../../policypack/configuration/policyConfiguration";
import { controls } from "../../policypack/controls";
import type { Report } from "../../policypack/hosts/report/report";
import { judgeSource } from "../../policypack/hosts/sourceFacts";
import type { Fact } from "../../policypack/model/facts";
import type { Reads } from "../../policypack/model/reads";
import { readAccount } from "../../policypack/sources/liveAccount";
import type { Clients } from "../../policypack/sources/liveAccount/clients";

/*
 * A live account whose services are invented: account 111122223333 with one
 * trail that passes CloudTrail.1 to CloudTrail.6, and its bucket.
 */

export const ACCOUNT = "111122223333";
export const TRAIL = `arn:aws:cloudtrail:eu-west-1:${ACCOUNT}:trail/audit`;
export const BUCKET = "logs-111122223333";
export const BUCKET_ARN = `arn:aws:s3:::${BUCKET}`;

/** Answers of the services, by the method of the SDK. */
export type Answers = Readonly<Record<string, (input: never) => unknown>>;

/** An error as the SDK throws it. */
export function awsError(name: string): Error {
	return Object.assign(new Error("AWS's own words"), { name });
}

const refused = () => {
	throw awsError("AccessDeniedException");
};

/** A policy that only CloudTrail may use. */
export const PRIVATE = JSON.stringify({
	Version: "2012-10-17",
	Statement: [
		{
			Sid: "Write",
			Effect: "Allow",
			Principal: { Service: "cloudtrail.amazonaws.com" },
			Action: "s3:PutObject",
			Resource: `${BUCKET_ARN}/*`,
		},
	],
});

/** A policy that everyone may read by. */
export const PUBLIC = JSON.stringify({
	Version: "2012-10-17",
	Statement: [
		{
			Sid: "Read",
			Effect: "Allow",
			Principal: "*",
			Action: "s3:GetObject",
			Resource: `${BUCKET_ARN}/*`,
		},
	],
});

const usual: Answers = {
	getCallerIdentity: () => ({
		Account: ACCOUNT,
		Arn: `arn:aws:iam::${ACCOUNT}:user/audit`,
	}),
	describeRegions: () => ({ Regions: [{ RegionName: "eu-west-1" }] }),
	describeTrails: () => ({
		trailList: [
			{
				Name: "audit",
				TrailARN: TRAIL,
				S3BucketName: BUCKET,
				HomeRegion: "eu-west-1",
				IsMultiRegionTrail: true,
				IsOrganizationTrail: false,
				IncludeGlobalServiceEvents: true,
				LogFileValidationEnabled: true,
				KmsKeyId: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1234abcd`,
				CloudWatchLogsLogGroupArn: `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:audit:*`,
				CloudWatchLogsRoleArn: `arn:aws:iam::${ACCOUNT}:role/audit`,
				HasCustomEventSelectors: false,
			},
		],
	}),
	getTrailStatus: () => ({ IsLogging: true }),
	getEventSelectors: () => ({
		TrailARN: TRAIL,
		EventSelectors: [{ ReadWriteType: "All", IncludeManagementEvents: true }],
	}),
	listBuckets: () => ({
		Buckets: [{ Name: BUCKET, BucketRegion: "eu-west-1" }],
	}),
	getPublicAccessBlock: () => {
		throw awsError("NoSuchPublicAccessBlockConfiguration");
	},
	getBucketPolicy: () => ({ Policy: PRIVATE }),
	getBucketPolicyStatus: () => ({ PolicyStatus: { IsPublic: false } }),
	getBucketAcl: () => ({ Grants: [{ Grantee: { ID: "owner" } }] }),
	getBucketOwnershipControls: () => ({
		OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
	}),
	getBucketLogging: () => ({}),
	describeDeliverySources: () => ({ deliverySources: [] }),
	describeDeliveries: () => ({ deliveries: [] }),
};

/** Clients of services that answer so. A call is noted as its method and its Region. */
export function clientsOf(answers: Answers, calls: string[] = []): Clients {
	const all: Answers = { ...usual, ...answers };
	const service = (region: string) =>
		new Proxy(
			{},
			{
				get: (_, name) => {
					// A service is awaited where it is loaded on first use.
					if (name === "then") return undefined;
					return async (input: never) => {
						calls.push(`${String(name)} ${region}`);
						return (all[String(name)] ?? refused)(input);
					};
				},
			},
		);
	const home = service("eu-west-1");
	return {
		home: "eu-west-1",
		signIn: async () => undefined,
		sts: home,
		s3Control: home,
		s3: service,
		cloudTrail: service,
		ec2: async () => home,
		logs: async (region: string) => service(region),
		securityHub: async (region: string) => service(region),
		close: () => {},
	} as unknown as Clients;
}

/** What was read of the account, and the report on it. */
export interface Audited {
	readonly report: Report;
	readonly facts: readonly Fact[];
	readonly calls: readonly string[];
}

/** Reads and evaluates the account, with these answers instead. */
export async function audited(
	answers: Answers = {},
	reads: readonly Reads[] = ["policyStatus"],
): Promise<Audited> {
	const calls: string[] = [];
	const live = await readAccount(clientsOf(answers, calls), {
		reads: new Set(reads),
	});
	const { root, partition, regions, facts } = live;
	const account = { kind: "account", name: root.name, folder: "" } as const;
	const source = { ...account, partition, regions };
	const report = judgeSource(
		{
			...{ source, root, facts },
			identity: { account: root.name, partition },
			lookups: new Map(),
		},
		controls,
		DEFAULT_CONFIGURATION,
		"2027-04-01",
	);
	return { report, facts, calls };
}

/** Statuses of the controls, by policy name. */
export function statusesIn({
	results,
}: Report): Readonly<Record<string, string>> {
	return Object.fromEntries(
		results.map(({ control, status }) => [control.policy, status]),
	);
}
