import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { releasedChangelog, withManifestVersion } from "./release";

/*
 * Run by `npm version`, which has set the version in package.json: sets it in
 * PulumiPolicy.yaml, and gives the entries under [Unreleased] in CHANGELOG.md a
 * heading of that version.
 */
const root = join(__dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const { version } = JSON.parse(read("package.json"));
const today = new Date().toISOString().slice(0, 10);

writeFileSync(
	join(root, "PulumiPolicy.yaml"),
	withManifestVersion(read("PulumiPolicy.yaml"), version),
);
writeFileSync(
	join(root, "CHANGELOG.md"),
	releasedChangelog(read("CHANGELOG.md"), version, today),
);
