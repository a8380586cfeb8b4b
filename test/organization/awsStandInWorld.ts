/** A trail of the world that the stand-in shows. */
export interface StandInTrail {
	readonly name: string;
	readonly region: string;
	readonly bucket: string;
	/** Whether it is an organization's trail, which every account lists. */
	readonly isOrganization?: boolean;
	/** Whether it lacks a key, log file validation and a log group. */
	readonly isBroken?: boolean;
	/** Whether it has event selectors of its own. */
	readonly hasSelectors?: boolean;
}

/** A bucket of the world. */
export interface StandInBucket {
	readonly name: string;
	readonly region: string;
	/** Whether its policy lets anyone read, and nothing blocks that. */
	readonly isPublic?: boolean;
	/** Whether it has server access logging. */
	readonly hasLogging?: boolean;
}

/** An account of the world. */
export interface StandInAccount {
	readonly id: string;
	/** As AWS Organizations lists it. */
	readonly state?: "ACTIVE" | "PENDING_CLOSURE" | "SUSPENDED";
	/** Whether the role cannot be assumed in it. */
	readonly refuses?: boolean;
	/** Operations that are denied in it, such as `ListBuckets`. */
	readonly denies?: readonly string[];
	readonly trails?: readonly StandInTrail[];
	readonly buckets?: readonly StandInBucket[];
}

/** What the stand-in shows: the first account is the management account. */
export interface StandInWorld {
	readonly accounts: readonly StandInAccount[];
	readonly regions: readonly string[];
	/** The accounts of each organizational unit, and the units in it. */
	readonly units?: Readonly<
		Record<
			string,
			{
				readonly accounts: readonly string[];
				readonly units?: readonly string[];
			}
		>
	>;
	readonly faults?: Faults;
}

/** Shares of calls that go wrong, from 0 to 1, drawn from a seed. */
export interface Faults {
	readonly seed: number;
	readonly throttled?: number;
	readonly dropped?: number;
	/** Milliseconds before each answer. */
	readonly latency?: number;
}

/** The ID of the account at this position. */
export function accountAt(position: number): string {
	return String(100_000_000_000 + position);
}

/** Numbers from 0 to 1, the same ones for a seed. */
export function numbersFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1664525 + 1013904223) % 2 ** 32;
		return state / 2 ** 32;
	};
}

/** The name of the organization's log bucket. */
export const ARCHIVE = "organization-logs";

/**
 * A mixture: the management account has an organization's trail, whose bucket
 * is in the second account. Others have a trail with a bucket of their own, one
 * with the central bucket, a broken one, or none; some refuse, some are
 * suspended, and some deny an operation.
 */
export function mixedWorld(
	size: number,
	regions: readonly string[],
	faults?: Faults,
): StandInWorld {
	const [home = "us-east-1"] = regions;
	const member = (at: number): StandInAccount => {
		const id = accountAt(at);
		const own = { name: `own-${at}`, region: home };
		switch (at % 10) {
			case 3:
				return { id, refuses: true };
			case 4:
				return { id, state: at % 20 === 4 ? "SUSPENDED" : "PENDING_CLOSURE" };
			case 5:
				return {
					id,
					trails: [{ ...own, bucket: `logs-${at}`, isBroken: true }],
					buckets: [{ name: `logs-${at}`, region: home, isPublic: true }],
				};
			case 6:
				return {
					id,
					trails: [{ ...own, bucket: `logs-${at}`, hasSelectors: true }],
					buckets: [{ name: `logs-${at}`, region: home, hasLogging: true }],
				};
			case 7:
				return { id, trails: [{ ...own, bucket: "central-logs" }] };
			case 8:
				return { id, denies: ["GetPublicAccessBlock", "ListBuckets"] };
			default:
				return { id };
		}
	};
	const accounts = Array.from({ length: size }, (_, at): StandInAccount => {
		if (at === 0)
			return {
				id: accountAt(0),
				trails: [
					{
						name: "organization",
						region: home,
						bucket: ARCHIVE,
						isOrganization: true,
					},
				],
			};
		if (at === 1)
			return {
				id: accountAt(1),
				buckets: [
					{ name: ARCHIVE, region: home, hasLogging: true },
					{ name: "central-logs", region: home },
				],
			};
		return member(at);
	});
	return { accounts, regions, ...(faults && { faults }) };
}
