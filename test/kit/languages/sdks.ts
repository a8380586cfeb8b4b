import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROCESS_MS } from "../bounds";
import { builtEngine } from "../engine/harness";
import { root } from "../sourceFiles";

/** The languages that SDKs are generated for. */
export type SdkLanguage = "nodejs" | "python" | "go";

let scratch: string | undefined;

/** A temporary folder that is removed when this process ends. */
export function scratchFolder(name: string): string {
	if (scratch === undefined) {
		const all = mkdtempSync(join(tmpdir(), "languages-"));
		process.once("exit", () => rmSync(all, { recursive: true, force: true }));
		scratch = all;
	}
	return mkdtempSync(join(scratch, `${name}-`));
}

/** A program that test/languages/install.sh puts into the engine's folder. */
export function installed(path: string): string {
	const file = join(builtEngine, path);
	if (existsSync(file)) return file;
	throw new Error(`${file} is missing. Run test/languages/install.sh.`);
}

let generated: string | undefined;

/**
 * The folder of the SDK that Pulumi generates for a language from the provider's
 * schema. All are generated once, in a temporary folder.
 */
export function sdkOf(language: SdkLanguage): string {
	if (generated === undefined) {
		generated = scratchFolder("generated-sdks");
		execFileSync(
			installed("bin/generate-sdks"),
			[join(root, "provider", "schema.json"), generated],
			{ timeout: PROCESS_MS },
		);
	}
	return join(generated, language);
}
