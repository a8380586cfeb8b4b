package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudtrail"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

type audit struct {
	pulumi.ResourceState
}

func newAudit(ctx *pulumi.Context, name string) error {
	component := &audit{}
	if err := ctx.RegisterComponentResource("acme:index:Audit", name, component); err != nil {
		return err
	}
	args := &cloudtrail.TrailArgs{
		S3BucketName:            pulumi.String("central-logs"),
		IsMultiRegionTrail:      pulumi.Bool(true),
		EnableLogFileValidation: pulumi.Bool(true),
	}
	_, err := cloudtrail.NewTrail(ctx, name+"-trail", args, pulumi.Parent(component)) // at: audit-trail
	return err
}
