import type { Account } from "../../policypack/model/account";
import { document } from "../../policypack/model/samples";
import type { Resource } from "../../policypack/providers/resource";
import { outcomesIn } from "./outcomes";

/*
 * One world in every spelling is one account; and what stands in place of a
 * value, in whatever shape, is read for what it is.
 */

export type Bag = Readonly<Record<string, unknown>>;

/** The policy SDK's own view of properties, which it does not declare. */
export const { unknownCheckingProxy } = require("@pulumi/policy/proxy") as {
	unknownCheckingProxy(props: Bag): Bag;
};

export const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const MASK = "[secret]";

/** What stands for an unknown of each type. */
export const sentinels: Readonly<Record<string, string>> = {
	text: UNKNOWN,
	boolean: "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
	number: "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
	list: "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
	asset: "030794c1-ac77-496b-92df-f27374a8bd58",
	archive: "e48ece36-62e2-4504-bad9-02848725956a",
	object: "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
};

export function secret(content: Bag): Bag {
	return { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", ...content };
}

export function output(content: Bag): Bag {
	return { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...content };
}

export function reference(content: Bag): Bag {
	return {
		[SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e",
		urn: "urn:pulumi:prod::shop::aws:kms/key:Key::logs",
		...content,
	};
}

export const asset: Bag = {
	[SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17",
	text: "true",
};

export function urnOf(type: string, name: string): string {
	return `urn:pulumi:prod::shop::${type}::${name}`;
}

/** A resource as a host brings it; `flows` by property: URNs behind it. */
export function resource(
	type: string,
	name: string,
	props: Bag,
	flows: Readonly<Record<string, readonly string[]>> = {},
	more: Partial<Resource> = {},
): Resource {
	return {
		urn: urnOf(type, name),
		type,
		name,
		props,
		dependencies: (property) => flows[property] ?? [],
		provider: { urn: undefined, props: {} },
		location: undefined,
		...more,
	};
}

export const AWS_TRAIL = "aws:cloudtrail/trail:Trail";
export const AWS_BUCKET = "aws:s3/bucket:Bucket";
export const AWS_BUCKET_V2 = "aws:s3/bucketV2:BucketV2";
export const AWS_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
export const AWS_BLOCK =
	"aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
export const AWS_OWNERSHIP =
	"aws:s3/bucketOwnershipControls:BucketOwnershipControls";
export const AWS_ACL = "aws:s3/bucketAcl:BucketAcl";
export const AWS_ACL_V2 = "aws:s3/bucketAclV2:BucketAclV2";
export const AWS_LOGGING = "aws:s3/bucketLogging:BucketLogging";
export const AWS_LOGGING_V2 = "aws:s3/bucketLoggingV2:BucketLoggingV2";
export const AWS_ACCOUNT_BLOCK =
	"aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
export const NATIVE_TRAIL = "aws-native:cloudtrail:Trail";
export const NATIVE_BUCKET = "aws-native:s3:Bucket";
export const NATIVE_POLICY = "aws-native:s3:BucketPolicy";

export const NAME = "logs-111122223333";
export const bucket = NAME;
export const KEY = "arn:aws:kms:eu-west-1:111122223333:key/logs";
const GROUP = "arn:aws:logs:eu-west-1:111122223333:log-group:trail:*";
const ROLE = "arn:aws:iam::111122223333:role/trail-to-logs";
export const ALL_USERS = "http://acs.amazonaws.com/groups/global/AllUsers";
export const closed = document({ Service: "cloudtrail.amazonaws.com" });
export const open = document("*");

/** What the controls of a trail's bucket come to. */
export function ofBucket(account: Account) {
	const outcomes = outcomesIn(account);
	return [outcomes["cloudtrail-6"], outcomes["cloudtrail-7"]];
}

export function awsTrail(props: Bag, flows = {}): Resource {
	return resource(AWS_TRAIL, "audit", { s3BucketName: NAME, ...props }, flows);
}

export function nativeTrail(props: Bag, flows = {}): Resource {
	return resource(
		NATIVE_TRAIL,
		"audit",
		{ s3BucketName: NAME, isLogging: true, ...props },
		flows,
	);
}

export const goodAwsTrail = {
	isMultiRegionTrail: true,
	enableLogFileValidation: true,
	kmsKeyId: KEY,
	cloudWatchLogsGroupArn: GROUP,
	cloudWatchLogsRoleArn: ROLE,
};
export const goodNativeTrail = {
	isMultiRegionTrail: true,
	enableLogFileValidation: true,
	kmsKeyId: KEY,
	cloudWatchLogsLogGroupArn: GROUP,
	cloudWatchLogsRoleArn: ROLE,
};
export const allOn = {
	blockPublicAcls: true,
	blockPublicPolicy: true,
	ignorePublicAcls: true,
	restrictPublicBuckets: true,
};
export const toBucket = (type: string) => ({ bucket: [urnOf(type, "logs")] });
export const fromBucket = (type: string) => ({
	s3BucketName: [urnOf(type, "logs")],
});
export const granted = [
	{ type: "CanonicalUser", permissions: ["FULL_CONTROL"], id: "a1b2c3" },
	{ type: "Group", permissions: ["READ"], uri: ALL_USERS },
];
export const grantedApart = {
	owner: { id: "a1b2c3" },
	grants: [
		{
			grantee: { type: "CanonicalUser", id: "a1b2c3" },
			permission: "FULL_CONTROL",
		},
		{ grantee: { type: "Group", uri: ALL_USERS }, permission: "READ" },
	],
};
export const reads = { readWriteType: "ReadOnly" };
export const managementOnly = {
	name: "management",
	fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
};

/** The same resource, seen through the policy SDK, which throws at unknowns. */
export function throughSdk(seen: Resource): Resource {
	return { ...seen, props: unknownCheckingProxy(seen.props) };
}
