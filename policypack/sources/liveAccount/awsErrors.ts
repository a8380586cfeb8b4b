import type { Action } from "./permissions";

/**
 * Why AWS did not answer, in words that say what to do; never its own.
 * @param remedy What to do about a refusal that no permission changes.
 */
export function refusalOf(
	error: unknown,
	action: Action,
	remedy?: string,
): string {
	const { code, status = 0 } = detailsOf(error);
	const said = code === "" ? "" : `${code}: `;
	if (PERMISSION.test(code) || (status === 403 && !IDENTITY.test(code)))
		return `${said}${remedy ?? `grant ${action}`}`;
	if (EXPIRED.test(code))
		return `${said}the credentials have expired; sign in again`;
	if (IDENTITY.test(code))
		return `${said}${action} was denied; sign in again, and use enabled Regions only`;
	if (isThrottled(error))
		return `${said}${action} was throttled; try again later`;
	if (TIME.test(code)) return `${action} timed out; try again`;
	if (NETWORK.test(code))
		return `${said}${action} cannot be reached${CHECK_NETWORK}`;
	if (GONE.test(code))
		return `${said}${remedy ?? "it was deleted during the audit; try again"}`;
	if (status >= 500) return `${said}${action} failed in AWS; try again later`;
	if (isUnreadable(error)) return unreadable(action);
	return `${said}${remedy ?? `${action} was rejected`}`;
}

/** What to do about an address that nothing answers at. */
export const CHECK_NETWORK = "; check the Region name and the network";

/** Whether AWS asks to be asked less often. */
export function isThrottled(error: unknown): boolean {
	const { code, status } = detailsOf(error);
	return THROTTLED.test(code) || status === 429;
}

/** Whether the service failed, or broke off: a second call may succeed. */
export function isServiceError(error: unknown): boolean {
	const { code, status = 0 } = detailsOf(error);
	return status >= 500 || BROKEN_OFF.test(code);
}

/** An answer that is none, in words. */
export function unreadable(action: Action): string {
	return `the response to ${action} is not valid; try again`;
}

/** What is wrong with the credentials that could not be had, as a predicate. */
export function credentialsThat(error: unknown): string {
	const said = error instanceof Error ? error.message : "";
	if (/expired|sso login/i.test(said))
		return "have expired, or you are not signed in";
	return CREDENTIALS.test(detailsOf(error).code)
		? "were not found"
		: "are not valid";
}

const PERMISSION =
	/^(AccessDenied|AccessDeniedException|AllAccessDisabled|AuthorizationError|UnauthorizedOperation|UnauthorizedAccess|MethodNotAllowed)$/;

const IDENTITY =
	/^(AuthFailure|CredentialsProviderError|ExpiredToken|ExpiredTokenException|IncompleteSignature|InvalidAccessKeyId|InvalidClientTokenId|InvalidSignatureException|InvalidToken|OptInRequired|RequestExpired|SignatureDoesNotMatch|TokenProviderError|UnrecognizedClientException)$/;

const EXPIRED = /^(ExpiredToken|ExpiredTokenException|RequestExpired)$/;

const CREDENTIALS = /^(CredentialsProviderError|TokenProviderError)$/;

const THROTTLED =
	/^(BandwidthLimitExceeded|EC2ThrottledException|PriorRequestNotComplete|RequestLimitExceeded|RequestThrottled|RequestThrottledException|SlowDown|Throttling|ThrottlingException|ThrottledException|TooManyRequestsException)$/;

const TIME = /^(AbortError|ETIMEDOUT|RequestTimeout|TimeoutError)$/;

const NETWORK =
	/^(EAI_AGAIN|ECONNABORTED|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EPIPE|ERR_TLS_\w+|CERT_\w+|SELF_SIGNED_\w+|DEPTH_ZERO_\w+|UNABLE_TO_\w+)$/;

const BROKEN_OFF = /^(ECONNRESET|EPIPE)$/;

const GONE = /^(NoSuchBucket|TrailNotFoundException)$/;

function isUnreadable(error: unknown): boolean {
	return (
		error instanceof SyntaxError ||
		(error instanceof Error &&
			/parse error|Deserialization/.test(error.message))
	);
}

interface Details {
	/** AWS's error code, or Node's; empty where there is none fit to print. */
	readonly code: string;
	/** HTTP status, where there was an answer. */
	readonly status: number | undefined;
}

function detailsOf(error: unknown): Details {
	if (!(error instanceof Error)) return { code: "", status: undefined };
	const { name, code, $metadata } = error as Error & {
		readonly code?: unknown;
		readonly $metadata?: { readonly httpStatusCode?: number };
	};
	const words = [code, name].filter(
		(word): word is string =>
			typeof word === "string" && /^\w{1,60}$/.test(word),
	);
	return {
		code:
			words.find(
				(word) => !/^(Error|SyntaxError|Unknown|UnknownError)$/.test(word),
			) ?? "",
		status: $metadata?.httpStatusCode,
	};
}
