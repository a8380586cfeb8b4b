package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudtrail"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/kms"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		key, err := kms.NewKey(ctx, "key", nil)
		if err != nil {
			return err
		}
		args := &cloudtrail.TrailArgs{
			S3BucketName:       pulumi.Sprintf("logs-%s", key.KeyId),
			IsMultiRegionTrail: pulumi.Bool(true),
			KmsKeyId:           key.Arn,
		}
		_, err = cloudtrail.NewTrail(ctx, "audit", args) // at: audit
		// Not run before the key exists, as at a preview.
		key.Arn.ApplyT(func(string) error {
			_, err := cloudtrail.NewTrail(ctx, "later", &cloudtrail.TrailArgs{S3BucketName: pulumi.String("later")})
			return err
		})
		return err
	})
}
