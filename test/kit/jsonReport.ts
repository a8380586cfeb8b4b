import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv, { type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import type {
	JsonReport,
	JsonResult,
} from "../../policypack/hosts/report/jsonSchema";
import { root } from "./sourceFiles";

/** The published JSON schema of the JSON report. */
export const reportSchema = JSON.parse(
	readFileSync(join(root, "report.schema.json"), "utf8"),
);

/** Whether a value is a JSON report, by a validator of JSON schemas. */
export const isReport: ValidateFunction<JsonReport> = (() => {
	// Strict: a misspelt keyword of the schema would otherwise pass unseen.
	const ajv = new Ajv({ strict: true, allErrors: true });
	addFormats(ajv);
	return ajv.compile<JsonReport>(reportSchema);
})();

/** A JSON report of the command, which the published schema must take. */
export function reportIn(text: string): JsonReport {
	const report: unknown = JSON.parse(text);
	assert.ok(isReport(report), JSON.stringify(isReport.errors, null, 2));
	return report;
}

/** What a JSON report of one source says of it. */
export function resultIn(text: string): JsonResult {
	const { sources } = reportIn(text);
	const [result] = sources;
	assert.ok(result);
	assert.equal(sources.length, 1);
	return result;
}
