import { strict as assert } from "node:assert";
import { type ChildProcess, spawn } from "node:child_process";
import {
	familyOf,
	fromProc,
	fromPs,
	type ProcessTable,
	processorSeconds,
	secondsIn,
} from "../../policypack/sources/program/processes";
import { until } from "../kit/processIds";

/** Starts another that uses its processor, and waits. */
const PARENT = `
	const { spawn } = require("node:child_process");
	spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" });
	spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore", detached: true }).unref();
	setInterval(() => {}, 1000);
`;

describe("the processes that a program starts", () => {
	let parent: ChildProcess;
	let pid: number;
	before(async () => {
		parent = spawn(process.execPath, ["-e", PARENT], {
			stdio: "ignore",
			detached: true,
		});
		assert.ok(parent.pid);
		pid = parent.pid;
		await until(() => (familyOf(pid).length === 3 ? true : undefined));
	});
	after(() => {
		for (const { pid: one } of familyOf(pid)) process.kill(one, "SIGKILL");
	});

	const tables: Readonly<Record<string, ProcessTable>> = { fromPs };
	if (process.platform === "linux") Object.assign(tables, { fromProc });
	for (const [name, table] of Object.entries(tables)) {
		it(`are its family, also in a group of their own (${name})`, () => {
			const family = familyOf(pid, [table]);
			assert.equal(family.length, 3);
			assert.ok(family.some((row) => row.pid === pid && row.group === pid));
			assert.ok(family.some((row) => row.parent === pid && row.group !== pid));
		});
		it(`use processor time that counts as its own (${name})`, async () => {
			const before = processorSeconds(pid, [table]);
			assert.ok(before !== undefined);
			await until(() => {
				const now = processorSeconds(pid, [table]);
				return now !== undefined && now > before ? true : undefined;
			});
		});
	}

	it("are not known where no table lists them", () => {
		const none: ProcessTable = () => undefined;
		assert.equal(processorSeconds(pid, [none, () => []]), undefined);
		assert.deepEqual(familyOf(pid, [none]), []);
	});
	it("are looked for in the next table, where one lists nothing", () => {
		const row = { pid: 7, parent: 1, group: 7, seconds: 2 };
		const child = { pid: 8, parent: 7, group: 8, seconds: 3 };
		const other = { pid: 9, parent: 1, group: 9, seconds: 50 };
		const found = () => [other, child, row];
		assert.equal(processorSeconds(7, [() => undefined, found]), 5);
		assert.equal(processorSeconds(7, [() => [], found]), 5);
	});

	for (const [time, seconds] of [
		["0:00.04", 0.04],
		["2:03.45", 123.45],
		["00:00:07", 7],
		["02:03:04", 7384],
		["1-02:03:04", 93784],
	] as const)
		it(`have used ${seconds} seconds where ps says ${time}`, () => {
			assert.equal(secondsIn(time), seconds);
		});
});
