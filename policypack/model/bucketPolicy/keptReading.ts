import type { PolicyReading } from "./document";

/** A policy of which only the reading is kept, because its text is a secret. */
export interface KeptReading {
	readonly reading: PolicyReading;
}

/**
 * Every `KeptReading` made here. A policy is data that a user wrote, and may
 * look like one, so looks do not decide.
 */
const kept = new WeakSet<object>();

/** What is kept in place of a policy: how it reads, and none of its text. */
export function keepReading(reading: PolicyReading): KeptReading {
	const made: KeptReading = { reading };
	kept.add(made);
	return made;
}

/** Whether only the reading of a policy is kept. */
export function isKeptReading(policy: unknown): policy is KeptReading {
	return typeof policy === "object" && policy !== null && kept.has(policy);
}
