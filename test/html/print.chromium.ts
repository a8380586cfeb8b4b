import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import type { Page } from "playwright-core";
import { PROCESS_MS } from "../kit/bounds";
import { REPORTS, startViewer, type Viewer } from "./browser";
import { contrastsIn } from "./contrast";

/** A word on a page, in points from its upper left corner. */
interface Word {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** A printed page. */
interface Sheet {
	readonly width: number;
	readonly height: number;
	readonly words: readonly Word[];
}

const ENTITIES: Readonly<Record<string, string>> = {
	"&lt;": "<",
	"&gt;": ">",
	"&amp;": "&",
	"&quot;": '"',
	"&apos;": "'",
	"&#39;": "'",
};

/** What a page prints on A4, with the size that its style asks for. */
async function printed(page: Page): Promise<readonly Sheet[]> {
	const pdf = await page.pdf({ preferCSSPageSize: true });
	const { stdout, stderr, status } = spawnSync(
		"pdftotext",
		["-bbox", "-", "-"],
		{ input: pdf, encoding: "utf8", maxBuffer: 2 ** 28, timeout: PROCESS_MS },
	);
	assert.equal(status, 0, stderr);
	return stdout
		.split("<page ")
		.slice(1)
		.map((part) => {
			const [, width, height] =
				/width="([\d.]+)" height="([\d.]+)"/.exec(part) ?? [];
			const words = [
				...part.matchAll(
					/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/gs,
				),
			].map(([, left, top, right, bottom, text = ""]) => ({
				text: text.replace(/&\w+;|&#39;/g, (found) => ENTITIES[found] ?? found),
				left: Number(left),
				right: Number(right),
				top: Number(top),
				bottom: Number(bottom),
			}));
			return { width: Number(width), height: Number(height), words };
		});
}

/** 14 mm, the margin at the sides, with a point for rounding. */
const SIDE = (14 / 25.4) * 72 - 1;

describe("the HTML report in print", () => {
	let viewer: Viewer;
	before(async () => {
		viewer = await startViewer();
	});
	after(async () => {
		await viewer?.close();
	});

	for (const report of Object.keys(REPORTS))
		it(`is on A4 pages, and nothing is cut off: ${report}`, async () => {
			const page = await viewer.open(report);
			const sheets = await printed(page);
			assert.ok(sheets.length > 1);
			for (const { width, height, words } of sheets) {
				assert.deepEqual([Math.round(width), Math.round(height)], [595, 842]);
				const outside = words.filter(
					({ left, right, top, bottom }) =>
						left < SIDE || right > width - SIDE || top < 0 || bottom > height,
				);
				assert.deepEqual(outside, []);
			}
			await page.close();
		});

	it("unfolds everything, and repeats the heads of tables", async () => {
		const page = await viewer.open("500 findings");
		const sheets = await printed(page);
		const texts = sheets.map(({ words }) => words.map(({ text }) => text));
		const all = new Set(texts.flat());
		const names = Array.from(
			{ length: 350 },
			(_, place) => `team-${place}-logs`,
		);
		assert.deepEqual(
			names.filter((name) => !all.has(name)),
			[],
		);
		const withRows = texts.filter((words) =>
			words.includes("src/buckets.ts:31"),
		);
		assert.ok(withRows.length > 3);
		for (const words of withRows) assert.ok(words.includes("Location"));
		await page.close();
	});

	it("has page numbers, and no links that lead nowhere on paper", async () => {
		const page = await viewer.open("one source");
		const sheets = await printed(page);
		for (const [place, { words }] of sheets.entries()) {
			const text = words.map((word) => word.text).join(" ");
			assert.ok(text.includes(`${place + 1} / ${sheets.length}`), text);
			assert.doesNotMatch(text, /Skip to results/);
		}
		await page.close();
	});

	it("is light and readable, whatever the reader prefers on screen", async () => {
		const page = await viewer.open("one source", { scheme: "dark" });
		await page.emulateMedia({ media: "print", colorScheme: "dark" });
		assert.equal(
			await page.evaluate("getComputedStyle(document.body).backgroundColor"),
			"rgb(255, 255, 255)",
		);
		const contrasts = await contrastsIn(page);
		assert.ok(contrasts.length > 100);
		assert.deepEqual(
			contrasts.filter(({ ratio }) => ratio < 4.5),
			[],
		);
		await page.close();
	});
});
