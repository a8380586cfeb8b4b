import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	copyProject,
	engineEnvironment,
	runCli,
} from "../test/kit/engine/harness";
import type { Bench } from "./bench";
import { inTurn, type Measured, timed } from "./measure";

/** Seconds that one preview may take. */
const atMost = 1200;

/** A program of so many resources, none of them a trail's. */
function program(size: number): string {
	const resources = Array.from({ length: size }, (_, at) => [
		`resource${at}`,
		declared(at),
	]);
	return JSON.stringify({
		name: "bench",
		runtime: "yaml",
		resources: Object.fromEntries(resources),
	});
}

/** What most resources of a stack are: each has a few properties. */
function declared(at: number) {
	const tags = { owner: "shop", stage: "dev", costCenter: "4711" };
	switch (at % 4) {
		case 0:
			return { type: "aws:s3:Bucket", properties: { tags } };
		case 1:
			return {
				type: "aws:iam:Role",
				properties: { assumeRolePolicy: "{}", path: "/", tags },
			};
		case 2:
			return {
				type: "aws:iam:RolePolicy",
				properties: { role: "app", policy: "{}" },
			};
		default:
			return {
				type: "aws:cloudwatch:LogGroup",
				properties: { retentionInDays: 30, tags },
			};
	}
}

/** Stacks of this bench have no trail: 1 and 3 shall not stop them. */
const workload = require.resolve("../presets/workload.json");

/** Previews of a size, with our pack, with one that does nothing, with none. */
async function previews(
	size: number,
	rounds: number,
	isWarmedUp: boolean,
	{ ours, nothing, progress }: Parameters<Bench>[0],
): Promise<readonly Measured[]> {
	const engine = engineEnvironment();
	const source = mkdtempSync(join(tmpdir(), "bench-"));
	try {
		writeFileSync(join(source, "Pulumi.yaml"), program(size));
		const project = await copyProject(source, engine);
		const preview =
			(...packs: readonly string[]) =>
			() =>
				timed(async () => {
					const { code, stdout, stderr } = await runCli(
						project,
						["preview", "--stack", "dev", "--non-interactive", ...packs],
						engine,
						atMost,
					);
					if (code !== 0) throw new Error(`${stdout.slice(-4000)}${stderr}`);
				});
		const resources = size === 1 ? "1 resource" : `${size} resources`;
		const [real = [], silent = [], bare = []] = await inTurn(
			rounds,
			isWarmedUp,
			[
				preview("--policy-pack", ours, "--policy-pack-config", workload),
				preview("--policy-pack", nothing),
				preview(),
			],
			(round) => progress(`preview, ${resources}, round ${round}`),
		);
		return [
			["preview", "do-nothing pack", real, silent] as const,
			["preview", "no pack", real, bare] as const,
			["do-nothing pack", "no pack", silent, bare] as const,
		].map(([what, to, taken, theirs]) => ({
			name: `${what}, ${resources}`,
			to,
			ours: taken,
			theirs,
		}));
	} finally {
		rmSync(source, { recursive: true, force: true });
		engine.remove();
	}
}

/** Previews on the real engine, from the command to its end. */
export const engine: Bench = async (subjects) => [
	...(await previews(1, 9, true, subjects)),
	...(await previews(1000, 7, true, subjects)),
];

/** The same of a very large stack: minutes for each, so none is for nothing. */
export const scale: Bench = (subjects) => previews(20_000, 2, false, subjects);
