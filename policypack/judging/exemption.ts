import { indexWildcards } from "../model/wildcards";
import type { Exemption, Finding } from "./finding";

/** Findings after exemptions, and the exemptions that set nothing aside. */
export interface Exempted {
	readonly findings: readonly Finding[];
	readonly unused: readonly Exemption[];
}

/**
 * Sets aside what failed and is exempt. An exemption that has expired lets
 * the failure stand, and says so.
 * @param today ISO date, in UTC.
 */
export function exempt(
	findings: readonly Finding[],
	exemptions: readonly Exemption[],
	today: string,
): Exempted {
	if (exemptions.length === 0) return { findings, unused: [] };
	const groups = groupsOf(exemptions, today);
	const index = indexWildcards(groups.keys(), "*");
	const used = new Set<string>();
	const judged = findings.map((finding): Finding => {
		const { on, status } = finding;
		if (status !== "failed" && status !== "unknown") return finding;
		const matching = new Set([
			...index.matching(on.urn),
			...index.matching(on.name),
		]);
		// What is not known yet may fail at the update, and be exempt then.
		for (const pattern of matching) used.add(pattern);
		if (status === "unknown") return finding;
		const matched = [...matching].flatMap(
			(pattern) => groups.get(pattern) ?? [],
		);
		const holding = firstOf(matched.flatMap(({ holding }) => holding ?? []));
		if (holding)
			return { ...finding, status: "exempt", exemption: holding.exemption };
		const expired = firstOf(matched.map(({ first }) => first))?.exemption;
		if (!expired) return finding;
		return {
			...finding,
			reason: `${finding.reason ?? ""} Its exemption (${expired.reason}) expired on ${expired.expires ?? ""}.`,
			exemption: expired,
		};
	});
	return {
		findings: judged,
		unused: exemptions.filter(({ resource }) => !used.has(resource)),
	};
}

/** An exemption and its place in the configuration. */
interface Placed {
	readonly exemption: Exemption;
	readonly place: number;
}

/** The exemptions of one pattern: of many, only two can ever speak. */
interface Group {
	readonly first: Placed;
	/** The first that has not expired. */
	readonly holding: Placed | undefined;
}

function groupsOf(
	exemptions: readonly Exemption[],
	today: string,
): ReadonlyMap<string, Group> {
	const groups = new Map<string, Group>();
	for (const [place, exemption] of exemptions.entries()) {
		const { expires, resource } = exemption;
		const placed = { exemption, place };
		const holds = expires === undefined || today <= expires;
		const { first = placed, holding } = groups.get(resource) ?? {};
		groups.set(resource, {
			first,
			holding: holding ?? (holds ? placed : undefined),
		});
	}
	return groups;
}

/** The one that comes first in the configuration. */
function firstOf(all: readonly Placed[]): Placed | undefined {
	return all.reduce<Placed | undefined>(
		(first, one) => (first && first.place < one.place ? first : one),
		undefined,
	);
}
