import { inputError } from "../../inputError";
import { type AuditTarget, validateRegion } from "../auditAccount";
import type { Compare } from "../comparison/compareReports";
import { namedOf } from "./outputs";
import { warn } from "./terminal";

/** What the results of an audit are compared with, as given by the user. */
export interface CompareOptions {
	/** `security-hub`. */
	readonly compare?: string | undefined;
	/** Region that has the findings of the others. */
	readonly compareRegion?: string | undefined;
}

/** What results can be compared with. */
const COMPARISONS: readonly string[] = ["security-hub"];

/** The comparison of an audit; undefined: none. Throws an input error. */
export function comparisonOf({
	compare,
	compareRegion,
	progress,
	...target
}: CompareOptions &
	AuditTarget & { readonly progress: (message: string) => void }):
	| Compare
	| undefined {
	validate({ compare, compareRegion });
	if (compare === undefined) return undefined;
	return async (reports, facts) => {
		progress("Reading findings of Security Hub CSPM …");
		// Loaded on first use: most audits compare nothing.
		const { compareWithSecurityHub } = await import(
			"../comparison/compareReports"
		);
		return compareWithSecurityHub(
			reports,
			facts,
			{ ...target, compareRegion },
			(line) => {
				progress("");
				warn(line);
			},
		);
	};
}

/** Throws an input error for an unknown comparison, or a Region without one. */
function validate({ compare, compareRegion }: CompareOptions): void {
	if (compare !== undefined) namedOf("--compare", compare, COMPARISONS);
	if (compareRegion === undefined) return;
	if (compare === undefined)
		throw inputError(
			"--compare-region has no effect without --compare: add --compare security-hub.",
		);
	validateRegion("--compare-region", compareRegion);
}
