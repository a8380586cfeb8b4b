import { strict as assert } from "node:assert";
import { parse } from "papaparse";
import { toCsv } from "../../policypack/hosts/report/csv";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";
import {
	EVERY_STATUS,
	EVERYTHING,
	findingWith,
	HOSTILE,
	hostileReport,
	reportOf,
} from "../kit/reports";

function rowsIn(report: JsonReport): readonly Record<string, string>[] {
	const { data, errors } = parse<Record<string, string>>(toCsv(report), {
		header: true,
		skipEmptyLines: true,
	});
	assert.deepEqual(errors, []);
	return data;
}

describe("A report as CSV", () => {
	it("has a row for each finding, with its status", () => {
		const statuses = Object.fromEntries(
			rowsIn(reportOf(...EVERY_STATUS)).map(({ name, status }) => [
				name,
				status,
			]),
		);
		assert.deepEqual(statuses, {
			"trail-failed": "FAILED",
			"trail-unknown": "UNKNOWN",
			"trail-no-data": "NO_DATA",
			"trail-exempt": "EXEMPT",
			"trail-passed": "PASSED",
		});
	});

	it("has what the report says of a finding", () => {
		const [row] = rowsIn(reportOf(findingWith()));
		assert.deepEqual(row, {
			source: "infra",
			source_kind: "program",
			control: "CloudTrail.4",
			policy: "cloudtrail-4",
			title: "CloudTrail log file validation should be enabled",
			severity: "Low",
			enforcement: "mandatory",
			status: "FAILED",
			name: "audit",
			type: "aws:cloudtrail/trail:Trail",
			resource: "urn:pulumi:dev::shop::aws:cloudtrail/trail:Trail::audit",
			file: "index.ts",
			line: "12",
			reason: "Trail audit does not validate its log files.",
			fix: "Set enableLogFileValidation to true.",
			cause: "",
			exemption_reason: "",
			exemption_expires: "",
			exemption_ticket: "",
			exemption_exception: "",
			requirements: row?.requirements,
		});
		assert.match(
			row?.requirements ?? "",
			/(^|; )PCI DSS v3\.2\.1\/10\.5\.2(;|$)/,
		);
	});

	it("has the reason, the date and the ticket of an exemption", () => {
		const [row] = rowsIn(reportOf(...EVERY_STATUS)).filter(
			({ status }) => status === "EXEMPT",
		);
		assert.equal(
			row?.exemption_reason,
			"Replaced by the trail of the organization.",
		);
		assert.equal(row?.exemption_expires, "2027-06-30");
		assert.equal(row?.exemption_ticket, "SEC-12");
	});

	it("has every source, and controls that found nothing to check", () => {
		const rows = rowsIn(EVERYTHING);
		assert.deepEqual(
			[...new Set(rows.map(({ source }) => source))],
			["infra", "plans/preview.json", "standard input", "111122223333"],
		);
		const nothing = rows.find(({ control }) => control === "CloudTrail.1");
		assert.equal(nothing?.reason, "There is no resource to check.");
	});

	it("ends each line as RFC 4180 asks", () => {
		const lines = toCsv(reportOf(findingWith())).split("\r\n");
		assert.equal(lines.length, 3);
		assert.equal(lines[2], "");
	});

	for (const [what, text] of Object.entries(HOSTILE))
		it(`holds names with ${what}`, () => {
			const rows = rowsIn(hostileReport(text));
			assert.deepEqual(
				rows.map(({ status }) => status),
				["FAILED", "EXEMPT", "UNKNOWN"],
			);
			for (const row of rows)
				for (const cell of Object.values(row)) {
					assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
					assert.doesNotMatch(
						cell,
						/[\p{Cc}\p{Cs}\u2028\u202A-\u202E\u2066-\u2069]/u,
					);
				}
		});

	for (const text of ["=1+1", "+1", "-1", "@A1", "\uFF1D1+1"])
		it(`keeps ${text} readable, behind an apostrophe`, () => {
			const [row] = rowsIn(reportOf(findingWith({ name: text })));
			assert.equal(row?.name, `'${text}`);
		});

	it("keeps quotes, separators and any script as they are", () => {
		for (const text of [`a,b;c"d"`, "監査-аудит-🛡️", " spaces "]) {
			const [row] = rowsIn(reportOf(findingWith({ name: text })));
			assert.equal(row?.name, text);
		}
	});
});
