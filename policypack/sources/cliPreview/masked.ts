/** Replaces a secret in messages, as Pulumi does. */
const MASK = "[secret]";

/** Names of variables that have a secret. */
const OF_SECRETS =
	/PASSPHRASE|PASSWORD|SECRET|TOKEN|CREDENTIAL|PRIVATE_?KEY|API_?KEY|ACCESS_?KEY/i;

/** Names of variables that have a path. */
const OF_FILES = /_(?:FILE|PATH|DIR)$/i;

/** Shorter values are parts of many words, which a mask would destroy. */
const SHORTEST = 6;

/**
 * A text of the CLI without secrets of the environment and without the
 * credentials in URLs. Secrets of the stack are masked by the CLI itself.
 */
export function masked(
	text: string,
	environment: Readonly<Record<string, string | undefined>>,
): string {
	const secrets = Object.entries(environment)
		.filter(([name]) => OF_SECRETS.test(name) && !OF_FILES.test(name))
		.map(([, value = ""]) => value)
		.filter((value) => value.length >= SHORTEST)
		// The longest first, for a value may hold another one.
		.sort((one, other) => other.length - one.length);
	return secrets
		.reduce((shown, secret) => shown.replaceAll(secret, () => MASK), text)
		.replace(/(\b[a-z][\w+.-]*:\/\/)[^\s/@:]*(?::[^\s/@]*)?@/gi, `$1${MASK}@`);
}
