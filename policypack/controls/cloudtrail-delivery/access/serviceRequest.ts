import {
	absentKey,
	type Context,
	type KeyState,
	keyOf,
	presentKey,
	type Request,
} from "../../../model/iamPolicy/request";
import { known, type Value } from "../../../model/value";

/** The resource that a service makes a request for. */
export interface RequestSource {
	readonly arn: Value<string>;
	readonly account: Value<string>;
	/** The organization of that account, where it is known to have one. */
	readonly organizationId?: Value<string> | undefined;
}

/** The service principals that deliver. */
export const CLOUDTRAIL = "cloudtrail.amazonaws.com";
export const LOG_DELIVERY = "logging.s3.amazonaws.com";

/**
 * A request of a service with its own principal, which is in no account, no
 * organization and no VPC
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html).
 * @param context Its own condition keys.
 * @param common Those that it has in common with other requests.
 */
export function serviceRequest(
	service: string,
	{ arn, account, organizationId }: RequestSource,
	action: string,
	resource: Value<string>,
	context: Context = {},
	common: readonly Context[] = [],
): Request {
	return {
		principal: { kind: "service", name: service },
		action,
		resource,
		context: {
			"aws:PrincipalServiceName": keyOf(service),
			"aws:SourceArn": keyWith(arn),
			"aws:SourceAccount": keyWith(account),
			...(organizationId && { "aws:SourceOrgID": keyWith(organizationId) }),
			...context,
		},
		common: [...common, OF_SERVICES, WITHOUT],
	};
}

const OF_SERVICES: Context = {
	"aws:PrincipalIsAWSService": keyOf("true"),
	"aws:SecureTransport": keyOf("true"),
	"aws:ViaAWSService": keyOf("false"),
};

const WITHOUT: Context = Object.fromEntries(
	[
		"aws:FederatedProvider",
		"aws:MultiFactorAuthAge",
		"aws:MultiFactorAuthPresent",
		"aws:PrincipalOrgID",
		"aws:PrincipalOrgPaths",
		"aws:SourceIdentity",
		// Services that Amazon SNS lists send it, and CloudTrail is not one of them.
		"aws:SourceOwner",
		"aws:SourceVpc",
		"aws:SourceVpcArn",
		"aws:SourceVpce",
		"aws:TokenIssueTime",
		"aws:userid",
		"aws:username",
		"aws:VpcSourceIp",
		"aws:VpceAccount",
		"aws:VpceOrgID",
		"aws:VpceOrgPaths",
	].map((name) => [name, absentKey]),
);

/**
 * What requests to Amazon S3 have. The version of TLS is 1.2 or later
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/list_amazons3.html).
 */
export function inEachTlsVersion(
	request: (context: Context) => Request,
): readonly Request[] {
	return OF_TLS_VERSIONS.map(request);
}

const OF_TLS_VERSIONS = ["1.2", "1.3"].map(
	(version): Context => ({
		"s3:TlsVersion": keyOf(version),
		"s3:signatureversion": keyOf("AWS4-HMAC-SHA256"),
		"s3:authType": keyOf("REST-HEADER"),
		"s3:x-amz-server-side-encryption-customer-algorithm": absentKey,
	}),
);

/** A condition key that a request has, with a value that may not be known. */
export function keyWith(value: Value<string>): KeyState {
	return value.known ? keyOf(value.value) : presentKey(value);
}

/** A text of several parts; not known where one of them is not. */
export function joined(
	...parts: readonly (string | Value<string>)[]
): Value<string> {
	let text = "";
	for (const part of parts) {
		if (typeof part === "string") text += part;
		else if (part.known) text += part.value;
		else return part;
	}
	return known(text);
}
