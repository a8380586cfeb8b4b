import { cpSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Finished, runBounded } from "../engine/boundedProcess";
import { root } from "../sourceFiles";
import { type Language, runInlineProcess } from "./languageRun";
import { scratchFolder, sdkOf } from "./sdks";

const folder = join(root, "test/languages/componentPrograms/go");
const example = join(root, "examples/go");
const modules = join(root, "test/languages/go/program/go.mod");

function copyGoFiles(from: string, to: string, but = ""): void {
	for (const name of readdirSync(from))
		if (/\.go$/.test(name) && name !== but)
			cpSync(join(from, name), join(to, name));
}

/**
 * A module with the generated SDK where `pulumi package add` puts it, and with
 * the files of the example, or with those of its program and of the tests'.
 */
export function goModule(of: "example" | "programs"): string {
	const module = scratchFolder("go-programs");
	mkdirSync(join(module, "sdks"));
	cpSync(sdkOf("go"), join(module, "sdks", "cloudtrail-compliance"), {
		recursive: true,
	});
	cpSync(join(example, "go.mod"), join(module, "go.mod"));
	if (of === "programs") copyGoFiles(folder, module);
	// There is one `main` of each.
	copyGoFiles(example, module, of === "programs" ? "main.go" : "");
	return module;
}

/** Types `go COMMAND ARGS` in a module, with the pinned versions of others. */
export function runGo(
	module: string,
	command: string,
	...args: readonly string[]
): Promise<Finished> {
	return runBounded("go", [command, `-modfile=${modules}`, ...args], {
		folder: module,
		variables: goVariables(),
		// The first time, Go compiles the SDK.
		seconds: 600,
	});
}

/** The user's own cache of modules and of what is compiled. */
function goVariables(): Readonly<Record<string, string>> {
	const variables = Object.entries(process.env).flatMap(([name, value]) =>
		/^(PATH|HOME|GO\w*|XDG_CACHE_HOME|\w+_proxy|\w+_PROXY|SSL_\w+)$/.test(
			name,
		) && value !== undefined
			? [[name, value] as const]
			: [],
	);
	return { ...Object.fromEntries(variables), GOFLAGS: "-mod=readonly" };
}

let compiled: Promise<string> | undefined;

async function compile(): Promise<string> {
	const module = goModule("programs");
	const { code, stderr } = await runGo(module, "build", "-o", "inline", ".");
	if (code !== 0) throw new Error(stderr);
	return join(module, "inline");
}

/** Inline programs of the Automation API for Go, on the generated SDK. */
export const go: Language = {
	name: "Go",
	run: async (program, operations) => {
		compiled ??= compile();
		return runInlineProcess(
			{
				command: await compiled,
				args: [program],
				project: program === "example" ? example : folder,
			},
			operations,
		);
	},
};
