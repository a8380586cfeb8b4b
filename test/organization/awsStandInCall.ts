import type { IncomingMessage } from "node:http";

/** One call as it comes over the wire. */
export interface StandInCall {
	readonly service: string;
	readonly operation: string;
	readonly region: string;
	/** The account of the credentials; "": the user's own. */
	readonly account: string;
	/** Its parameters. */
	readonly input: Readonly<Record<string, unknown>>;
	/** The bucket that it is about, in S3. */
	readonly bucket: string;
}

/** Operations of S3 by the part of the URL that names them. */
const BUCKET_OPERATIONS: Readonly<Record<string, string>> = {
	acl: "GetBucketAcl",
	location: "GetBucketLocation",
	logging: "GetBucketLogging",
	ownershipControls: "GetBucketOwnershipControls",
	policy: "GetBucketPolicy",
	policyStatus: "GetBucketPolicyStatus",
	publicAccessBlock: "GetBucketPublicAccessBlock",
};

/** The prefix of the access keys that the stand-in gives out. */
export const ASSUMED = "ASIA";

/** The call that a request makes. */
export function callOf(
	{ headers, url = "/" }: IncomingMessage,
	body: string,
): StandInCall {
	const scope = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(
		headers.authorization ?? "",
	);
	const [, key = "", region = "", service = ""] = scope ?? [];
	const account = key.startsWith(ASSUMED) ? key.slice(ASSUMED.length) : "";
	const call = (
		operation: string,
		input: StandInCall["input"] = {},
		bucket = "",
	) => ({ service, operation, region, account, input, bucket });
	const target = headers["x-amz-target"];
	if (typeof target === "string")
		return call(target.split(".").at(-1) ?? "", JSON.parse(body || "{}"));
	if (service !== "s3") {
		const input = Object.fromEntries(new URLSearchParams(body));
		return call(input.Action ?? "", input);
	}
	const { pathname, searchParams } = new URL(url, "http://s3");
	if (pathname === "/") return call("ListBuckets");
	if (pathname.startsWith("/v20180820/")) return call("GetPublicAccessBlock");
	const part = Object.keys(BUCKET_OPERATIONS).find((one) =>
		searchParams.has(one),
	);
	const bucket = pathname.split("/")[1] ?? "";
	return call(BUCKET_OPERATIONS[part ?? ""] ?? url, {}, bucket);
}
