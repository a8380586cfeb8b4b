import type { Control } from "../../judging/control";
import { auditOrganization } from "../auditOrganization";
import type { Report } from "../report/report";
import { targetOf } from "./options";
import type { OrganizationTarget } from "./target";

/** Which accounts of an organization `audit` evaluates, and how it reads them. */
export interface OrganizationOptions {
	/** Account IDs. Default: those of AWS Organizations. */
	readonly accounts?: readonly string[];
	/** IDs of organizational units whose accounts are read. Default: all accounts. */
	readonly units?: readonly string[];
	/** IDs of accounts that are left out. Default: none. */
	readonly excluded?: readonly string[];
	/** Role to assume in each account, with its path. Default: `CloudTrailComplianceAudit`. */
	readonly role?: string;
	/** External ID that the role requires. Default: none. */
	readonly externalId?: string;
	/** Name of the session of the role. Default: `cloudtrail-compliance`. */
	readonly sessionName?: string;
	/** Part of the accounts, such as `1/4` for the first of four. Default: all. */
	readonly shard?: string;
	/** Number of accounts to read at once. Default: 16. */
	readonly concurrency?: number;
	/** Time limit of all accounts in seconds. Default: none. */
	readonly timeoutSeconds?: number;
	/** Buckets that are also read, in the account that owns them. Default: none. */
	readonly buckets?: readonly string[];
	/** Folder of records, whose accounts are not read again. Default: none. */
	readonly record?: string;
	/** Age from which an account is read again, such as `12h`. Default: `24h`. */
	readonly maxAge?: string;
	/** Ends the audit early, with a report of what was read. */
	readonly signal?: AbortSignal;
}

/** Evaluates the accounts of an organization together. Throws an input error. */
export async function auditWithOptions(
	all: readonly Control[],
	settings: Omit<
		Parameters<typeof auditOrganization>[1],
		"interrupt" | "note" | "refuse" | "target"
	>,
	options: OrganizationOptions,
): Promise<readonly Report[]> {
	return auditOrganization(all, {
		...settings,
		target: targetOfOptions(options),
		refuse: settings.warn,
		note: () => {},
		...(options.signal && { interrupt: options.signal }),
	});
}

function targetOfOptions(options: OrganizationOptions): OrganizationTarget {
	const { accounts, units, excluded, buckets, concurrency, timeoutSeconds } =
		options;
	const { role, externalId, sessionName, shard, record, maxAge } = options;
	return targetOf({
		...given({ role, externalId, sessionName, shard, record, maxAge }),
		...given({ includeOu: units, exclude: excluded, bucket: buckets }),
		...given({ accounts: accounts?.join(",") }),
		...given({ concurrency: concurrency?.toString() }),
		...given({ timeout: timeoutSeconds?.toString() }),
	});
}

/** The properties that are set. */
function given<T extends object>(
	properties: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
	const set = Object.entries(properties).filter(
		([, value]) => value !== undefined,
	);
	return Object.fromEntries(set) as {
		[K in keyof T]?: Exclude<T[K], undefined>;
	};
}
