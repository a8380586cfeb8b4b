package main

import (
	compliance "example.com/pulumi-cloudtrail-compliance/sdk/go/cloudtrailcompliance"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

type role struct {
	pulumi.CustomResourceState

	Arn  pulumi.StringOutput `pulumi:"arn"`
	Name pulumi.StringOutput `pulumi:"name"`
}

func arguments(ctx *pulumi.Context) error {
	var auditor role
	if err := ctx.RegisterResource("aws:iam/role:Role", "auditor",
		pulumi.Map{"assumeRolePolicy": pulumi.String("{}")}, &auditor,
		pulumi.Version("7.48.0")); err != nil {
		return err
	}
	days := compliance.LogRetentionDaysDays400
	audit, err := compliance.NewComplianceTrail(ctx, "audit", &compliance.ComplianceTrailArgs{
		Protect:          pulumi.BoolRef(false),
		LogRetentionDays: &days,
		Retention: &compliance.RetentionArgs{
			TransitionDays: pulumi.IntRef(60),
			ExpirationDays: pulumi.IntRef(400),
		},
		KeyReaders: []pulumi.StringInput{auditor.Arn},
		DataEvents: []compliance.DataEventsArgs{{
			Name: pulumi.StringRef("Objects that the auditor reads"),
			Fields: []compliance.DataEventFieldArgs{
				{
					Field:  compliance.DataEventFieldNameResourcesType,
					Equals: []pulumi.StringInput{pulumi.String("AWS::S3::Object")},
				},
				{
					Field:      compliance.DataEventFieldNameUserIdentityArn,
					StartsWith: []pulumi.StringInput{auditor.Arn},
				},
			},
		}},
		Insights: []compliance.InsightType{compliance.InsightTypeApiCallRateInsight},
		Alarms:   &compliance.TopicArgs{},
		Tags: map[string]pulumi.StringInput{
			"team":  pulumi.String("security"),
			"owner": auditor.Name,
		},
	})
	if err != nil {
		return err
	}
	ctx.Export("trailArn", audit.TrailArn)
	ctx.Export("alarmTopicArn", audit.AlarmTopicArn)
	return nil
}
