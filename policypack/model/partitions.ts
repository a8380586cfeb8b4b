/**
 * AWS's partitions by the beginning of their Regions' names; the first that
 * fits, else the commercial one.
 * https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
const PARTITIONS: readonly (readonly [RegExp, string, string])[] = [
	[/^cn-/, "aws-cn", "amazonaws.com.cn"],
	[/^us-gov-/, "aws-us-gov", "amazonaws.com"],
	[/^us-iso-/, "aws-iso", "c2s.ic.gov"],
	[/^us-isob-/, "aws-iso-b", "sc2s.sgov.gov"],
	[/^eu-isoe-/, "aws-iso-e", "cloud.adc-e.uk"],
	[/^us-isof-/, "aws-iso-f", "csp.hci.ic.gov"],
	[/^eusc-/, "aws-eusc", "amazonaws.eu"],
];

/** A partition of AWS, and the domain that its services answer in. */
export interface Partition {
	readonly name: string;
	readonly domain: string;
}

/** The partition that a Region, such as `eu-west-1`, belongs to. */
export function partitionOf(region: string): Partition {
	const found = PARTITIONS.find(([pattern]) => pattern.test(region));
	const [, name, domain] = found ?? [undefined, "aws", "amazonaws.com"];
	return { name, domain };
}
