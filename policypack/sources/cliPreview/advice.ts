/** What to do about an error of the CLI, the first that matches. */
const ADVICE: readonly (readonly [error: RegExp, advice: string])[] = [
	[
		/PULUMI_ACCESS_TOKEN|pulumi login|not logged in|invalid access token|\b401\b/i,
		"Run `pulumi login`, or set PULUMI_ACCESS_TOKEN or PULUMI_BACKEND_URL.",
	],
	[
		/no stack selected|no current stack/i,
		"Use --stack NAME, or run `pulumi stack select` in that folder.",
	],
	[
		/no stack named|stack '.*' (?:not found|does not exist)/i,
		"Use --stack with a name that `pulumi stack ls` shows, or create the stack with `pulumi stack init`.",
	],
	[
		/passphrase/i,
		"Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE for this stack.",
	],
	[
		/unknown (?:shorthand )?flag/i,
		"Update the Pulumi CLI (https://www.pulumi.com/docs/install/).",
	],
	[
		/missing required configuration variable/i,
		"Set it with `pulumi config set`.",
	],
	[
		/no (?:language|resource) plugin|failed to load (?:language )?plugin|cannot find module|no module named|no required module provides package/i,
		"Run `pulumi install` in that folder.",
	],
	[/currently locked/i, "Wait for the other update, or run `pulumi cancel`."],
];

/** What to do about an error of the CLI. */
export function adviceFor(error: string): string {
	const found = ADVICE.find(([pattern]) => pattern.test(error));
	return found?.[1] ?? "Fix it; `pulumi preview` in that folder shows more.";
}
