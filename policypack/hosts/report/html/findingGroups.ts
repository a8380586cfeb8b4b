import type { JsonFinding } from "../jsonSchema";
import { aroundName } from "./nameInText";
import { WORST_FIRST } from "./words";

/** Findings that differ in their resource only. */
export interface FindingGroup {
	readonly first: JsonFinding;
	readonly findings: readonly JsonFinding[];
	/** Whether all resources have one logical name. */
	readonly isOfOneName: boolean;
}

/**
 * Findings with the same status, reason, fix and exemption, apart from the
 * name of the resource, as groups: the worst status first, otherwise in the
 * order of the report.
 */
export function groupsOf(
	findings: readonly JsonFinding[],
): readonly FindingGroup[] {
	const byText = new Map<string, JsonFinding[]>();
	for (const finding of findings) {
		const key = keyOf(finding);
		const group = byText.get(key);
		if (group) group.push(finding);
		else byText.set(key, [finding]);
	}
	const groups = [...byText.values()].flatMap((group) => {
		const [first] = group;
		if (!first) return [];
		const isOfOneName = group.every(({ name }) => name === first.name);
		return [{ first, findings: group, isOfOneName }];
	});
	return WORST_FIRST.flatMap((status) =>
		groups.filter(({ first }) => first.status === status),
	);
}

function keyOf(finding: JsonFinding): string {
	const { status, cause, name, reason, fix, exemption } = finding;
	return JSON.stringify([
		status,
		cause,
		aroundName(reason ?? "", name),
		aroundName(fix ?? "", name),
		exemption,
	]);
}
