package main

import (
	compliance "example.com/pulumi-cloudtrail-compliance/sdk/go/cloudtrailcompliance"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func program(ctx *pulumi.Context) error {
	audit, err := compliance.NewComplianceTrail(ctx, "audit", &compliance.ComplianceTrailArgs{
		Retention: &compliance.RetentionArgs{ExpirationDays: pulumi.IntRef(3650)},
		Alarms:    &compliance.TopicArgs{},
		Tags:      map[string]pulumi.StringInput{"team": pulumi.String("security")},
	})
	if err != nil {
		return err
	}
	ctx.Export("trailArn", audit.TrailArn)
	ctx.Export("bucketName", audit.BucketName)
	ctx.Export("alarmTopicArn", audit.AlarmTopicArn)
	return nil
}
