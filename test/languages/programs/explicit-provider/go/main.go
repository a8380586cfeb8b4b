package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudtrail"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		provider, err := aws.NewProvider(ctx, "security", &aws.ProviderArgs{
			Region:            pulumi.String("eu-west-1"),
			AllowedAccountIds: pulumi.ToStringArray([]string{"111122223333"}),
		})
		if err != nil {
			return err
		}
		identity := aws.GetCallerIdentityOutput(ctx, aws.GetCallerIdentityOutputArgs{}, pulumi.Provider(provider))
		identity.AccountId().ApplyT(func(id string) error {
			args := &cloudtrail.TrailArgs{
				S3BucketName:       pulumi.String("central-logs"),
				IsMultiRegionTrail: pulumi.Bool(true),
				KmsKeyId:           pulumi.Sprintf("arn:aws:kms:eu-west-1:%s:alias/audit", id),
			}
			_, err := cloudtrail.NewTrail(ctx, "audit", args, pulumi.Provider(provider)) // at: audit
			return err
		})
		return nil
	})
}
