import { push } from "../model/lists";
import { partitionOf } from "../model/partitions";
import { isOfAws, speaks } from "./dialects";
import { ownerOf, usesDefaultCredentials } from "./owner";
import type { ProviderView, Resource } from "./resource";

/** An AWS account and partition, as far as known. */
interface Place {
	/** AWS account ID. */
	readonly account?: string;
	/** AWS partition, such as `aws`. */
	readonly partition?: string;
}

/** The AWS account and partition that a provider acts in, as far as known. */
export interface ProviderPlace extends Place {
	/** URN of an explicit provider; `undefined` for the default providers. */
	readonly provider: string | undefined;
}

/**
 * The accounts that the providers of a stack act in: by the ARNs of what they
 * made, else by their configuration. Providers that use the credentials of
 * whoever runs Pulumi act in one account. Resources of several accounts under
 * one provider show none.
 * @param accountOf The account that a provider's configuration fixes.
 */
export function providerPlaces(
	resources: readonly Resource[],
	accountOf = (provider: ProviderView) => ownerOf(provider).account,
): readonly ProviderPlace[] {
	const seen = new Map<string, Place[]>();
	const read = new Map<string, Place[]>();
	const configured = new Map<string, Place[]>();
	const groups = new Map<string | undefined, Set<string>>();
	for (const { arn, isRead, provider, type } of resources) {
		if (!isOfAws(type) && !speaks(type)) continue;
		const key = provider.urn;
		const group = usesDefaultCredentials(provider)
			? "default"
			: `of ${key ?? ""}`;
		groups.set(key, (groups.get(key) ?? new Set()).add(group));
		push(isRead ? read : seen, group, placeIn(arn));
		push(configured, group, {
			...given("account", accountOf(provider)),
			...given("partition", partitionIn(provider.props.region)),
		});
	}
	const placeOf = (group: string): Place => {
		// What is only read may be another account's: it counts where all is.
		const lists = [seen, configured, read].map((all) => all.get(group));
		return { ...sole("account", ...lists), ...sole("partition", ...lists) };
	};
	return [...groups].map(([provider, all]) => {
		const places = [...all].map(placeOf);
		return {
			provider,
			...same("account", places),
			...same("partition", places),
		};
	});
}

type Part = keyof Place;

/** The account and partition in an ARN; that of a bucket has no account. */
function placeIn(arn: string | undefined): Place {
	const [, partition, account] =
		/^arn:(aws[a-z-]*):[^:]+:[^:]*:(\d{12})?:/.exec(arn ?? "") ?? [];
	return { ...given("account", account), ...given("partition", partition) };
}

function partitionIn(region: unknown): string | undefined {
	return typeof region === "string" && /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)
		? partitionOf(region).name
		: undefined;
}

function given(part: Part, value: string | undefined): Place {
	return value === undefined ? {} : { [part]: value };
}

/** What the first list that shows any shows alone. */
function sole(
	part: Part,
	...lists: readonly (readonly Place[] | undefined)[]
): Place {
	for (const places of lists) {
		const values = new Set(places?.flatMap((place) => place[part] ?? []));
		if (values.size > 0) return given(part, onlyOf(values));
	}
	return {};
}

/** What all of them show. */
function same(part: Part, places: readonly Place[]): Place {
	return given(part, onlyOf(new Set(places.map((place) => place[part]))));
}

function onlyOf<T>(values: ReadonlySet<T>): T | undefined {
	const [only] = values;
	return values.size === 1 ? only : undefined;
}
