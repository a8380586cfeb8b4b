import { MARKED_UNKNOWN, markedBag } from "../markedUnknown";
import { type ResultForm, UNKNOWN_RESULT } from "../resultForm";
import type { Running } from "../run";
import type { Bag } from "../yamlFile";
import { isLinked } from "./executable";
import { goNames, refusal } from "./refusal";
import { callsDirectly, readsStackDetails, stackOutputNames } from "./sources";

/**
 * Results that consist of strings: the plain form of a function
 * (`aws.GetCallerIdentity`) returns them as texts with an unknown in each.
 */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
	"aws:index/getCallerIdentity:getCallerIdentity": [
		...["id", "accountId", "arn", "userId"],
	],
	"aws:index/getPartition:getPartition": [
		...["id", "partition", "dnsSuffix", "reverseDnsPrefix"],
	],
	"aws:index/getRegion:getRegion": [
		...["id", "name", "region", "endpoint", "description"],
	],
	"aws:index/getBillingServiceAccount:getBillingServiceAccount": ["id", "arn"],
	"aws:cloudtrail/getServiceAccount:getServiceAccount": ["id", "arn", "region"],
	"aws:elb/getServiceAccount:getServiceAccount": ["id", "arn", "region"],
	"aws:redshift/getServiceAccount:getServiceAccount": ["id", "arn", "region"],
	"aws:s3/getCanonicalUserId:getCanonicalUserId": ["id", "displayName"],
	"aws:s3/getBucket:getBucket": [
		...["id", "arn", "bucket", "bucketDomainName", "bucketRegionalDomainName"],
		...["hostedZoneId", "region", "websiteDomain", "websiteEndpoint"],
	],
	"aws:s3/getBucketPolicy:getBucketPolicy": ["id", "bucket", "policy"],
	"aws:kms/getAlias:getAlias": [
		...["id", "arn", "name", "targetKeyArn", "targetKeyId"],
	],
	"aws-native:index:getAccountId": ["accountId"],
	"aws-native:index:getPartition": ["partition", "dnsSuffix"],
	"aws-native:index:getRegion": ["region"],
	"aws-native:index:getUrlSuffix": ["urlSuffix"],
};

/**
 * The SDK for Go returns unknown results of the form `GetXOutput` as unknown
 * Outputs, and of the plain form `GetX` as known and empty ones. Both send the
 * same request: an executable without the plain function uses the other form.
 */
export function goResults({ project, prepared, reveals }: Running): ResultForm {
	let texts = false;
	// An executable is large, and a program may call a function many times.
	const plain = new Map<string, boolean>();
	const isPlain = (token: string) => {
		const found =
			plain.get(token) ??
			(prepared === undefined ||
				goNames(token).some((name) => isLinked(prepared, name)) ||
				callsDirectly(project));
		plain.set(token, found);
		return found;
	};
	return {
		answered: (result) => markedBag(result),
		unanswered: (token) => {
			const names = TEXTS[token];
			const isRead = isPlain(token);
			if (names && (isRead || reveals)) {
				texts = true;
				return textsOf(names);
			}
			if (isRead) throw new Error(refusal(token));
			// On an unknown result, `apply` callbacks would not run.
			return reveals ? {} : UNKNOWN_RESULT;
		},
		stackOutputs: () =>
			reveals || readsStackDetails(project)
				? textsOf(stackOutputNames(project))
				: UNKNOWN_RESULT,
		sentTexts: () => texts,
	};
}

function textsOf(names: readonly string[]): Bag {
	return Object.fromEntries(names.map((name) => [name, MARKED_UNKNOWN]));
}
