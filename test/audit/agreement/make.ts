import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { cloudOf } from "../../kit/cloud/cloud";
import { blockAccount, makeBucket, makeLogTarget, makeTrail } from "../build";
import { policyText } from "./policies";
import {
	accessBucket,
	type Drawn,
	type DrawnBucket,
	type DrawnTrail,
	FOREIGN,
	REGIONS,
	SELECTORS,
} from "./randomAccounts";

/** Makes an account as it was drawn, with what it needs besides. */
export async function makeDrawn(
	{ trails, buckets, accountBlock }: Drawn,
	endpoint: string,
): Promise<void> {
	await cloudOf("444455556666", "us-east-1").s3.send(
		new CreateBucketCommand({ Bucket: FOREIGN }),
	);
	for (const region of REGIONS)
		await makeLogTarget(accessBucket(region), region);
	await Promise.all(buckets.map(makeDrawnBucket));
	await Promise.all(trails.map(makeDrawnTrail));
	if (accountBlock) await blockAccount(endpoint, accountBlock);
}

function makeDrawnBucket(drawn: DrawnBucket): Promise<void> {
	const { name, region, policy, acl, ownership, block, isLogged } = drawn;
	return makeBucket(name, {
		region,
		policy: policyText(name, policy),
		...(acl && { acl }),
		...(ownership && { ownership: ownership as "ObjectWriter" }),
		...(block && { block }),
		...(isLogged && { logsTo: accessBucket(region) }),
	});
}

function makeDrawnTrail(drawn: DrawnTrail): Promise<string> {
	const { EventSelectors, AdvancedEventSelectors } =
		SELECTORS[drawn.selectors] ?? {};
	const hasSelectors = EventSelectors ?? AdvancedEventSelectors;
	return makeTrail(drawn.name, drawn.bucket, {
		region: drawn.region,
		IsMultiRegionTrail: drawn.isMultiRegion,
		IsOrganizationTrail: drawn.isOrganization,
		EnableLogFileValidation: drawn.validates,
		logs: drawn.isLogging,
		...(!drawn.hasKey && { KmsKeyId: "" }),
		...(!drawn.hasLogGroup && {
			CloudWatchLogsLogGroupArn: "",
			CloudWatchLogsRoleArn: "",
		}),
		...(hasSelectors && {
			selectors: structuredClone({
				EventSelectors,
				AdvancedEventSelectors,
			}) as object,
		}),
	});
}
