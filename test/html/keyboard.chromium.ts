import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { startViewer, type Viewer } from "./browser";

const FOCUSED = `(() => {
	const element = document.activeElement;
	const { outlineStyle, outlineWidth } = getComputedStyle(element);
	const { top, bottom, left } = element.getBoundingClientRect();
	return {
		what: element.tagName.toLowerCase() + (element.getAttribute("href") ?? ""),
		isOutlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
		isInView: bottom > 0 && top < innerHeight && left >= 0,
	};
})()`;

interface Focused {
	readonly what: string;
	readonly isOutlined: boolean;
	readonly isInView: boolean;
}

async function focused(page: Page): Promise<Focused> {
	return (await page.evaluate(FOCUSED)) as Focused;
}

describe("the HTML report by keyboard and screen reader", () => {
	let viewer: Viewer;
	before(async () => {
		viewer = await startViewer();
	});
	after(async () => {
		await viewer?.close();
	});

	it("has a skip link first, which leads to the results", async () => {
		const page = await viewer.open("one source");
		await page.keyboard.press("Tab");
		assert.deepEqual(await focused(page), {
			what: "a#main",
			isOutlined: true,
			isInView: true,
		});
		await page.keyboard.press("Enter");
		assert.equal((await focused(page)).what, "main");
		await page.close();
	});

	it("shows where the focus is, on everything that takes it", async () => {
		const page = await viewer.open("500 findings");
		const stops = new Set<string>();
		for (let stop = 0; stop < 60; stop += 1) {
			await page.keyboard.press("Tab");
			const { what, isOutlined, isInView } = await focused(page);
			if (what === "body") break;
			stops.add(what.replace(/[#h].*/, ""));
			assert.ok(isOutlined && isInView, what);
		}
		for (const stop of ["a", "div", "summary"])
			assert.ok(stops.has(stop), [...stops].join(", "));
		await page.close();
	});

	it("unfolds by Enter, without a script", async () => {
		const page = await viewer.open("500 findings");
		const summary = page.getByText("345 more resources");
		const last = page.getByText("team-349-logs", { exact: true });
		assert.equal(await last.isVisible(), false);
		await summary.focus();
		await page.keyboard.press("Enter");
		assert.equal(await last.isVisible(), true);
		await page.close();
	});

	it("leads from the matrix to the evidence", async () => {
		const page = await viewer.open("one source");
		const row = page.getByRole("row", { name: /CloudTrail\.6/ });
		const link = row.first().getByRole("link");
		assert.match(await link.innerText(), /Failed/);
		await link.press("Enter");
		const heading = page.getByRole("heading", { name: /^CloudTrail\.6/ });
		const { y = -1 } = (await heading.boundingBox()) ?? {};
		assert.ok(y >= 0 && y < 900, `the heading is at ${y}`);
		await page.close();
	});

	for (const width of [360, 1280])
		it(`is read as tables, images and landmarks at ${width} pixels`, async () => {
			const page = await viewer.open("one source", { width });
			for (const name of [
				"banner",
				"navigation",
				"main",
				"contentinfo",
			] as const)
				assert.equal(await page.getByRole(name).count(), 1, name);
			const exemptions = page.getByRole("table", { name: "Exemptions" });
			assert.equal(await exemptions.getByRole("columnheader").count(), 3);
			assert.equal(await exemptions.getByRole("cell").count(), 6);
			const matrix = page.getByRole("table", {
				name: /Status of each control/,
			});
			assert.equal(await matrix.getByRole("rowheader").count(), 7);
			const drawing = page.getByRole("img", {
				name: /^Trail and its resources in infra\/audit/,
			});
			assert.equal(await drawing.count(), 1);
			await page.close();
		});
});
