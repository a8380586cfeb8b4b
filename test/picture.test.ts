import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { pictureOf } from "../.dev/picture";
import { COMPONENT } from "../.dev/picture/cast";
import { type Registered, registered } from "../.dev/picture/registered";
import { widthOf } from "../.dev/picture/text";
import { root } from "./kit/sourceFiles";

/** One element of a picture. */
interface Element {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	text: string;
	readonly inside: readonly string[];
}

/** The elements of an SVG; throws where it is not well-formed. */
function elementsIn(svg: string): readonly Element[] {
	const parser = new SaxesParser();
	const elements: Element[] = [];
	const open: Element[] = [];
	parser.on("error", (error) => {
		throw error;
	});
	parser.on("opentag", ({ name, attributes }) => {
		const inside = open.map((one) => one.attributes.id ?? one.name);
		const element = { name, attributes, text: "", inside };
		elements.push(element);
		open.push(element);
	});
	parser.on("text", (text) => {
		const innermost = open.at(-1);
		if (innermost) innermost.text += text;
	});
	parser.on("closetag", () => void open.pop());
	parser.write(svg).close();
	return elements;
}

interface Area {
	readonly what: string;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

const numbers = (element: Element, ...names: readonly string[]) =>
	names.map((name) => Number(element.attributes[name]));

function areaOf(what: string, element: Element): Area {
	const [x = 0, y = 0, width = 0, height = 0] = numbers(
		element,
		...["x", "y", "width", "height"],
	);
	return { what, x, y, width, height };
}

const classOf = ({ attributes }: Element) => attributes.class ?? "";

const boxesIn = (elements: readonly Element[]): readonly Area[] =>
	elements
		.filter((one) => /^box/.test(classOf(one)) && one.inside.length > 1)
		.map((one) => areaOf(one.inside.at(-1) ?? "", one))
		.filter(({ height }) => height > 20);

/** Where a text is at most, by its size and a wide font. */
function textArea(element: Element): Area {
	const style = classOf(element);
	const size = /heading/.test(style)
		? 19
		: /title/.test(style)
			? 14
			: /action/.test(style)
				? 10
				: /kind|small/.test(style)
					? 11
					: 12;
	const width = widthOf(
		element.text,
		size,
		/action/.test(style) ? "mono" : "sans",
	);
	const [x = 0, y = 0] = numbers(element, "x", "y");
	const anchor = element.attributes["text-anchor"];
	const left =
		anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x;
	return {
		what: element.text,
		x: left,
		y: y - size * 0.8,
		width,
		height: size,
	};
}

const overlap = (a: Area, b: Area) =>
	a.x < b.x + b.width &&
	b.x < a.x + a.width &&
	a.y < b.y + b.height &&
	b.y < a.y + a.height;

const isWithin = (a: Area, b: Area) =>
	a.x >= b.x &&
	a.y >= b.y &&
	a.x + a.width <= b.x + b.width &&
	a.y + a.height <= b.y + b.height;

/** The straight pieces of an arrow, a little shorter than they are. */
function piecesOf(path: string): readonly Area[] {
	const points = [...path.matchAll(/[MLQ ](-?[\d.]+) (-?[\d.]+)/g)].map(
		([, x, y]) => [Number(x), Number(y)] as const,
	);
	return points.slice(1).map(([x, y], index) => {
		const [fromX, fromY] = points[index] ?? [x, y];
		const [width, height] = [Math.abs(x - fromX), Math.abs(y - fromY)];
		return {
			what: path,
			x: Math.min(x, fromX) + Math.min(2, width / 2),
			y: Math.min(y, fromY) + Math.min(2, height / 2),
			width: Math.max(width - 4, 0.1),
			height: Math.max(height - 4, 0.1),
		};
	});
}

describe("The picture of ComplianceTrail", () => {
	const file = readFileSync(join(root, "docs", "compliance-trail.svg"), "utf8");
	const elements = elementsIn(file);
	const titles = elements
		.filter(({ name, inside }) => name === "title" && inside.length > 1)
		.map(({ text }) => text.split("\n"));
	let resources: readonly Registered[] = [];

	before(() => {
		resources = registered();
	});

	const without = (type: string, name: string) =>
		resources.filter((one) => one.type !== type || one.name !== name);
	const withOne = (one: Partial<Registered>) => [
		...resources,
		{ type: "", name: "audit-more", inputs: {}, ids: [], ...one },
	];

	it("is what the component registers", () => {
		assert.equal(pictureOf(resources), file, "It is stale: npm run docs");
	});

	it("has every resource, in one box", () => {
		const drawn = titles.flatMap(([, ...told]) => told);
		for (const { type, name } of resources)
			if (type !== COMPONENT)
				assert.deepEqual(
					drawn.filter((one) => one === `${type} ${name}`),
					[`${type} ${name}`],
				);
	});

	it("has an arrow for all that somebody may do", () => {
		const arrows = titles
			.map(([told = ""]) => told)
			.filter((told) => told.includes(" to "));
		assert.deepEqual(arrows.sort(), [
			"Alarm messages to Key: encrypts with",
			"Alarms to Alarm messages: publish",
			"Announcements to Key: encrypts with",
			"Delivery role to Events: writes events",
			"Event data store to Key: encrypts with",
			"Events to Alarms: is watched by 15 filters",
			"Events to Key: encrypts with",
			"Log files to Access logs: S3 delivers access logs",
			"Log files to Key: encrypts with",
			"Readers to Key: decrypt log files",
			"Trail to Announcements: announces log files",
			"Trail to Delivery role: CloudTrail assumes",
			"Trail to Key: encrypts with",
			"Trail to Log files: CloudTrail writes log files",
		]);
	});

	it("marks what an argument asks for", () => {
		const asked = elements
			.filter((one) => classOf(one) === "box asked")
			.flatMap(({ inside }) => inside.slice(-1));
		assert.deepEqual(asked.filter((id) => id !== "g").sort(), [
			"alarmTopic",
			"alarms",
			"deliveryTopic",
			"eventDataStore",
		]);
	});

	it("loads nothing, runs nothing, and can be read aloud", () => {
		assert.doesNotMatch(file, /<script|<image|@import|href=|url\((?!#)/);
		const [svg] = elements;
		assert.equal(svg?.attributes.role, "img");
		assert.equal(svg?.attributes["aria-labelledby"], "title desc");
		for (const id of ["title", "desc"])
			assert.ok(elements.find(({ attributes }) => attributes.id === id)?.text);
		assert.ok(Number(svg?.attributes.width) <= 900);
	});

	const [light = "", dark = ""] = (
		elements.find(({ name }) => name === "style")?.text ?? ""
	).split("@media (prefers-color-scheme:dark){");
	const paintOf = (scheme: string, selector: string, property: string) =>
		[...scheme.matchAll(/^(.+)\{(.+)\}$/gm)]
			.filter(([, selectors = ""]) => selectors.split(",").includes(selector))
			.flatMap(([, , paint = ""]) => paint.split(";"))
			.find((one) => one.startsWith(`${property}:`))
			?.slice(property.length + 1);

	it("needs no variable, and no scheme to be coloured", () => {
		// librsvg, Inkscape and converters to PDF know neither.
		assert.doesNotMatch(file, /var\(|--[a-z]+:|currentColor/);
		const painted = elements.filter(({ name }) =>
			["rect", "path", "circle", "text"].includes(name),
		);
		assert.ok(painted.length > 100);
		for (const element of painted) {
			const selectors = [
				element.name,
				...classOf(element)
					.split(" ")
					.map((one) => `.${one}`),
			];
			for (const scheme of [light, dark]) {
				const paints = selectors.flatMap((selector) =>
					["fill", "stroke"].map((of) => paintOf(scheme, selector, of) ?? ""),
				);
				assert.ok(
					paints.some((paint) => /^#[0-9a-f]{6}$/.test(paint)),
					`${element.name} ${classOf(element)} has no plain colour`,
				);
			}
		}
	});

	it("has text that stands out in both schemes", () => {
		assert.notEqual(paintOf(light, ".page", "fill"), "");
		assert.notEqual(
			paintOf(light, ".page", "fill"),
			paintOf(dark, ".page", "fill"),
		);
		for (const scheme of [light, dark]) {
			for (const ground of [".page", ".box", ".group"])
				for (const text of ["text", ".quiet", ".kind", ".action"])
					assert.ok(
						contrast(
							paintOf(scheme, text, "fill"),
							paintOf(scheme, ground, "fill"),
						) >= 4.5,
						`${text} on ${ground}`,
					);
			for (const line of [".arrow", ".encrypts"])
				assert.ok(
					contrast(
						paintOf(scheme, line, "stroke"),
						paintOf(scheme, ".page", "fill"),
					) >= 3,
					line,
				);
		}
	});

	describe("on its page", () => {
		const boxes = boxesIn(elements);
		const texts = elements.filter(({ name }) => name === "text");
		const arrows = elements.filter((one) => /^arrow/.test(classOf(one)));
		const [page] = elements
			.filter((one) => classOf(one) === "page")
			.map((one) => areaOf("page", one));

		it("no box lies on another", () => {
			assert.equal(boxes.length, 11);
			for (const one of boxes)
				for (const other of boxes)
					assert.ok(
						one === other || !overlap(one, other),
						`${one.what} ${other.what}`,
					);
		});

		it("everything is within, and each text within its box", () => {
			assert.ok(page);
			for (const one of [...boxes, ...texts.map(textArea)])
				assert.ok(isWithin(one, page), one.what);
			for (const text of texts) {
				const box = boxes.find(({ what }) => what === text.inside.at(-1));
				const area = textArea(text);
				// An argument's name is on the edge of its box.
				if (box && area.y > box.y) assert.ok(isWithin(area, box), text.text);
			}
		});

		it("no text lies on another, nor on a box that is not its own", () => {
			const areas = texts.map(textArea);
			areas.forEach((one, index) => {
				for (const other of areas.slice(index + 1))
					assert.ok(!overlap(one, other), `${one.what} / ${other.what}`);
				for (const box of boxes)
					assert.ok(
						texts[index]?.inside.includes(box.what) || !overlap(one, box),
						`${one.what} / ${box.what}`,
					);
			});
		});

		it("no arrow goes through a box, a text or another arrow", () => {
			const pieces = arrows.map(({ attributes }) =>
				piecesOf(attributes.d ?? ""),
			);
			assert.ok(pieces.length >= 14);
			pieces.forEach((own, index) => {
				for (const piece of own) {
					for (const area of [...boxes, ...texts.map(textArea)])
						assert.ok(!overlap(piece, area), `${piece.what} / ${area.what}`);
					for (const other of pieces.slice(index + 1).flat())
						assert.ok(!overlap(piece, other), `${piece.what} / ${other.what}`);
				}
			});
		});
	});

	it("changes with the component", () => {
		const changed = pictureOf(
			registered({
				logRetentionDays: 731,
				objectLock: { mode: "GOVERNANCE", days: 30 },
				organization: { id: "o-exampleorg1" },
				insights: ["ApiErrorRateInsight"],
			}),
		);
		elementsIn(changed);
		for (const told of [
			"kept for 731 days",
			"locked for 30 days",
			"governance mode",
			"every account",
			"ApiErrorRateInsight",
		])
			assert.ok(changed.includes(`>${told}<`) && !file.includes(told), told);
		const type = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
		const open = pictureOf(without(type, "audit-logs"));
		const count = (text: string) => text.split("no public access").length - 1;
		assert.equal(count(open), count(file) - 1);
		elementsIn(open);
	});

	it("is not drawn with a resource that it has no place for", () => {
		assert.throws(
			() => pictureOf(withOne({ type: "aws:sqs/queue:Queue" })),
			/no place for aws:sqs\/queue:Queue audit-more: give its type a box/,
		);
	});

	it("is not drawn with a statement that it has no words for", () => {
		const topic = resources.find(({ name }) => name === "audit-deliveries");
		const allowing = (Service: string, Action: string) =>
			withOne({
				type: "aws:sns/topicPolicy:TopicPolicy",
				inputs: {
					arn: topic?.ids[0],
					policy: JSON.stringify({
						Version: "2012-10-17",
						Statement: [
							{ Sid: "More", Effect: "Allow", Principal: { Service }, Action },
						],
					}),
				},
			});
		assert.throws(
			() => pictureOf(allowing("events.amazonaws.com", "SNS:Publish")),
			/does not know whom More of .*TopicPolicy audit-more is to/,
		);
		assert.throws(
			() => pictureOf(allowing("cloudtrail.amazonaws.com", "SNS:Subscribe")),
			/no words for SNS:Subscribe by cloudtrail\.amazonaws\.com \(More\)/,
		);
	});

	it("is not drawn with a reference that it does not understand", () => {
		const key = resources.find(({ type }) => type === "aws:kms/key:Key");
		const changed = resources.map((one) =>
			one.type === "aws:iam/role:Role"
				? {
						...one,
						inputs: { ...one.inputs, permissionsBoundary: key?.ids[0] },
					}
				: one,
		);
		assert.throws(
			() => pictureOf(changed),
			/does not know what Role\.permissionsBoundary means \(Role audit-delivery\)/,
		);
	});
});

/** https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio */
function contrast(one = "", other = ""): number {
	const [light = 0, dark = 0] = [one, other]
		.map(luminance)
		.sort((a, b) => b - a);
	return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5]
		.map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
		.map((part) =>
			part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
		);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
