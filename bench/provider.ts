import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { startProvider } from "../test/kit/provider/process";
import type { Bench } from "./bench";
import { inPairs } from "./measure";

/** Where no engine listens: a schema is answered without one. */
const NO_ENGINE = "127.0.0.1:1";

/**
 * From the start of the provider's process until it answers. It answers once it
 * has loaded the class, so `construct` needs nothing more.
 */
export const provider: Bench = async ({ ours, progress }) => {
	const taken = await inPairs(
		15,
		async () => {
			const started = performance.now();
			const process = await startProvider(NO_ENGINE, join(ours, "provider"));
			await process.getSchema();
			const ready = performance.now() - started;
			await process.close();
			return ready;
		},
		() => millisecondsToLoad(join(ours, "bin/components/index.js")),
		(round) => progress(`provider, round ${round}`),
	);
	return [
		{
			name: "provider, ready to construct",
			to: "load of the component",
			...taken,
			limit: { ratio: 1.1 },
		},
	];
};

/** From the start of a process until it has loaded a module and says so. */
async function millisecondsToLoad(path: string): Promise<number> {
	const script = `require(${JSON.stringify(path)}); process.stdout.write("loaded");`;
	const started = performance.now();
	const child = spawn(process.execPath, ["-e", script], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	const closed = once(child, "close");
	await Promise.race([once(child.stdout, "data"), closed]);
	const loaded = performance.now() - started;
	const [code] = await closed;
	if (code !== 0) throw new Error(`${path} was not loaded`);
	return loaded;
}
