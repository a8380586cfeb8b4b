import { spawnSync } from "node:child_process";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import { ComplianceTrail } from "../components";
import { construct } from "../test/kit/component/construct";
import type { Bench } from "./bench";
import { inPairs, timed } from "./measure";

/** As many resources as a component without arguments registers, with itself. */
export const size = 23;

/** What the component costs a program: to load it, and to construct it. */
export const component: Bench = async ({ ours, progress }) => {
	const load = (what: string) => async () => millisecondsToLoad(ours, what);
	const entry = join(ours, "bin/components/index.js");
	const toSdk = await inPairs(
		15,
		load(entry),
		load("@pulumi/pulumi"),
		(round) => progress(`load of the component, round ${round}`),
	);
	const toAll = await inPairs(9, load(entry), load("@pulumi/aws"), (round) =>
		progress(`load of the component to @pulumi/aws, round ${round}`),
	);
	const constructed = await inPairs(
		15,
		() => timed(() => construct(() => new ComplianceTrail("audit"))),
		() => timed(() => construct(bare)),
		(round) => progress(`construction, round ${round}`),
	);
	return [
		{
			name: "load of the component",
			to: "@pulumi/pulumi alone",
			...toSdk,
			limit: { ratio: 1.3 },
		},
		{ name: "load of the component", to: "all of @pulumi/aws", ...toAll },
		{
			name: "construction under mocks",
			to: `${size} topics`,
			...constructed,
		},
	];
};

/** Resources without a thought: nothing flows from one to the other. */
export function bare(): void {
	for (let at = 0; at < size; at++) new aws.sns.Topic(`topic-${at}`);
}

/** From the call to its end, in a process of its own. */
function millisecondsToLoad(folder: string, what: string): number {
	const script = `
		const started = performance.now();
		require(${JSON.stringify(what)});
		process.stdout.write(String(performance.now() - started));`;
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		["-e", script],
		{ cwd: folder, encoding: "utf8", timeout: 60_000 },
	);
	if (status !== 0) throw new Error(`${what} was not loaded: ${stderr}`);
	return Number(stdout);
}
