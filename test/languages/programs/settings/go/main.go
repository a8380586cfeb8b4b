package main

import (
	"errors"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudtrail"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		conf := config.New(ctx, "")
		var trail struct{ Regions, Key string }
		conf.RequireObject("trail", &trail)
		if config.New(ctx, "aws").Require("region") != "eu-west-1" {
			return errors.New("another Region")
		}
		bucket := conf.Get("bucket")
		if bucket == "" {
			bucket = "central-logs"
		}
		args := &cloudtrail.TrailArgs{
			Name:                    pulumi.Sprintf("audit-%d", conf.RequireInt("days")+1),
			S3BucketName:            pulumi.String(bucket),
			IsMultiRegionTrail:      pulumi.Bool(trail.Regions == "all"),
			EnableLogFileValidation: pulumi.Bool(conf.RequireBool("validate")),
			KmsKeyId:                pulumi.String(trail.Key),
		}
		_, err := cloudtrail.NewTrail(ctx, "audit", args) // at: audit
		return err
	})
}
