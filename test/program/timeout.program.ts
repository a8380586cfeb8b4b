import { strict as assert } from "node:assert";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { isInputError } from "../../policypack/inputError";
import {
	type ProgramOptions,
	readProgram,
} from "../../policypack/sources/program";
import { run } from "../kit/command";
import { isAlive, pidsIn, until } from "../kit/processIds";
import { removePrograms, write } from "../kit/programs";

const CLI = join(__dirname, "../../bin/policypack/cli.js");

const INSTEAD = "or use --preview, which needs the Pulumi CLI.";

/** Uses its processor for so long, and asks for nothing. */
const busy = (milliseconds: number) =>
	`const end = Date.now() + ${milliseconds}; while (Date.now() < end);`;

/**
 * Starts two processes, one of them in a group of its own, and notes their ids
 * and its own. By `--require` it runs before the SDK, which may take longer to
 * load than is waited.
 */
const starting = {
	"Pulumi.yaml":
		"name: shop\nruntime: { name: nodejs, options: { nodeargs: --require=./first.cjs } }\n",
	"first.cjs": `
		const { spawn } = require("node:child_process");
		const { writeFileSync } = require("node:fs");
		const pids = [false, true].map((detached) => spawn("sleep", ["300"], { detached, stdio: "ignore" }).pid);
		writeFileSync("pids", [...pids, process.pid, ""].join("\\n"));
	`,
};

/** Runs a program that is stopped, and gives the one line that says why. */
async function refusal(
	folder: string,
	options: ProgramOptions,
): Promise<string> {
	try {
		await readProgram(folder, options);
	} catch (error) {
		assert.ok(isInputError(error), String(error));
		assert.doesNotMatch(error.message, /\n/);
		return error.message.replaceAll(folder, "FOLDER");
	}
	return assert.fail("the program was accepted");
}

/** Waits for the end of all that a program has noted. */
async function gone(folder: string): Promise<void> {
	const pids = await until(() => pidsIn(join(folder, "pids"), 3));
	await until(() => (pids.some(isAlive) ? undefined : true));
}

describe("a program that takes its time", () => {
	after(removePrograms);

	it("is not stopped while it uses its processor", async () => {
		const folder = write(`${busy(5000)} bucket("late");`);
		const { resources } = await readProgram(folder, { idleMs: 2000 });
		assert.ok(resources.some(({ name }) => name === "late"));
	});
	it("is not stopped while what it started uses its processor", async () => {
		const folder = write(`
			require("node:child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(busy(5000))}]);
			bucket("late");
		`);
		const { resources } = await readProgram(folder, { idleMs: 2000 });
		assert.ok(resources.some(({ name }) => name === "late"));
	});
	it("may wait for as long as the user says", async () => {
		const folder = write(`setTimeout(() => bucket("late"), 3000);`);
		const options = { timeoutSeconds: 600 };
		const { resources } = await readProgram(folder, options);
		assert.ok(resources.some(({ name }) => name === "late"));
	});
	it("is stopped where it does nothing, and --timeout is named", async () => {
		const folder = write("setInterval(() => {}, 1000);");
		assert.equal(
			await refusal(folder, { idleMs: 1500 }),
			`FOLDER: the program was stopped after 1.5 s without registrations or CPU use. Fix what it waits for, raise --timeout SECONDS, ${INSTEAD}`,
		);
	});
	for (const [what, program] of [
		["uses its processor", "for (;;);"],
		["waits", "setInterval(() => {}, 1000);"],
		[
			"registers without end",
			`let at = 0; setInterval(() => bucket("b" + at++), 50);`,
		],
	] as const)
		it(`is stopped at its limit where it ${what}`, async () => {
			assert.equal(
				await refusal(write(program), { timeoutSeconds: 3 }),
				`FOLDER: the program was stopped at the time limit of 3 s. Raise --timeout SECONDS, fix what keeps it running, ${INSTEAD}`,
			);
		});
	it("is not judged where its limit ends the second run", async () => {
		const folder = write(
			`${busy(4000)} identity().apply(() => { for (;;); });`,
		);
		assert.match(
			await refusal(folder, { timeoutSeconds: 12 }),
			/was stopped at the time limit of 12 s\. Raise --timeout SECONDS/,
		);
	});
	it("is stopped with all that it started", async () => {
		const folder = write("setInterval(() => {}, 1000);", starting);
		// A busy machine may need longer to start the program at all.
		const stopped = async (idleMs: number): Promise<void> => {
			await refusal(folder, { idleMs });
			if (!pidsIn(join(folder, "pids"), 3)) await stopped(idleMs * 2);
		};
		await stopped(1500);
		await gone(folder);
	});
	for (const signal of ["SIGINT", "SIGTERM"] as const)
		it(`ends with all that it started where the command gets ${signal}`, async () => {
			const folder = write("setInterval(() => {}, 1000);", starting);
			const host = spawn(process.execPath, [CLI, "check", folder], {
				stdio: "ignore",
			});
			const ended = once(host, "exit");
			await until(() => pidsIn(join(folder, "pids"), 3));
			host.kill(signal);
			assert.deepEqual(await ended, [null, signal]);
			await gone(folder);
		});
});

describe("check --timeout", () => {
	after(removePrograms);

	for (const given of ["0", "-5", "1.5", "10m", "soon", "1e3"])
		it(`refuses "${given}" in one line`, () => {
			const { code, stdout, stderr } = run([
				"check",
				"examples",
				...["--timeout", given],
			]);
			assert.equal(code, 2);
			assert.equal(stdout, "");
			assert.equal(
				stderr,
				`cloudtrail-compliance: --timeout ${given} is not a valid number of seconds: use a whole number from 1, such as 1800.\n`,
			);
		});
	it("ends a program in one line, with 2", () => {
		const folder = write("for (;;);");
		const { code, stdout, stderr } = run(["check", folder, "--timeout", "2"]);
		assert.equal(code, 2);
		assert.equal(stdout, "");
		assert.match(
			stderr.trim().split("\n").at(-1) ?? "",
			/^cloudtrail-compliance: .*: the program was stopped at the time limit of 2 s\. Raise --timeout SECONDS/,
		);
	});
	it("is an option that the help names, with its unit and default", () => {
		const { stdout } = run(["check", "--help"]);
		assert.match(stdout, /--timeout <seconds>\s+maximum run time of a program/);
		assert.match(stdout.replace(/\s+/g, " "), /default: 1800/);
	});
});
