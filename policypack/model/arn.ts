/**
 * A regular expression over a whole ARN of one service, in any partition
 * (`aws`, `aws-cn`, `aws-us-gov`, …), with an account and, but for IAM's, a
 * Region. JSON schemas take it, too.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 * @param resource Regular expression over what follows the account.
 */
export function arnPattern(service: string, resource: string): string {
	const region = service === "iam" ? "" : "[a-z]{2}(-[a-z]+)+-[0-9]+";
	return `^arn:aws(-[a-z]+)*:${service}:${region}:[0-9]{12}:${resource}$`;
}

/** Whether a value is a text that begins as an ARN does. */
export function isArn(value: unknown): value is string {
	return typeof value === "string" && value.startsWith("arn:");
}
