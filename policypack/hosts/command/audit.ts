import { clockAt } from "../../configuration/clock";
import { loadConfiguration } from "../../configuration/loadConfiguration";
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
import { firstSignal } from "./interrupts";
import { noteTo, warn } from "./terminal";
import { loadBaseline, type ReportOptions, writeReports } from "./writeReports";

/** Options of `audit`. */
export interface AuditOptions extends ReportOptions, AuditTarget {
	/** Options of an audit of several accounts, as given by the user. */
	readonly organization?: OrganizationFlags;
}

/** Evaluates the live account, or several, and writes the report. Returns the exit code. Throws an input error. */
export async function audit(
	all: readonly Control[],
	options: AuditOptions,
): Promise<number> {
	validateAuditTarget(options);
	const target = organizationTargetOf(options.organization ?? {});
	const today = clockAt(options.today)();
	const configuration = await loadConfiguration(options.config, all, warn);
	const baseline = await loadBaseline(options.baseline);
	const settings = { ...options, configuration, today };
	if (target === undefined) {
		const report = await auditAccount(all, settings);
		return writeReports([report], all, baseline, options);
	}
	// Loaded on first use: most audits are of one account.
	const { auditOrganization } = await import("../auditOrganization");
	const interrupt = firstSignal();
	try {
		const reports = await auditOrganization(all, {
			...{ ...settings, target, warn },
			interrupt: interrupt.signal,
			note: noteTo(options.show.quiet),
		});
		const code = await writeReports(reports, all, baseline, options);
		return interrupt.exitCode() ?? code;
	} finally {
		interrupt.end();
	}
}
