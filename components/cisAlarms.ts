/** One alarm of section 4 of the CIS AWS Foundations Benchmark 1.4.0. */
export interface CisAlarm {
	/** Number of the recommendation, such as `4.3`. */
	readonly recommendation: string;
	/** Short name of the metric and the alarm. */
	readonly metric: string;
	/** The events that the alarm reports. */
	readonly description: string;
	/** CloudWatch Logs filter pattern for the trail's events. */
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
 * The alarms that the CIS AWS Foundations Benchmark 1.4.0 recommends.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export const cisAlarms: readonly CisAlarm[] = [
	{
		recommendation: "4.1",
		metric: "UnauthorizedApiCalls",
		description: "Unauthorized API calls",
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
		description: "Root user usage",
		pattern:
			'{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
	},
	{
		recommendation: "4.4",
		metric: "IamPolicyChanges",
		description: "IAM policy changes",
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
		description: "CloudTrail configuration changes",
		pattern: `{ ${anyEvent("CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging")} }`,
	},
	{
		recommendation: "4.6",
		metric: "ConsoleSignInFailures",
		description: "Console sign-in failures",
		pattern:
			'{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
	},
	{
		recommendation: "4.7",
		metric: "KeysDisabledOrDeleted",
		description: "Customer managed keys disabled or scheduled for deletion",
		pattern: ofSource("kms.amazonaws.com", "DisableKey", "ScheduleKeyDeletion"),
	},
	{
		recommendation: "4.8",
		metric: "BucketPolicyChanges",
		description: "S3 bucket policy changes",
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
		description: "AWS Config configuration changes",
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
		description: "Security group changes",
		pattern: `{ ${anyEvent("AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupIngress", "RevokeSecurityGroupEgress", "CreateSecurityGroup", "DeleteSecurityGroup")} }`,
	},
	{
		recommendation: "4.11",
		metric: "NetworkAclChanges",
		description: "Network access control list changes",
		pattern: `{ ${anyEvent("CreateNetworkAcl", "CreateNetworkAclEntry", "DeleteNetworkAcl", "DeleteNetworkAclEntry", "ReplaceNetworkAclEntry", "ReplaceNetworkAclAssociation")} }`,
	},
	{
		recommendation: "4.12",
		metric: "NetworkGatewayChanges",
		description: "Network gateway changes",
		pattern: `{ ${anyEvent("CreateCustomerGateway", "DeleteCustomerGateway", "AttachInternetGateway", "CreateInternetGateway", "DeleteInternetGateway", "DetachInternetGateway")} }`,
	},
	{
		recommendation: "4.13",
		metric: "RouteTableChanges",
		description: "Route table changes",
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
		description: "VPC changes",
		pattern: `{ ${anyEvent("CreateVpc", "DeleteVpc", "ModifyVpcAttribute", "AcceptVpcPeeringConnection", "CreateVpcPeeringConnection", "DeleteVpcPeeringConnection", "RejectVpcPeeringConnection", "AttachClassicLinkVpc", "DetachClassicLinkVpc", "DisableVpcClassicLink", "EnableVpcClassicLink")} }`,
	},
	{
		recommendation: "4.15",
		metric: "OrganizationsChanges",
		description: "AWS Organizations changes",
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
