import { each, type Refusal } from "./kinds";

export const locations: readonly Refusal[] = [
	...each(
		"accountId",
		/must be an account ID of 12 digits; got the string "/,
		(accountId) => ({ accountId }),
		"1111",
		"1111-2222-3333",
		"",
	),
	...each(
		"partition",
		/must be one of aws, aws-cn, .*; got the string "/,
		(partition) => ({ partition }),
		"AWS",
		"aws-",
		"amazon",
	),
	...each(
		"region",
		/must be an AWS Region such as us-east-1; got the string "/,
		(region) => ({ region }),
		"eu-west",
		"Frankfurt",
		"eu-west-1a",
	),
	{
		args: { partition: "aws", region: "cn-north-1" },
		path: "partition",
		words: /is in aws-cn: change one of them/,
	},
];
