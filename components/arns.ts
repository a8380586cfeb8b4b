import { RunError } from "@pulumi/pulumi";

/** An ARN in its parts. */
export interface Arn {
	readonly partition: string;
	readonly service: string;
	readonly region: string;
	readonly account: string;
	readonly resource: string;
}

/**
 * The parts of an ARN; undefined where a text is none.
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

/** The parts of an ARN that a policy is made of; throws where it is none. */
export function partsOfArn(argument: string, text: string): Arn {
	const parts = parseArn(text);
	if (parts) return parts;
	throw new RunError(
		`${argument} is not an ARN: give it whole, as AWS shows it.`,
	);
}

/** Where a trail lives: what its ARN, and those around it, are made of. */
export interface Home {
	/** `aws`, `aws-cn`, `aws-us-gov`, … */
	readonly partition: string;
	/** The trail's home Region. */
	readonly region: string;
	/** The account id, of twelve digits. */
	readonly account: string;
}

/** The ARN of a trail, known before the trail is made. */
export function trailArn(home: Home, trailName: string): string {
	return `arn:${home.partition}:cloudtrail:${home.region}:${home.account}:trail/${trailName}`;
}

/** The ARN of a bucket. */
export function bucketArn(partition: string, bucketName: string): string {
	return `arn:${partition}:s3:::${bucketName}`;
}

/** The bucket's name in a name or a bucket ARN. */
export function bucketNameIn(nameOrArn: string): string {
	return parseArn(nameOrArn)?.resource ?? nameOrArn;
}

/** The ARN of a log group, without the `:*` that the provider wants behind. */
export function logGroupArn(home: Home, logGroupName: string): string {
	return `arn:${home.partition}:logs:${home.region}:${home.account}:log-group:${logGroupName}`;
}

/** The log group's name in its ARN. */
export function logGroupNameIn(arn: string): string {
	return partsOfArn("logGroupArn", bareLogGroupArn(arn)).resource.replace(
		/^log-group:/,
		"",
	);
}

/** A log group's ARN without the `:*` that some of AWS's APIs put behind. */
export function bareLogGroupArn(arn: string): string {
	return arn.replace(/:\*$/, "");
}

/** The ARN of a topic. */
export function topicArn(home: Home, topicName: string): string {
	return `arn:${home.partition}:sns:${home.region}:${home.account}:${topicName}`;
}

/** The ARN of an account's root, which stands for all its principals. */
export function accountRootArn(partition: string, account: string): string {
	return `arn:${partition}:iam::${account}:root`;
}
