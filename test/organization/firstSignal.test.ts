import assert from "node:assert/strict";
import { firstSignal } from "../../policypack/hosts/command/interrupts";

describe("A signal", () => {
	const { kill } = process;
	let killed: unknown[];
	beforeEach(() => {
		killed = [];
		process.kill = (...how) => {
			killed.push(how);
			return true;
		};
	});
	afterEach(() => {
		process.kill = kill;
	});

	it("is taken once, with its exit code, and the second one ends the process", () => {
		let noticed = 0;
		const before = process.listenerCount("SIGHUP");
		const interrupt = firstSignal(() => {
			noticed += 1;
		});
		assert.equal(interrupt.exitCode(), undefined);
		process.emit("SIGHUP", "SIGHUP");
		assert.equal(interrupt.signal.aborted, true);
		assert.match(String(interrupt.signal.reason), /interrupted by SIGHUP/);
		assert.equal(interrupt.exitCode(), 129);
		assert.deepEqual(killed, []);
		process.emit("SIGHUP", "SIGHUP");
		assert.equal(noticed, 1);
		assert.deepEqual(killed, [[process.pid, "SIGHUP"]]);
		assert.equal(process.listenerCount("SIGHUP"), before);
	});

	it("ends the process again afterwards", () => {
		const before = process.listenerCount("SIGTERM");
		firstSignal(() => {}).end();
		assert.equal(process.listenerCount("SIGTERM"), before);
	});
});
