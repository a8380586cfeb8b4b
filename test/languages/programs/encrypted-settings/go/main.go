package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudtrail"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		conf := config.New(ctx, "")
		var trail struct{ Key string }
		conf.RequireObject("trail", &trail)
		args := &cloudtrail.TrailArgs{
			Name:                    pulumi.Sprintf("audit-%d", conf.RequireInt("days")+1),
			S3BucketName:            pulumi.String("central-logs"),
			IsMultiRegionTrail:      pulumi.Bool(true),
			EnableLogFileValidation: pulumi.Bool(conf.GetBool("validate")),
			KmsKeyId:                pulumi.String(trail.Key),
			CloudWatchLogsGroupArn:  conf.RequireSecret("group"),
			CloudWatchLogsRoleArn:   pulumi.String("arn:aws:iam::111122223333:role/trail"),
		}
		_, err := cloudtrail.NewTrail(ctx, "audit", args) // at: audit
		return err
	})
}
