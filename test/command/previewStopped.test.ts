import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isInputError } from "../../policypack/inputError";
import {
	type PreviewOptions,
	previewProgram,
} from "../../policypack/sources/cliPreview";
import { run } from "../kit/command";
import { isAlive, until } from "../kit/processIds";
import { type StandIn, standIn } from "../kit/standInCli";

const CLI = join(__dirname, "../../bin/policypack/cli.js");

/** A `pulumi` that cancels, and takes a while for it, as the engine does. */
const CANCELLING = `
	process.on("SIGINT", () => {
		log("SIGINT");
		setTimeout(() => { log("cancelled"); process.exit(1); }, 300);
	});
	setInterval(() => {}, 1000);
	log("pid " + process.pid);
`;

/** A `pulumi` that does not end by itself, and its plugin in a group of its own. */
const STUBBORN = `
	process.on("SIGINT", () => log("SIGINT"));
	const { spawn } = require("node:child_process");
	const plugin = spawn("sleep", ["300"], { detached: true, stdio: "ignore" });
	setInterval(() => {}, 1000);
	log("pid " + process.pid);
	log("pid " + plugin.pid);
`;

describe("a preview that is stopped", () => {
	let made: StandIn;

	afterEach(() => made.remove());

	/** The ids that the script wrote, once there are so many. */
	const pids = (count: number) =>
		until(() => {
			const found = made
				.log()
				.flatMap((line) => /^pid (\d+)$/.exec(line)?.[1] ?? [])
				.map(Number);
			return found.length === count ? found : undefined;
		});
	const signals = () => made.log().filter((line) => !line.startsWith("pid "));
	const gone = (all: readonly number[]) =>
		until(() => (all.some(isAlive) ? undefined : true));

	describe("by a signal", () => {
		let host: ChildProcess;
		let written: string;

		/** Starts the command in a group of its own, as a shell does. */
		const start = () => {
			written = "";
			host = spawn(
				process.execPath,
				[
					...[CLI, "check", "infra", "--preview", "--record", "records"],
					...["--format", "json", "--output", "report.json"],
				],
				{
					...{ cwd: made.root, detached: true },
					env: { ...process.env, ...made.env },
					stdio: ["ignore", "pipe", "pipe"],
				},
			);
			for (const stream of [host.stdout, host.stderr])
				stream?.setEncoding("utf8").on("data", (text) => {
					written += text;
				});
			return once(host, "exit");
		};
		const assertNoTrace = () => {
			assert.equal(written, "");
			assert.equal(readdirSync(made.root).includes("report.json"), false);
			if (readdirSync(made.root).includes("records"))
				assert.deepEqual(readdirSync(join(made.root, "records")), []);
			assert.deepEqual(readdirSync(join(made.root, "tmp")), []);
			assert.deepEqual(readdirSync(made.infra), ["Pulumi.yaml"]);
		};

		for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
			it(`${signal} is cancelled by the CLI, and ends the command without a trace`, async () => {
				made = standIn(CANCELLING);
				const ended = start();
				const [pid = assert.fail()] = await pids(1);
				host.kill(signal);
				assert.deepEqual(await ended, [null, signal]);
				assert.deepEqual(signals(), ["SIGINT", "cancelled"]);
				assert.equal(isAlive(pid), false);
				assertNoTrace();
			});

		it("of a terminal reaches the CLI once", async () => {
			made = standIn(CANCELLING);
			const ended = start();
			await pids(1);
			// Ctrl-C goes to the whole group of the command.
			process.kill(-(host.pid ?? assert.fail()), "SIGINT");
			assert.deepEqual(await ended, [null, "SIGINT"]);
			assert.deepEqual(signals(), ["SIGINT", "cancelled"]);
			assertNoTrace();
		});

		it("twice kills the CLI with its plugins", async () => {
			made = standIn(STUBBORN);
			const ended = start();
			const all = await pids(2);
			host.kill("SIGINT");
			await until(() => (signals().length > 0 ? true : undefined));
			assert.equal(host.exitCode, null);
			host.kill("SIGINT");
			assert.deepEqual(await ended, [null, "SIGINT"]);
			await gone(all);
			assertNoTrace();
		});
	});

	describe("at its time limit", () => {
		/** Previews by the stand-in, and gives the error. */
		const refusal = async (options: PreviewOptions) => {
			const { PATH } = process.env;
			process.env.PATH = made.env.PATH;
			try {
				await previewProgram(made.infra, options);
			} catch (error) {
				assert.ok(isInputError(error), String(error));
				return error.message.replace(made.infra, "infra");
			} finally {
				process.env.PATH = PATH;
			}
			return assert.fail("the preview was accepted");
		};
		const LATE = (seconds: number) =>
			`infra: the preview was stopped at the time limit of ${seconds} s. Raise --timeout SECONDS, or fix what keeps it running.`;

		it("is cancelled by the CLI", async () => {
			made = standIn(CANCELLING);
			const lines: string[] = [];
			const progress = (line: string) => lines.push(line);
			assert.equal(await refusal({ timeoutSeconds: 3, progress }), LATE(3));
			assert.deepEqual(signals(), ["SIGINT", "cancelled"]);
			// The last one clears the line of a terminal.
			assert.deepEqual(lines, [`Canceling the preview of ${made.infra} …`, ""]);
		});

		it("is killed with its plugins where it does not cancel", async () => {
			made = standIn(STUBBORN);
			assert.equal(
				await refusal({ timeoutSeconds: 3, cancelMs: 200 }),
				LATE(3),
			);
			assert.deepEqual(signals(), ["SIGINT"]);
			await gone(await pids(2));
		});

		it("says so in one line, with 2", () => {
			made = standIn(CANCELLING);
			const { code, stdout, stderr } = run(
				["check", "infra", "--preview", "--timeout", "2"],
				{ cwd: made.root, env: made.env },
			);
			assert.deepEqual([code, stdout], [2, ""]);
			assert.equal(stderr, `cloudtrail-compliance: ${LATE(2)}\n`);
		});
	});

	it("is not waited for where another process holds its output", () => {
		made = standIn(`
			const { spawn } = require("node:child_process");
			const held = spawn("sleep", ["60"], { detached: true, stdio: "inherit" });
			held.unref();
			log("pid " + held.pid);
			process.stdout.write("{}", () => process.exit(1));
		`);
		const started = performance.now();
		const { code, stderr } = run(["check", "infra", "--preview"], {
			cwd: made.root,
			env: made.env,
		});
		const [held] = made.log().map((line) => Number(line.slice(4)));
		process.kill(held ?? assert.fail(), "SIGKILL");
		assert.equal(code, 2);
		assert.match(stderr, /ended with exit code 1/);
		assert.ok(performance.now() - started < 55_000);
	});
});
