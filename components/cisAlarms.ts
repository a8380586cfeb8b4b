/** One alarm of section 4 of the CIS AWS Foundations Benchmark 1.4.0. */
export interface CisAlarm {
	/** The recommendation, as `4.3`. */
	readonly recommendation: string;
	/** A short name, for the metric and the alarm. */
	readonly metric: string;
	/** What it watches for. */
	readonly description: string;
	/** The filter pattern over a trail's events. */
	readonly pattern: string;
}

/** Events of a service, any of these. */
function anyEvent(...names: readonly string[]): string {
	return names.map((name) => `($.eventName = ${name})`).join(" || ");
}

function ofSource(source: string, ...names: readonly string[]): string {
	return `{ ($.eventSource = ${source}) && (${anyEvent(...names)}) }`;
}

/**
 * What CIS AWS Foundations Benchmark 1.4.0 asks to be alarmed at.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export const cisAlarms: readonly CisAlarm[] = [
	{
		recommendation: "4.1",
		metric: "UnauthorizedApiCalls",
		description: "API calls that were refused",
		pattern:
			'{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
	},
	{
		recommendation: "4.2",
		metric: "ConsoleSignInWithoutMfa",
		description: "Console sign-in without MFA",
		pattern:
			'{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
	},
	{
		recommendation: "4.3",
		metric: "RootUserUse",
		description: "Use of the root user",
		pattern:
			'{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
	},
	{
		recommendation: "4.4",
		metric: "IamPolicyChanges",
		description: "Changes of IAM policies",
		pattern: ofSource(
			"iam.amazonaws.com",
			"DeleteGroupPolicy",
			"DeleteRolePolicy",
			"DeleteUserPolicy",
			"PutGroupPolicy",
			"PutRolePolicy",
			"PutUserPolicy",
			"CreatePolicy",
			"DeletePolicy",
			"CreatePolicyVersion",
			"DeletePolicyVersion",
			"AttachRolePolicy",
			"DetachRolePolicy",
			"AttachUserPolicy",
			"DetachUserPolicy",
			"AttachGroupPolicy",
			"DetachGroupPolicy",
		),
	},
	{
		recommendation: "4.5",
		metric: "CloudTrailChanges",
		description: "Changes of CloudTrail's configuration",
		pattern: `{ ${anyEvent("CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging")} }`,
	},
	{
		recommendation: "4.6",
		metric: "ConsoleSignInFailures",
		description: "Console sign-ins that failed",
		pattern:
			'{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
	},
	{
		recommendation: "4.7",
		metric: "KeysDisabledOrDeleted",
		description: "Customer managed keys disabled or to be deleted",
		pattern: ofSource("kms.amazonaws.com", "DisableKey", "ScheduleKeyDeletion"),
	},
	{
		recommendation: "4.8",
		metric: "BucketPolicyChanges",
		description: "Changes of bucket policies",
		pattern: ofSource(
			"s3.amazonaws.com",
			"PutBucketAcl",
			"PutBucketPolicy",
			"PutBucketCors",
			"PutBucketLifecycle",
			"PutBucketReplication",
			"DeleteBucketPolicy",
			"DeleteBucketCors",
			"DeleteBucketLifecycle",
			"DeleteBucketReplication",
		),
	},
	{
		recommendation: "4.9",
		metric: "ConfigChanges",
		description: "Changes of AWS Config's configuration",
		pattern: ofSource(
			"config.amazonaws.com",
			"StopConfigurationRecorder",
			"DeleteDeliveryChannel",
			"PutDeliveryChannel",
			"PutConfigurationRecorder",
		),
	},
	{
		recommendation: "4.10",
		metric: "SecurityGroupChanges",
		description: "Changes of security groups",
		pattern: `{ ${anyEvent("AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupIngress", "RevokeSecurityGroupEgress", "CreateSecurityGroup", "DeleteSecurityGroup")} }`,
	},
	{
		recommendation: "4.11",
		metric: "NetworkAclChanges",
		description: "Changes of network access control lists",
		pattern: `{ ${anyEvent("CreateNetworkAcl", "CreateNetworkAclEntry", "DeleteNetworkAcl", "DeleteNetworkAclEntry", "ReplaceNetworkAclEntry", "ReplaceNetworkAclAssociation")} }`,
	},
	{
		recommendation: "4.12",
		metric: "NetworkGatewayChanges",
		description: "Changes of network gateways",
		pattern: `{ ${anyEvent("CreateCustomerGateway", "DeleteCustomerGateway", "AttachInternetGateway", "CreateInternetGateway", "DeleteInternetGateway", "DetachInternetGateway")} }`,
	},
	{
		recommendation: "4.13",
		metric: "RouteTableChanges",
		description: "Changes of route tables",
		pattern: ofSource(
			"ec2.amazonaws.com",
			"CreateRoute",
			"CreateRouteTable",
			"ReplaceRoute",
			"ReplaceRouteTableAssociation",
			"DeleteRouteTable",
			"DeleteRoute",
			"DisassociateRouteTable",
		),
	},
	{
		recommendation: "4.14",
		metric: "VpcChanges",
		description: "Changes of VPCs",
		pattern: `{ ${anyEvent("CreateVpc", "DeleteVpc", "ModifyVpcAttribute", "AcceptVpcPeeringConnection", "CreateVpcPeeringConnection", "DeleteVpcPeeringConnection", "RejectVpcPeeringConnection", "AttachClassicLinkVpc", "DetachClassicLinkVpc", "DisableVpcClassicLink", "EnableVpcClassicLink")} }`,
	},
	{
		recommendation: "4.15",
		metric: "OrganizationsChanges",
		description: "Changes of AWS Organizations",
		pattern: ofSource(
			"organizations.amazonaws.com",
			"AcceptHandshake",
			"AttachPolicy",
			"CancelHandshake",
			"CreateAccount",
			"CreateOrganization",
			"CreateOrganizationalUnit",
			"CreatePolicy",
			"DeclineHandshake",
			"DeleteOrganization",
			"DeleteOrganizationalUnit",
			"DeletePolicy",
			"EnableAllFeatures",
			"EnablePolicyType",
			"InviteAccountToOrganization",
			"LeaveOrganization",
			"DetachPolicy",
			"DisablePolicyType",
			"MoveAccount",
			"RemoveAccountFromOrganization",
			"UpdateOrganizationalUnit",
			"UpdatePolicy",
		),
	},
];
