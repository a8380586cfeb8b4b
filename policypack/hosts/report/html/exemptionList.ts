import type { JsonFinding, JsonReport, JsonResult } from "../jsonSchema";
import { daysUntil } from "./dates";

/** Days before its end in which an exemption is marked. */
export const ENDS_SOON_DAYS = 30;

/** Where an exemption is in its life. */
export type ExemptionState = "expired" | "endsSoon" | "unused" | "inForce";

/** An exemption of one control in one source. */
export interface ListedExemption {
	readonly state: ExemptionState;
	/** Whether no finding matches it. */
	readonly isUnused: boolean;
	/** Days until its last day, if it has one. */
	readonly days: number | undefined;
	readonly exemption: NonNullable<JsonFinding["exemption"]>;
	/** ID of the control; the name of its policy if it is unused. */
	readonly control: string;
	readonly source: JsonResult["source"];
	/** Findings that match it. */
	readonly findings: number;
}

type Listed = Omit<ListedExemption, "state" | "days">;

const ORDER: readonly ExemptionState[] = [
	"expired",
	"endsSoon",
	"unused",
	"inForce",
];

/** Every exemption of a report: what needs attention first, then by date. */
export function exemptionsIn(report: JsonReport): readonly ListedExemption[] {
	const all = report.sources
		.flatMap((result) => [...usedIn(result), ...unusedIn(result)])
		.map((listed) => dated(listed, report.generatedAt));
	return all.sort(
		(one, other) =>
			ORDER.indexOf(one.state) - ORDER.indexOf(other.state) ||
			(one.days ?? Infinity) - (other.days ?? Infinity) ||
			0,
	);
}

function dated(
	listed: Listed & { readonly hasExpired: boolean },
	generatedAt: string,
): ListedExemption {
	const { hasExpired, ...rest } = listed;
	const { expires } = rest.exemption;
	const days =
		expires === undefined ? undefined : daysUntil(expires, generatedAt);
	return { ...rest, days, state: stateOf(hasExpired, days, rest.isUnused) };
}

function stateOf(
	hasExpired: boolean,
	days: number | undefined,
	isUnused: boolean,
): ExemptionState {
	if (hasExpired || (days !== undefined && days < 0)) return "expired";
	if (days !== undefined && days <= ENDS_SOON_DAYS) return "endsSoon";
	return isUnused ? "unused" : "inForce";
}

function usedIn({ source, controls }: JsonResult) {
	const used = new Map<string, Listed & { readonly hasExpired: boolean }>();
	for (const { id, findings } of controls)
		for (const { exemption, status } of findings) {
			if (!exemption) continue;
			const key = JSON.stringify([id, exemption, status === "EXEMPT"]);
			used.set(key, {
				isUnused: false,
				exemption,
				control: id,
				source,
				findings: (used.get(key)?.findings ?? 0) + 1,
				hasExpired: status !== "EXEMPT",
			});
		}
	return [...used.values()];
}

function unusedIn({ source, controls, unusedExemptions }: JsonResult) {
	const idOf = new Map(controls.map(({ id, policy }) => [policy, id]));
	return unusedExemptions.map(({ policy, ...exemption }) => ({
		isUnused: true,
		exemption,
		control: idOf.get(policy) ?? policy,
		source,
		findings: 0,
		hasExpired: false,
	}));
}
