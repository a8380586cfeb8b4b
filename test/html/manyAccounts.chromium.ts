import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { accountId, failingAccounts, manyAccounts } from "../kit/accounts";
import { startViewer, type Viewer } from "./browser";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Reports of 1,000 accounts and seven controls. */
const LARGE = {
	"1,000 accounts": () => manyAccounts(1000),
	"1,000 failing accounts": () => failingAccounts(1000),
};

/** Milliseconds until a page has loaded and is laid out, on a slow machine. */
const LOADED_MS = 10_000;

const SCROLLS = `document.documentElement.scrollWidth > document.documentElement.clientWidth`;

const LOADED = `(() => {
	const [entry] = performance.getEntriesByType("navigation");
	return entry.loadEventEnd;
})()`;

/** Whether the head of the first tall table is in view, at its upper edge. */
const HEAD_STAYS = `(() => {
	const scroll = document.querySelector(".scroll.tall");
	scroll.scrollTop = scroll.scrollHeight / 2;
	const head = scroll.querySelector("thead th").getBoundingClientRect();
	const top = scroll.getBoundingClientRect().top;
	return scroll.scrollTop > 0 && Math.abs(head.top - top) < 3;
})()`;

async function topOf(page: Page, selector: string): Promise<number> {
	return (await page.evaluate(
		`document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect().top`,
	)) as number;
}

describe("the HTML report of 1,000 accounts in Chromium", () => {
	let viewer: Viewer;
	before(async () => {
		viewer = await startViewer(LARGE);
	});
	after(async () => {
		await viewer?.close();
	});

	for (const report of Object.keys(LARGE)) {
		for (const width of [360, 1280])
			it(`loads in time, and fits ${width} pixels: ${report}`, async () => {
				const page = await viewer.open(report, { width });
				const milliseconds = (await page.evaluate(LOADED)) as number;
				assert.ok(milliseconds > 0);
				assert.ok(milliseconds < LOADED_MS, `${milliseconds} ms`);
				assert.equal(await page.evaluate(SCROLLS), false);
				await page.close();
			});

		it(`keeps the head of the matrix in view: ${report}`, async () => {
			const page = await viewer.open(report);
			assert.equal(await page.evaluate(HEAD_STAYS), true);
			await page.close();
		});
	}

	it("has no violation that axe finds", async () => {
		const page = await viewer.open("1,000 accounts");
		await page.evaluate(AXE);
		const { violations } = (await page.evaluate("axe.run(document)")) as {
			readonly violations: readonly {
				readonly id: string;
				readonly nodes: readonly { readonly html: string }[];
			}[];
		};
		assert.deepEqual(
			violations.map(({ id, nodes }) => [id, nodes[0]?.html.slice(0, 200)]),
			[],
		);
		await page.close();
	});

	it("leads to an account by keyboard, and from it to the next", async () => {
		const page = await viewer.open("1,000 accounts");
		const contents = page.getByRole("navigation");
		await contents
			.getByRole("link", { name: /that did not pass/ })
			.press("Enter");
		const first = await topOf(page, "#source-8");
		assert.ok(first >= 0 && first < 900, `it is at ${first}`);
		const next = page.getByRole("link", {
			name: `Next account: ${accountId(27)}`,
		});
		await next.press("Enter");
		const second = await topOf(page, "#source-28");
		assert.ok(second >= 0 && second < 900, `it is at ${second}`);
		await page.close();
	});

	it("opens the evidence of a folded account, from the matrix", async () => {
		const page = await viewer.open("1,000 failing accounts");
		const row = page.getByRole("row", { name: new RegExp(accountId(900)) });
		await row
			.getByRole("link", { name: /Failed/ })
			.first()
			.press("Enter");
		const article = page.locator("#source-901-control-1");
		assert.equal(await article.isVisible(), true);
		const top = await topOf(page, "#source-901-control-1");
		assert.ok(top >= 0 && top < 900, `it is at ${top}`);
		await page.close();
	});

	it("opens the accounts that passed by Enter, without a script", async () => {
		const page = await viewer.open("1,000 accounts");
		const row = page.getByText(accountId(999), { exact: true }).first();
		assert.equal(await row.isVisible(), false);
		await page
			.getByText(/^900 accounts in which nothing failed/)
			.press("Enter");
		assert.equal(await row.isVisible(), true);
		await page.close();
	});
});
