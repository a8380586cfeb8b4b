import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";

/*
 * Runs the tests that start processes, again and again on a machine whose
 * every processor is busy: `npm run test:load`, or `npm run test:load -- 3`
 * for three rounds instead of ten, and with files for those alone:
 * `npm run test:load -- 3 test/audit/command.moto.ts`. A test that waits for a
 * fixed time, or expects a quick start, fails here.
 */

const root = join(__dirname, "..");
const ROUNDS = 10;

/** What starts a process, a server or a pack, itself or by what it imports. */
const STARTS =
	/child_process|startAnalyzer|packUnderTest|startMoto|readProgram|kit\/(command|programs)"|from "\.\/things"|\.dev\//;

/** The files of tests that start processes. */
function filesThatStart(): readonly string[] {
	return readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
		.filter((name) => /\.(test|program|organization)\.ts$/.test(name))
		.map((name) => join("test", name))
		.filter((file) => STARTS.test(readFileSync(join(root, file), "utf8")))
		.sort();
}

/** Busy for as long as the process that started it is there. */
const BUSY = "const { ppid } = process; while (process.ppid === ppid);";

/** Keeps every processor busy. Gives what ends that. */
function load(): () => void {
	const busy: readonly ChildProcess[] = Array.from(
		{ length: availableParallelism() },
		() => spawn(process.execPath, ["--eval", BUSY], { stdio: "ignore" }),
	);
	const end = () => {
		for (const child of busy) child.kill("SIGKILL");
	};
	process.once("exit", end);
	return end;
}

function main(): void {
	const [, , given = ROUNDS, ...named] = process.argv;
	const rounds = Number(given);
	if (!Number.isInteger(rounds) || rounds < 1) {
		process.stderr.write("Usage: npm run test:load -- [rounds [file...]]\n");
		process.exit(2);
	}
	const files = named.length > 0 ? named : filesThatStart();
	const config = files.some((file) => /\.(engine|moto)\.ts$/.test(file))
		? ["--config", ".mocharc.engine.json"]
		: ["--config", ".mocharc.json", "--parallel", "--jobs", "4"];
	const end = load();
	let failed = 0;
	for (let round = 1; round <= rounds; round += 1) {
		const begin = performance.now();
		const { status } = spawnSync(
			process.execPath,
			[
				join(root, "node_modules/mocha/bin/mocha.js"),
				...config,
				...["--reporter", "dot"],
				...files,
			],
			{ cwd: root, stdio: "inherit" },
		);
		const seconds = Math.round((performance.now() - begin) / 1000);
		const outcome = status === 0 ? "passed" : "FAILED";
		process.stdout.write(
			`Round ${round} of ${rounds}: ${outcome}, ${seconds} s\n`,
		);
		if (status !== 0) failed += 1;
	}
	end();
	process.stdout.write(
		`${rounds - failed} of ${rounds} rounds of ${files.length} files passed with every processor busy.\n`,
	);
	process.exitCode = failed === 0 ? 0 : 1;
}

main();
