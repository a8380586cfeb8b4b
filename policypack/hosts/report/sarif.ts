import type { Location, Log, Result, Suppression } from "sarif";
import { printable } from "../../text/printable";
import type { HelpById } from "./controlHelp";
import {
	exemptionText,
	type FindingRow,
	fingerprintsOf,
	messageOf,
	rowsOf,
} from "./findingRows";
import type { JsonReport, JsonStatus } from "./jsonSchema";
import { placeOf, type Repository } from "./repositoryPath";
import { LEVEL, ruleOf } from "./sarifRule";
import { sarifText } from "./sarifText";

/** Options of SARIF. */
export interface SarifOptions {
	readonly help: HelpById;
	readonly repository: Repository;
	/** Also write PASSED, UNKNOWN and NO_DATA, which GitHub shows as alerts. */
	readonly all: boolean;
}

const SCHEMA =
	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const KIND: Readonly<Record<JsonStatus, Result["kind"] & string>> = {
	FAILED: "fail",
	EXEMPT: "fail",
	UNKNOWN: "open",
	NO_DATA: "notApplicable",
	PASSED: "pass",
};

/** The report as SARIF 2.1.0, one run for all sources. */
export function toSarif(report: JsonReport, options: SarifOptions): string {
	const rows = rowsOf(report);
	const fingerprints = fingerprintsOf(rows);
	const controls = [
		...new Map(rows.map(({ control }) => [control.id, control])).values(),
	];
	const indexes = new Map(controls.map(({ id }, at) => [id, at]));
	const results = rows.flatMap((row, at) =>
		options.all || KIND[row.finding.status] === "fail"
			? resultOf(
					row,
					indexes.get(row.control.id) ?? -1,
					fingerprints[at] ?? "",
					options,
				)
			: [],
	);
	const { name, version } = report.tool;
	const log: Log = {
		version: "2.1.0",
		$schema: SCHEMA,
		runs: [
			{
				tool: {
					driver: {
						name,
						version,
						semanticVersion: version,
						rules: controls.map((control) => ruleOf(control, options.help)),
					},
				},
				invocations: [
					{ executionSuccessful: true, endTimeUtc: report.generatedAt },
				],
				columnKind: "utf16CodeUnits",
				results,
			},
		],
	};
	return `${JSON.stringify(log, null, 2)}\n`;
}

function resultOf(
	row: FindingRow,
	ruleIndex: number,
	fingerprint: string,
	{ repository }: SarifOptions,
): Result {
	const { control, finding, source } = row;
	const kind = KIND[finding.status];
	return {
		ruleId: control.id,
		ruleIndex,
		kind,
		level: kind === "fail" ? LEVEL[control.severity] : "none",
		message: { text: sarifText(messageOf(row)) },
		locations: [locationOf(row, repository)],
		// The first is what GitHub recognizes a result by.
		partialFingerprints: {
			primaryLocationLineHash: fingerprint,
			"findingIdentity/v1": fingerprint,
		},
		...(finding.status === "EXEMPT" && { suppressions: [suppressionOf(row)] }),
		properties: {
			status: finding.status,
			enforcement: control.enforcement,
			source: printable(source.name),
			...(finding.cause && { cause: finding.cause }),
			...(finding.resource !== "" && {
				resource: finding.resource,
				resourceType: finding.type,
			}),
		},
	};
}

function suppressionOf({ finding }: FindingRow): Suppression {
	const { exemption } = finding;
	return {
		kind: "external",
		status: "accepted",
		...(exemption && { justification: exemptionText(exemption) }),
	};
}

/** GitHub rejects a file if one result has no physical location. */
function locationOf(
	{ finding, original, source }: FindingRow,
	repository: Repository,
): Location {
	const { path, line } = placeOf(source, original.location, repository);
	return {
		physicalLocation: {
			artifactLocation: { uri: relativeUri(path), uriBaseId: "%SRCROOT%" },
			region: { startLine: line },
		},
		...(finding.resource !== "" && {
			logicalLocations: [
				{
					name: finding.name,
					fullyQualifiedName: finding.resource,
					kind: "resource",
				},
			],
		}),
	};
}

/** A path as a relative URI, with percent-encoding. */
function relativeUri(path: string): string {
	return path
		.replace(/\p{Cs}/gu, "\uFFFD")
		.split("/")
		.map(encodeURIComponent)
		.join("/");
}
