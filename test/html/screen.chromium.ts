import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { REPORTS, startViewer, unfold, type Viewer } from "./browser";
import { contrastsIn } from "./contrast";

const LEAST_CONTRAST = 4.5;

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core has to say about a page. */
interface AxeResult {
	readonly violations: readonly {
		readonly id: string;
		readonly nodes: readonly { readonly html: string }[];
	}[];
	readonly passes: readonly { readonly id: string }[];
}

async function axeOn(page: Page): Promise<AxeResult> {
	await page.evaluate(AXE);
	return (await page.evaluate("axe.run(document)")) as AxeResult;
}

/** Elements that reach over the right edge, but those that scroll by themselves. */
const TOO_WIDE = `[...document.querySelectorAll("body *")]
	.filter((element) => !element.closest(".scroll table, .skip, .symbols") && element.checkVisibility())
	.filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
	.map((element) => element.tagName + "." + element.getAttribute("class"))`;

const SCROLLS = `document.documentElement.scrollWidth > document.documentElement.clientWidth`;

describe("the HTML report in Chromium", () => {
	let viewer: Viewer;
	before(async () => {
		viewer = await startViewer();
	});
	after(async () => {
		await viewer?.close();
	});

	for (const report of Object.keys(REPORTS)) {
		for (const width of [360, 1280])
			it(`fits ${width} pixels, folded and unfolded: ${report}`, async () => {
				const page = await viewer.open(report, { width });
				for (const prepare of [async () => {}, unfold]) {
					await prepare(page);
					assert.deepEqual(await page.evaluate(TOO_WIDE), []);
					assert.equal(await page.evaluate(SCROLLS), false);
				}
				await page.close();
			});

		for (const scheme of ["light", "dark"] as const) {
			it(`has enough contrast in ${scheme}: ${report}`, async () => {
				const width = scheme === "light" ? 360 : 1280;
				const page = await viewer.open(report, { scheme, width });
				await unfold(page);
				const contrasts = await contrastsIn(page);
				assert.ok(contrasts.length > 100);
				assert.deepEqual(
					contrasts.filter(({ ratio }) => ratio < LEAST_CONTRAST),
					[],
				);
				await page.close();
			});

			it(`has no violation that axe finds in ${scheme}: ${report}`, async () => {
				const page = await viewer.open(report, {
					scheme,
					width: scheme === "light" ? 1280 : 360,
				});
				if (report !== "500 findings") await unfold(page);
				const { violations, passes } = await axeOn(page);
				assert.deepEqual(
					violations.map(({ id, nodes }) => [id, nodes[0]?.html.slice(0, 200)]),
					[],
				);
				for (const rule of ["color-contrast", "heading-order", "svg-img-alt"])
					assert.ok(
						passes.some(({ id }) => id === rule),
						`${rule} was not run`,
					);
				await page.close();
			});
		}
	}

	it("is dark where the reader prefers it, and light otherwise", async () => {
		for (const [scheme, expected] of [
			["light", "rgb(255, 255, 255)"],
			["dark", "rgb(17, 21, 27)"],
		] as const) {
			const page = await viewer.open("one source", { scheme });
			const background = "getComputedStyle(document.body).backgroundColor";
			assert.equal(await page.evaluate(background), expected);
			await page.close();
		}
	});

	it("applies its own style under its own policy", async () => {
		const page = await viewer.open("one source");
		const border = `getComputedStyle(document.querySelector(".control")).borderTopStyle`;
		assert.equal(await page.evaluate(border), "solid");
		await page.close();
	});

	it("says nothing on the console, and asks for nothing", () => {
		assert.deepEqual(viewer.complaints, []);
	});

	it("would notice a message, a request and a weak contrast", async () => {
		const other = await startViewer();
		try {
			const page = await other.open("one source");
			await page.evaluate(`
				console.log("a message");
				document.querySelector(".lead").style.setProperty("color", "#999");
				const image = new Image();
				image.src = "other.png";
				document.body.append(image);
			`);
			await page.waitForTimeout(200);
			assert.ok(other.complaints.includes("console: a message"));
			assert.ok(other.complaints.some((one) => /other\.png|image/i.test(one)));
			const contrasts = await contrastsIn(page);
			assert.ok(contrasts.some(({ ratio }) => ratio < LEAST_CONTRAST));
		} finally {
			await other.close();
		}
	});
});
