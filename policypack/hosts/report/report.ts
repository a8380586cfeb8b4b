import { applyExceptions } from "../../configuration/exceptions";
import {
	type Configuration,
	enabledControls,
} from "../../configuration/policyConfiguration";
import type { Level } from "../../configuration/schema";
import type { Control } from "../../judging/control";
import {
	type ControlStatus,
	type Exemption,
	evaluate,
	type Finding,
	statusOf,
} from "../../judging/evaluate";
import { settle } from "../../judging/settings";
import type { Account } from "../../model/account";
import type { Source } from "../../model/facts";
import { UNKNOWN_TEXT } from "../../providers/wire";
import type { RegionsRead } from "../../sources/liveAccount/regionsRead";

/** Where an account was seen. */
export interface ReportSource {
	readonly kind: "program" | "preview" | "state" | "account";
	/** What the user called it, or the account's id. */
	readonly name: string;
	/** The folder that locations are relative to; empty where not known. */
	readonly folder: string;
	/** Of an account: `aws`, `aws-cn`, `aws-us-gov`, … */
	readonly partition?: string;
	/** Of an account: where its trails were looked for. */
	readonly regions?: RegionsRead;
}

/** What became of one control. */
export interface ControlResult {
	readonly control: Control;
	readonly level: Level;
	readonly status: ControlStatus;
	readonly findings: readonly Finding[];
	/** Exemptions that set nothing aside. */
	readonly unused: readonly Exemption[];
}

/** What became of every control in one source. */
export interface Report {
	readonly source: ReportSource;
	readonly generatedAt: Date;
	readonly results: readonly ControlResult[];
}

/**
 * Judges an account under every control that is asked for and not disabled.
 * @param today ISO date, in UTC, that exemptions end by.
 * @param findingsOf What a control finds, where it is not what it finds here.
 * @param urnOf The URN that the engine would report a finding on.
 */
export function reportOn(
	source: ReportSource,
	account: Account,
	controls: readonly Control[],
	configuration: Configuration,
	now: Date,
	today: string = now.toISOString().slice(0, 10),
	findingsOf = (control: Control): readonly Finding[] =>
		evaluate(control, account, configuration(control).options),
	urnOf = (_: Control, { on }: Finding): string => on.urn,
): Report {
	return {
		source,
		generatedAt: now,
		results: enabledControls(controls, configuration).map((control) => {
			const { level, settings, exceptions } = configuration(control);
			if (level === "disabled")
				return { control, level, status: "noData", findings: [], unused: [] };
			const { findings, unused } = applyExceptions(
				settle(control, findingsOf(control).map(spelled), settings, today),
				exceptions,
				(finding) => urnOf(control, finding),
			);
			return { control, level, status: statusOf(findings), findings, unused };
		}),
	};
}

/** A finding as people read it: with "…" for a part of a name that is not known. */
function spelled(finding: Finding): Finding {
	const { fix, nearest, on, reason } = finding;
	return {
		...finding,
		on: spelledSource(on),
		...(nearest && { nearest: spelledSource(nearest) }),
		reason: reason && withoutUnknowns(reason),
		fix: fix && withoutUnknowns(fix),
	};
}

function spelledSource(source: Source): Source {
	const { name, urn } = source;
	return { ...source, urn: withoutUnknowns(urn), name: withoutUnknowns(name) };
}

function withoutUnknowns(text: string): string {
	return text.replaceAll(UNKNOWN_TEXT, "…");
}

/** Whether something failed that must not. */
export function hasFailed({ results }: Report): boolean {
	return results.some(
		({ level, status }) =>
			status === "failed" && (level === "mandatory" || level === "remediate"),
	);
}

/** Whether something could not be decided. */
export function hasUndecided({ results }: Report): boolean {
	return results.some(({ findings }) =>
		findings.some(({ status }) => status === "unknown"),
	);
}

/** How many controls came to each status. */
export function countsOf({
	results,
}: Report): Readonly<Record<ControlStatus, number>> {
	const counts = { passed: 0, failed: 0, unknown: 0, noData: 0, exempt: 0 };
	for (const { status } of results) counts[status] += 1;
	return counts;
}
