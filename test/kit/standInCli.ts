import { chmodSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { goodBucket, goodTrail, temporaryFolder } from "./command";
import { root as stackRoot } from "./states";

/** A folder with a program, and a `pulumi` of its own on PATH. */
export interface StandIn {
	/** The folder that holds `infra`, the folder of the program. */
	readonly root: string;
	readonly infra: string;
	/** The whole environment of the command. */
	readonly env: Readonly<Record<string, string>>;
	/** The lines that the script wrote into its log, so far. */
	readonly log: () => readonly string[];
	readonly write: (file: string, content: unknown) => string;
	readonly remove: () => void;
}

/**
 * A program whose `pulumi` is a script of Node.js. The script can call
 * `log(text)`, `preview(object)`, which writes it as JSON, and `fail(text)`,
 * which writes an error and ends with 1.
 */
export function standIn(script: string): StandIn {
	const { path: root, write, remove } = temporaryFolder();
	for (const name of ["bin", "infra", "tmp"]) mkdirSync(join(root, name));
	const log = join(root, "log");
	const pulumi = write(
		"bin/pulumi",
		`#!${process.execPath}
const { appendFileSync, writeSync } = require("node:fs");
const log = (text) => appendFileSync(${JSON.stringify(log)}, text + "\\n");
const preview = (shown) => process.stdout.write(JSON.stringify(shown, null, 4) + "\\n");
const fail = (text) => { process.stderr.write("error: " + text + "\\n"); process.exitCode = 1; };
${script}
`,
	);
	chmodSync(pulumi, 0o755);
	write("infra/Pulumi.yaml", "name: shop\nruntime: java\n");
	return {
		...{ root, infra: join(root, "infra"), write, remove },
		env: {
			PATH: [join(root, "bin"), process.env.PATH].join(delimiter),
			TMPDIR: join(root, "tmp"),
		},
		log: () =>
			existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [],
	};
}

interface Step {
	readonly op: string;
	readonly urn: string;
	readonly newState: object;
}

/** What a preview shows of a stack: the root, and these resources. */
export function previewOf(...resources: readonly { readonly urn: string }[]): {
	readonly steps: readonly Step[];
	readonly changeSummary: object;
} {
	return {
		steps: [stackRoot, ...resources].map((newState) => ({
			...{ op: "create", urn: newState.urn, newState },
		})),
		changeSummary: { create: resources.length + 1 },
	};
}

/** A preview that passes all seven controls; `patch` changes its trail. */
export function goodPreview(patch: Readonly<Record<string, unknown>> = {}) {
	return previewOf(goodTrail(patch), ...goodBucket());
}
