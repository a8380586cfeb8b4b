const everyone = "*";
const other = { AWS: "arn:aws:iam::444455556666:root" };

const statement = (
	bucket: string,
	Effect: "Allow" | "Deny",
	Principal: unknown,
	Condition?: unknown,
) => ({
	Effect,
	Principal,
	Action: Effect === "Deny" ? "s3:*" : "s3:GetObject",
	Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
	...(Condition !== undefined && { Condition }),
});

type Statements = (bucket: string) => readonly unknown[];

/** What a bucket's policy may say beside what CloudTrail needs, by kind. */
export const POLICIES = {
	"nothing more": () => [],
	"another account": (bucket) => [statement(bucket, "Allow", other)],
	everyone: (bucket) => [statement(bucket, "Allow", everyone)],
	"everyone, by AWS": (bucket) => [
		statement(bucket, "Allow", { AWS: everyone }),
	],
	"everyone of an organization": (bucket) => [
		statement(bucket, "Allow", everyone, {
			StringEquals: { "aws:PrincipalOrgID": "o-exampleorg1" },
		}),
	],
	"everyone of any organization": (bucket) => [
		statement(bucket, "Allow", everyone, {
			StringLike: { "aws:PrincipalOrgID": "o-*" },
		}),
	],
	"everyone at an address": (bucket) => [
		statement(bucket, "Allow", everyone, {
			IpAddress: { "aws:SourceIp": "203.0.113.0/24" },
		}),
	],
	"everyone at any address": (bucket) => [
		statement(bucket, "Allow", everyone, {
			IpAddress: { "aws:SourceIp": "0.0.0.0/0" },
		}),
	],
	"nobody over plain HTTP": (bucket) => [
		statement(bucket, "Deny", everyone, {
			Bool: { "aws:SecureTransport": "false" },
		}),
	],
	"everyone, but not over plain HTTP": (bucket) => [
		statement(bucket, "Allow", everyone),
		statement(bucket, "Deny", everyone, {
			Bool: { "aws:SecureTransport": "false" },
		}),
	],
} satisfies Readonly<Record<string, Statements>>;

/** A kind of policy. */
export type PolicyKind = keyof typeof POLICIES;

/** A bucket policy of a kind, by which CloudTrail may deliver. */
export function policyText(bucket: string, kind: PolicyKind): string {
	const delivery = {
		Effect: "Allow",
		Principal: { Service: "cloudtrail.amazonaws.com" },
		Action: ["s3:GetBucketAcl", "s3:PutObject"],
		Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
	};
	const more: Statements = POLICIES[kind];
	return JSON.stringify({
		Version: "2012-10-17",
		Statement: [delivery, ...more(bucket)],
	});
}
