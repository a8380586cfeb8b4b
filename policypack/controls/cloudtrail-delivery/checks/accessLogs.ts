import { accessLogStatement } from "../../../../components/policies/statements/accessLogs";
import { fail, undecidedBy, type Verdict } from "../../../judging/verdict";
import type { Applied } from "../../../model/applied";
import type {
	DeliveryBucket,
	DeliveryView,
	LogTargetView,
	TargetView,
} from "../../../model/deliveryChecks/view";
import { isTrue, known, mapValue } from "../../../model/value";
import { logDeliveryByAcl } from "../access/logDeliveryAcl";
import { textOr } from "../access/placeholders";
import { policyChoices } from "../access/policyChoices";
import {
	inEachTlsVersion,
	joined,
	LOG_DELIVERY,
	serviceRequest,
} from "../access/serviceRequest";
import {
	bucketArn,
	bucketArnText,
	bucketNameOf,
	bucketPolicies,
} from "../access/trailParts";
import { policyVerdicts } from "../access/verdicts";
import type { DeliveryCheck } from "../check";
import { targetVerdicts } from "./accessLogTarget";

/**
 * Whether S3 can deliver the access logs of the trail's bucket
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html).
 */
export const accessLogs: DeliveryCheck = (view) => {
	if (!view.bucket.known) return [];
	const source = view.bucket.value;
	return source.logTargets.flatMap((logging) => {
		const verdicts = loggingVerdicts(view, source, logging);
		return logging.applies.known || verdicts.length === 0
			? verdicts
			: [undecidedBy(logging.applies)];
	});
};

function loggingVerdicts(
	view: DeliveryView,
	source: DeliveryBucket,
	logging: Applied<LogTargetView>,
): readonly Verdict[] {
	const { isItself, target } = logging;
	const name = `bucket ${source.bucket.of.name}`;
	if (isTrue(isItself))
		return [
			fail(
				`The access logs of ${name} are delivered to the bucket itself, which logs each delivery again without end.`,
				`Deliver the access logs of ${name} to another bucket.`,
			),
		];
	if (!target.known) return [undecidedBy(target)];
	return [
		...permissionVerdicts(view, source, logging, target.value),
		...targetVerdicts(source, target.value),
	];
}

function permissionVerdicts(
	view: DeliveryView,
	source: DeliveryBucket,
	{
		isPartitioned = known(false),
		isPrefixSecret,
		prefix,
		targetRef,
	}: Applied<LogTargetView>,
	target: TargetView,
): readonly Verdict[] {
	const { partition, account } = view.trail.place;
	const part = `bucket ${target.bucket.of.name}`;
	const sourceName = bucketNameOf(view, source);
	const targetArn = bucketArn(partition, target.name);
	const from = {
		arn: bucketArn(partition, sourceName),
		account: source.place?.account ?? account,
	};
	const folder = mapValue(prefix, (one) => one ?? "");
	// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PartitionedPrefix.html
	const { region } = source.place ?? view.trail.place;
	const ownFolder = joined(
		from.account,
		"/",
		region,
		"/",
		sourceName,
		"/2026/01/31/",
	);
	const files = [
		...(isTrue(isPartitioned) ? [] : [""]),
		...(isPartitioned.known && !isPartitioned.value ? [] : [ownFolder]),
	].map((inside) =>
		joined(targetArn, "/", folder, inside, "2026-01-31-00-00-00-0A1B2C3D"),
	);
	const verdicts = policyVerdicts(
		{
			part,
			cannot: `S3 cannot deliver the access logs of bucket ${source.bucket.of.name} to ${part}`,
			service: LOG_DELIVERY,
			withoutPolicy: `no policy of ${part} allows`,
			choices: policyChoices(part, bucketPolicies(target)),
		},
		[
			{
				action: "s3:PutObject",
				statement: accessLogStatement({
					bucketArn: bucketArnText(
						partition,
						target.name,
						targetRef.by === "name" && targetRef.isSecret,
						"TARGET_BUCKET_NAME",
					),
					sourceBucketArn: bucketArnText(
						partition,
						sourceName,
						view.refs.bucket.isSecret,
					),
					sourceAccount: textOr(from.account, "ACCOUNT_ID"),
					prefix:
						prefix.known && !(prefix.value && isPrefixSecret)
							? prefix.value
							: "PREFIX",
				}),
				need: {
					requests: files.flatMap((file) =>
						inEachTlsVersion((context) =>
							serviceRequest(LOG_DELIVERY, from, "s3:PutObject", file, {}, [
								context,
							]),
						),
					),
					...(isPartitioned.known ? {} : { unsure: isPartitioned }),
				},
			},
		],
	);
	const isLacking = verdicts.some(
		(verdict) => verdict.is !== "fail" || verdict.missing,
	);
	if (!isLacking) return verdicts;
	const byAcl = logDeliveryByAcl(target);
	if (!byAcl.known)
		return verdicts.some(({ is }) => is === "unknown")
			? verdicts
			: [undecidedBy(byAcl)];
	return byAcl.value ? [] : verdicts;
}
