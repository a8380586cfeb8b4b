import { each, type Refusal } from "./kinds";

export const locations: readonly Refusal[] = [
	...each(
		"accountId",
		/must be the id of an account, with twelve digits; it is the string "/,
		(accountId) => ({ accountId }),
		"1111",
		"1111-2222-3333",
		"",
	),
	...each(
		"partition",
		/must be one of aws, aws-cn, .*; it is the string "/,
		(partition) => ({ partition }),
		"AWS",
		"aws-",
		"amazon",
	),
	...each(
		"region",
		/must be an AWS Region, as us-east-1; it is the string "/,
		(region) => ({ region }),
		"eu-west",
		"Frankfurt",
		"eu-west-1a",
	),
	{
		args: { partition: "aws", region: "cn-north-1" },
		path: "partition",
		words: /lies in aws-cn: change one of them/,
	},
];
