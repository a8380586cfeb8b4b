import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The version in the package's own package.json, which is in a folder above. */
export function version(): string {
	const folder = packageFolder();
	return folder === undefined ? "0.0.0" : (versionIn(folder) ?? "0.0.0");
}

/** The text of a file of the package; undefined: there is no such file. */
export function packageFile(name: string): string | undefined {
	const folder = packageFolder();
	return folder && readFileSync(join(folder, name), "utf8");
}

/** The folder of the package's own package.json, which is in a folder above. */
export function packageFolder(): string | undefined {
	for (let folder = __dirname; ; folder = dirname(folder)) {
		if (versionIn(folder) !== undefined) return folder;
		if (folder === dirname(folder)) return undefined;
	}
}

function versionIn(folder: string): string | undefined {
	try {
		const text = readFileSync(join(folder, "package.json"), "utf8");
		const { name, version } = JSON.parse(text);
		return name === "pulumi-cloudtrail-compliance" ? version : undefined;
	} catch {
		// No package.json here: look further up.
		return undefined;
	}
}
