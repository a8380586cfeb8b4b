import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The version in the package's own package.json, which stands above. */
export function version(): string {
	for (let folder = __dirname; ; folder = dirname(folder)) {
		const found = versionIn(join(folder, "package.json"));
		if (found !== undefined) return found;
		if (folder === dirname(folder)) return "0.0.0";
	}
}

function versionIn(path: string): string | undefined {
	try {
		const { name, version } = JSON.parse(readFileSync(path, "utf8"));
		return name === "pulumi-cloudtrail-compliance" ? version : undefined;
	} catch {
		// No package.json here: look further up.
		return undefined;
	}
}
