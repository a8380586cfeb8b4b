import { type Mistake, withPolicy } from "./mistake";
import { statements } from "./trailByHand";

const { owner, encrypt, encryptGroup, write } = statements;
const lock = {
	rule: { defaultRetention: { mode: "GOVERNANCE", days: 1 } },
};

/** Mistakes for which a part of the trail is refused. */
export const otherMistakes: readonly Mistake[] = [
	{
		what: "with a log group whose key keeps the log service out",
		refusal: /InvalidParameterException.*not allowed to be used.*\/audit/,
		with: withPolicy("key", owner, encrypt),
	},
	{
		what: "with a key that locks its owner out",
		refusal: /MalformedPolicyDocumentException.*in the future/,
		with: withPolicy("key", encrypt, encryptGroup),
	},
	{
		what: "with a key for a principal that is not there",
		refusal: /MalformedPolicyDocumentException.*invalid principals/,
		with: withPolicy("key", owner, {
			...owner,
			Principal: { AWS: "arn:aws:iam::444455556666:role/nobody" },
		}),
	},
	{
		what: "with a public policy where such are blocked",
		refusal: /AccessDenied.*BlockPublicPolicy/,
		with: withPolicy("bucketPolicy", {
			...write,
			Principal: "*",
			Condition: undefined,
		}),
	},
	{
		what: "with access logging before the target's policy",
		refusal: /InvalidTargetBucketForLogging/,
		without: ["accessBucketPolicy"],
	},
	{
		what: "with access logging into a locked bucket",
		refusal: /InvalidTargetBucketForLogging.*retention/,
		with: { accessBucket: { objectLockEnabled: true } },
		without: ["logging"],
		besides: [
			[
				"s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
				{ bucket: "by-hand-accesses", ...lock },
			],
			[
				"s3/bucketLogging:BucketLogging",
				{
					bucket: "by-hand-logs",
					targetBucket: "by-hand-accesses",
					targetPrefix: "access/",
				},
			],
		],
	},
	{
		what: "with a lock before versions are kept",
		refusal: /InvalidBucketState/,
		besides: [
			[
				"s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
				{ bucket: "by-hand-logs", ...lock },
			],
		],
	},
	{
		what: "with an ACL where there are none",
		refusal: /AccessControlListNotSupported/,
		besides: [
			[
				"s3/bucketAcl:BucketAcl",
				{ bucket: "by-hand-logs", acl: "log-delivery-write" },
			],
		],
	},
	{
		what: "with a role whose boundary is not there",
		refusal: /NoSuchEntity/,
		with: {
			role: { permissionsBoundary: "arn:aws:iam::111122223333:policy/none" },
		},
	},
];
