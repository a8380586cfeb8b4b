import { clockAt } from "../../configuration/clock";
import { loadConfiguration } from "../../configuration/loadConfiguration";
import { isInputError } from "../../inputError";
import type { Control } from "../../judging/control";
import {
	type AuditTarget,
	auditAccount,
	validateAuditTarget,
} from "../auditAccount";
import {
	type OrganizationFlags,
	organizationTargetOf,
} from "../auditOrganization/options";
import { recorderFor } from "../record/recorder";
import { type CompareOptions, comparisonOf } from "./compare";
import { firstSignal } from "./interrupts";
import { withProblems } from "./problems";
import { note, noteTo, warn } from "./terminal";
import { loadBaseline, type ReportOptions, writeReports } from "./writeReports";

/** Options of `audit`. */
export interface AuditOptions
	extends ReportOptions,
		AuditTarget,
		CompareOptions {
	/** Options of an audit of several accounts, as given by the user. */
	readonly organization?: OrganizationFlags;
}

const ENDING =
	"Ending with a report of what was read; interrupt again to end at once";

/** Evaluates the live account, or several, and writes the report. Returns the exit code. Throws an input error. */
export async function audit(
	all: readonly Control[],
	options: AuditOptions,
): Promise<number> {
	validateAuditTarget(options);
	const target = organizationTargetOf(options.organization ?? {});
	const compare = comparisonOf(options);
	const today = clockAt(options.today)();
	const configuration = await loadConfiguration(options.config, all, warn);
	const baseline = await loadBaseline(options.baseline);
	const { record: folder, ...rest } = options;
	const settings = { ...rest, compare, configuration, today };
	const problems: string[] = [];
	const refuse = (problem: string) => {
		problems.push(problem);
	};
	if (target === undefined) {
		const record = await recorderFor(folder, refuse);
		const report = await auditAccount(all, { ...settings, record });
		const code = await writeReports([report], all, baseline, options);
		return withProblems(code, problems);
	}
	// Loaded on first use: most audits are of one account.
	const { auditOrganization } = await import("../auditOrganization");
	const noteLine = noteTo(options.show.quiet);
	const interrupt = firstSignal(() => {
		options.progress(`${ENDING} …`);
		noteLine(ENDING);
	});
	try {
		const reports = await auditOrganization(all, {
			...{ ...settings, target, warn, refuse },
			interrupt: interrupt.signal,
			note: noteLine,
		});
		const code = await writeReports(reports, all, baseline, options);
		return interrupt.exitCode() ?? withProblems(code, problems);
	} catch (error) {
		const code = interrupt.exitCode();
		if (code === undefined || !isInputError(error)) throw error;
		// Nothing was read yet.
		note(error.message);
		return code;
	} finally {
		interrupt.end();
	}
}
