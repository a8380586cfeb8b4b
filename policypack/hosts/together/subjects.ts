import type { Root } from "../../model/account";
import { compareTexts } from "../../model/order";
import type { SourceView } from "../../model/together/sourceView";
import type { RegionsRead } from "../../sources/liveAccount/regionsRead";
import type { ReportSource } from "../report/report";
import type { Seen } from "./lookups";
import { apartKey, type Places } from "./places";

/** What a report is about. */
export interface Subject {
	readonly key: string;
	readonly source: ReportSource;
	/** What findings on the account are about. */
	readonly root: Root;
	/** Whether a trail outside of the sources does not do. */
	readonly isComplete: boolean;
	/** Whether a lookup of its live account found no other trail. */
	readonly hasNoOtherTrail: boolean;
}

/** The subjects of the reports: accounts in view, sources apart, and accounts that no source shows. */
export function subjectsOf(
	sources: readonly Seen[],
	{ accounts, apart, isInView, sourcesOf }: Places,
	expected: readonly string[],
): readonly Subject[] {
	const byKey = new Map(sources.map((seen) => [seen.view.key, seen]));
	const seenBy = (views: readonly SourceView[]) =>
		views.flatMap(({ key }) => byKey.get(key) ?? []);
	const isExpected = new Set(expected);
	const missing = [...isExpected].filter((account) => !isInView(account));
	return [
		...[...accounts, ...missing]
			.sort(compareTexts)
			.map((account) =>
				subjectOf(account, seenBy(sourcesOf(account)), isExpected.has(account)),
			),
		...seenBy(apart).map((seen) => ({
			key: apartKey(seen.view),
			source: seen.facts.source,
			root: seen.facts.root,
			isComplete: seen.facts.root.view === "account",
			hasNoOtherTrail: hasNoOtherTrail(seen),
		})),
	];
}

function subjectOf(
	account: string,
	sources: readonly Seen[],
	isExpected: boolean,
): Subject {
	const own = sources.filter(({ view }) => view.account === account);
	const partition = only(own.map(({ view }) => view.partition));
	const live = own.filter(({ view }) => view.shows === "live");
	const regions = live.flatMap(({ facts }) => facts.source.regions ?? []);
	const names = new Set(sources.map(({ view }) => view.name));
	return {
		key: account,
		source: {
			kind: "account",
			name: account,
			folder: "",
			...(partition !== undefined && { partition }),
			...(regions.length > 0 && { regions: joined(regions) }),
			sources: [...names].sort(compareTexts),
		},
		root: {
			urn: `arn:${partition ?? "aws"}:iam::${account}:root`,
			type: "AWS::::Account",
			name: account,
			location: undefined,
			view: sources.length > 0 ? "sources" : "none",
		},
		isComplete: isExpected || live.length > 0,
		hasNoOtherTrail: false,
	};
}

/** Whether a lookup for the source found no trail. */
function hasNoOtherTrail({ facts }: Seen): boolean {
	return [...facts.lookups.values()].some((found) =>
		found.some(({ kind }) => kind === "noTrail"),
	);
}

function only<T>(values: readonly (T | undefined)[]): T | undefined {
	const known = new Set(values.flatMap((value) => value ?? []));
	const [first] = known;
	return known.size === 1 ? first : undefined;
}

/** The Regions of an account that any of its sources read. */
function joined(all: readonly RegionsRead[]): RegionsRead {
	const [first, ...others] = all;
	if (first && others.length === 0) return first;
	const read = new Set(all.flatMap((one) => one.read));
	const notRead = new Map(
		all
			.flatMap((one) => one.notRead)
			.filter(({ name }) => !read.has(name))
			.map((region) => [region.name, region]),
	);
	return {
		read: [...read].sort(),
		notRead: [...notRead.values()].sort((a, b) => compareTexts(a.name, b.name)),
		others: all.every(({ others: why }) => why !== "")
			? (first?.others ?? "")
			: "",
	};
}
