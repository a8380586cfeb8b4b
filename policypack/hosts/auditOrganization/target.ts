import type { AuditRole } from "../../sources/organization/assumedRole";

/** Every Nth account, so that several processes share the accounts. */
export interface Shard {
	/** From 1. */
	readonly index: number;
	readonly count: number;
}

/** Where records are written, and which are young enough to be used again. */
export interface Recording {
	readonly directory: string;
	/** Age in milliseconds from which an account is read again. */
	readonly maxAge: number;
}

/** Which accounts of an organization are audited, and how. */
export interface OrganizationTarget {
	readonly role: AuditRole;
	/** Account IDs in place of those of AWS Organizations; undefined: those. */
	readonly accounts: readonly string[] | undefined;
	/** Organizational units whose accounts are read. Empty: all accounts. */
	readonly units: readonly string[];
	/** Account IDs that are left out. */
	readonly excluded: readonly string[];
	readonly shard: Shard | undefined;
	/** Number of accounts that are read at once. */
	readonly concurrency: number;
	/** Seconds for all accounts; undefined: no limit. */
	readonly timeout: number | undefined;
	/** Buckets that are read in the account that owns them, whatever trail names them. */
	readonly buckets: readonly string[];
	readonly recording: Recording | undefined;
}
