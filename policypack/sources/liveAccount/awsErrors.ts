import type { Action } from "./permissions";

/**
 * Describes an AWS error: its code, and what to do. The message of AWS, which may
 * contain secrets, is not used.
 * @param remedy What to do if a permission would not help.
 */
export function describeError(
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
	if (isUnreadable(error)) return invalidResponse(action);
	return `${said}${remedy ?? `${action} was rejected`}`;
}

/** What to do about an unreachable endpoint. */
export const CHECK_NETWORK = "; check the Region name and the network";

/** Whether AWS throttled the call. */
export function isThrottled(error: unknown): boolean {
	const { code, status } = detailsOf(error);
	return THROTTLED.test(code) || status === 429;
}

/** Whether the service failed or closed the connection, so that a retry may succeed. */
export function isServiceError(error: unknown): boolean {
	const { code, status = 0 } = detailsOf(error);
	return status >= 500 || BROKEN_OFF.test(code);
}

/** Describes a response that is not valid. */
export function invalidResponse(action: Action): string {
	return `the response to ${action} is not valid; try again`;
}

/** The problem with the credentials, to follow "The AWS credentials". */
export function credentialsProblem(error: unknown): string {
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
	/** Error code of AWS or Node.js; empty if there is no printable one. */
	readonly code: string;
	/** HTTP status, if there was a response. */
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
