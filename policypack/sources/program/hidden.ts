import { unknown } from "../../model/value";
import type { Resource } from "../../providers/resource";
import { UNKNOWN_TEXT } from "../../providers/wire";
import type { Ambient } from "./ambient";

/** Nobody's account, and a Region that every account has. */
const STAND_INS = { accountId: "987600000012", region: "us-east-1" };

/** What a user says, with an account and a Region where nothing is said. */
export function withStandIns({ accountId, region }: Ambient): Ambient {
	return {
		accountId: accountId ?? STAND_INS.accountId,
		region: region ?? STAND_INS.region,
	};
}

/** Resources with what is not known in place of what stood in for it. */
export function withoutStandIns(
	resources: readonly Resource[],
	{ accountId, region }: Ambient,
): readonly Resource[] {
	const lacking = [
		accountId === undefined ? STAND_INS.accountId : [],
		region === undefined ? STAND_INS.region : [],
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
 * What registers only where functions given to `apply` run on stand-ins for
 * what is not known here: it exists, and nothing else is known of it.
 * @param options What a user may give to have it known.
 */
export function hiddenIn(
	first: readonly Resource[],
	second: readonly Resource[],
	options: readonly string[],
): readonly Resource[] {
	const before = new Set(first.map(({ urn }) => urn));
	const after = new Set(second.map(({ urn }) => urn));
	// A name may be another one each time, as one made of the time of day is:
	// such a resource is the same, and only what is there in excess is new.
	const renamed = new Map<string, number>();
	for (const { urn } of first)
		if (!after.has(urn)) count(renamed, typesOf(urn), 1);
	return second
		.filter(({ urn }) => !before.has(urn))
		.filter(({ urn }) => count(renamed, typesOf(urn), -1) < 0)
		.map((resource) => ({
			...resource,
			unseen: unknown("unreadable", whatOf(resource), fixOf(options)),
		}));
}

function whatOf({ name, type }: Resource): string {
	return `${name} (${type}), registered inside an apply on a value that is not known here`;
}

function fixOf(options: readonly string[]): string {
	const [give, run] =
		options.length > 0
			? [`Use ${options.join(" and ")}, or `, "run"]
			: ["", "Run"];
	return `${give}${run} \`pulumi preview --json --show-sames > preview.json\` and check preview.json.`;
}

/** The types in a URN: of the resource, and of those that it lies under. */
function typesOf(urn: string): string {
	return urn.split("::")[2] ?? "";
}

function count(counts: Map<string, number>, key: string, by: number): number {
	const sum = (counts.get(key) ?? 0) + by;
	counts.set(key, sum);
	return sum;
}
