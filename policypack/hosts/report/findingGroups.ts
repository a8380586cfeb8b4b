import type { JsonFinding } from "./jsonSchema";
import { statusRank } from "./reportOrder";

/** Findings of one control with one status, from one line of code. */
export interface FindingGroup {
	readonly first: JsonFinding;
	readonly size: number;
	/** Number of different reasons, apart from the names of the resources. */
	readonly reasons: number;
}

/**
 * Failures before the other findings; those from one file and line as a group.
 * @param all Whether each finding is a group of its own.
 */
export function groupsOf(
	findings: readonly JsonFinding[],
	all: boolean,
): readonly FindingGroup[] {
	const sorted = [...findings].sort((a, b) => statusRank(a) - statusRank(b));
	if (all) return sorted.map((first) => ({ first, size: 1, reasons: 1 }));
	const groups = new Map<string | JsonFinding, JsonFinding[]>();
	for (const finding of sorted) {
		const key = keyOf(finding);
		const same = groups.get(key);
		if (same) same.push(finding);
		else groups.set(key, [finding]);
	}
	return [...groups.values()].flatMap((group) => {
		const [first] = group;
		return first
			? [{ first, size: group.length, reasons: reasonsIn(group) }]
			: [];
	});
}

/** What findings of a group share; without a location, a finding is on its own. */
function keyOf(finding: JsonFinding): string | JsonFinding {
	const { status, location, exemption } = finding;
	return location === null
		? finding
		: JSON.stringify([status, location.file, location.line, exemption]);
}

function reasonsIn(group: readonly JsonFinding[]): number {
	const reasons = group.map(({ reason, name }) =>
		(reason ?? "").replaceAll(name, ""),
	);
	return new Set(reasons).size;
}
