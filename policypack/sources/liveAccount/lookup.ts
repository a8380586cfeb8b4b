import type { AccountBlockFact, Fact, TrailFact } from "../../model/facts";
import { unknownTrail } from "../../model/unseen";
import { type Unknown, unknown, type Value } from "../../model/value";
import { allTrails } from "./allTrails";
import { readAccountBlock, readBuckets } from "./buckets";
import { type Clients, createClients } from "./clients";
import { type Identity, identify, rootOf } from "./identity";
import { once, oncePerKey } from "./memoize";
import { type OwnedBuckets, ownedBuckets } from "./ownedBuckets";
import { enabledRegions } from "./regions";
import { asking, within } from "./request";
import type { Session } from "./session";
import { patience } from "./timeBudget";

/** What the account says of buckets that a stack's trails deliver to. */
export interface LookedUpBuckets {
	readonly owned: Value<OwnedBuckets>;
	readonly facts: readonly Fact[];
}

/** Asks the live account, each thing once, for all who want to know it. */
export interface Lookup {
	/** The account's id. */
	readonly account: () => Promise<Value<string>>;
	/** The trails of all Regions that are enabled. */
	readonly trails: () => Promise<readonly TrailFact[]>;
	/** What S3 keeps of those of the named buckets that the account owns. */
	readonly buckets: (names: readonly string[]) => Promise<LookedUpBuckets>;
	/** Closes every connection. */
	readonly close: () => void;
}

/** Seconds that AWS may take in all: a preview waits for it. */
const SECONDS = 10;

/** Seconds of one attempt at a call: there is time for three. */
const ATTEMPT_SECONDS = 3;

const AT_ONCE = 32;

/** A lookup with the SDK's default credentials, begun when it is first used. */
export function lookUp(seconds: number = SECONDS): Lookup {
	const { left, during } = patience(seconds);
	let open: Clients | undefined;
	const begin = once(async () => {
		const result = await begun(left());
		open = result.clients;
		return result;
	});
	const ask = async <T>(
		work: (session: Session) => Promise<T>,
		otherwise: (why: Unknown) => T,
	): Promise<T> =>
		during(async () => {
			const { clients, why } = await begin();
			if (!clients) return otherwise(why);
			const limits = { callSeconds: seconds, totalSeconds: left() };
			return work({ clients, ask: asking({ ...limits, atOnce: AT_ONCE }) });
		});
	const identity = once(() =>
		ask(identify, (why): Identity => ({ account: why, partition: "aws" })),
	);
	const owned = once(() =>
		ask<Value<OwnedBuckets>>(ownedBuckets, (why) => why),
	);
	const block = once(async () => {
		const whose = await identity();
		return ask<readonly AccountBlockFact[]>(
			(session) => readAccountBlock(session, whose, rootOf(whose)),
			() => [],
		);
	});
	const bucket = oncePerKey(async (name: string) => {
		const [whose, ours] = await Promise.all([identity(), owned()]);
		return ask<readonly Fact[]>(
			async (session) =>
				ours.known ? readBuckets(session, whose, [name], ours.value) : [],
			() => [],
		);
	});
	return {
		account: async () => (await identity()).account,
		trails: once(async () => {
			const whose = await identity();
			return ask<readonly TrailFact[]>(
				async (session) => {
					const regions = await enabledRegions(session);
					return (await allTrails(session, whose, regions)).trails;
				},
				(why) => [unknownTrail(rootOf(whose), why)],
			);
		}),
		buckets: async (names) => {
			const [ours, shared, ...facts] = await Promise.all([
				owned(),
				block(),
				...[...new Set(names)].map(bucket),
			]);
			return { owned: ours, facts: withBlock(facts.flat(), shared) };
		},
		close: () => open?.close(),
	};
}

/** The account's block as one of each bucket's: it is none of the stack's. */
function withBlock(
	facts: readonly Fact[],
	shared: readonly AccountBlockFact[],
): readonly Fact[] {
	const buckets = facts.filter((fact) => fact.kind === "bucket");
	const blocks = shared.flatMap(
		({ of, ignorePublicAcls, restrictPublicBuckets }) =>
			buckets.map(
				(bucket): Fact => ({
					kind: "bucketBlock",
					of,
					bucket: { by: "urn", urn: bucket.of.urn },
					ignorePublicAcls,
					restrictPublicBuckets,
				}),
			),
	);
	return [...facts, ...blocks];
}

/** The clients, signed in; or why there are none. */
type Begun =
	| { readonly clients: Clients; readonly why?: never }
	| { readonly clients?: never; readonly why: Unknown };

async function begun(seconds: number): Promise<Begun> {
	const why = (cause: string) =>
		unknown("unreadable", `the live account (${cause})`);
	try {
		const clients = await createClients({ attemptSeconds: ATTEMPT_SECONDS });
		return await within(seconds * 1000, clients.signIn).then(
			() => ({ clients }),
			() => ({
				why: why("no valid AWS credentials; sign in, or set AWS_PROFILE"),
			}),
		);
	} catch {
		return { why: why("the AWS SDK cannot be loaded; reinstall it") };
	}
}
