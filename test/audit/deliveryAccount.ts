import { cloudTrailDelivery } from "../../policypack/controls/cloudtrail-delivery/control";
import { factsOfAccount } from "../../policypack/hosts/accountFacts";
import { evaluate } from "../../policypack/judging/evaluate";
import type { Finding } from "../../policypack/judging/finding";
import { assemble } from "../../policypack/model/account";
import { joinDelivery } from "../../policypack/model/deliveryChecks/joinDelivery";
import type { DeliveryView } from "../../policypack/model/deliveryChecks/view";
import type { Reads } from "../../policypack/model/reads";
import { readAccount } from "../../policypack/sources/liveAccount";
import type { Clients } from "../../policypack/sources/liveAccount/clients";

/*
 * An account with one trail that has a key, a log group with a role, and a topic.
 * All names are invented.
 */

export const ACCOUNT = "111122223333";
export const REGION = "eu-west-1";
const at = (service: string, resource: string, region = REGION) =>
	`arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;
export const TRAIL = at("cloudtrail", "trail/audit");
export const KEY = at("kms", "key/1234abcd-12ab-34cd-56ef-1234567890ab");
export const TOPIC = at("sns", "files");
export const GROUP = at("logs", "log-group:audit:*");
export const ROLE = at("iam", "role/service/audit-logs", "");
export const BOUNDARY = at("iam", "policy/limits/boundary", "");
export const MANAGED = "arn:aws:iam::aws:policy/WriteLogs";

export type Answers = Readonly<Record<string, (input: never) => unknown>>;

/** An error of AWS. */
export const throws = (name: string) => () => {
	throw Object.assign(new Error("AWS's own words"), { name });
};

export const refused = throws("AccessDeniedException");

/** A policy with one statement. */
export const policy = (Sid: string) =>
	JSON.stringify({ Version: "2012-10-17", Statement: [{ Sid }] });

/** A document as IAM returns it. */
const encoded = (Sid: string) => encodeURIComponent(policy(Sid));

/** The trail as AWS describes it. */
export const described = {
	Name: "audit",
	TrailARN: TRAIL,
	HomeRegion: REGION,
	S3BucketName: "audit-logs",
	S3KeyPrefix: "central",
	IsMultiRegionTrail: true,
	IncludeGlobalServiceEvents: true,
	IsOrganizationTrail: false,
	LogFileValidationEnabled: true,
	KmsKeyId: KEY,
	SnsTopicARN: TOPIC,
	CloudWatchLogsLogGroupArn: GROUP,
	CloudWatchLogsRoleArn: ROLE,
};

/** Minutes before now. */
export const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** A time as reports have it. */
export const iso = (time: Date) => time.toISOString().replace(/\.\d+Z$/, "Z");

const usual: Answers = {
	getCallerIdentity: () => ({
		Account: ACCOUNT,
		Arn: `arn:aws:iam::${ACCOUNT}:user/audit`,
	}),
	describeTrails: () => ({ trailList: [described] }),
	getTrailStatus: () => ({ IsLogging: true }),
	getEventSelectors: () => ({
		EventSelectors: [{ ReadWriteType: "All", IncludeManagementEvents: true }],
	}),
	listBuckets: () => ({
		Buckets: [
			{ Name: "audit-logs", BucketRegion: REGION },
			{ Name: "access-logs", BucketRegion: REGION },
		],
	}),
	getBucketPolicy: ({ Bucket }: { readonly Bucket: string }) => ({
		Policy: policy(Bucket),
	}),
	getBucketAcl: () => ({
		Grants: [
			{
				Grantee: { URI: "http://acs.amazonaws.com/groups/s3/LogDelivery" },
				Permission: "WRITE",
			},
		],
	}),
	getBucketOwnershipControls: () => ({
		OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
	}),
	getBucketLogging: ({ Bucket }: { readonly Bucket: string }) =>
		Bucket === "audit-logs"
			? {
					LoggingEnabled: {
						TargetBucket: "access-logs",
						TargetPrefix: "audit/",
					},
				}
			: {},
	getPublicAccessBlock: throws("NoSuchPublicAccessBlockConfiguration"),
	getBucketEncryption: () => ({
		ServerSideEncryptionConfiguration: {
			Rules: [
				{
					ApplyServerSideEncryptionByDefault: {
						SSEAlgorithm: "aws:kms",
						KMSMasterKeyID: KEY,
					},
				},
			],
		},
	}),
	getBucketRequestPayment: () => ({ Payer: "Requester" }),
	getObjectLockConfiguration: throws("ObjectLockConfigurationNotFoundError"),
	describeKey: () => ({
		KeyMetadata: {
			Arn: KEY,
			Enabled: false,
			KeyState: "PendingDeletion",
			KeySpec: "SYMMETRIC_DEFAULT",
			KeyUsage: "ENCRYPT_DECRYPT",
			MultiRegion: false,
		},
	}),
	getKeyPolicy: () => ({ Policy: policy("key") }),
	describeLogGroups: () => ({
		logGroups: [
			{ logGroupName: "audit", logGroupClass: "STANDARD" },
			{ logGroupName: "audit-old", logGroupClass: "INFREQUENT_ACCESS" },
		],
	}),
	getTopicAttributes: () => ({
		Attributes: { Policy: policy("topic"), KmsMasterKeyId: "alias/topics" },
	}),
	getRole: () => ({
		Role: {
			AssumeRolePolicyDocument: encoded("trust"),
			PermissionsBoundary: { PermissionsBoundaryArn: BOUNDARY },
		},
	}),
	listRolePolicies: ({ Marker }: { readonly Marker?: string }) =>
		Marker === undefined
			? { PolicyNames: ["first"], IsTruncated: true, Marker: "more" }
			: { PolicyNames: ["second"], IsTruncated: false },
	getRolePolicy: ({ PolicyName }: { readonly PolicyName: string }) => ({
		PolicyDocument: encoded(PolicyName),
	}),
	listAttachedRolePolicies: () => ({
		AttachedPolicies: [{ PolicyArn: MANAGED }],
		IsTruncated: false,
	}),
	getPolicy: () => ({ Policy: { DefaultVersionId: "v3" } }),
	getPolicyVersion: ({
		PolicyArn,
		VersionId,
	}: {
		readonly PolicyArn: string;
		readonly VersionId: string;
	}) => ({
		PolicyVersion: {
			Document: encoded(`${PolicyArn.split("/").at(-1)} ${VersionId}`),
		},
	}),
};

/** A service that answers as it is set up, and counts its calls. */
function service(answers: Answers, calls: string[]) {
	return new Proxy(
		{},
		{
			get: (_, name) =>
				// A promise must not resolve to what looks like a promise.
				name === "then"
					? undefined
					: async (input: never) => {
							calls.push(String(name));
							return (answers[String(name)] ?? refused)(input);
						},
		},
	);
}

/** What an account with one trail shows of its delivery. */
export interface Read {
	readonly calls: readonly string[];
	/** The trail, with what its delivery depends on. */
	readonly view: DeliveryView;
	readonly finding: Finding;
}

/** Reads the account with answers in place of the usual ones. */
export async function readAnswers(
	answers: Answers,
	...reads: readonly Reads[]
): Promise<Read> {
	const calls: string[] = [];
	const all = service({ ...usual, ...answers }, calls);
	const one = async () => all;
	const clients = {
		home: REGION,
		signIn: async () => undefined,
		sts: all,
		ec2: one,
		cloudTrail: () => all,
		s3: () => all,
		logs: one,
		iam: one,
		kms: one,
		sns: one,
		s3Control: all,
		close: () => {},
	} as unknown as Clients;
	const asked = new Set(reads);
	const live = await readAccount(clients, { regions: [REGION], reads: asked });
	const { delivery, facts } = factsOfAccount(live, asked);
	if (!delivery) throw new Error("An account shows what its trails depend on.");
	const deliveries = joinDelivery(delivery());
	const [view] = deliveries.trails;
	const account = assemble(live.root, facts);
	const [finding] = evaluate(cloudTrailDelivery, {
		...account,
		deliveries: () => deliveries,
	});
	if (!view || !finding) throw new Error("The account has a trail.");
	return { calls, view, finding };
}
