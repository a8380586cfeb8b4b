import type { AccountBlockFact, Fact, TrailFact } from "../../model/facts";
import { memoize, memoizeByKey } from "../../model/memoize";
import { unknownTrail } from "../../model/unknownFacts";
import { type Unknown, unknown, type Value } from "../../model/value";
import { allTrails } from "./allTrails";
import { readAccountBlock, readBuckets } from "./buckets";
import { type Clients, createClients } from "./clients";
import { type Identity, identify, rootOf } from "./identity";
import { type OwnedBuckets, ownedBuckets } from "./ownedBuckets";
import { enabledRegions } from "./regions";
import { requestSender, withTimeout } from "./request";
import type { Session } from "./session";
import { timeBudget } from "./timeBudget";

/** What the live account shows of the buckets of a stack's trails. */
export interface LookedUpBuckets {
	readonly owned: Value<OwnedBuckets>;
	readonly facts: readonly Fact[];
}

/** Lookup in the live account. Each call is made once, for all policies. */
export interface Lookup {
	/** The account ID. */
	readonly account: () => Promise<Value<string>>;
	/** The trails of all enabled Regions. */
	readonly trails: () => Promise<readonly TrailFact[]>;
	/** The configurations of the named buckets that the account owns. */
	readonly buckets: (names: readonly string[]) => Promise<LookedUpBuckets>;
	/** Closes every connection. */
	readonly close: () => void;
}

/** Time limit of a lookup in seconds, because a preview waits for it. */
const SECONDS = 10;

/** Timeout of one attempt in seconds, which allows three. */
const ATTEMPT_SECONDS = 3;

const AT_ONCE = 32;

/** A lookup with the AWS SDK's default credentials, which starts on first use. */
export function lookUp(seconds: number = SECONDS): Lookup {
	const { remaining, spend } = timeBudget(seconds);
	let open: Clients | undefined;
	const begin = memoize(async () => {
		const result = await begun(remaining());
		open = result.clients;
		return result;
	});
	const ask = async <T>(
		work: (session: Session) => Promise<T>,
		otherwise: (why: Unknown) => T,
	): Promise<T> =>
		spend(async () => {
			const { clients, why } = await begin();
			if (!clients) return otherwise(why);
			const limits = { callSeconds: seconds, totalSeconds: remaining() };
			return work({
				clients,
				ask: requestSender({ ...limits, atOnce: AT_ONCE }),
			});
		});
	const identity = memoize(() =>
		ask(identify, (why): Identity => ({ account: why, partition: "aws" })),
	);
	const owned = memoize(() =>
		ask<Value<OwnedBuckets>>(ownedBuckets, (why) => why),
	);
	const block = memoize(async () => {
		const whose = await identity();
		return ask<readonly AccountBlockFact[]>(
			(session) => readAccountBlock(session, whose, rootOf(whose)),
			() => [],
		);
	});
	const bucket = memoizeByKey(async (name: string) => {
		const [whose, ours] = await Promise.all([identity(), owned()]);
		return ask<readonly Fact[]>(
			async (session) =>
				ours.known
					? (await readBuckets(session, whose, [name], ours.value)).facts
					: [],
			() => [],
		);
	});
	return {
		account: async () => (await identity()).account,
		trails: memoize(async () => {
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

/** The account's public access block, as one of each bucket, since the stack does not declare it. */
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

/** The clients with credentials, or the cause if there are none. */
type Begun =
	| { readonly clients: Clients; readonly why?: never }
	| { readonly clients?: never; readonly why: Unknown };

async function begun(seconds: number): Promise<Begun> {
	const why = (cause: string) =>
		unknown("unreadable", `the live account (${cause})`);
	try {
		const clients = await createClients({ attemptSeconds: ATTEMPT_SECONDS });
		return await withTimeout(seconds * 1000, clients.signIn).then(
			() => ({ clients }),
			() => ({
				why: why("no valid AWS credentials; sign in, or set AWS_PROFILE"),
			}),
		);
	} catch {
		return { why: why("the AWS SDK cannot be loaded; reinstall it") };
	}
}
