package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudtrail"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/iam"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/s3"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		logs, err := s3.NewBucketV2(ctx, "logs", &s3.BucketV2Args{Bucket: pulumi.String("audit-logs")}) // at: logs
		if err != nil {
			return err
		}
		everyone := iam.GetPolicyDocumentOutput(ctx, iam.GetPolicyDocumentOutputArgs{
			Statements: iam.GetPolicyDocumentStatementArray{iam.GetPolicyDocumentStatementArgs{
				Principals: iam.GetPolicyDocumentStatementPrincipalArray{iam.GetPolicyDocumentStatementPrincipalArgs{
					Type:        pulumi.String("*"),
					Identifiers: pulumi.ToStringArray([]string{"*"}),
				}},
				Actions:   pulumi.ToStringArray([]string{"s3:GetObject"}),
				Resources: pulumi.ToStringArray([]string{"arn:aws:s3:::audit-logs/*"}),
			}},
		})
		_, err = s3.NewBucketPolicy(ctx, "open", &s3.BucketPolicyArgs{Bucket: logs.Bucket, Policy: everyone.Json()})
		if err != nil {
			return err
		}
		args := &cloudtrail.TrailArgs{S3BucketName: logs.Bucket, IsMultiRegionTrail: pulumi.Bool(true)}
		_, err = cloudtrail.NewTrail(ctx, "audit", args) // at: audit
		return err
	})
}
