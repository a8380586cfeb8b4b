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
const TOGETHER = /^@(?:aws-sdk|smithy)\/[^/]+/;

/**
 * The package of the AWS SDK, with its range, that an install's output says
 * the registry does not have; undefined for any other output.
 */
export function missingVersion(output: string): string | undefined {
	return MISSING.map((pattern) =>
		pattern.exec(output)?.slice(1).join("@"),
	).find((found) => found !== undefined && TOGETHER.test(found));
}

/** The versions of the AWS SDK that this project's lock file has. */
export function lockedVersions(): Readonly<Record<string, string>> {
	const lock = JSON.parse(
		readFileSync(join(root, "package-lock.json"), "utf8"),
	);
	const packages = Object.entries<{ version: string }>(lock.packages);
	return Object.fromEntries(
		packages.flatMap(([path, { version }]) => {
			const [name] = TOGETHER.exec(path.replace(/^node_modules\//, "")) ?? [];
			return name !== undefined && path === `node_modules/${name}`
				? [[name, version]]
				: [];
		}),
	);
}

/**
 * The versions to install instead where an install failed only because the
 * registry does not have all packages of a release yet, and says so; undefined
 * for any other failure.
 */
export function versionsInstead(
	output: string,
): Readonly<Record<string, string>> | undefined {
	const missing = missingVersion(output);
	if (missing === undefined) return undefined;
	console.log(
		`      The registry does not have ${missing} yet: installed with the versions of package-lock.json.`,
	);
	return lockedVersions();
}
