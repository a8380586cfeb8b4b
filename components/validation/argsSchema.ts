import type { ComplianceTrailArgs, Organization, TopicArgs } from "../args";
import type {
	AccessLogs,
	ExistingBucket,
	ObjectLock,
	Retention,
} from "../bucketArgs";
import type { EventDataStoreArgs } from "../eventArgs";
import { bucketNameProblem, trailNameProblem } from "../names";
import {
	flag,
	input,
	listOf,
	noted,
	objectOf,
	oneOf,
	text,
	wholeNumber,
} from "./checks";
import { dataEvents } from "./dataEvents";
import { inputs } from "./inputs";
import { tags } from "./tags";

/** The maximum of S3 lifecycle periods, in days. */
const MOST_DAYS = 36_500;

/** Retention periods that CloudWatch Logs supports, in days. */
export const LOG_RETENTION_DAYS: readonly number[] = [
	1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
	2192, 2557, 2922, 3288, 3653,
];

/** An object key prefix, without wildcards, because it is used in policies. */
const prefix = text((value) => {
	if (value === "" || value.length > 200)
		return "must be 1 to 200 characters long, or omitted";
	return /^\/|\/$|\/\/|[^\w/!.'()-]/.test(value)
		? "must contain only characters that are safe in object keys (letters, digits and !-_.'()), and single slashes between them"
		: undefined;
});

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-lake-service-availability-change.html */
const LAKE_CLOSED =
	"CloudTrail Lake takes no new customers since 2026-05-31: AWS rejects an event data store in an account that did not use it before. Its successor is the unified data store of Amazon CloudWatch, with telemetry rules: omit eventDataStore there.";

const topic = (path: "notifications.topicArn" | "alarms.topicArn") =>
	objectOf<TopicArgs>("{}", { topicArn: input(inputs[path]) });

/** The check of each argument on its own. */
export const argsCheck = objectOf<ComplianceTrailArgs>(
	'{ trailName: "audit" }',
	{
		trailName: text(trailNameProblem),
		accountId: input(inputs.accountId),
		partition: input(inputs.partition),
		region: input(inputs.region),
		bucketName: text(bucketNameProblem),
		bucket: objectOf<ExistingBucket>(
			'{ bucket: "acme-logs" }',
			{ bucket: input(inputs["bucket.bucket"]), managePolicy: flag },
			"bucket",
		),
		keyPrefix: prefix,
		retention: objectOf<Retention>("{ expirationDays: 365 }", {
			transitionDays: wholeNumber(30, MOST_DAYS),
			expirationDays: wholeNumber(365, MOST_DAYS),
			noncurrentDays: wholeNumber(1, MOST_DAYS),
		}),
		objectLock: objectOf<ObjectLock>(
			'{ mode: "GOVERNANCE", days: 365 }',
			{
				mode: oneOf("GOVERNANCE", "COMPLIANCE"),
				days: wholeNumber(1, MOST_DAYS),
			},
			"mode",
			"days",
		),
		accessLogs: objectOf<AccessLogs & { readonly objectLock: never }>(
			"{ retentionDays: 365 }",
			{
				bucket: input(inputs["accessLogs.bucket"]),
				prefix: (value, path) =>
					prefix(
						typeof value === "string" ? value.replace(/\/$/, "") : value,
						path,
					),
				retentionDays: wholeNumber(1, MOST_DAYS),
				objectLock: (_, path) => [
					[
						path,
						"is not supported, because S3 does not deliver access logs to a bucket with Object Lock: remove it",
					],
				],
			},
		),
		forceDestroy: flag,
		protect: flag,
		keyArn: input(inputs.keyArn),
		keyReaders: listOf(
			'["arn:aws:iam::111122223333:role/name"]',
			input(inputs.keyReaders),
		),
		logGroupArn: input(inputs.logGroupArn),
		logRetentionDays: oneOf(...LOG_RETENTION_DAYS),
		roleArn: input(inputs.roleArn),
		permissionsBoundary: input(inputs.permissionsBoundary),
		trustSourceAccountOnly: flag,
		organization: objectOf<Organization>(
			'{ id: "o-exampleorg1" }',
			{
				id: input(inputs["organization.id"]),
				managementAccountId: input(inputs["organization.managementAccountId"]),
			},
			"id",
		),
		dataEvents,
		insights: listOf(
			'["ApiCallRateInsight"]',
			oneOf("ApiCallRateInsight", "ApiErrorRateInsight"),
		),
		notifications: topic("notifications.topicArn"),
		alarms: topic("alarms.topicArn"),
		eventDataStore: noted(
			objectOf<EventDataStoreArgs>("{ retentionDays: 365 }", {
				retentionDays: wholeNumber(7, 3653),
			}),
			LAKE_CLOSED,
		),
		tags,
	},
);
