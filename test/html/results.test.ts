import assert from "node:assert/strict";
import { load } from "cheerio";
import { controls } from "../../policypack/controls";
import { toHtml } from "../../policypack/hosts/report/html";
import {
	control,
	finding,
	largeReport,
	mixedReport,
	onTrail,
	report,
	result,
	sourcesReport,
} from "../kit/htmlReports";
import {
	documentOf,
	type Elements,
	factIn,
	rowsOf,
	sectionOf,
	tableWith,
	textIn,
} from "./read";

/** Statuses by control, as a program with all of them has them. */
const MIXED = {
	"CloudTrail.1": "Passed",
	"CloudTrail.2": "Failed, 1 finding",
	"CloudTrail.3": "Passed",
	"CloudTrail.4": "Failed, 1 finding advisory",
	"CloudTrail.5": "Unknown, 1 finding",
	"CloudTrail.6": "Failed, 1 finding",
	"CloudTrail.7": "Exempt, 1 finding",
} as const;

const MATRIX = "Status of each control in each source";

/** Without the space that only the markup has. */
function tidy(text: string): string {
	return text.replace(" ,", ",");
}

describe("the matrix of sources and controls", () => {
	it("has a row for each control where there are few sources", () => {
		const $ = documentOf(sourcesReport(2));
		const table = tableWith($, MATRIX);
		const heads = table.find("thead th").toArray();
		assert.deepEqual(
			heads.map((head) => textIn($(head))),
			["Control", "infra/audit program", "111122223333 AWS account"],
		);
		for (const [name = "", first = "", second = ""] of rowsOf($, table)) {
			const id = /^\S+/.exec(name)?.[0] as keyof typeof MIXED;
			assert.equal(tidy(first), MIXED[id], id);
			const expected = {
				"CloudTrail.1": "Failed, 1 finding",
				"CloudTrail.4": "Failed, 1 finding",
				"CloudTrail.7": "No data",
			}[id as string];
			assert.equal(tidy(second), expected ?? "Passed", id);
		}
	});

	it("has a row for each source where there are many", () => {
		const $ = documentOf(sourcesReport(6));
		const table = tableWith($, MATRIX);
		const heads = table.find("thead th").toArray();
		const [, ...names] = heads.map((head) => textIn($(head)));
		const [, ...first] =
			rowsOf($, table).find(([source]) => source === "infra/audit program") ??
			[];
		const byName = Object.fromEntries(
			names.map((name, place) => [
				name.split(" ")[0],
				tidy(first[place] ?? ""),
			]),
		);
		assert.deepEqual(byName, MIXED);
	});

	it("leads from each status to the control in that source", () => {
		const $ = documentOf(sourcesReport(6));
		for (const link of tableWith($, MATRIX).find("a.cell").toArray()) {
			const target = $.root().find(link.attribs.href ?? "");
			const [status = ""] = tidy(textIn($(link))).split(",");
			assert.equal(factIn($, target, "Status"), status);
		}
	});

	it("says which control is not configured in a source", () => {
		const $ = documentOf(
			report([
				result([control("CloudTrail.1", []), control("CloudTrail.9", [])]),
				result([control("CloudTrail.1", [])], { name: "other" }),
			]),
		);
		const rows = rowsOf($, tableWith($, MATRIX));
		const row = rows.find(([name = ""]) => name.startsWith("CloudTrail.9"));
		assert.deepEqual(row?.slice(1), ["No data", "Not configured"]);
	});
});

describe("a control in the HTML document", () => {
	const $ = documentOf(mixedReport());
	const sectionWith = (id: string): Elements =>
		sectionOf($, `${id} ${controls.find((one) => one.id === id)?.title}`);

	it("has status, severity, enforcement level and numbers", () => {
		const section = sectionWith("CloudTrail.4");
		assert.equal(factIn($, section, "Status"), "Failed");
		assert.equal(factIn($, section, "Severity"), "Low");
		assert.equal(factIn($, section, "Enforcement"), "advisory");
		assert.equal(factIn($, section, "Findings"), "1 failed");
		assert.equal(
			factIn($, sectionWith("CloudTrail.2"), "Findings"),
			"1 failed, 1 passed",
		);
	});

	it("has the evidence and the fix of a failure", () => {
		const group = sectionWith("CloudTrail.4").find(".group.failed");
		assert.equal(
			factIn($, group, "Reason"),
			"Trail audit does not validate its log files.",
		);
		assert.equal(
			factIn($, group, "Fix"),
			"Set enableLogFileValidation to true.",
		);
		assert.equal(
			factIn($, group, "Resource"),
			"audit aws:cloudtrail/trail:Trail urn:pulumi:prod::audit::aws:cloudtrail/trail:Trail::audit",
		);
		assert.equal(factIn($, group, "Location"), "trails/audit.ts:52");
	});

	it("has the cause of an unknown result, and no fix where there is none", () => {
		const group = sectionWith("CloudTrail.5").find(".group.unknown");
		assert.equal(
			factIn($, group, "Cause"),
			"Pending: a value is not known before the update.",
		);
		assert.equal(factIn($, group, "Fix"), "");
	});

	it("has the exemption of an exempt finding", () => {
		const group = sectionWith("CloudTrail.7").find(".group.exempt");
		assert.equal(
			factIn($, group, "Exemption"),
			"Moves to the central logging account in Q2. Ticket SEC-412. Until 2027-04-20.",
		);
	});

	it("says what it requires, and leads to AWS's page", () => {
		const requires = sectionWith("CloudTrail.4").find(".requires");
		const described = controls.find(({ id }) => id === "CloudTrail.4");
		assert.ok(described && textIn(requires).startsWith(described.requires));
		assert.equal(requires.find("a").attr("href"), described.url);
	});

	it("calls what a pass could do better an advice", () => {
		const $ = documentOf(
			report([
				result([
					control("CloudTrail.6", [
						finding({ status: "PASSED", reason: "Block ACLs, too." }),
					]),
				]),
			]),
		);
		assert.equal(factIn($, $(".group.passed"), "Advice"), "Block ACLs, too.");
	});

	it("says why it has no findings", () => {
		const texts = (enforcement: "disabled" | "mandatory") => {
			const controls = [control("CloudTrail.7", [], { enforcement })];
			const $ = documentOf(report([result(controls)]));
			return textIn($(".control .nothing"));
		};
		assert.match(texts("disabled"), /configuration disables this control/);
		assert.match(texts("mandatory"), /no resource that this control checks/);
	});

	it("is complete without a description, as of a newer version", () => {
		const given = report([
			result([control("CloudTrail.77", [onTrail("audit")])]),
		]);
		const $ = load(toHtml(given, { controls: [] }));
		const section = sectionOf(
			$,
			"CloudTrail.77 A control that is not in the catalogue",
		);
		assert.equal(factIn($, section, "Status"), "Failed");
		assert.equal(section.find("a").length, 0);
		assert.match(
			textIn($("#drawing")),
			/Not in the drawing: ?CloudTrail\.77 Failed/,
		);
	});
});

describe("many findings of one control", () => {
	it("are one group where they differ in their resource only", () => {
		const $ = documentOf(largeReport(500));
		const section = sectionOf(
			$,
			`CloudTrail.7 ${controls.find(({ id }) => id === "CloudTrail.7")?.title}`,
		);
		assert.equal(section.find(".group").length, 1);
		assert.equal(textIn(section.find(".group-head")), "Failed 350 resources");
		assert.equal(
			factIn($, section, "Reason"),
			"Bucket name does not log who accesses it.",
		);
		const open = section.find(".group > table tbody tr");
		const folded = section.find(".group > details tbody tr");
		assert.equal(
			textIn(section.find(".group > details > summary")),
			"345 more resources",
		);
		assert.deepEqual([open.length, folded.length], [5, 345]);
		const names = section.find("tbody b").toArray();
		assert.equal(new Set(names.map((name) => textIn($(name)))).size, 350);
	});

	it("are folded, and all there, where each has a reason of its own", () => {
		const $ = documentOf(largeReport(500));
		const section = sectionOf(
			$,
			`CloudTrail.2 ${controls.find(({ id }) => id === "CloudTrail.2")?.title}`,
		);
		assert.equal(section.find(".group").length, 150);
		assert.equal(section.children(".group").length, 10);
		const summaries = section.children("details").children("summary");
		assert.deepEqual(
			summaries.toArray().map((summary) => textIn($(summary))),
			[
				"Groups of findings 11 to 110 of 150",
				"Groups of findings 111 to 150 of 150",
			],
		);
	});

	it("are not one group where their texts differ in more than the name", () => {
		const reasons = (given: readonly (readonly [string, string])[]) => {
			const findings = given.map(([name, reason]) => finding({ name, reason }));
			const $ = documentOf(
				report([result([control("CloudTrail.7", findings)])]),
			);
			return $(".group")
				.toArray()
				.map((group) => factIn($, $(group), "Reason"));
		};
		assert.deepEqual(
			reasons([
				["a", "Bucket a is public."],
				["b", "Bucket b is public, too."],
				// In a longer name, it is another name.
				["logs", "Bucket logs-archive is public."],
				["data", "Bucket data-archive is public."],
				// The reason does not name its resource.
				["c", "Bucket d is public."],
			]),
			[
				"Bucket a is public.",
				"Bucket b is public, too.",
				"Bucket logs-archive is public.",
				"Bucket data-archive is public.",
				"Bucket d is public.",
			],
		);
		assert.deepEqual(
			reasons([
				["logs", "Bucket logs is public by statement logs."],
				["data", "Bucket data is public by statement data."],
			]),
			["Bucket name is public by statement name."],
		);
	});
});
