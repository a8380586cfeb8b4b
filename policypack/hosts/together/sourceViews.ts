import { join, relative } from "node:path";
import type { Fact, Owner, Source } from "../../model/facts";
import type { SourceView } from "../../model/together/sourceView";
import type { Report, ReportSource } from "../report/report";
import type { SourceFacts } from "../sourceFacts";

const SHOWS: Readonly<Record<ReportSource["kind"], SourceView["shows"]>> = {
	account: "live",
	state: "state",
	preview: "planned",
	program: "planned",
};

/**
 * A source as one of several that are judged together.
 * @param key Another text for each source.
 * @param facts What is judged of it.
 */
export function viewOf(
	{ source, identity }: SourceFacts,
	key: string,
	facts: readonly Fact[],
): SourceView {
	const places = identity.providers ?? {};
	const placeOf = ({ provider }: Owner) => places[provider ?? ""] ?? {};
	const view = {
		key,
		name: source.name,
		shows: SHOWS[source.kind],
		account: identity.account ?? places[""]?.account,
		partition: identity.partition,
		...(source.regions && { regions: source.regions.read }),
	};
	const isLive = view.shows === "live";
	const partitionOf = new Map<string, string>();
	const placed = (owner: Owner): Owner => {
		const { partition } = placeOf(owner);
		const provider = isLive
			? `account ${identity.account ?? key}`
			: `${key} ${owner.provider ?? ""}`;
		if (partition !== undefined) partitionOf.set(provider, partition);
		const account =
			owner.account ??
			placeOf(owner).account ??
			(isLive ? identity.account : undefined);
		return { provider, account };
	};
	return {
		...view,
		facts: facts.map((fact) => relocated(withOwner(fact, placed), source)),
		partitionOf: ({ provider }) =>
			partitionOf.get(provider ?? "") ?? identity.partition,
	};
}

function withOwner(fact: Fact, placed: (owner: Owner) => Owner): Fact {
	return "owner" in fact && fact.owner
		? { ...fact, owner: placed(fact.owner) }
		: fact;
}

/** With the file of a program relative to the working folder. */
function relocated(fact: Fact, { folder }: ReportSource): Fact {
	const { location } = fact.of;
	if (folder === "" || !location) return fact;
	const file = join(folder, location.file);
	const of: Source = { ...fact.of, location: { ...location, file } };
	return { ...fact, of };
}

/** A report on a program alone, with files relative to its folder again. */
export function withOwnPaths(report: Report): Report {
	const { folder } = report.source;
	if (folder === "") return report;
	const own = (of: Source): Source =>
		of.location
			? {
					...of,
					location: {
						...of.location,
						file: relative(folder, of.location.file),
					},
				}
			: of;
	return {
		...report,
		results: report.results.map((result) => ({
			...result,
			findings: result.findings.map((finding) => ({
				...finding,
				on: own(finding.on),
				...(finding.nearest && { nearest: own(finding.nearest) }),
			})),
		})),
	};
}
