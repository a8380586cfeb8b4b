package main

import (
	compliance "example.com/pulumi-cloudtrail-compliance/sdk/go/cloudtrailcompliance"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func mistake(ctx *pulumi.Context) error {
	_, err := compliance.NewComplianceTrail(ctx, "audit", &compliance.ComplianceTrailArgs{
		Retention: &compliance.RetentionArgs{ExpirationDays: pulumi.IntRef(30)},
		DataEvents: []compliance.DataEventsArgs{{
			Fields: []compliance.DataEventFieldArgs{{
				Field:  compliance.DataEventFieldNameResourcesType,
				Equals: []pulumi.StringInput{},
			}},
		}},
	})
	return err
}
