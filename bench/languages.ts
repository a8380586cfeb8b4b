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
import { starts } from "./languages/starts";
import type { Measured } from "./measure";
import { inPairs, timed } from "./measure";

const PROGRAMS = join(__dirname, "../test/languages/programs/compliant");

/**
 * `check` of a small program in each language, beside the program's own start:
 * its SDK runs it to its end, against an engine that answers at once.
 */
export const languages: Bench = async ({ ours, progress }) => {
	const measured: Measured[] = [];
	try {
		for (const language of all) {
			const start = starts[language.name];
			if (start === undefined) continue;
			const folder = projectOf(language, join(PROGRAMS, language.name));
			const project = readProject(folder);
			const own = async () => {
				const config = readStackConfig(project, undefined);
				const { runtime } = project;
				const atOnce = {
					...project,
					runtime: { ...runtime, quietMs: () => 0 },
				};
				const monitor = await startMonitor(atOnce, config, {
					target: {},
					isLenient: false,
					results: TAUGHT,
				});
				try {
					const command = start(project, monitor.address);
					return await timed(() => run(command));
				} finally {
					monitor.close();
				}
			};
			const check = () =>
				timed(() =>
					run({
						file: process.execPath,
						args: [join(ours, "bin/policypack/cli.js"), "check", folder],
						cwd: folder,
						env: process.env,
					}),
				);
			const taken = await inPairs(11, check, own, (round) =>
				progress(`${language.name}, round ${round}`),
			);
			measured.push({
				name: `check of a small program, ${language.name}`,
				to: "the program's own start",
				...taken,
				limit: { ratio: 1.5 },
			});
		}
	} finally {
		removeProjects();
	}
	return measured;
};

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
