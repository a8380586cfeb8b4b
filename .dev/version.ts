import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageSchema } from "./packageSchema";
import {
	releasedChangelog,
	withManifestVersion,
	withProviderVersion,
} from "./release";

/*
 * Run by `npm version`, which has set the version in package.json: sets it in
 * PulumiPolicy.yaml and in provider/, and gives the entries under [Unreleased] in CHANGELOG.md a
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
writeFileSync(
	join(root, "provider/package.json"),
	withProviderVersion(read("provider/package.json"), version),
);
const schema = packageSchema(root);
writeFileSync(join(root, schema.path), schema.text);
