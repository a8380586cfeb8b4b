import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
	auditRolePolicy,
	defaultAuditRole,
} from "pulumi-cloudtrail-compliance/reports";

/** What is wrong with the settings, one line each. */
const problems: string[] = [];

/** A setting that must match a pattern; empty counts as not set. */
function setting(name: string, pattern: RegExp, must: string): string {
	const value = new pulumi.Config().get(name) ?? "";
	if (value !== "" && !pattern.test(value))
		problems.push(`audit-role:${name} must be ${must}; it is "${value}".`);
	return value;
}

/** The root or organizational units to deploy to. */
function targets(): string[] {
	const ids = new pulumi.Config().getObject<unknown>("organizationalUnits");
	const isId = (id: unknown): id is string =>
		/^(?:r-[a-z0-9]{4,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})$/.test(String(id));
	if (Array.isArray(ids) && ids.length > 0 && ids.every(isId)) return ids;
	problems.push(
		'audit-role:organizationalUnits must be a list of IDs, such as "r-a1b2" (the root) or "ou-a1b2-c3d4e5f6".',
	);
	return [];
}

const principal = setting(
	"principal",
	/^(?:\d{12}|arn:aws[a-z-]*:iam::\d{12}:(?:root|(?:role|user)\/[\w+=,.@/-]+))$/,
	"an account ID, or the ARN of an IAM role or user",
);
if (principal === "")
	problems.push(
		"audit-role:principal is missing: set the ARN of the role that audits.",
	);
const externalId = setting(
	"externalId",
	/^[\w+=,.@:/-]{2,1224}$/,
	"2 to 1,224 letters, digits and characters of _+=,.@:/-",
);
const roleName =
	setting("roleName", /^[\w+=,.@-]{1,64}$/, "the name of an IAM role") ||
	defaultAuditRole;
const delivery =
	setting("delivery", /^(?:true|false)$/, "true or false") === "true";
const callAs =
	setting("callAs", /^(?:SELF|DELEGATED_ADMIN)$/, "SELF or DELEGATED_ADMIN") ||
	"SELF";
const organizationalUnitIds = targets();
if (problems.length > 0) throw new pulumi.RunError(problems.join("\n"));

const trust = {
	Version: "2012-10-17",
	Statement: [
		{
			Effect: "Allow",
			Principal: { AWS: principal },
			Action: "sts:AssumeRole",
			...(externalId !== "" && {
				Condition: { StringEquals: { "sts:ExternalId": externalId } },
			}),
		},
	],
};
const description = "Reads CloudTrail and its buckets for a compliance audit";
// From the installed version of the package, so an upgrade updates every role.
const policy = auditRolePolicy({ delivery });

/** The role as CloudFormation creates it in each member account. */
const template = {
	AWSTemplateFormatVersion: "2010-09-09",
	Description: description,
	Resources: {
		AuditRole: {
			Type: "AWS::IAM::Role",
			Properties: {
				RoleName: roleName,
				Description: description,
				AssumeRolePolicyDocument: trust,
				Policies: [{ PolicyName: roleName, PolicyDocument: policy }],
			},
		},
	},
};

// One account that rejects the role must not stop the deployment to the others.
const operationPreferences = {
	failureTolerancePercentage: 100,
	maxConcurrentPercentage: 50,
};

const stackSet = new aws.cloudformation.StackSet(
	"audit-role",
	{
		name: roleName,
		description,
		permissionModel: "SERVICE_MANAGED",
		autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
		managedExecution: { active: true },
		capabilities: ["CAPABILITY_NAMED_IAM"],
		templateBody: JSON.stringify(template),
		operationPreferences,
		callAs,
	},
	// AWS sets it with service-managed permissions, where it cannot be an input.
	{ ignoreChanges: ["administrationRoleArn"] },
);

// IAM is global: one Region is enough for each account.
new aws.cloudformation.StackSetInstance("accounts", {
	stackSetName: stackSet.name,
	deploymentTargets: { organizationalUnitIds },
	operationPreferences,
	callAs,
});

// A StackSet with service-managed permissions skips the management account.
if (callAs === "SELF") {
	const role = new aws.iam.Role("management", {
		name: roleName,
		description,
		assumeRolePolicy: JSON.stringify(trust),
	});
	new aws.iam.RolePolicy("management", {
		name: roleName,
		role: role.name,
		policy: JSON.stringify(policy),
	});
}

export const auditOptions = [
	`--role ${roleName}`,
	...(externalId === "" ? [] : [`--external-id ${externalId}`]),
].join(" ");
