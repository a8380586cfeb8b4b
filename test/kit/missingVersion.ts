import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./sourceFiles";

/*
 * Packages of the AWS SDK are published one after the other, and a registry
 * can list a client before a package that the client needs. Then no package
 * manager can install the latest versions, and nothing is wrong with this package.
 */

/** How npm, pnpm, Yarn 1 and Yarn 4 report a range that no version is in. */
const MISSING = [
	/No matching version found for (\S+?)\.?\s/,
	/Couldn't find any versions for "([^"]+)" that matches "([^"]+)"/,
	/YN0082: [^@]*(@\S+?)@npm:(\S+): No candidates found/,
];

/** The packages that are published together. */
const TOGETHER = /^@(?:aws-sdk|smithy)\//;

/**
 * The package of the AWS SDK, with its range, that the registry does not have
 * in a needed version; undefined for any other error.
 */
export function missingVersion(error: unknown): string | undefined {
	const text = error instanceof Error ? error.message : "";
	for (const pattern of MISSING) {
		const [, ...parts] = pattern.exec(text) ?? [];
		const found = parts.join("@");
		if (TOGETHER.test(found)) return found;
	}
	return undefined;
}

/** The versions of the AWS SDK that this project's lock file has. */
export function lockedVersions(): Readonly<Record<string, string>> {
	const lock = JSON.parse(
		readFileSync(join(root, "package-lock.json"), "utf8"),
	);
	const packages = Object.entries<{ version: string }>(lock.packages);
	return Object.fromEntries(
		packages.flatMap(([path, { version }]) => {
			const name = path.replace(/^node_modules\//, "");
			return TOGETHER.test(name) && !name.includes("node_modules/")
				? [[name, version]]
				: [];
		}),
	);
}
