/**
 * The AWS partitions, each with the DNS suffix of its services.
 * https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
const DOMAINS: ReadonlyMap<string, string> = new Map([
	["aws", "amazonaws.com"],
	["aws-cn", "amazonaws.com.cn"],
	["aws-us-gov", "amazonaws.com"],
	["aws-eusc", "amazonaws.eu"],
	["aws-iso", "c2s.ic.gov"],
	["aws-iso-b", "sc2s.sgov.gov"],
	["aws-iso-e", "cloud.adc-e.uk"],
	["aws-iso-f", "csp.hci.ic.gov"],
]);

/** The names of all partitions. */
export const partitions: readonly string[] = [...DOMAINS.keys()];

/** The partition of a Region, from the Region name. */
export function partitionOfRegion(region: string): string {
	const [, isolated] = /^(?:us-iso|eu-iso)([a-z]*)-/.exec(region) ?? [];
	if (isolated !== undefined)
		return isolated === "" ? "aws-iso" : `aws-iso-${isolated}`;
	if (region.startsWith("cn-")) return "aws-cn";
	if (region.startsWith("us-gov-")) return "aws-us-gov";
	return region.startsWith("eusc-") ? "aws-eusc" : "aws";
}

/**
 * The service principal of CloudWatch Logs, which differs by Region and
 * partition.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function logService(partition: string, region: string): string {
	return `logs.${region}.${DOMAINS.get(partition) ?? "amazonaws.com"}`;
}
