import { clockAt } from "../../configuration/clock";
import { loadConfiguration } from "../../configuration/loadConfiguration";
import { inputError } from "../../inputError";
import type { Control } from "../../judging/control";
import type { Fact } from "../../model/facts";
import {
	type AuditTarget,
	readLiveAccount,
	validateAuditTarget,
	validateRegion,
} from "../auditAccount";
import type { Report } from "../report/report";
import { judgeSource } from "../sourceFacts";
import { namedOf } from "./outputs";
import { warn } from "./terminal";
import { loadBaseline, type ReportOptions, writeReports } from "./writeReports";

/** Options of `audit`. */
export interface AuditOptions extends ReportOptions, AuditTarget {
	/** What the results are compared with, as given by the user: security-hub. */
	readonly compare?: string | undefined;
	/** Region that has the findings of the others, as given by the user. */
	readonly compareRegion?: string | undefined;
}

/** What results can be compared with. */
const COMPARISONS: readonly string[] = ["security-hub"];

/** Evaluates the live account and writes the report. Returns the exit code. Throws an input error. */
export async function audit(
	all: readonly Control[],
	options: AuditOptions,
): Promise<number> {
	validateAuditTarget(options);
	validateComparison(options);
	const today = clockAt(options.today)();
	const configuration = await loadConfiguration(options.config, all, warn);
	const baseline = await loadBaseline(options.baseline);
	const seen = await readLiveAccount(all, { ...options, configuration });
	const report = judgeSource(seen, all, configuration, today);
	const reports = await compared([report], seen.facts, options);
	return writeReports(reports, all, baseline, options);
}

/** The reports, with disagreements if they are compared with AWS's results. */
async function compared(
	reports: readonly Report[],
	facts: readonly Fact[],
	{ compare, compareRegion, ...target }: AuditOptions,
): Promise<readonly Report[]> {
	if (compare === undefined) return reports;
	target.progress("Reading findings of Security Hub CSPM …");
	// Loaded on first use: most audits compare nothing.
	const { compareWithSecurityHub } = await import(
		"../comparison/compareReports"
	);
	return compareWithSecurityHub(
		reports,
		facts,
		{ ...target, compareRegion },
		(line) => {
			target.progress("");
			warn(line);
		},
	);
}

/** Throws an input error for an unknown comparison, or a Region without one. */
function validateComparison({ compare, compareRegion }: AuditOptions): void {
	if (compare !== undefined) namedOf("--compare", compare, COMPARISONS);
	if (compareRegion === undefined) return;
	if (compare === undefined)
		throw inputError(
			"--compare-region has no effect without --compare: add --compare security-hub.",
		);
	validateRegion("--compare-region", compareRegion);
}
