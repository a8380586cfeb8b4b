import { partitionOf } from "../cloud/arns";
import { decide, type Request } from "../iam/evaluate";
import type { Trail } from "./standing";

/** The service that delivers, as policies name it. */
export const cloudTrail = { service: "cloudtrail.amazonaws.com" };

/** The service that delivers access logs of buckets. */
export const accessLogging = { service: "logging.s3.amazonaws.com" };

/** The ARN of a trail. */
export const arnOf = ({ account, region, name }: Trail): string =>
	`arn:${partitionOf(region)}:cloudtrail:${region}:${account}:trail/${name}`;

/**
 * What AWS knows of every request of a service of its own on behalf of a
 * resource. It has no VPC endpoint and no organization of a principal.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export const contextFor = (
	service: string,
	arn: string,
	account: string,
): Readonly<Record<string, string>> => ({
	"aws:SourceArn": arn,
	"aws:SourceAccount": account,
	"aws:SecureTransport": "true",
	"aws:PrincipalIsAWSService": "true",
	"aws:PrincipalServiceName": service,
	"aws:ViaAWSService": "false",
});

/** A request of CloudTrail's, on behalf of a trail. */
export const byTrail = (
	trail: Trail,
	action: string,
	resource: string,
	context: Readonly<Record<string, string>> = {},
): Request => ({
	principal: cloudTrail,
	action,
	resource,
	context: {
		...contextFor(cloudTrail.service, arnOf(trail), trail.account),
		...context,
	},
});

/** Whether a policy, if there is one, lets a request through. */
export function lets(json: string | undefined, request: Request): boolean {
	if (json === undefined) return false;
	const { Statement } = JSON.parse(json);
	return decide({ Statement: [Statement].flat() }, request) === "allowed";
}

/** Whether a policy forbids a request, whatever else allows it. */
export function forbids(json: string | undefined, request: Request): boolean {
	if (json === undefined) return false;
	const { Statement } = JSON.parse(json);
	return decide({ Statement: [Statement].flat() }, request) === "denied";
}
