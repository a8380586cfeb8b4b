import { clockAt } from "../../configuration/clock";
import { loadConfiguration } from "../../configuration/loadConfiguration";
import type { Control } from "../../judging/control";
import {
	type AuditTarget,
	auditAccount,
	validateAuditTarget,
} from "../auditAccount";
import { recorderFor } from "../record/recorder";
import { withProblems } from "./problems";
import { warn } from "./terminal";
import { loadBaseline, type ReportOptions, writeReports } from "./writeReports";

/** Options of `audit`. */
export interface AuditOptions extends ReportOptions, AuditTarget {}

/** Evaluates the live account and writes the report. Returns the exit code. Throws an input error. */
export async function audit(
	all: readonly Control[],
	options: AuditOptions,
): Promise<number> {
	validateAuditTarget(options);
	const today = clockAt(options.today)();
	const configuration = await loadConfiguration(options.config, all, warn);
	const baseline = await loadBaseline(options.baseline);
	const problems: string[] = [];
	const record = await recorderFor(options.record, (problem) => {
		problems.push(problem);
	});
	const report = await auditAccount(all, {
		...{ ...options, configuration, today, record },
	});
	const code = await writeReports([report], all, baseline, options);
	return withProblems(code, problems);
}
