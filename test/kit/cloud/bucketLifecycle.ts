import {
	DeleteBucketLifecycleCommand,
	GetBucketLifecycleConfigurationCommand,
	type LifecycleRule,
	PutBucketLifecycleConfigurationCommand,
} from "@aws-sdk/client-s3";
import type { BucketLifecycleConfigurationArgs } from "@pulumi/aws/s3/bucketLifecycleConfiguration";
import type { Unwrap } from "@pulumi/pulumi";
import type { Properties } from "../engine/provider/resources";
import { bucketPart } from "./bucketPart";
import { type CloudType, need, type Problem } from "./cloudType";

type Inputs = Unwrap<BucketLifecycleConfigurationArgs> & Properties;
type Rule = NonNullable<Inputs["rules"]>[number];

const ruleFor = (rule: Rule): LifecycleRule => ({
	ID: rule.id,
	Status: rule.status as "Enabled",
	Filter: { Prefix: rule.filter?.prefix ?? "" },
	Transitions: rule.transitions?.map(({ days, storageClass }) => ({
		Days: days,
		StorageClass: storageClass as "STANDARD_IA",
	})),
	Expiration: rule.expiration && {
		Days: rule.expiration.days,
		ExpiredObjectDeleteMarker: rule.expiration.expiredObjectDeleteMarker,
	},
	NoncurrentVersionExpiration: rule.noncurrentVersionExpiration && {
		NoncurrentDays: rule.noncurrentVersionExpiration.noncurrentDays,
	},
	AbortIncompleteMultipartUpload: rule.abortIncompleteMultipartUpload && {
		DaysAfterInitiation:
			rule.abortIncompleteMultipartUpload.daysAfterInitiation,
	},
});

const ruleOf = (rule: LifecycleRule) => ({
	id: rule.ID,
	status: rule.Status,
	filter: { prefix: rule.Filter?.Prefix ?? "" },
	transitions: rule.Transitions?.map(({ Days, StorageClass }) => ({
		days: Days,
		storageClass: StorageClass,
	})),
	expiration: rule.Expiration && {
		days: rule.Expiration.Days,
		expiredObjectDeleteMarker: rule.Expiration.ExpiredObjectDeleteMarker,
	},
	noncurrentVersionExpiration: rule.NoncurrentVersionExpiration && {
		noncurrentDays: rule.NoncurrentVersionExpiration.NoncurrentDays,
	},
	abortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload && {
		daysAfterInitiation:
			rule.AbortIncompleteMultipartUpload.DaysAfterInitiation,
	},
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
function ruleProblems(rule: Rule): readonly (Problem | undefined)[] {
	const { transitions = [], expiration } = rule;
	const at = transitions.map(({ days = 0 }) => days);
	const infrequent = transitions.filter(({ storageClass }) =>
		/_IA$/.test(storageClass),
	);
	return [
		need(
			infrequent.every(({ days = 0 }) => days >= 30),
			"rules",
			"InvalidArgument: 'Days' in Transition action must be greater than or equal to 30 for storageClass 'STANDARD_IA'",
		),
		need(
			at.every(
				(days) => expiration?.days === undefined || expiration.days > days,
			),
			"rules",
			"InvalidArgument: 'Days' in the Expiration action must be greater than 'Days' in the Transition action",
		),
		need(
			expiration?.days === undefined || expiration.days > 0,
			"rules",
			"InvalidArgument: 'Days' for Expiration action must be a positive integer",
		),
		need(
			rule.filter !== undefined || rule.prefix !== undefined,
			"rules",
			"one of filter and prefix must be given",
		),
	];
}

/** What becomes of a bucket's objects with time. */
export const bucketLifecycleTypes: Readonly<Record<string, CloudType>> = {
	"aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration":
		bucketPart<Inputs>({
			problems: ({ rules = [] }) => rules.flatMap(ruleProblems),
			put: (Bucket, { rules = [] }, { s3 }) =>
				s3.send(
					new PutBucketLifecycleConfigurationCommand({
						Bucket,
						LifecycleConfiguration: { Rules: rules.map(ruleFor) },
					}),
				),
			gone: ["NoSuchLifecycleConfiguration"],
			read: async (Bucket, { s3 }) => {
				const { Rules = [] } = await s3.send(
					new GetBucketLifecycleConfigurationCommand({ Bucket }),
				);
				return { rules: Rules.map(ruleOf) };
			},
			clear: (Bucket, { s3 }) =>
				s3.send(new DeleteBucketLifecycleCommand({ Bucket })),
		}),
};
