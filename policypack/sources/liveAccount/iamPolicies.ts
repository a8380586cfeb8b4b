import { inputError } from "../../inputError";
import {
	ACTIONS,
	auditActions,
	DEFAULT_ROLE,
	hubActions,
	ORGANIZATION_ACTIONS,
	ROLE_ACTIONS,
	trailDeliveryActions,
} from "./permissions";

/** An identity-based IAM policy. */
export interface IamPolicy {
	readonly Version: "2012-10-17";
	readonly Statement: readonly IamStatement[];
}

/** A statement of an `IamPolicy`. */
export interface IamStatement {
	readonly Sid: string;
	readonly Effect: "Allow";
	/** IAM actions, such as `s3:GetBucketPolicy`. */
	readonly Action: readonly string[];
	readonly Resource: string;
}

/** The role that an audit of an organization assumes in each account. */
export interface AuditRole {
	/** Name, with its path if it has one. Default: `CloudTrailComplianceAudit`. */
	readonly role?: string | undefined;
	/** Partition of the accounts. Default: `aws`. */
	readonly partition?: string | undefined;
}

/** What an audit reads in an account. */
export interface AuditReads {
	/**
	 * Whether it reads the keys, roles, topics and log groups of trails, as with
	 * `--delivery`. Default: no.
	 */
	readonly delivery?: boolean | undefined;
}

/**
 * The least-privilege IAM policy for an audit of one account with all controls
 * and comparisons. All actions are read-only, and none of them reads a log file.
 */
export function auditPolicy(reads: AuditReads = {}): IamPolicy {
	return policyOf(
		allow("CloudTrailComplianceAudit", [...auditActions, ...hubActions]),
		...deliveryStatements(reads),
	);
}

/**
 * The least-privilege IAM policy of the role that an audit of an organization
 * assumes in each account.
 */
export function auditRolePolicy(reads: AuditReads = {}): IamPolicy {
	return policyOf(
		allow("CloudTrailComplianceAudit", auditActions),
		...deliveryStatements(reads),
	);
}

function deliveryStatements({ delivery }: AuditReads): readonly IamStatement[] {
	return delivery ? [allow("ReadTrailDelivery", trailDeliveryActions)] : [];
}

/**
 * The least-privilege IAM policy of the principal that starts an audit of an
 * organization, in the management account or in that of a delegated
 * administrator. Throws if the name of the role or the partition is invalid.
 */
export function organizationAuditPolicy(target: AuditRole = {}): IamPolicy {
	const { role = DEFAULT_ROLE, partition = "aws" } = target;
	if (!ROLE.test(role))
		throw inputError(
			`The role name "${role}" is invalid: use the name of an IAM role, such as ${DEFAULT_ROLE}, with its path if it has one, and no ARN.`,
		);
	if (!PARTITION.test(partition))
		throw inputError(
			`The partition "${partition}" is invalid: use the name of an AWS partition, such as aws.`,
		);
	return policyOf(
		allow("ListAccounts", [
			...Object.values(ORGANIZATION_ACTIONS),
			ACTIONS.GetCallerIdentity,
		]),
		allow("CompareWithSecurityHub", hubActions),
		{
			Sid: "AssumeAuditRole",
			Effect: "Allow",
			Action: Object.values(ROLE_ACTIONS),
			Resource: `arn:${partition}:iam::*:role/${role}`,
		},
	);
}

/** An IAM policy as the text that IAM takes. */
export function policyText(policy: IamPolicy): string {
	return `${JSON.stringify(policy, null, 2)}\n`;
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const ROLE = /^(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/;

const PARTITION = /^aws(?:-[a-z]+)*$/;

const allow = (Sid: string, Action: readonly string[]): IamStatement => ({
	Sid,
	Effect: "Allow",
	Action,
	Resource: "*",
});

function policyOf(...Statement: readonly IamStatement[]): IamPolicy {
	return { Version: "2012-10-17", Statement };
}

/** The IAM policy for an audit of one account, as text. */
export function iamPolicy(): string {
	return policyText(auditPolicy());
}
