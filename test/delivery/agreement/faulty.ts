import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { root } from "../../kit/sourceFiles";

/** A fault in a file of this project: a text of it, and what is there instead. */
export interface SeededFault {
	readonly what: string;
	readonly file: string;
	readonly text: string;
	readonly instead: string;
}

/** Folders whose modules are loaded again with a fault in one of them. */
const AGAIN = ["policypack", "components", "test/kit", "test/delivery"];

const isAgain = (file: string): boolean =>
	AGAIN.some((folder) => file.startsWith(join(root, folder) + sep));

/** Modules that are loaded again are forgotten, and those before come back. */
async function withoutCache<Result>(
	use: () => Promise<Result>,
): Promise<Result> {
	const before = Object.entries(require.cache).filter(([file]) =>
		isAgain(file),
	);
	const forget = () => {
		for (const file of Object.keys(require.cache))
			if (isAgain(file)) delete require.cache[file];
	};
	forget();
	try {
		return await use();
	} finally {
		forget();
		for (const [file, module] of before) require.cache[file] = module;
	}
}

/** The source of a file with a fault; its text is there once, or the fault is none. */
function spoilt({ file, text, instead }: SeededFault): string {
	const source = readFileSync(join(root, file), "utf8");
	assert.equal(source.split(text).length, 2, `${file} has not one: ${text}`);
	return source.replace(text, () => instead);
}

/**
 * Does something while a file of this project has a fault. Only modules that are
 * loaded meanwhile have it, and nothing is written.
 */
export async function withFault<Result>(
	fault: SeededFault | undefined,
	use: () => Promise<Result>,
): Promise<Result> {
	const load = require.extensions[".ts"];
	assert.ok(load, "no TypeScript is loaded");
	let isLoaded = fault === undefined;
	require.extensions[".ts"] = (module, file) => {
		if (!fault || relative(root, file) !== fault.file.replaceAll("/", sep))
			return load(module, file);
		isLoaded = true;
		const { outputText } = transpileModule(spoilt(fault), {
			compilerOptions: {
				module: ModuleKind.CommonJS,
				target: ScriptTarget.ES2022,
				esModuleInterop: true,
			},
		});
		return Reflect.get(module, "_compile").call(module, outputText, file);
	};
	try {
		const result = await withoutCache(use);
		assert.ok(isLoaded, `${fault?.file} is not loaded`);
		return result;
	} finally {
		require.extensions[".ts"] = load;
	}
}
