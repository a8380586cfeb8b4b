import Builder from "fast-xml-builder";
import { printable } from "../../text/printable";
import { exemptionText, type FindingRow, rowsOf } from "./findingRows";
import type { JsonReport, JsonResult } from "./jsonSchema";

/** An element: its attributes begin with `@`, its text is `#text`. */
interface Element {
	readonly [name: string]: string | Element | readonly Element[];
}

/** Time of a case, which evaluates no test of its own. */
const TIME = "0";

/**
 * The report as JUnit XML: a suite for each source, a case for each control and
 * resource. FAILED is a failure, UNKNOWN an error, NO_DATA and EXEMPT are
 * skipped.
 */
export function toJunit(report: JsonReport): string {
	const suites = report.sources.map((result) => suiteOf(result, report));
	const total = (name: string) =>
		String(suites.reduce((sum, suite) => sum + Number(suite[name]), 0));
	const builder = new Builder({
		attributeNamePrefix: "@",
		format: true,
		ignoreAttributes: false,
		suppressBooleanAttributes: false,
		suppressEmptyNode: true,
	});
	const text = builder.build({
		"?xml": { "@version": "1.0", "@encoding": "UTF-8" },
		testsuites: {
			"@name": report.tool.name,
			"@tests": total("@tests"),
			"@failures": total("@failures"),
			"@errors": total("@errors"),
			"@time": TIME,
			testsuite: suites,
		},
	});
	return `${text.trimEnd()}\n`;
}

function suiteOf(result: JsonResult, report: JsonReport): Element {
	const { source } = result;
	const rows = rowsOf({ ...report, sources: [result] });
	const labels = new Map<string, number>();
	const count = (...statuses: readonly string[]) =>
		String(rows.filter((row) => statuses.includes(row.finding.status)).length);
	return {
		"@name": printable(source.name),
		"@tests": String(rows.length),
		"@failures": count("FAILED"),
		"@errors": count("UNKNOWN"),
		"@skipped": count("NO_DATA", "EXEMPT"),
		"@time": TIME,
		"@timestamp": report.generatedAt.replace(/\.\d+Z$/, ""),
		properties: {
			property: [
				{ "@name": "kind", "@value": source.kind },
				{ "@name": "toolVersion", "@value": printable(report.tool.version) },
				...(report.configuration === undefined
					? []
					: [
							{
								"@name": "configuration",
								"@value": printable(report.configuration),
							},
						]),
			],
		},
		testcase: rows.map((row) => caseOf(row, labels)),
	};
}

function caseOf(row: FindingRow, labels: Map<string, number>): Element {
	const { control, finding, isOfNothing } = row;
	const label = isOfNothing
		? control.title
		: `${finding.name} (${finding.type})`;
	// A reader tells cases apart by their class and name.
	const key = `${control.id} ${label}`;
	const count = (labels.get(key) ?? 0) + 1;
	labels.set(key, count);
	return {
		"@classname": control.id,
		"@name": count === 1 ? label : `${label} #${count}`,
		"@time": TIME,
		...outcomeOf(row),
	};
}

function outcomeOf(row: FindingRow): Element {
	const { control, finding } = row;
	const { cause, exemption, reason, status } = finding;
	switch (status) {
		case "PASSED":
			return reason === null ? {} : { "system-out": linesOf(row) };
		case "FAILED":
			return {
				failure: {
					"@type": `${control.severity}, ${control.enforcement}`,
					"@message": reason ?? control.title,
					"#text": linesOf(row),
				},
			};
		case "UNKNOWN":
			return {
				error: {
					"@type": `${status}, ${cause ?? "unreadable"}`,
					"@message": reason ?? control.title,
					"#text": linesOf(row),
				},
			};
		default:
			return {
				skipped: {
					"@type": status,
					"@message":
						status === "EXEMPT" && exemption
							? `Exempt: ${exemptionText(exemption)}`
							: (reason ?? control.title),
					"#text": linesOf(row),
				},
			};
	}
}

/** What is known about a finding, in lines. */
function linesOf({ control, finding }: FindingRow): string {
	const { fix, location, reason, resource } = finding;
	return [
		`${control.title} (${control.severity}, ${control.enforcement})`,
		reason,
		fix && `Fix: ${fix}`,
		resource && `Resource: ${resource}`,
		location && `Declared at: ${location.file}:${location.line}`,
	]
		.filter((line) => line !== null && line !== "")
		.join("\n");
}
