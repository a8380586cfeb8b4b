import { expectReadings, variable, where } from "./statements";

expectReadings({
	"access points": [
		[
			"one access point",
			where(
				"ArnEquals",
				"s3:DataAccessPointArn",
				"arn:aws:s3:eu-central-1:111122223333:accesspoint/audit",
			),
			"closed",
		],
		[
			"all of an account in a Region",
			where(
				"ArnLike",
				"s3:DataAccessPointArn",
				"arn:aws:s3:us-west-2:111122223333:accesspoint/*",
			),
			"closed",
		],
		[
			"by a part of the name",
			where(
				"StringLike",
				"s3:DataAccessPointArn",
				"arn:aws:s3:us-west-2:111122223333:accesspoint/audit-?",
			),
			"closed",
		],
		[
			"in another partition",
			where(
				"StringLike",
				"s3:DataAccessPointArn",
				"arn:aws-cn:s3:cn-north-1:111122223333:accesspoint/*",
			),
			"closed",
		],
		[
			"a key in another letter case",
			where(
				"StringLike",
				"S3:dataaccesspointarn",
				"arn:aws:s3:us-west-2:111122223333:accesspoint/*",
			),
			"closed",
		],
		[
			"of every account",
			where(
				"StringLike",
				"s3:DataAccessPointArn",
				"arn:aws:s3:us-west-2:*:accesspoint/*",
			),
			"public",
		],
		[
			"of accounts by a pattern",
			where(
				"StringLike",
				"s3:DataAccessPointArn",
				"arn:aws:s3:us-west-2:11112222333?:accesspoint/audit",
			),
			"public",
		],
		[
			"in every Region",
			where(
				"StringLike",
				"s3:DataAccessPointArn",
				"arn:aws:s3:*:111122223333:accesspoint/*",
			),
			"public",
		],
		[
			"everything of an account",
			where(
				"StringLike",
				"s3:DataAccessPointArn",
				"arn:aws:s3:us-west-2:111122223333:*",
			),
			"public",
		],
		[
			"a wildcard before the name",
			where(
				"StringLike",
				"s3:DataAccessPointArn",
				"arn:aws:s3:us-west-2:111122223333:access*/audit",
			),
			"public",
		],
		[
			"a policy variable for the name",
			where(
				"StringLike",
				"s3:DataAccessPointArn",
				`arn:aws:s3:us-west-2:111122223333:accesspoint/${variable("aws:username")}`,
			),
			"public",
		],
		[
			"the account by a pattern",
			where("StringLike", "s3:DataAccessPointAccount", "1111*"),
			"public",
		],
		[
			"an access point's pattern as a source",
			where(
				"ArnLike",
				"aws:SourceArn",
				"arn:aws:s3:us-west-2:111122223333:accesspoint/*",
			),
			"public",
		],
	],
});
