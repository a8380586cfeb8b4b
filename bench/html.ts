import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Bench } from "./bench";
import { inPairs } from "./measure";

const FINDINGS = 10_000;

const ROUNDS = 5;

/** What a process says of itself: how long the report took, and its peak. */
interface Taken {
	readonly milliseconds: number;
	readonly megabytes: number;
}

/** Runs in a process of its own, so that its memory is that of one report. */
const PROGRAM = `
	const { toHtml } = require("./policypack/hosts/report/html");
	const { largeReport } = require("./test/kit/htmlReports");
	const { controls } = require("./policypack/controls");
	const [findings, alike] = process.argv.slice(1).map(Number);
	const report = largeReport(findings, alike);
	const start = performance.now();
	const { length } = toHtml(report, { controls });
	const milliseconds = performance.now() - start;
	if (length < findings) throw new Error("the report is too short");
	const megabytes = process.resourceUsage().maxRSS / 1024;
	process.stdout.write(JSON.stringify({ milliseconds, megabytes }));
`;

/** The HTML report of many findings, in groups and each for itself. */
export const html: Bench = async ({ progress }) => {
	const measured = [];
	for (const [what, alike] of [
		["that differ in their resource", 0.99],
		["each with its own reason", 0.01],
	] as const) {
		const peaks: number[] = [];
		const one = async () => {
			const { milliseconds, megabytes } = taken(FINDINGS, alike);
			peaks.push(megabytes);
			return milliseconds;
		};
		const times = await inPairs(
			ROUNDS,
			one,
			async () => taken(FINDINGS / 10, alike).milliseconds,
			(round) => progress(`HTML, round ${round}`),
		);
		const name = `HTML, ${FINDINGS} findings ${what}`;
		const to = "a tenth of them";
		measured.push(
			{ name, to, ...times, limit: { milliseconds: 2000 } },
			{
				name: `${name}, memory`,
				to,
				unit: "MB" as const,
				ours: peaks,
				theirs: peaks.map(() => taken(FINDINGS / 10, alike).megabytes),
				limit: { megabytes: 500 },
			},
		);
	}
	return measured;
};

function taken(findings: number, alike: number): Taken {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[
			...["--require", "ts-node/register/transpile-only"],
			...["--eval", PROGRAM, String(findings), String(alike)],
		],
		{ cwd: join(__dirname, ".."), encoding: "utf8", timeout: 60_000 },
	);
	if (status !== 0) throw new Error(`no HTML report was written\n${stderr}`);
	return JSON.parse(stdout);
}
