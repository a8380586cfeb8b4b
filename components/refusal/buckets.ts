import { Output } from "@pulumi/pulumi";
import type { ComplianceTrailArgs } from "../args";
import { bucketNameIn, parseArn } from "../arns";
import { bucketNameProblem } from "../names";
import {
	oneOf,
	type Problem,
	type Problems,
	plain,
	wholeNumber,
} from "./checks";

/** What is wrong with buckets, made or there already. */
export function* bucketProblems(args: ComplianceTrailArgs): Problems {
	const { bucket, bucketName, accessLogs, objectLock, keyPrefix } = args;
	if (bucketName !== undefined)
		yield ["bucketName", bucketNameProblem(bucketName)];
	if (bucket) {
		yield ["bucket.bucket", existingBucketProblem(bucket.bucket)];
		for (const argument of [
			"bucketName",
			"retention",
			"objectLock",
			"accessLogs",
		] as const)
			if (args[argument] !== undefined)
				yield [
					argument,
					"is for a bucket that is made, and bucket names one that is there: leave one of them out",
				];
	}
	if (accessLogs?.bucket !== undefined) {
		yield ["accessLogs.bucket", existingBucketProblem(accessLogs.bucket)];
		if (
			bucketName !== undefined &&
			plain(accessLogs.bucket) !== undefined &&
			bucketNameIn(plain(accessLogs.bucket) ?? "") === bucketName
		)
			yield [
				"accessLogs.bucket",
				"is the trail's bucket, which must not log into itself: name another",
			];
		if (accessLogs.retentionDays !== undefined)
			yield [
				"accessLogs.retentionDays",
				"is for a bucket that is made, and accessLogs.bucket names one that is there: leave one of them out",
			];
	}
	if (accessLogs?.retentionDays !== undefined)
		yield [
			"accessLogs.retentionDays",
			wholeNumber(accessLogs.retentionDays, 1, 36_500),
		];
	if (accessLogs && "objectLock" in accessLogs)
		yield [
			"accessLogs.objectLock",
			"is nothing that S3 delivers access logs to: leave it out",
		];
	if (accessLogs?.prefix !== undefined)
		yield [
			"accessLogs.prefix",
			prefixProblem(accessLogs.prefix.replace(/\/$/, "")),
		];
	if (objectLock) {
		yield [
			"objectLock.mode",
			oneOf(objectLock.mode, ["GOVERNANCE", "COMPLIANCE"]),
		];
		yield ["objectLock.days", wholeNumber(objectLock.days, 1, 36_500)];
	}
	if (keyPrefix !== undefined) yield ["keyPrefix", prefixProblem(keyPrefix)];
}

function prefixProblem(prefix: string): Problem {
	if (typeof prefix !== "string") return "is not a text: give one";
	if (prefix === "" || prefix.length > 200)
		return "has not 1 to 200 characters: shorten it, or leave it out";
	return /^\/|\/$|\/\/|[^\w/!.*'()-]/.test(prefix)
		? "has a slash at its end, two in a row or a character that is not safe in a key: leave those out"
		: undefined;
}

function existingBucketProblem(value: unknown): Problem {
	if (Output.isInstance(value) || value instanceof Promise) return undefined;
	if (typeof value !== "string")
		return "is missing: give the bucket's name or ARN";
	const parsed = parseArn(value);
	if (value.startsWith("arn:") && parsed?.service !== "s3")
		return "is not the ARN of a bucket: give it whole, as AWS shows it";
	return bucketNameProblem(bucketNameIn(value));
}
