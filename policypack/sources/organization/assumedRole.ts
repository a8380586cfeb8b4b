import type { Value } from "../../model/value";
import type { OwnClients, TemporaryCredentials } from "../liveAccount/clients";
import { ROLE_ACTIONS } from "../liveAccount/permissions";
import { type SendRequest, UNREADABLE } from "../liveAccount/request";

/** The role that is assumed in each account. */
export interface AuditRole {
	/** Its name, with its path if it has one, such as `audit/ReadCloudTrail`. */
	readonly name: string;
	readonly externalId: string | undefined;
	readonly sessionName: string;
}

/** Temporary credentials in an account, and when they expire. */
export interface Assumed {
	readonly credentials: TemporaryCredentials;
	/** Milliseconds since 1970. */
	readonly expires: number;
}

/** Seconds that the credentials are valid: the most after another role, and AWS's default. */
const SECONDS = 3600;

/** The ARN of the role in an account. */
export function roleArn(
	{ name }: AuditRole,
	partition: string,
	account: string,
): string {
	return `arn:${partition}:iam::${account}:role/${name}`;
}

/** Assumes the role in an account. A refusal is an unknown with the role's ARN. */
export function assumeRole(
	ask: SendRequest,
	{ sts }: Pick<OwnClients, "sts">,
	arn: string,
	{ externalId, sessionName }: AuditRole,
): Promise<Value<Assumed>> {
	const account = arn.split(":")[4];
	return ask({
		action: ROLE_ACTIONS.AssumeRole,
		what: `account ${account} by role ${arn}`,
		// AWS does not say which of these is the reason, nor whether the role exists.
		remedy: `create role ${arn}, let its trust policy allow these credentials, and grant them ${ROLE_ACTIONS.AssumeRole} on it`,
		call: (options) =>
			sts.assumeRole(
				{
					RoleArn: arn,
					RoleSessionName: sessionName,
					DurationSeconds: SECONDS,
					...(externalId !== undefined && { ExternalId: externalId }),
				},
				options,
			),
		read: ({ Credentials }) => {
			const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } =
				Credentials ?? {};
			if (!AccessKeyId || !SecretAccessKey || !SessionToken) return UNREADABLE;
			const expires =
				Expiration instanceof Date
					? Expiration.getTime()
					: Date.now() + SECONDS * 1000;
			return {
				credentials: {
					accessKeyId: AccessKeyId,
					secretAccessKey: SecretAccessKey,
					sessionToken: SessionToken,
				},
				expires,
			};
		},
	});
}
