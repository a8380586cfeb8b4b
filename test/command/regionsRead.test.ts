import assert from "node:assert/strict";
import { DEFAULT_CONFIGURATION } from "../../policypack/configuration/policyConfiguration";
import { controls } from "../../policypack/controls";
import { jsonReportOf, writeJson } from "../../policypack/hosts/report/json";
import {
	type ReportSource,
	reportOn,
} from "../../policypack/hosts/report/report";
import { assemble } from "../../policypack/model/account";
import type { RegionsRead } from "../../policypack/sources/liveAccount/regionsRead";
import { resultIn } from "../kit/jsonReport";
import { textReport } from "../kit/textReport";

const root = {
	view: "account",
	urn: "arn:aws:iam::111122223333:root",
	type: "AWS::::Account",
	name: "111122223333",
	location: undefined,
} as const;

function reportWith(more: Partial<ReportSource>) {
	return reportOn(
		{ kind: "account", name: root.name, folder: "", ...more },
		assemble(root, []),
		controls,
		DEFAULT_CONFIGURATION,
		new Date("2027-04-01T00:00:00Z"),
	);
}

/** The lines between the heading and the first control. */
function linesOf(regions: RegionsRead, width = 80): readonly string[] {
	const report = reportWith({ regions });
	const [, head = ""] = textReport(report, width).split("\n\n");
	return head.split("\n").slice(1);
}

const cause =
	"UnrecognizedClientException: cloudtrail:DescribeTrails was denied; sign in again, and use enabled Regions only";

describe("A report on an account: the Regions that were read", () => {
	it("names all of them", () => {
		assert.deepEqual(
			linesOf({
				read: ["eu-west-1", "us-east-1"],
				notRead: [],
				others: "",
			}),
			["Regions read: eu-west-1, us-east-1 (2 of 2)"],
		);
	});

	it("names those that were not read, by their cause", () => {
		const lines = linesOf({
			read: ["eu-west-1", "us-east-1"],
			notRead: [
				{ name: "af-south-1", cause },
				{ name: "ap-east-1", cause: "cloudtrail:DescribeTrails is slow" },
				{ name: "eu-south-1", cause },
			],
			others: "",
		});
		assert.equal(
			lines.map((line) => line.trim()).join(" "),
			`Regions read: eu-west-1, us-east-1 (2 of 5; af-south-1, eu-south-1 not readable: ${cause}; ap-east-1 not readable: cloudtrail:DescribeTrails is slow)`,
		);
		for (const line of lines) assert.ok(line.length <= 80, line);
		for (const line of lines.slice(1)) assert.match(line, /^ {2}\S/);
	});

	it("says so where nobody knows which others there are", () => {
		assert.deepEqual(
			linesOf(
				{
					read: ["us-east-1"],
					notRead: [],
					others: "UnauthorizedOperation: grant ec2:DescribeRegions",
				},
				200,
			),
			[
				"Regions read: us-east-1 (the others not readable: UnauthorizedOperation: grant ec2:DescribeRegions)",
			],
		);
	});

	it("is in JSON, too", () => {
		const regions = { read: ["eu-west-1"], notRead: [], others: "" };
		const inJson = (more: Partial<RegionsRead>) =>
			resultIn(
				writeJson(
					jsonReportOf(
						[reportWith({ regions: { ...regions, ...more } })],
						new Date(),
					),
				),
			).source.regions;
		assert.deepEqual(inJson({}), { ...regions, others: null });
		assert.deepEqual(
			inJson({
				notRead: [{ name: "eu-south-1", cause }],
				others: "ec2:DescribeRegions is slow",
			}),
			{
				read: ["eu-west-1"],
				notRead: [{ name: "eu-south-1", reason: cause }],
				others: { reason: "ec2:DescribeRegions is slow" },
			},
		);
	});

	it("is of accounts alone", () => {
		const report = reportWith({ kind: "state" });
		const { source } = resultIn(writeJson(jsonReportOf([report], new Date())));
		assert.ok(!("regions" in source));
		const text = textReport(report, 80);
		assert.doesNotMatch(text, /Regions read/);
	});
});
