import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { JsonResult } from "../../policypack/hosts/report/jsonSchema";
import { PROCESS_MS } from "./bounds";
import { exampleFolder } from "./engine/outcomes";
import { resultIn } from "./jsonReport";
import { builtPack } from "./pack/build";

/** What `check` found in an example, and the exit code. */
export interface Checked {
	readonly code: number;
	readonly report: JsonResult;
}

/** Types `cloudtrail-compliance check FOLDER --format json`. */
function check(example: string): Promise<Checked> {
	const pack = builtPack();
	return new Promise((done, fail) => {
		const child = execFile(
			process.execPath,
			[
				join(pack, "bin", "policypack", "cli.js"),
				...["check", exampleFolder(example), "--format", "json"],
			],
			{ cwd: pack, timeout: PROCESS_MS },
			(_, stdout, stderr) => {
				if (stdout === "") return fail(new Error(stderr));
				try {
					done({ code: child.exitCode ?? -1, report: resultIn(stdout) });
				} catch (error) {
					fail(error);
				}
			},
		);
	});
}

/** Checks examples before the tests of a `describe`, and returns what was found. */
export function checkedExamples(
	examples: readonly string[],
): (example: string) => Checked {
	const checked = new Map<string, Checked>();
	before(async () => {
		const waiting = [...examples];
		const work = async () => {
			for (let one = waiting.shift(); one; one = waiting.shift())
				checked.set(one, await check(one));
		};
		// More at once than there are processors would only wait for each other.
		await Promise.all(Array.from({ length: availableParallelism() }, work));
	});
	return (example) => {
		const one = checked.get(example);
		assert.ok(one, `${example} was not checked`);
		return one;
	};
}
