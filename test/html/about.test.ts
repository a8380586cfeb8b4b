import assert from "node:assert/strict";
import {
	control,
	mixedReport,
	report,
	result,
	sourcesReport,
} from "../kit/htmlReports";
import { documentOf, factIn, textIn } from "./read";

describe("what the HTML document says about itself", () => {
	it("is tool, version, time and configuration", () => {
		const $ = documentOf(mixedReport());
		const about = $("#about");
		assert.equal(factIn($, about, "Tool"), "cloudtrail-compliance 1.4.0");
		assert.equal(factIn($, about, "Generated"), "2027-04-01 09:30 UTC");
		assert.equal(factIn($, about, "Configuration"), "policy-config.json");
		assert.equal(
			about.find("time").attr("datetime"),
			"2027-04-01T09:30:00.000Z",
		);
		assert.equal(
			factIn($, documentOf(sourcesReport(1))("#about"), "Configuration"),
			"Default",
		);
	});

	it("is the enforcement level of each control", () => {
		const $ = documentOf(mixedReport());
		const facts = $("#about .source-facts");
		assert.equal(factIn($, facts, "Advisory"), "CloudTrail.4");
		assert.equal(
			factIn($, facts, "Mandatory"),
			"CloudTrail.1, CloudTrail.2, CloudTrail.3, CloudTrail.5, CloudTrail.6, CloudTrail.7",
		);
	});

	it("is the Regions of an account that were read, and those that were not", () => {
		const $ = documentOf(
			report([
				result([control("CloudTrail.1", [])], {
					kind: "account",
					name: "111122223333",
					partition: "aws-cn",
					regions: {
						read: ["cn-north-1"],
						notRead: [
							{ name: "cn-northwest-1", reason: "no permission" },
							{ name: "other-1", reason: "a timeout" },
						],
						others: { reason: "no permission for DescribeRegions" },
					},
				}),
			]),
		);
		for (const place of [
			$("#source-1 > .regions"),
			$("#about .source-facts"),
		]) {
			assert.equal(factIn($, place, "Regions read"), "cn-north-1");
			assert.equal(
				factIn($, place, "Regions not read"),
				"cn-northwest-1: no permissionother-1: a timeout",
			);
			assert.equal(
				factIn($, place, "Other Regions"),
				"Not listed: no permission for DescribeRegions",
			);
		}
		assert.equal(
			textIn($("#source-1 > h2")),
			"Source: AWS account, partition aws-cn 111122223333",
		);
	});

	it("says nothing of Regions of another source", () => {
		const $ = documentOf(mixedReport());
		assert.equal(factIn($, $("body"), "Regions read"), "");
	});
});
