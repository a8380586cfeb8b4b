import assert from "node:assert/strict";
import {
	control,
	exempted,
	GENERATED_AT,
	mixedReport,
	report,
	result,
} from "../kit/htmlReports";
import { documentOf, rowsOf, tableWith, textIn } from "./read";

type Rows = readonly (readonly string[])[];

/** The table of exemptions, where each exempt finding has one of its own. */
function rowsWith(dates: readonly (string | undefined)[]): Rows {
	const findings = dates.map((expires, place) =>
		exempted(`logs-${place}`, {
			resource: `logs-${place}`,
			reason: `Reason ${place}.`,
			...(expires !== undefined && { expires }),
		}),
	);
	const $ = documentOf(report([result([control("CloudTrail.7", findings)])]));
	return rowsOf($, tableWith($, "Exemptions"));
}

describe("the exemptions in the HTML document", () => {
	it("are marked where they end within 30 days of the report", () => {
		assert.match(GENERATED_AT, /^2027-04-01T/);
		const states = rowsWith([
			"2027-05-02",
			"2027-05-01",
			"2027-04-02",
			"2027-04-01",
			"2027-03-31",
			undefined,
		]).map(([state = ""]) => state);
		assert.deepEqual(states, [
			"Expired Until 2027-03-31",
			"Ends today Until 2027-04-01",
			"Ends in 1 day Until 2027-04-02",
			"Ends in 30 days Until 2027-05-01",
			"In force Until 2027-05-02",
			"In force No end date",
		]);
	});

	it("have reason, ticket and date, and count their findings", () => {
		const exemption = {
			resource: "logs-*",
			reason: "Accepted until the move.",
			ticket: "SEC-7",
			expires: "2028-01-31",
		};
		const findings = ["logs-a", "logs-b"].map((name) =>
			exempted(name, exemption),
		);
		const $ = documentOf(report([result([control("CloudTrail.7", findings)])]));
		assert.deepEqual(rowsOf($, tableWith($, "Exemptions")), [
			[
				"In force Until 2028-01-31",
				"CloudTrail.7 2 findingslogs-*",
				"Accepted until the move. Ticket SEC-7.",
			],
		]);
	});

	it("include those that have expired, whose findings failed again", () => {
		const exemption = {
			resource: "logs",
			reason: "For the migration.",
			expires: "2027-03-01",
		};
		const $ = documentOf(
			report([
				result([
					control("CloudTrail.7", [
						exempted("logs", exemption, { status: "FAILED" }),
					]),
				]),
			]),
		);
		const [[state] = []] = rowsOf($, tableWith($, "Exemptions"));
		assert.equal(state, "Expired Until 2027-03-01");
		assert.equal(textIn($("#exemptions .lead")), "1 exemption: 1 expired.");
	});

	it("include unused ones, and policy exceptions by their ID", () => {
		const $ = documentOf(
			report([
				result([control("CloudTrail.2", [])], {}, [
					{
						policy: "cloudtrail-2",
						resource: "legacy-*",
						reason: "Old trail.",
						expires: "2027-04-11",
					},
					{
						policy: "cloudtrail-2",
						resource: "urn:pulumi:prod::audit::aws:cloudtrail/trail:Trail::old",
						reason: "Approved.",
						exception: "ex-1",
					},
				]),
			]),
		);
		assert.deepEqual(rowsOf($, tableWith($, "Exemptions")), [
			[
				"Ends in 10 days Unused Until 2027-04-11",
				"CloudTrail.2 No finding matcheslegacy-*",
				"Old trail.",
			],
			[
				"Unused No end date",
				"CloudTrail.2 No finding matchesurn:pulumi:prod::audit::aws:cloudtrail/trail:Trail::old",
				"Approved. Policy exception ex-1.",
			],
		]);
		assert.equal(
			textIn($("#exemptions .lead")),
			"2 exemptions: 1 ending within 30 days of this report, 2 unused.",
		);
	});

	it("name their source where there are several", () => {
		const [first] = mixedReport().sources;
		assert.ok(first);
		const other = {
			...first,
			source: { kind: "state" as const, name: "prod.json" },
		};
		const $ = documentOf(report([first, other]));
		const places = rowsOf($, tableWith($, "Exemptions")).map(([, to]) => to);
		for (const name of ["infra/audit", "prod.json"])
			assert.ok(
				places.includes(`CloudTrail.7 1 finding in ${name}archive*`),
				places.join("; "),
			);
	});

	it("are missing in words where there are none", () => {
		const $ = documentOf(report([result([control("CloudTrail.7", [])])]));
		assert.equal(textIn($("#exemptions p")), "There are no exemptions.");
	});
});
