import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";
import { disputedAccounts } from "../kit/accounts";
import { ANSWER_MS } from "../kit/bounds";
import {
	everyTextReport,
	largeReport,
	mixedReport,
	sourcesReport,
} from "../kit/htmlReports";
import { htmlOf } from "./read";

/** Names that break a layout, and marks that turn it around. */
const AWKWARD = `יומן-${"x".repeat(300)}\u202E<b>"監査ログ👩‍💻`;

/** Reports that every test looks at. */
export const REPORTS: Readonly<Record<string, () => JsonReport>> = {
	"one source": mixedReport,
	"three sources": () => sourcesReport(3),
	"twelve sources": () => sourcesReport(12),
	"500 findings": () => largeReport(500),
	"60 accounts with disagreements": () => disputedAccounts(60),
	"awkward names": () => everyTextReport(AWKWARD),
	"names of 10,000 characters": () => everyTextReport("n".repeat(10_000)),
};

/** How a page is looked at. */
export interface Look {
	readonly width?: number;
	readonly scheme?: "light" | "dark";
}

/** A browser with a folder of reports. */
export interface Viewer {
	/** A page with a report, until the viewer is closed. */
	readonly open: (report: string, look?: Look) => Promise<Page>;
	/** What pages said on their console, failed at or asked for. */
	readonly complaints: readonly string[];
	readonly close: () => Promise<void>;
}

/** Starts Chromium without a window, or fails. */
export async function startViewer(
	reports: Readonly<Record<string, () => JsonReport>> = REPORTS,
): Promise<Viewer> {
	const folder = mkdtempSync(join(tmpdir(), "html-report-"));
	const urls = new Map(
		Object.entries(reports).map(([name, reportOf]) => {
			const file = join(folder, `${name.replaceAll(" ", "-")}.html`);
			writeFileSync(file, htmlOf(reportOf()));
			return [name, pathToFileURL(file).href];
		}),
	);
	const complaints: string[] = [];
	const browser: Browser = await chromium.launch({
		executablePath: chromiumPath(),
		timeout: ANSWER_MS,
	});
	return {
		complaints,
		open: async (report, { width = 1280, scheme = "light" } = {}) => {
			const url = urls.get(report);
			assert.ok(url, `there is no report "${report}"`);
			const page = await browser.newPage({
				viewport: { width, height: 900 },
				colorScheme: scheme,
			});
			page.setDefaultTimeout(ANSWER_MS);
			page.on("console", (said) => complaints.push(`console: ${said.text()}`));
			page.on("pageerror", ({ message }) => complaints.push(message));
			page.on("request", (request) => {
				if (request.url() !== url) complaints.push(`asked: ${request.url()}`);
			});
			await page.goto(url);
			return page;
		},
		close: async () => {
			await browser.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** The Chromium that test/html/install.sh found. */
function chromiumPath(): string {
	const names = process.env.CHROMIUM
		? [process.env.CHROMIUM]
		: ["chromium", "chromium-browser", "google-chrome"];
	const folders = (process.env.PATH ?? "").split(delimiter);
	const found = names
		.flatMap((name) => [name, ...folders.map((folder) => join(folder, name))])
		.find((path) => path.includes("/") && existsSync(path));
	assert.ok(found, "There is no Chromium: run sh test/html/install.sh.");
	return found;
}

/** Unfolds everything that is folded. */
export async function unfold(page: Page): Promise<void> {
	await page.evaluate(`
		for (const details of document.querySelectorAll("details")) details.open = true;
	`);
}
