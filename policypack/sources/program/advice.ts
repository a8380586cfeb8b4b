/** How to check a program that cannot be run here, or that depends on what is not known here. */
export const CHECK_A_PREVIEW = "use --preview, which needs the Pulumi CLI";

/** What to do about an error with an unknown in it. */
export const NOT_KNOWN_HERE = `Secrets, settings from imported environments and AWS lookups are not available here: ${CHECK_A_PREVIEW}.`;

/** What to do about a request that the engine of `check` does not answer. */
export const UNSUPPORTED = `The program uses an engine feature that \`check\` does not support: ${CHECK_A_PREVIEW}.`;

/** What to do about an error that nothing else is known of. */
export const FIX_IT = "Fix it; `pulumi preview` shows the full error.";

/** What to do about a setting that is missing. */
export function setIt(key: string): string {
	return `Set it with \`pulumi config set ${key} VALUE\`.`;
}
