import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { PROCESS_MS } from "../bounds";
import { type Finished, runBounded } from "./boundedProcess";

const root = resolve(__dirname, "../../..");

const compiled = join(root, "bin", "policypack");

if (!existsSync(join(compiled, "index.js")))
	throw new Error("The pack is not compiled. Run npm run build.");

/** The folder of the policy pack, as a user names it. */
export const pack = root;

/** A configuration file of the pack, from the folder of them. */
export const configuration = (name: string): string =>
	join(__dirname, "configurations", `${name}.json`);

/** The one that makes every violation an advisory. */
export const advisory = configuration("advisory");

/** Types `cloudtrail-compliance ARGS` in a folder. */
export function runCommand(
	folder: string,
	args: readonly string[],
	variables: Readonly<Record<string, string>> = {
		...{ PATH: process.env.PATH ?? "", NO_COLOR: "1" },
	},
): Promise<Finished> {
	return runBounded(process.execPath, [join(compiled, "cli.js"), ...args], {
		...{ folder, variables },
		seconds: PROCESS_MS / 1000,
	});
}
