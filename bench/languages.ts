import { spawn } from "node:child_process";
import { join } from "node:path";
import { startMonitor } from "../policypack/sources/program/monitor";
import { readProject } from "../policypack/sources/program/project";
import { TAUGHT } from "../policypack/sources/program/resultForm";
import type { ProgramCommand } from "../policypack/sources/program/runtime";
import { readStackConfig } from "../policypack/sources/program/stackConfig";
import { projectOf, removeProjects } from "../test/languages/language";
import { languages as all } from "../test/languages/languages";
import type { Bench } from "./bench";
import { type Start, starts } from "./languages/starts";
import { inPairs, type Measured, type Take, timed } from "./measure";

const PROGRAMS = join(__dirname, "../test/languages/programs/compliant");

/**
 * `check` of a small program in each language, beside the program's own start:
 * its SDK runs it to its end, against an engine that answers at once.
 */
export const languages: Bench = async ({ ours, progress }) => {
	const measured: Measured[] = [];
	try {
		for (const language of all)
			for (const start of starts[language.name] ?? []) {
				const folder = projectOf(language, join(PROGRAMS, language.name));
				const own = ownStart(folder, start.command);
				const check = () => timed(() => run(checkOf(folder, ours)));
				const taken = await inPairs(11, check, own, (round) =>
					progress(`${language.name}, ${start.to}, round ${round}`),
				);
				measured.push({
					name: `check of a small program, ${language.name}`,
					to: start.to,
					...taken,
					...(start.limit !== undefined && { limit: { ratio: start.limit } }),
				});
			}
	} finally {
		removeProjects();
	}
	return measured;
};

/** Takes the time of a program's own start, against an engine that answers at once. */
function ownStart(folder: string, commandOf: Start["command"]): Take {
	const project = readProject(folder);
	const config = readStackConfig(project, undefined);
	const runtime = { ...project.runtime, quietMs: () => 0 };
	return async () => {
		const monitor = await startMonitor({ ...project, runtime }, config, {
			target: {},
			isLenient: false,
			results: TAUGHT,
		});
		try {
			return await timed(() => run(commandOf(project, monitor.address)));
		} finally {
			monitor.close();
		}
	};
}

function checkOf(folder: string, pack: string): ProgramCommand {
	return {
		file: process.execPath,
		args: [join(pack, "bin/policypack/cli.js"), "check", folder],
		cwd: folder,
		env: process.env,
	};
}

const TIMEOUT_MS = 120_000;

/** Runs a command to its end; anything but success is an error. */
function run({ file, args, cwd, env }: ProgramCommand): Promise<void> {
	return new Promise((resolve, reject) => {
		const child = spawn(file, args, {
			cwd,
			env,
			stdio: ["ignore", "ignore", "pipe"],
			timeout: TIMEOUT_MS,
		});
		let stderr = "";
		child.stderr.setEncoding("utf8").on("data", (text: string) => {
			stderr += text;
		});
		child.once("error", reject);
		child.once("close", (code) => {
			if (code === 0) resolve();
			else reject(new Error(`${file} ended with ${code}\n${stderr}`));
		});
	});
}
