import { RunError } from "@pulumi/pulumi";

/** The parts of an ARN. */
export interface Arn {
	readonly partition: string;
	readonly service: string;
	readonly region: string;
	readonly account: string;
	readonly resource: string;
}

/**
 * The parts of an ARN; undefined if the text is not a valid ARN.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function parseArn(text: string): Arn | undefined {
	const match =
		/^arn:(aws[a-z-]*):([a-z0-9-]+):([a-z0-9-]*):(\d{12}|aws|):(\S+)$/.exec(
			text,
		);
	if (!match) return undefined;
	const [, partition = "", service = "", region = "", account = ""] = match;
	return { partition, service, region, account, resource: match[5] ?? "" };
}

/** The parts of an ARN. Throws a `RunError` that names the argument if it is not valid. */
export function partsOfArn(argument: string, text: string): Arn {
	const parts = parseArn(text);
	if (parts) return parts;
	throw new RunError(
		`${argument} is not a valid ARN: use the complete ARN, as AWS shows it.`,
	);
}

/** Where a trail is, as needed for its ARN and related ARNs. */
export interface Home {
	/** AWS partition, such as `aws`, `aws-cn` or `aws-us-gov`. */
	readonly partition: string;
	/** Home Region of the trail, such as `eu-west-1`. */
	readonly region: string;
	/** Account ID, 12 digits. */
	readonly account: string;
}

/** The ARN of a trail, computed without creating it. */
export function trailArn(home: Home, trailName: string): string {
	return `arn:${home.partition}:cloudtrail:${home.region}:${home.account}:trail/${trailName}`;
}

/** The ARN of a bucket. */
export function bucketArn(partition: string, bucketName: string): string {
	return `arn:${partition}:s3:::${bucketName}`;
}

/** The bucket name, from a name or an ARN. */
export function bucketNameIn(nameOrArn: string): string {
	return parseArn(nameOrArn)?.resource ?? nameOrArn;
}

/** The ARN of a log group, without the suffix `:*` that the provider requires. */
export function logGroupArn(home: Home, logGroupName: string): string {
	return `arn:${home.partition}:logs:${home.region}:${home.account}:log-group:${logGroupName}`;
}

/** The log group name, from its ARN. Throws a `RunError` if the ARN is not valid. */
export function logGroupNameIn(arn: string): string {
	return partsOfArn("logGroupArn", bareLogGroupArn(arn)).resource.replace(
		/^log-group:/,
		"",
	);
}

/** A log group ARN without the suffix `:*` that some AWS APIs add. */
export function bareLogGroupArn(arn: string): string {
	return arn.replace(/:\*$/, "");
}

/** The ARN of a topic. */
export function topicArn(home: Home, topicName: string): string {
	return `arn:${home.partition}:sns:${home.region}:${home.account}:${topicName}`;
}

/** The ARN of an account's root, which represents all principals of the account. */
export function accountRootArn(partition: string, account: string): string {
	return `arn:${partition}:iam::${account}:root`;
}
