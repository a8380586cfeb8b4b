import { RunError } from "@pulumi/pulumi";

/** What the component is written for: its parts have other names in 6. */
const OLDEST_MAJOR = 7;

/** Why the component cannot be used with a version; undefined where it can. */
export function refusalOfAws(version: string | undefined): string | undefined {
	const needs = `ComplianceTrail needs @pulumi/aws ${OLDEST_MAJOR}; this project has`;
	if (version === undefined) return `${needs} none.`;
	// Packages of Pulumi's are published as 6.60.0 and as v6.60.0.
	const plain = version.replace(/^v/, "");
	return Number.parseInt(plain, 10) < OLDEST_MAJOR
		? `${needs} ${plain}.`
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
 * Throws what the SDK prints in one line, where `@pulumi/aws` is missing or
 * too old. Called before any part is loaded, since that fails by the names of
 * modules, which say nothing of versions.
 */
export function requireAws(): void {
	const refusal = refusalOfAws(awsVersion());
	if (refusal !== undefined) throw new RunError(refusal);
}
