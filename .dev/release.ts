const UNRELEASED = "## [Unreleased]\n";

/** PulumiPolicy.yaml with another version. */
export function withManifestVersion(manifest: string, version: string): string {
	if (!/^version: .+$/m.test(manifest))
		throw new Error("PulumiPolicy.yaml has no version: add one.");
	return manifest.replace(/^version: .+$/m, `version: ${version}`);
}

/** provider/package.json with another version, of itself and of this package. */
export function withProviderVersion(manifest: string, version: string): string {
	const { dependencies, ...rest } = JSON.parse(manifest);
	const own = "pulumi-cloudtrail-compliance";
	if (dependencies?.[own] === undefined)
		throw new Error(`provider/package.json does not depend on ${own}: add it.`);
	const changed = {
		...rest,
		version,
		dependencies: { ...dependencies, [own]: version },
	};
	return `${JSON.stringify(changed, null, "\t")}\n`;
}

/** CHANGELOG.md with what was unreleased under a version and its date. */
export function releasedChangelog(
	changelog: string,
	version: string,
	date: string,
): string {
	const [before, after] = changelog.split(UNRELEASED);
	if (before === undefined || after === undefined)
		throw new Error("CHANGELOG.md has no [Unreleased]: add it.");
	if (/^\s*(## |$)/.test(after))
		throw new Error("[Unreleased] in CHANGELOG.md is empty: add the changes.");
	return `${before}${UNRELEASED}\n## [${version}] - ${date}\n${after}`;
}

/** The version released last, by CHANGELOG.md; undefined before the first. */
export function lastRelease(changelog: string): string | undefined {
	return /^## \[(\d[^\]]*)\]/m.exec(changelog)?.[1];
}
