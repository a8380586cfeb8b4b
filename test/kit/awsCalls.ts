import type { IncomingMessage } from "node:http";

/** One call of the AWS SDK, as it is seen on its way. */
export interface Call {
	readonly service:
		| "cloudtrail"
		| "ec2"
		| "organizations"
		| "s3"
		| "sts"
		/** Of what only an audit with --delivery reads. */
		| "iam"
		| "kms"
		| "logs"
		| "sns";
	/** The IAM action that it needs, as `s3:GetBucketPolicy`. */
	readonly action: string;
	readonly region: string;
	/** The trail's or the role's ARN, or the bucket that it is about; empty: none. */
	readonly of: string;
}

/** What stands in a URL, for what S3 is asked of a bucket. */
const PARTS: Readonly<Record<string, string>> = {
	acl: "GetBucketAcl",
	encryption: "GetEncryptionConfiguration",
	location: "GetBucketLocation",
	logging: "GetBucketLogging",
	"object-lock": "GetBucketObjectLockConfiguration",
	ownershipControls: "GetBucketOwnershipControls",
	policy: "GetBucketPolicy",
	policyStatus: "GetBucketPolicyStatus",
	publicAccessBlock: "GetBucketPublicAccessBlock",
	requestPayment: "GetBucketRequestPayment",
};

/** Which call a request is; what is none that may be made is told as it came. */
export function callIn(
	{ headers, method = "", url = "/" }: IncomingMessage,
	body: string,
): Call {
	const scope = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(
		headers.authorization ?? "",
	);
	const [, region = "", service = ""] = scope ?? [];
	const call = (action: string, of = ""): Call => ({
		service: service as Call["service"],
		action: `${service}:${action}`,
		region,
		of,
	});
	const target = headers["x-amz-target"];
	if (typeof target === "string") {
		const { Name, TrailName } = JSON.parse(body);
		return call(target.split(".").at(-1) ?? "", Name ?? TrailName);
	}
	if (service !== "s3") {
		const asked = new URLSearchParams(body);
		return call(asked.get("Action") ?? body, asked.get("RoleArn") ?? "");
	}
	const { pathname, searchParams } = new URL(url, "http://s3");
	if (method !== "GET") return call(`${method} ${url}`);
	if (pathname === "/") return call("ListAllMyBuckets");
	if (pathname === "/v20180820/configuration/publicAccessBlock")
		return call("GetAccountPublicAccessBlock");
	const [part] = Object.keys(PARTS).filter((one) => searchParams.has(one));
	return call(PARTS[part ?? ""] ?? url, pathname.split("/")[1]);
}
