import { applyExceptions } from "../../configuration/exceptions";
import {
	type Configuration,
	enabledControls,
} from "../../configuration/policyConfiguration";
import type { Level } from "../../configuration/schema";
import type { Control } from "../../judging/control";
import { type Disagreement, disagreementsOf } from "../../judging/disagreement";
import {
	type ControlStatus,
	type Exemption,
	type Finding,
	statusOf,
} from "../../judging/finding";
import { judge } from "../../judging/judge";
import type { Account } from "../../model/account";
import { UNKNOWN_TEXT } from "../../providers/wire";
import type { RegionsRead } from "../../sources/liveAccount/regionsRead";
import { reportedOn } from "../reportedOn";

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
	/** Of an account that several sources show: what they are called. */
	readonly sources?: readonly string[];
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
	readonly results: readonly ControlResult[];
	/** Where AWS's own results differ. They change no result. */
	readonly disagreements?: readonly Disagreement[];
}

/**
 * Evaluates an account with every control that is enabled.
 * @param today ISO date, in UTC, that exemptions end by.
 * @param accountOf The account that a control judges, where it is another one.
 */
export function reportOn(
	source: ReportSource,
	account: Account,
	controls: readonly Control[],
	configuration: Configuration,
	now: Date,
	today: string = now.toISOString().slice(0, 10),
	accountOf = (_: Control): Account => account,
): Report {
	const enabled = enabledControls(controls, configuration);
	return {
		source,
		disagreements: enabled
			.filter((control) => configuration(control).level !== "disabled")
			.flatMap((control) => disagreementsOf(control, accountOf(control))),
		results: enabled.map((control) => {
			const { level, settings, exceptions, options } = configuration(control);
			if (level === "disabled")
				return { control, level, status: "noData", findings: [], unused: [] };
			const seen = accountOf(control);
			const terms = { settings, options, today, shown: withoutUnknowns };
			const { findings, unused } = applyExceptions(
				judge(control, seen, terms),
				exceptions,
				(finding) => reportedOn(finding, seen).urn,
			);
			return { control, level, status: statusOf(findings), findings, unused };
		}),
	};
}

/** With "…" for a part of a name that is not known. */
function withoutUnknowns(text: string): string {
	return text.replaceAll(UNKNOWN_TEXT, "…");
}

/** How many controls came to each status. */
export function countsOf({
	results,
}: Report): Readonly<Record<ControlStatus, number>> {
	const counts = { passed: 0, failed: 0, unknown: 0, noData: 0, exempt: 0 };
	for (const { status } of results) counts[status] += 1;
	return counts;
}
