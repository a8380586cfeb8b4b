import { readText } from "../../configuration/fileText";
import { inputError } from "../../inputError";
import { isBag } from "../../providers/wire";
import { parsedJson, placeAt } from "../../text/json";
import { version } from "../../version";
import { type JsonReport, REPORT_SCHEMA } from "../report/jsonSchema";

const HOW =
	"use a file that `check` or `audit` wrote with --format json --output FILE";

/**
 * Reads a JSON report from a file, or from standard input with `-`. Throws an
 * input error.
 */
export async function readReport(path: string): Promise<JsonReport> {
	const name = path === "-" ? "standard input" : path;
	const text = readText(path === "-" ? 0 : path, name || "The report", HOW);
	if (text.trim() === "") throw inputError(`${name} is empty: ${HOW}.`);
	const parsed = parsedJson(text);
	if (!parsed.isJson)
		throw inputError(
			`${placeAt(name, parsed.line)} is not valid JSON, or is truncated: ${HOW}.`,
		);
	const { value } = parsed;
	if (!isReport(value))
		throw inputError(`${name} is not a JSON report of this command: ${HOW}.`);
	const { schemaVersion, tool } = value;
	const ours = REPORT_SCHEMA.properties.schemaVersion.const;
	if (schemaVersion !== ours)
		throw inputError(
			`${name} is a report of schema version ${written(schemaVersion)}, and this command reads version ${ours}: write the report again with version ${version()} of the package.`,
		);
	const by = isBag(tool) ? tool.version : undefined;
	// Loaded on first use: most runs need no schema validator.
	const { schemaValidator } = await import("../../configuration/schemaErrors");
	schemaValidator(name)(REPORT_SCHEMA, value, "report", otherVersion(by));
	return value as unknown as JsonReport;
}

/** Reads each report, and joins them. Throws an input error. */
export async function readReports(
	paths: readonly string[],
): Promise<JsonReport> {
	requireOneInput(paths);
	const reports: JsonReport[] = [];
	for (const path of paths) reports.push(await readReport(path));
	return joined(reports);
}

/** Standard input can be read once. Throws an input error. */
export function requireOneInput(paths: readonly string[]): void {
	if (paths.filter((path) => path === "-").length > 1)
		throw inputError(
			"- is given more than once, and standard input can be read only once: use a file for each of the other reports.",
		);
}

function isReport(value: unknown): value is Record<string, unknown> {
	return isBag(value) && "schemaVersion" in value && "sources" in value;
}

/** Another version of the package may write other properties. */
function otherVersion(by: unknown): string {
	return typeof by === "string" &&
		by !== version() &&
		/^[\w.+-]{1,40}$/.test(by)
		? `; the report is by version ${by} of the package, and this is version ${version()}`
		: "";
}

function written(value: unknown): string {
	return typeof value === "number" ? String(value) : "unknown";
}

/** One report with all sources in order, as of the newest. */
function joined(reports: readonly JsonReport[]): JsonReport {
	const [newest] = [...reports].sort(
		(a, b) => Date.parse(b.generatedAt) - Date.parse(a.generatedAt),
	);
	if (!newest) throw inputError(`There is no report: ${HOW}.`);
	const files = new Set(
		reports.flatMap(({ configuration }) => configuration ?? []),
	);
	const { configuration: _, ...head } = newest;
	return {
		...head,
		...(files.size > 0 && { configuration: [...files].join(", ") }),
		sources: reports.flatMap(({ sources }) => sources),
	};
}
