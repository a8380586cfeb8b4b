import { strict as assert } from "node:assert";
import {
	type Stop,
	type TimeLimits,
	watchProgram,
} from "../../policypack/sources/program/timeLimits";

/** What a program did until a second: what it asked for, and how much it used. */
type Doing = (second: number) => {
	readonly lastSign?: number;
	readonly used?: number;
};

const usual: TimeLimits = { idleMs: 120_000, limitMs: 1_800_000 };

/** When a program is stopped, in seconds, and why, asked once a second. */
function stopOf(
	doing: Doing,
	patience: TimeLimits = usual,
	seconds: Iterable<number> = Array.from({ length: 4000 }, (_, at) => at),
): readonly [number, Stop] | "never" {
	let second = 0;
	const reasonToStop = watchProgram(
		patience,
		{
			lastRequest: () => (doing(second).lastSign ?? 0) * 1000,
			processorSeconds: () => doing(second).used,
		},
		0,
	);
	for (second of seconds) {
		const why = reasonToStop(second * 1000);
		if (why) return [second, why];
	}
	return "never";
}

describe("how long a program may run", () => {
	it("is the quiet time, where it does nothing", () => {
		assert.deepEqual(
			stopOf(() => ({ used: 3 })),
			[120, "idle"],
		);
	});
	it("is the quiet time, where nobody can say what it does", () => {
		assert.deepEqual(
			stopOf(() => ({})),
			[120, "idle"],
		);
	});
	it("begins again with whatever the program asks for", () => {
		assert.deepEqual(
			stopOf((second) => ({
				used: 1,
				lastSign: Math.min(second - (second % 50), 300),
			})),
			[420, "idle"],
		);
	});
	it("is the limit, where it uses its processor", () => {
		assert.deepEqual(
			stopOf((second) => ({ used: second * 0.5 })),
			[1800, "late"],
		);
	});
	it("is the limit, where a busy machine leaves it little of its processor", () => {
		assert.deepEqual(
			stopOf((second) => ({ used: second * 0.03 })),
			[1800, "late"],
		);
	});
	it("is the limit, where it asks for something all the time", () => {
		assert.deepEqual(
			stopOf((second) => ({ used: 1, lastSign: second })),
			[1800, "late"],
		);
	});
	it("is the quiet time, where a timer is all that runs", () => {
		assert.deepEqual(
			stopOf((second) => ({ used: second * 0.002 })),
			[120, "idle"],
		);
	});
	it("ends a quiet time after the program stopped to work", () => {
		const stop = stopOf((second) => ({ used: Math.min(second, 200) }));
		assert.ok(stop !== "never" && stop[1] === "idle", String(stop));
		assert.ok(stop[0] > 200 && stop[0] <= 200 + 2 * 120, String(stop));
	});
	it("does not end by the time in which nobody could look", () => {
		assert.deepEqual(
			stopOf(
				(second) => ({ used: second * 0.5 }),
				usual,
				[0, 1, 900, 901, 959, 961, 1000, 1100, 1200, 1300],
			),
			"never",
		);
	});
	it("is the limit alone, where there is no quiet time", () => {
		assert.deepEqual(
			stopOf(() => ({ used: 1 }), { idleMs: Infinity, limitMs: 600_000 }),
			[600, "late"],
		);
	});
});
