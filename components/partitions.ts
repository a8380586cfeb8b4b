/**
 * AWS's partitions, each with the domain that names of its Regions' services
 * end in.
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

/** The partitions that there are. */
export const partitions: readonly string[] = [...DOMAINS.keys()];

/** The partition that a Region lies in, by its name. */
export function partitionOfRegion(region: string): string {
	const [, isolated] = /^(?:us-iso|eu-iso)([a-z]*)-/.exec(region) ?? [];
	if (isolated !== undefined)
		return isolated === "" ? "aws-iso" : `aws-iso-${isolated}`;
	if (region.startsWith("cn-")) return "aws-cn";
	if (region.startsWith("us-gov-")) return "aws-us-gov";
	return region.startsWith("eusc-") ? "aws-eusc" : "aws";
}

/**
 * CloudWatch Logs of one Region, as a principal. Unlike CloudTrail's, it has a
 * name in each Region and each partition.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function logService(partition: string, region: string): string {
	return `logs.${region}.${DOMAINS.get(partition) ?? "amazonaws.com"}`;
}
