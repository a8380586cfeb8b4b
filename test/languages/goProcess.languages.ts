import assert from "node:assert/strict";
import { mkdirSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { isAlive, pidsIn, until } from "../kit/processIds";
import { refusalOf, removePrograms } from "../kit/programs";
import { startCommand } from "../kit/startedCommand";
import { goMain, writeGo } from "./goPrograms";

const WAITS = goMain(
	`
		pid := []byte(fmt.Sprintln(os.Getpid()))
		if err := os.WriteFile(os.Getenv("PIDS"), pid, 0o600); err != nil {
			return err
		}
		time.Sleep(10 * time.Minute)
		return nil`,
	["fmt", "os", "time"],
);

describe("the process of a Go program", () => {
	after(removePrograms);

	it("ends with the command, and leaves no file", async () => {
		const folder = writeGo(WAITS);
		const temporary = join(folder, "temporary");
		mkdirSync(temporary);
		const pids = join(folder, "pids");
		const files = readdirSync(folder);
		const { child, ended } = startCommand(["check", folder], {
			HOME: homedir(),
			TMPDIR: temporary,
			PIDS: pids,
		});
		const [pid = 0] = await until(() => pidsIn(pids, 1));
		child.kill("SIGINT");
		assert.equal((await ended).signal, "SIGINT");
		await until(() => (isAlive(pid) ? undefined : true));
		const left = readdirSync(temporary).filter((name) =>
			name.startsWith("cloudtrail-compliance-"),
		);
		assert.deepEqual(left, []);
		assert.deepEqual(readdirSync(folder).sort(), [...files, "pids"].sort());
	});

	it("is stopped at the time limit, which compiling does not count for", async () => {
		const folder = writeGo(WAITS);
		process.env.PIDS = join(folder, "pids");
		try {
			assert.match(
				await refusalOf(folder, { timeoutSeconds: 1 }),
				/^FOLDER: the program was stopped at the time limit of 1 s\./,
			);
		} finally {
			delete process.env.PIDS;
		}
	});

	it("does not use the machine's proxy", async () => {
		const folder = writeGo(goMain('\t\treturn trail(ctx, "audit", nil)'));
		const proxy = "http://127.0.0.1:9";
		const { code, stderr } = await startCommand(["check", folder], {
			HOME: homedir(),
			...{ HTTPS_PROXY: proxy, HTTP_PROXY: proxy, ALL_PROXY: proxy },
			...{ https_proxy: proxy, http_proxy: proxy, NO_PROXY: "" },
		}).ended;
		// It fails some controls, and runs.
		assert.equal(code, 1, stderr);
	});
});
