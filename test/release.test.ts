import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	lastRelease,
	releasedChangelog,
	withManifestVersion,
	withProviderVersion,
} from "../.dev/release";
import { root } from "./kit/sourceFiles";

const read = (path: string) => readFileSync(join(root, path), "utf8");

describe("the version", () => {
	const { version } = JSON.parse(read("package.json"));

	it("is the same in package.json, its lock file, PulumiPolicy.yaml and provider/", () => {
		const lock = JSON.parse(read("package-lock.json"));
		const [, manifest] =
			/^version: (.+)$/m.exec(read("PulumiPolicy.yaml")) ?? [];
		const provider = JSON.parse(read("provider/package.json"));
		const schema = JSON.parse(read("provider/schema.json"));
		for (const found of [
			lock.version,
			lock.packages[""].version,
			manifest,
			provider.version,
			provider.dependencies["pulumi-cloudtrail-compliance"],
			schema.version,
		])
			assert.equal(found, version);
	});

	it("is the newest in CHANGELOG.md, once there is a release", () => {
		const changelog = read("CHANGELOG.md");
		assert.match(changelog, /^## \[Unreleased\]$/m);
		const last = lastRelease(changelog);
		assert.ok(last === undefined || last === version, last);
	});
});

describe("a release", () => {
	const changelog =
		"# Changelog\n\n## [Unreleased]\n\n### Added\n\n- One.\n\n## [0.1.0] - 2026-01-01\n\n- Zero.\n";

	it("sets the version of the policy pack, and nothing else of it", () => {
		const manifest = "name: pack\nversion: 0.1.0\nruntime: nodejs\n";
		assert.equal(
			withManifestVersion(manifest, "1.0.0-rc.1"),
			"name: pack\nversion: 1.0.0-rc.1\nruntime: nodejs\n",
		);
		assert.throws(() => withManifestVersion("name: pack\n", "1.0.0"));
	});

	it("sets the version of the provider, and of the package that it depends on", () => {
		const manifest = read("provider/package.json");
		const { version } = JSON.parse(manifest);
		const changed = JSON.parse(withProviderVersion(manifest, "9.8.7"));
		assert.equal(changed.version, "9.8.7");
		assert.equal(changed.dependencies["pulumi-cloudtrail-compliance"], "9.8.7");
		assert.equal(withProviderVersion(manifest, version), manifest);
		assert.throws(
			() => withProviderVersion("{}", "1.0.0"),
			/provider\/package\.json/,
		);
	});

	it("gives what was unreleased a heading", () => {
		const released = releasedChangelog(changelog, "0.2.0", "2026-02-03");
		assert.equal(
			released,
			"# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-02-03\n\n### Added\n\n- One.\n\n## [0.1.0] - 2026-01-01\n\n- Zero.\n",
		);
		assert.equal(lastRelease(released), "0.2.0");
		assert.equal(lastRelease(changelog), "0.1.0");
	});

	for (const [words, text] of [
		["nothing unreleased", "## [Unreleased]\n\n## [0.1.0]\n\n- Zero.\n"],
		["nothing at all", "## [Unreleased]\n"],
		["no such heading", "# Changelog\n"],
	] as const)
		it(`is refused with ${words}`, () => {
			assert.throws(
				() => releasedChangelog(text, "0.2.0", "2026-02-03"),
				/CHANGELOG\.md/,
			);
		});
});
