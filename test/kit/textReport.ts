import { controls } from "../../policypack/controls";
import type { ReportOptions } from "../../policypack/hosts/command/writeReports";
import { jsonReportOf } from "../../policypack/hosts/report/json";
import type { Report } from "../../policypack/hosts/report/report";
import { toText } from "../../policypack/hosts/report/text";

/** A report as text without colors, of a width in columns. */
export function textReport(report: Report, width: number): string {
	return toText(jsonReportOf([report], new Date("2027-04-01T09:30:00Z")), {
		style: { width, color: false, links: false },
		...{ controls, all: false, onlyFailed: false, quiet: false },
	});
}

/** The options of `check` and `audit` where none is given. */
export const NO_OPTIONS: Omit<ReportOptions, "outputs"> = {
	config: undefined,
	today: undefined,
	strict: false,
	failOn: "Low",
	baseline: undefined,
	record: undefined,
	terminal: { width: 80, color: false, links: false },
	progress: () => {},
	show: { all: false, onlyFailed: false, quiet: false, sarifAll: false },
	cloud: { accountId: undefined, region: undefined },
};
