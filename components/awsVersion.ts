import { RunError } from "@pulumi/pulumi";

/** The oldest supported major version: resources have other names in 6. */
const OLDEST_MAJOR = 7;

/** Why a version is not supported; undefined if it is. */
export function unsupportedVersion(
	version: string | undefined,
): string | undefined {
	const needs = `ComplianceTrail needs @pulumi/aws ${OLDEST_MAJOR}; this project has`;
	if (version === undefined)
		return `${needs} no version of it: run \`npm install @pulumi/aws@${OLDEST_MAJOR}\`.`;
	// Pulumi packages are published as 6.60.0 and as v6.60.0.
	const plain = version.replace(/^v/, "");
	return Number.parseInt(plain, 10) < OLDEST_MAJOR
		? `${needs} ${plain}: run \`npm install @pulumi/aws@${OLDEST_MAJOR}\`.`
		: undefined;
}

/** The version of @pulumi/aws that this package finds. */
function awsVersion(): string | undefined {
	try {
		const { version } = require("@pulumi/aws/package.json");
		return String(version);
	} catch {
		return undefined;
	}
}

/**
 * Throws a `RunError`, which the SDK prints in one line, if `@pulumi/aws` is
 * missing or too old. Called before resource modules are loaded, because that
 * fails with an error about modules that does not mention versions.
 */
export function requireAws(): void {
	const refusal = unsupportedVersion(awsVersion());
	if (refusal !== undefined) throw new RunError(refusal);
}
