import type { Argument } from "../componentArguments";

/**
 * Defaults that SDKs must not send. Where `bucket`, `roleArn`, `logGroupArn` or
 * `accessLogs.bucket` is set, the component rejects these arguments; and the
 * name of a selector has its number.
 */
const NOT_SENT: ReadonlySet<string> = new Set([
	"ComplianceTrailArgs.forceDestroy",
	"ComplianceTrailArgs.logRetentionDays",
	"ComplianceTrailArgs.trustSourceAccountOnly",
	"AccessLogs.retentionDays",
	"DataEvents.name",
]);

/** The default that SDKs send, by `INTERFACE.ARGUMENT`; undefined for none. */
export function sentDefault(
	path: string,
	{ default: text, type }: Argument,
): string | number | boolean | undefined {
	if (text === undefined || NOT_SENT.has(path)) return undefined;
	const [value = ""] = text.split(" (");
	switch (type) {
		case "boolean":
			return value === "true";
		case "number":
			return Number(value);
		case "string":
			return /^`([^`]*)`$/.exec(value)?.[1];
		default:
			return undefined;
	}
}
