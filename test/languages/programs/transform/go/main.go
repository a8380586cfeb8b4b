package main

import (
	"context"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudtrail"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		err := ctx.RegisterResourceTransform(
			func(_ context.Context, args *pulumi.ResourceTransformArgs) *pulumi.ResourceTransformResult {
				args.Props["kmsKeyId"] = pulumi.String("alias/audit")
				return &pulumi.ResourceTransformResult{Props: args.Props, Opts: args.Opts}
			})
		if err != nil {
			return err
		}
		addValidation := pulumi.Transformations([]pulumi.ResourceTransformation{
			func(args *pulumi.ResourceTransformationArgs) *pulumi.ResourceTransformationResult {
				args.Props.(*cloudtrail.TrailArgs).EnableLogFileValidation = pulumi.Bool(true)
				return &pulumi.ResourceTransformationResult{Props: args.Props, Opts: args.Opts}
			}})
		args := &cloudtrail.TrailArgs{S3BucketName: pulumi.String("central-logs"), IsMultiRegionTrail: pulumi.Bool(true)}
		_, err = cloudtrail.NewTrail(ctx, "audit", args, addValidation) // at: audit
		return err
	})
}
