import { inputError } from "../../inputError";
import type { Control } from "../../judging/control";
import type { CloudTarget } from "../report/cloudTarget";
import { exitCodeOf } from "../report/exitCode";
import { type Format, WRITERS } from "../report/formats";
import { jsonReportOf } from "../report/json";
import type { JsonReport } from "../report/jsonSchema";
import type { Report } from "../report/report";
import type { JsonSeverity } from "../report/reportOrder";
import type { Baseline } from "../report/textComparison";
import type { TextStyle } from "../report/textStyle";
import { type Output, writeOutputs } from "./outputs";
import { repositoryOf } from "./repository";

/** Options of every command that writes reports. */
export interface WriteOptions {
	readonly outputs: readonly Output<Format>[];
	readonly terminal: TextStyle;
	/** Shows progress on a terminal; "" clears it. */
	readonly progress: (message: string) => void;
	readonly show: Shown;
	/** Account and Region of findings whose source does not have them. */
	readonly cloud: CloudTarget;
}

/** What the formats show, as given by the user. */
export interface Shown {
	readonly all: boolean;
	readonly onlyFailed: boolean;
	readonly quiet: boolean;
	readonly sarifAll: boolean;
}

/** Options of `check` and `audit`. */
export interface ReportOptions extends WriteOptions {
	readonly config: string | undefined;
	/** ISO date (UTC) to evaluate exemptions as of. Default: today. */
	readonly today: string | undefined;
	readonly strict: boolean;
	/** The lowest severity of a failure that decides the exit code. */
	readonly failOn: JsonSeverity;
	/** JSON report whose failures do not decide the exit code. */
	readonly baseline: string | undefined;
	/** Folder that records are written into. */
	readonly record: string | undefined;
}

/** The baseline in a file, if there is one. Throws an input error. */
export async function loadBaseline(
	file: string | undefined,
): Promise<JsonReport | undefined> {
	if (file === undefined) return undefined;
	// Loaded on first use: most runs have no baseline.
	const { readReport } = await import("./reportFile");
	return readReport(file);
}

/** Writes the reports of `check` or `audit`. Returns the exit code. Throws an input error. */
export async function writeReports(
	reports: readonly Report[],
	controls: readonly Control[],
	earlier: JsonReport | undefined,
	options: ReportOptions,
): Promise<number> {
	const report = jsonReportOf(reports, new Date(), options.config);
	const baseline = earlier && (await baselineOf(earlier, report, options));
	await writeReport(report, controls, options, baseline);
	const { strict, failOn } = options;
	return exitCodeOf(report, {
		...{ strict, failOn },
		comparison: baseline?.comparison,
	});
}

async function baselineOf(
	earlier: JsonReport,
	report: JsonReport,
	{ baseline: name = "" }: ReportOptions,
): Promise<Baseline> {
	const { compare } = await import("../report/comparison");
	return { name, comparison: compare(earlier, report) };
}

/** Writes a report in each format. Throws an input error. */
export async function writeReport(
	report: JsonReport,
	controls: readonly Control[],
	options: WriteOptions,
	baseline?: Baseline,
): Promise<void> {
	const { cloud, outputs, progress, show, terminal } = options;
	const { sarifAll, ...text } = show;
	progress("");
	await writeOutputs(outputs, terminal, async (format, style) => {
		const write = await WRITERS[format]();
		return write(report, {
			...{ controls, sarifAll, cloud },
			text: { ...text, style, baseline },
			repository: repositoryOf(process.cwd()),
		});
	});
}

/** Throws an input error if ASFF is written, and the account or the Region is not known. */
export function requireTarget(
	{ outputs }: Pick<WriteOptions, "outputs">,
	{ accountId, region }: Partial<CloudTarget>,
): void {
	const missing = [
		...(accountId === undefined ? ["--account-id ID"] : []),
		...(region === undefined ? ["--region REGION"] : []),
	];
	if (outputs.some(({ format }) => format === "asff") && missing.length > 0)
		throw inputError(
			`--format asff needs the account and the Region of the findings: add ${missing.join(" and ")}.`,
		);
}
