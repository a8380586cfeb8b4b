import { partitionOf } from "../../model/partitions";
import type { JsonReport, JsonResult } from "./jsonSchema";

/** The account and Region of findings whose source does not have them. */
export interface CloudTarget {
	/** AWS account ID of `--account-id`. */
	readonly accountId: string | undefined;
	/** Region of `--region`. */
	readonly region: string | undefined;
}

/** The account and Region of a source, as far as they are known. */
export interface SourceTarget extends CloudTarget {
	readonly partition: string;
}

/** The parts of an ARN that name a place; undefined for what is not an ARN. */
export function arnPlace(arn: string): SourceTarget | undefined {
	const [scheme, partition, , region, accountId] = arn.split(":", 6);
	return scheme === "arn" && partition
		? {
				partition,
				region: region || undefined,
				accountId: accountId || undefined,
			}
		: undefined;
}

/** The account and Region of each source of a report, in its order. */
export function targetsOf(
	{ sources }: JsonReport,
	given: CloudTarget,
): readonly SourceTarget[] {
	return sources.map((result) => targetOf(result, given));
}

/** An account has its ID, and a Region by what was found there. */
function targetOf(result: JsonResult, given: CloudTarget): SourceTarget {
	const { kind, name, partition, regions } = result.source;
	const isKnown = kind === "account" && /^\d{12}$/.test(name);
	const region =
		(kind === "account" ? firstRegion(result) : undefined) ??
		given.region ??
		regions?.read[0];
	return {
		accountId: isKnown ? name : given.accountId,
		region,
		partition: partition ?? partitionOf(region ?? "").name,
	};
}

/**
 * The Region of the first resource that has one. A bucket and the account itself
 * have none, and are reported in the Region of a trail.
 */
function firstRegion({ controls }: JsonResult): string | undefined {
	for (const { findings } of controls)
		for (const { resource } of findings) {
			const region = arnPlace(resource)?.region;
			if (region !== undefined) return region;
		}
	return undefined;
}
