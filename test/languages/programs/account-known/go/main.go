package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudtrail"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		identity := aws.GetCallerIdentityOutput(ctx, aws.GetCallerIdentityOutputArgs{})
		identity.AccountId().ApplyT(func(id string) error {
			partition, err := aws.GetPartition(ctx, nil)
			if err != nil {
				return err
			}
			region, err := aws.GetRegion(ctx, nil)
			if err != nil {
				return err
			}
			args := &cloudtrail.TrailArgs{
				S3BucketName:       pulumi.String("logs-" + id),
				IsMultiRegionTrail: pulumi.Bool(true),
				KmsKeyId:           pulumi.Sprintf("arn:%s:kms:%s:%s:alias/audit", partition.Partition, region.Name, id),
			}
			_, err = cloudtrail.NewTrail(ctx, "audit", args) // at: audit
			return err
		})
		return nil
	})
}
