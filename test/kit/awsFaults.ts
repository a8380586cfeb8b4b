import type { Call } from "./awsCalls";

/** What comes between the SDK and AWS, instead of an answer or with it. */
export type Fault =
	/** Another answer, and the real one is not asked for. */
	| {
			readonly instead: {
				readonly status: number;
				readonly body: string;
				readonly type?: string;
			};
	  }
	/** The connection ends without a word. */
	| { readonly drops: true }
	/** Half of the real answer, of the length that was promised, and the end. */
	| { readonly breaksOff: true }
	/** The real answer, after so many milliseconds. */
	| { readonly waits: number }
	/**
	 * One text in answers is another, and the other way round in requests; then
	 * the text of the answer may change.
	 */
	| {
			readonly renames: readonly [real: string, shown: string];
			readonly changes?: (body: string) => string;
	  }
	/** What becomes of the text of the real answer. */
	| { readonly changes: (body: string) => string };

/** An error as the service of a call words it. */
function errorOf(
	call: Call,
	status: number,
	codes: Readonly<Record<"cloudtrail" | "ec2" | "s3" | "sts", string>>,
): Fault {
	const { service: its } = call;
	// IAM and SNS answer as STS does, KMS and CloudWatch Logs as CloudTrail.
	const service = its === "iam" || its === "sns" ? "sts" : its;
	if (service === "kms" || service === "logs")
		return errorOf({ ...call, service: "cloudtrail" }, status, codes);
	// AWS Organizations speaks as CloudTrail does.
	if (service === "organizations")
		return errorOf({ ...call, service: "cloudtrail" }, status, codes);
	const code = codes[service];
	const words = "User: arn:aws:iam::111122223333:user/auditor may not";
	if (service === "cloudtrail") {
		const body = JSON.stringify({ __type: code, message: words });
		return {
			instead: {
				status: status === 403 ? 400 : status,
				body,
				type: "application/x-amz-json-1.1",
			},
		};
	}
	const error = `<Error><Code>${code}</Code><Message>${words}</Message></Error>`;
	const bodies = {
		ec2: `<Response><Errors>${error}</Errors><RequestID>1</RequestID></Response>`,
		s3: error,
		sts: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${error}<RequestId>1</RequestId></ErrorResponse>`,
	};
	return {
		instead: {
			status,
			body: `<?xml version="1.0" encoding="UTF-8"?>\n${bodies[service]}`,
			type: "text/xml",
		},
	};
}

const instead = (body: string): Fault => ({ instead: { status: 200, body } });

/** Every way in which a call may go wrong, by name. */
export const FAULTS: Readonly<Record<string, (call: Call) => Fault>> = {
	"access denied": (call) =>
		errorOf(call, 403, {
			cloudtrail: "AccessDeniedException",
			ec2: "UnauthorizedOperation",
			s3: "AccessDenied",
			sts: "AccessDenied",
		}),
	"an error without a word": () => ({ instead: { status: 403, body: "" } }),
	throttling: (call) =>
		errorOf(call, call.service === "cloudtrail" ? 400 : 503, {
			cloudtrail: "ThrottlingException",
			ec2: "RequestLimitExceeded",
			s3: "SlowDown",
			sts: "Throttling",
		}),
	"an error of AWS's own": (call) =>
		errorOf(call, 500, {
			cloudtrail: "InternalFailure",
			ec2: "InternalError",
			s3: "InternalError",
			sts: "InternalFailure",
		}),
	"credentials that have expired": (call) =>
		errorOf(call, 403, {
			cloudtrail: "ExpiredTokenException",
			ec2: "RequestExpired",
			s3: "ExpiredToken",
			sts: "ExpiredToken",
		}),
	"a Region that is not enabled": (call) =>
		errorOf(call, 403, {
			cloudtrail: "UnrecognizedClientException",
			ec2: "AuthFailure",
			s3: "InvalidAccessKeyId",
			sts: "InvalidClientTokenId",
		}),
	"a dropped connection": () => ({ drops: true }),
	"an answer that breaks off": () => ({ breaksOff: true }),
	"an answer too late": () => ({ waits: 60_000 }),
	"an empty answer": () => instead(""),
	"a page of HTML": () => instead("<html><body>Sign in</body></html>"),
	"no JSON and no XML": () => instead("upstream connect error"),
	"an answer cut short": () => ({
		changes: (body) => body.slice(0, Math.max(1, body.length / 2)),
	}),
	"another answer, well-formed": ({ service }) =>
		instead(service === "cloudtrail" ? '{"a":[null]}' : "<A><B>1</B></A>"),
	"JSON of the wrong types": ({ service }) =>
		service === "cloudtrail"
			? instead(
					'{"trailList":[null],"IsLogging":"yes","EventSelectors":{},"AdvancedEventSelectors":7}',
				)
			: instead("[]"),
};
