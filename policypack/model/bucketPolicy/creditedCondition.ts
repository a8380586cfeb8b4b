import {
	isFixedAccessPoint,
	isFixedOrganizationPath,
	isFixedValue,
} from "./fixedValue";
import { isNarrowRange } from "./sourceIp";

/** A condition key that counts, and when a value of it is a fixed one. */
export interface CreditedKey {
	readonly name: string;
	readonly isFixed: (value: string) => boolean;
}

/**
 * The keys whose fixed values keep a statement from being public
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status).
 * AWS asks for "a principal" and names aws:PrincipalOrgID as an example: keys
 * that name one account, its principal or one organization are of that kind.
 * aws:PrincipalServiceName, aws:VpcSourceIp, tags and S3's KMS header are not
 * on the list, and what is not listed is presumed public.
 */
export const creditedKeys: ReadonlyMap<string, CreditedKey> = new Map(
	[
		...[
			"aws:PrincipalOrgID",
			"aws:PrincipalArn",
			"aws:PrincipalAccount",
			"aws:SourceArn",
			"aws:SourceVpc",
			"aws:SourceVpce",
			"aws:SourceOwner",
			"aws:SourceAccount",
			"aws:SourceOrgID",
			"aws:VpceAccount",
			"aws:VpceOrgID",
			// "AROLEID:*", any session of a role, is a wildcard and so not fixed.
			"aws:userid",
			"s3:DataAccessPointAccount",
		].map((name) => ({ name, isFixed: isFixedValue })),
		...["aws:PrincipalOrgPaths", "aws:SourceOrgPaths", "aws:VpceOrgPaths"].map(
			(name) => ({ name, isFixed: isFixedOrganizationPath }),
		),
		{ name: "s3:DataAccessPointArn", isFixed: isFixedAccessPoint },
		{ name: "aws:SourceIp", isFixed: isNarrowRange },
	].map((key) => [key.name.toLowerCase(), key]),
);

/**
 * The operators that hold only for a request that has the key, with one of the
 * values. Not among them: negations; ...IfExists and ForAllValues, which hold
 * where the key is missing, even beside a Null that asks for it; Bool, Null and
 * comparisons of numbers, dates and bytes
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).
 */
export const creditedOperators: ReadonlySet<string> = new Set([
	"stringequals",
	"stringequalsignorecase",
	"stringlike",
	"arnequals",
	"arnlike",
	"ipaddress",
]);
