import {
	accountWriteStatement,
	aclCheckStatement,
	organizationWriteStatement,
} from "../../../../components/policies/statements/trailBucket";
import { undecidedBy } from "../../../judging/verdict";
import { isTrue, known } from "../../../model/value";
import {
	aclRequests,
	filePrefixes,
	fileRequests,
	inEachPrefix,
} from "../access/fileRequests";
import type { Need } from "../access/outcome";
import { textOr } from "../access/placeholders";
import { policyChoices } from "../access/policyChoices";
import {
	CLOUDTRAIL,
	joined,
	type RequestSource,
} from "../access/serviceRequest";
import {
	accountText,
	bucketArn,
	bucketArnText,
	bucketNameOf,
	bucketPolicies,
	trailArnText,
} from "../access/trailParts";
import { trailSources } from "../access/trailSource";
import { policyVerdicts, type Required } from "../access/verdicts";
import type { DeliveryCheck } from "../check";

/**
 * Whether the policy of the trail's bucket lets CloudTrail read its ACL and write
 * log files and digest files
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html).
 */
export const bucketPolicy: DeliveryCheck = (view) => {
	if (!view.bucket.known) return [undecidedBy(view.bucket)];
	const { isOrganization, place } = view.trail;
	const bucket = view.bucket.value;
	const part = `bucket ${bucket.bucket.of.name}`;
	const choices = policyChoices(part, bucketPolicies(bucket));
	const { sources, unsure } = trailSources(view, choices);
	const why = unsure ?? filePrefixes(view).unsure;
	const name = bucketNameOf(view, bucket);
	const arn = bucketArn(place.partition, name);
	const need = (
		requestsOf: (source: RequestSource) => Need["requests"],
	): Need => ({
		requests: sources.flatMap(requestsOf),
		...(why && { unsure: why }),
	});
	const args = {
		bucketArn: bucketArnText(place.partition, name, view.refs.bucket.isSecret),
		trailArn: trailArnText(view),
	};
	const ofAccount = inEachPrefix(view, (keyPrefix) =>
		accountWriteStatement({ ...args, keyPrefix }, [accountText(view)]),
	);
	const ofOrganization = inEachPrefix(view, (keyPrefix) =>
		organizationWriteStatement(
			{ ...args, keyPrefix },
			textOr(view.organization.id, "ORGANIZATION_ID"),
		),
	);
	const files = (folder: string, what: string): readonly Required[] => [
		{
			action: `s3:PutObject${what}`,
			statement: ofAccount,
			need: need((source) => {
				const path = joined(source.account, `/${folder}`);
				return fileRequests(view, source, arn, path);
			}),
		},
		...(isTrue(isOrganization)
			? [
					{
						action: `s3:PutObject${what} of the organization`,
						statement: ofOrganization,
						need: need((source) => {
							const { account, organizationId = known("") } = source;
							const path = joined(organizationId, "/", account, `/${folder}`);
							return fileRequests(view, source, arn, path);
						}),
					},
				]
			: []),
	];
	return [
		...policyVerdicts(
			{
				part,
				cannot: `CloudTrail cannot write to ${part}`,
				so: "AWS rejects the trail with InsufficientS3BucketPolicyException",
				service: CLOUDTRAIL,
				withoutPolicy: `no policy of ${part} allows`,
				choices,
			},
			[
				{
					action: "s3:GetBucketAcl",
					statement: aclCheckStatement(args),
					need: need((source) => aclRequests(source, arn)),
				},
				...files("CloudTrail", " of log files"),
				...files("CloudTrail-Digest", " of digest files"),
			],
		),
		...(isOrganization.known ? [] : [undecidedBy(isOrganization)]),
	];
};
