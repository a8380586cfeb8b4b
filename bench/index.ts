import { join } from "node:path";
import { builtPack } from "../test/kit/pack/build";
import type { Bench } from "./bench";
import { command } from "./command";
import { component } from "./component";
import { growth } from "./growth";
import { html } from "./html";
import { load } from "./load";
import { figureOf, type Measured } from "./measure";
import { provider } from "./provider";
import { records } from "./records";
import { reports } from "./reports";
import { resources } from "./resources";
import { tableOf } from "./table";
import { wholeStacks } from "./wholeStacks";

const benches: Readonly<Record<string, () => Bench>> = {
	load: () => load,
	resources: () => resources,
	stacks: () => wholeStacks,
	check: () => command,
	component: () => component,
	provider: () => provider,
	growth: () => growth,
	html: () => html,
	reports: () => reports,
	records: () => records,
	// Loaded when asked for: they need the engine, which is built apart.
	engine: () => require("./engine").engine,
	large: () => require("./large").large,
	scale: () => require("./engine").scale,
	componentPreview: () => require("./componentPreview").componentPreview,
	organization: () => require("./organization").organization,
	// This needs the packages of test/languages/install.sh.
	languages: () => require("./languages").languages,
	// And these moto, and Prowler, which are installed apart.
	audit: () => require("./audit").audit,
	prowler: () => require("./prowler").prowler,
};

const usual = ["load", "resources", "stacks", "check", "component", "provider"];
const usage = `usage: npm run bench -- [${Object.keys(benches).join("] [")}] [--engine] [--json]`;

/** Takes the measurements asked for, the usual ones where none are. */
async function main(given: readonly string[]): Promise<void> {
	const named = given.filter((word) => !word.startsWith("--"));
	const flags = given.filter((word) => word.startsWith("--"));
	const wrong = [
		...named.filter((name) => !(name in benches)),
		...flags.filter((flag) => flag !== "--json" && flag !== "--engine"),
	];
	if (wrong.length > 0)
		throw new Error(`There is no ${wrong.join(", ")}.\n${usage}`);
	const wanted = [...(named.length > 0 ? named : usual)];
	if (flags.includes("--engine")) wanted.push("engine", "componentPreview");

	progress("compiling the pack where it is stale");
	const subjects = {
		ours: builtPack(),
		nothing: join(__dirname, "nothing"),
		progress,
	};
	const measured: Measured[] = [];
	for (const name of new Set(wanted))
		measured.push(...((await benches[name]?.()(subjects)) ?? []));
	progress("");
	const figures = measured.map(figureOf);
	process.stdout.write(
		flags.includes("--json")
			? `${JSON.stringify(figures, undefined, "\t")}\n`
			: `${tableOf(figures)}\n`,
	);
	if (figures.some(({ isStrict, verdict }) => isStrict && verdict === "OVER"))
		process.exitCode = 1;
}

/** One line on standard error: written over on a terminal. */
function progress(message: string): void {
	if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${message}`);
	else if (message !== "") process.stderr.write(`${message}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
	process.stderr.write(
		`Could not measure: ${error instanceof Error ? error.message : error}\n`,
	);
	process.exitCode = 1;
});
