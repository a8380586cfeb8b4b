package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudtrail"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		base, err := pulumi.NewStackReference(ctx, "acme/base/dev", nil)
		if err != nil {
			return err
		}
		args := &cloudtrail.TrailArgs{
			S3BucketName:       pulumi.String("central-logs"),
			IsMultiRegionTrail: pulumi.Bool(true),
			KmsKeyId:           base.GetStringOutput(pulumi.String("key")),
			EnableLogFileValidation: base.GetOutput(pulumi.String("validate")).ApplyT(func(validate interface{}) bool {
				return validate == true
			}).(pulumi.BoolOutput),
		}
		_, err = cloudtrail.NewTrail(ctx, "audit", args) // at: audit
		return err
	})
}
