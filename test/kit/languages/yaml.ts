import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Engine, type EngineRun, runCli } from "../engine/harness";
import { pack } from "../engine/pack";
import { root } from "../sourceFiles";
import {
	heardIn,
	type Language,
	type Operation,
	projectCopy,
	stackIn,
	withEngine,
} from "./languageRun";

/** The folder of a program in YAML. */
export const yamlProgram = (program: string): string =>
	program === "example"
		? join(root, "examples/yaml")
		: join(root, "test/languages/componentPrograms/yaml", program);

const typed: Readonly<Record<Operation, readonly string[]>> = {
	preview: ["preview"],
	up: ["up", "--yes", "--skip-preview"],
};

async function operate(
	folder: string,
	operation: Operation,
	engine: Engine,
): Promise<EngineRun> {
	const log = join(folder, "events.json");
	const { code, stdout, stderr } = await runCli(
		folder,
		[
			...typed[operation],
			...["--stack", "dev", "--policy-pack", pack, "--event-log", log],
			...["--color", "never", "--non-interactive"],
		],
		engine,
	);
	const events = readFileSync(log, "utf8")
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line));
	return { ok: code === 0, stdout, stderr, ...heardIn(events) };
}

/** Programs of the plain command line. */
export const yaml: Language = {
	name: "YAML",
	run: (program, operations) =>
		withEngine(async (engine) => {
			const folder = projectCopy(yamlProgram(program), engine);
			const init = ["stack", "init", "dev", "--non-interactive"];
			const { code, stderr } = await runCli(folder, init, engine);
			if (code !== 0) throw new Error(stderr);
			const runs: EngineRun[] = [];
			for (const operation of operations)
				runs.push(await operate(folder, operation, engine));
			return { runs, ...(await stackIn(folder, engine)) };
		}),
};
