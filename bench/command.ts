import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Declared, UNKNOWN } from "../test/kit/pack/wire";
import type { Bench } from "./bench";
import { inPairs, timed } from "./measure";
import { stackOf } from "./stacks";

const size = 10_000;

/** The command on the export of a large stack. */
export const command: Bench = async ({ ours, progress }) => {
	const folder = mkdtempSync(join(tmpdir(), "bench-"));
	try {
		const file = join(folder, "state.json");
		writeFileSync(file, exported(stackOf(size, "by names")));
		const cli = join(ours, "bin/policypack/cli.js");
		const taken = await inPairs(
			9,
			() => timed(async () => run([cli, "check", file])),
			() => timed(async () => run(["-e", "0"])),
			(round) => progress(`check, round ${round}`),
		);
		return [
			{
				name: `check of an export, ${size} resources`,
				to: "node -e 0",
				...taken,
				limit: { milliseconds: 1500 },
			},
		];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
};

/** Runs Node to its end; a failed control is an end like any other. */
function run(args: readonly string[]): void {
	const { status, stderr, error } = spawnSync(process.execPath, args, {
		encoding: "utf8",
		maxBuffer: 64 * 1024 * 1024,
		timeout: 60_000,
	});
	if (error || (status !== 0 && status !== 1))
		throw new Error(`node ${args.join(" ")} ended with ${status}\n${stderr}`);
}

/** What `pulumi stack export` would write of a stack. */
function exported(resources: readonly Declared[]): string {
	return JSON.stringify({
		version: 3,
		deployment: {
			manifest: { time: "2024-01-01T00:00:00Z", magic: "", version: "" },
			resources: resources.map(({ urn, type, props, parent }) => ({
				urn,
				type,
				custom: type !== "pulumi:pulumi:Stack",
				id: "id",
				parent,
				inputs: known(props),
				outputs: known(props),
			})),
		},
	});
}

/** After an update, everything is known. */
function known(props: Declared["props"]): object {
	return JSON.parse(JSON.stringify(props).replaceAll(UNKNOWN, "arn:aws:known"));
}
