import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { decode, encode, toRGBA8 } from "upng-js";
import { terminalPage } from "./terminalPage";

/*
 * `npm run docs:pictures`: the pictures of the README, of what the built
 * command writes about examples/broken. Needs Chromium (test/html/install.sh).
 */

const root = join(__dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "pictures-"));
const report = join(folder, "report.html");
const COLORS = 64;
const command = ["check", "examples/broken"];

/** What the command prints in a terminal of 80 columns, with colors. */
function runCommand(): string {
	const { stdout, status } = spawnSync(
		process.execPath,
		[
			join(root, "bin/policypack/cli.js"),
			...command,
			...["--format", "text", "--format", "html", "--output", report],
		],
		{
			cwd: root,
			encoding: "utf8",
			env: { ...process.env, FORCE_COLOR: "1", FORCE_HYPERLINK: "0" },
		},
	);
	if (status !== 1) throw new Error(`check ended with ${status}`);
	return stdout;
}

/** The picture with a palette, a third as large: the package ships it. */
function withPalette(png: Buffer): Buffer {
	const image = decode(new Uint8Array(png).buffer);
	return Buffer.from(encode(toRGBA8(image), image.width, image.height, COLORS));
}

async function main(): Promise<void> {
	const text = runCommand();
	const terminal = join(folder, "terminal.html");
	writeFileSync(
		terminal,
		terminalPage(`cloudtrail-compliance ${command.join(" ")}`, text),
	);
	const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
	const browser = await chromium.launch({ executablePath });
	try {
		for (const [file, width, height, name] of [
			[report, 1180, 900, "report.png"],
			[terminal, 800, 760, "terminal.png"],
		] as const) {
			const page = await browser.newPage({ viewport: { width, height } });
			await page.goto(pathToFileURL(file).href);
			const picture = withPalette(await page.screenshot());
			writeFileSync(join(root, "docs", name), picture);
		}
	} finally {
		await browser.close();
	}
}

main()
	.catch((error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
		process.exitCode = 1;
	})
	.finally(() => rmSync(folder, { recursive: true, force: true }));
