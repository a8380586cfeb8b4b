import { unknown } from "../../model/value";
import type { Resource } from "../../providers/resource";
import { qualifiedTypeIn } from "../../providers/urn";
import { UNKNOWN_TEXT } from "../../providers/wire";
import { CHECK_A_PREVIEW } from "./advice";
import type { DeploymentTarget } from "./deploymentTarget";

/** An account ID that is not in use, and a Region of every account. */
const PLACEHOLDERS = { accountId: "987600000012", region: "us-east-1" };

/** The deployment target, with placeholders for missing values. */
export function withPlaceholders({
	accountId,
	region,
}: DeploymentTarget): DeploymentTarget {
	return {
		accountId: accountId ?? PLACEHOLDERS.accountId,
		region: region ?? PLACEHOLDERS.region,
	};
}

/** Replaces placeholders in resources by unknowns. */
export function withoutPlaceholders(
	resources: readonly Resource[],
	{ accountId, region }: DeploymentTarget,
): readonly Resource[] {
	const lacking = [
		accountId === undefined ? PLACEHOLDERS.accountId : [],
		region === undefined ? PLACEHOLDERS.region : [],
	].flat();
	const inText = (text: string) =>
		lacking.reduce((left, one) => left.replaceAll(one, UNKNOWN_TEXT), text);
	const inValue = (value: unknown): unknown => {
		if (typeof value === "string") return inText(value);
		if (Array.isArray(value)) return value.map(inValue);
		if (typeof value === "object" && value !== null) return inBag(value);
		return value;
	};
	const inBag = (bag: object): Readonly<Record<string, unknown>> =>
		Object.fromEntries(
			Object.entries(bag).map(([key, value]) => [key, inValue(value)]),
		);
	return resources.map((resource) => ({
		...resource,
		urn: inText(resource.urn),
		name: inText(resource.name),
		props: inBag(resource.props),
	}));
}

/**
 * The resources that are only registered if apply callbacks run on placeholders.
 * They exist, and nothing else is known about them.
 * @param options Command options that would make the values known.
 */
export function deferredResources(
	first: readonly Resource[],
	second: readonly Resource[],
	options: readonly string[],
): readonly Resource[] {
	const before = new Set(first.map(({ urn }) => urn));
	const after = new Set(second.map(({ urn }) => urn));
	// A name may differ between runs, for example with a timestamp. Such a resource
	// is the same: only additional resources of its type are new.
	const renamed = new Map<string, number>();
	for (const { urn } of first)
		if (!after.has(urn)) count(renamed, qualifiedTypeIn(urn), 1);
	return second
		.filter(({ urn }) => !before.has(urn))
		.filter(({ urn }) => count(renamed, qualifiedTypeIn(urn), -1) < 0)
		.map((resource) => ({
			...resource,
			unseen: unknown("unreadable", whatOf(resource), fixOf(options)),
		}));
}

function whatOf({ name, type }: Resource): string {
	return `${name} (${type}), registered inside an apply on a value that is not known here`;
}

function fixOf(options: readonly string[]): string {
	const first = options.length > 0 ? `Use ${options.join(" and ")}, or ` : "";
	const advice = `${first}${CHECK_A_PREVIEW}.`;
	return advice.charAt(0).toUpperCase() + advice.slice(1);
}

function count(counts: Map<string, number>, key: string, by: number): number {
	const sum = (counts.get(key) ?? 0) + by;
	counts.set(key, sum);
	return sum;
}
