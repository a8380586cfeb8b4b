/** An ARN in its parts. */
export interface Arn {
	readonly partition: string;
	readonly service: string;
	readonly region: string;
	readonly account: string;
	readonly resource: string;
}

/** The parts of an ARN; throws where a text is none, as AWS refuses it. */
export function parsedArn(text: string): Arn {
	const [prefix, partition, service, region, account, ...rest] =
		text.split(":");
	if (prefix !== "arn" || !partition || !service || rest.length === 0)
		throw new Error(`ValidationException: ${text} is not an ARN`);
	return {
		partition,
		service,
		region: region ?? "",
		account: account ?? "",
		resource: rest.join(":"),
	};
}

/** The partition of a Region. */
export function partitionOf(region: string): string {
	if (region.startsWith("cn-")) return "aws-cn";
	return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
