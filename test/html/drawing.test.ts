import assert from "node:assert/strict";
import { controls } from "../../policypack/controls";
import { diagramOf } from "../../policypack/hosts/report/html/drawing/diagram";
import { narrowDrawing } from "../../policypack/hosts/report/html/drawing/narrow";
import { wideDrawing } from "../../policypack/hosts/report/html/drawing/wide";
import type { JsonResult } from "../../policypack/hosts/report/jsonSchema";
import {
	control,
	finding,
	mixedReport,
	onTrail,
	report,
	result,
	sourcesReport,
} from "../kit/htmlReports";
import { documentOf, textIn } from "./read";

const described = new Map(controls.map((one) => [one.id, one]));

function mixed(): JsonResult {
	const [first] = mixedReport().sources;
	assert.ok(first);
	return first;
}

describe("the drawing of a trail and its resources", () => {
	it("has each control at the connection that it judges", () => {
		const { edges, others } = diagramOf(mixed(), described);
		const found = Object.fromEntries(
			edges.map(({ from, to, controls, status }) => [
				`${from} to ${to}`,
				[status, ...controls.map(({ id }) => id)].join(" "),
			]),
		);
		assert.deepEqual(found, {
			"account to trail": "PASSED CloudTrail.1 CloudTrail.3",
			"trail to key": "FAILED CloudTrail.2",
			"trail to logGroup": "UNKNOWN CloudTrail.5",
			"trail to bucket": "FAILED CloudTrail.4",
			"everyone to bucket": "FAILED CloudTrail.6",
			"bucket to accessLogs": "EXEMPT CloudTrail.7",
		});
		assert.deepEqual(others, []);
	});

	it("has controls of a resource at the resource", () => {
		const given = result([
			control("CloudTrail.9", [onTrail("audit")]),
			control("CloudTrail.10", []),
		]);
		const { nodes } = diagramOf(given, described);
		const at = (id: string) => nodes.find((node) => node.id === id)?.controls;
		assert.deepEqual(
			at("trail")?.map(({ id }) => id),
			["CloudTrail.9"],
		);
		assert.deepEqual(
			at("eventDataStore")?.map(({ id }) => id),
			["CloudTrail.10"],
		);
	});

	it("has a place for each control of the catalogue", () => {
		const given = result(controls.map(({ id }) => control(id, [])));
		const { nodes, edges, others } = diagramOf(given, described);
		const placed = [...nodes, ...edges].flatMap(({ controls }) => controls);
		assert.deepEqual(others, []);
		assert.deepEqual(
			placed.map(({ id }) => id).sort(),
			controls.map(({ id }) => id).sort(),
		);
	});

	it("names the resource that was checked, or counts several", () => {
		const subtitle = (names: readonly string[]) => {
			const findings = names.map((name) => onTrail(name));
			const given = result([control("CloudTrail.2", findings)]);
			const { nodes } = diagramOf(given, described);
			return nodes.find(({ id }) => id === "trail")?.subtitle;
		};
		assert.equal(subtitle(["audit"]), "audit");
		assert.equal(subtitle(["audit", "payments"]), "2 trails");
		assert.equal(subtitle([]), "");
	});

	it("says in words what it shows", () => {
		const $ = documentOf(mixedReport());
		for (const drawing of $(".drawing svg").toArray()) {
			assert.equal(drawing.attribs.role, "img");
			const text = textIn($(drawing).children("desc"));
			for (const sentence of [
				"AWS account to Trail, records events: CloudTrail.1 Passed, CloudTrail.3 Passed.",
				"Trail to KMS key, encrypts with: CloudTrail.2 Failed.",
				"S3 bucket for log files to S3 bucket for access logs, logs accesses: CloudTrail.7 Exempt.",
			])
				assert.ok(text.includes(sentence), text);
			const chips = $(drawing).find(".chip").toArray();
			const words = chips.map((chip) => $(chip).find("text").text());
			for (const word of ["CloudTrail.2Failed", "CloudTrail.5Unknown"])
				assert.ok(words.includes(word), words.join("; "));
		}
	});

	it("is there for each source, wide and narrow", () => {
		const $ = documentOf(sourcesReport(3));
		assert.equal($(".drawing").length, 3);
		assert.equal($(".drawing > svg.wide").length, 3);
		assert.equal($(".drawing > svg.narrow").length, 3);
	});

	it("counts controls that have no room", () => {
		const many = Array.from({ length: 6 }, (_, place) =>
			control(`CloudTrail.2${place}`, [finding()]),
		);
		const key = described.get("CloudTrail.2");
		assert.ok(key);
		const alike = new Map(many.map(({ id }) => [id, { ...key, id }]));
		const diagram = diagramOf(result(many), alike);
		for (const { body } of [wideDrawing(diagram), narrowDrawing(diagram)]) {
			assert.match(body.html, />4 more</);
			assert.equal(body.html.match(/class="chip failed"/g)?.length, 2);
		}
	});

	it("keeps boxes and labels inside it and apart", () => {
		const all = controls.map(({ id }) => control(id, [onTrail("audit")]));
		const diagram = diagramOf(result(all), described);
		for (const { body, width, height } of [
			wideDrawing(diagram),
			narrowDrawing(diagram),
		]) {
			const boxes = [
				...body.html.matchAll(
					/<g class="box"><rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g,
				),
			].map(([, x, y, w, h]) => ({
				x: Number(x),
				y: Number(y),
				right: Number(x) + Number(w),
				bottom: Number(y) + Number(h),
			}));
			assert.equal(boxes.length, diagram.nodes.length);
			for (const [place, box] of boxes.entries()) {
				assert.ok(box.right <= width && box.bottom <= height);
				for (const other of boxes.slice(place + 1))
					assert.ok(
						box.right < other.x ||
							other.right < box.x ||
							box.bottom < other.y ||
							other.bottom < box.y,
						`${JSON.stringify(box)} and ${JSON.stringify(other)}`,
					);
			}
		}
	});
});

describe("the drawing in a report without controls", () => {
	it("has the resources alone", () => {
		const $ = documentOf(report([result([])]));
		assert.equal($(".drawing .chip").length, 0);
		assert.equal($(".drawing svg.wide .box").length, 7);
	});
});
