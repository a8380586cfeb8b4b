import { PolicyPack } from "@pulumi/policy";
import { cloudTrailPolicies } from "./policies";

new PolicyPack("cloudtrail-compliance", {
	displayName: "CloudTrail compliance",
	description:
		"AWS Security Hub CSPM's seven CloudTrail controls, for @pulumi/aws and @pulumi/aws-native.",
	provider: "aws",
	tags: ["aws", "cloudtrail", "security-hub"],
	enforcementLevel: "mandatory",
	policies: cloudTrailPolicies(),
});
