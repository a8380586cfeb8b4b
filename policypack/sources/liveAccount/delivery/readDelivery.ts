import type {
	DeliveryFact,
	TrailDeliveryFact,
} from "../../../model/deliveryChecks/facts";
import { ofKind } from "../../../model/deliveryChecks/sortedParts";
import type { MissingPartFact } from "../../../model/deliveryChecks/statusFacts";
import type { Fact } from "../../../model/facts";
import { memoizeByKey } from "../../../model/memoize";
import { unknownAttachments } from "../../../model/unknownFacts";
import { known } from "../../../model/value";
import { type BucketsRead, readBuckets } from "../buckets";
import type { Identity } from "../identity";
import type { OwnedBuckets } from "../ownedBuckets";
import type { Session } from "../session";
import { bucketSubject, hiddenSettings } from "./bucketSettings";
import { readKey } from "./keys";
import { readLogGroup } from "./logGroups";
import { notAsked } from "./notRead";
import type { PartRead } from "./partRead";
import { readRole } from "./roles";
import { readTopic } from "./topics";

/** What an account shows of the delivery of its trails. */
export interface LiveDelivery {
	readonly facts: readonly DeliveryFact[];
	/** Targets of access logs, which no other control uses. */
	readonly targets: readonly Fact[];
}

/** The buckets among these names that the account owns, with their Regions. */
export type OwnedAmong = (names: readonly string[]) => OwnedBuckets;

/**
 * Reads what trails refer to. Without `delivery` among what is read, AWS is not
 * called: what is not read is unknown, with a cause that says how to read it.
 * @param trails What AWS returned of the trails.
 * @param buckets What was read of their buckets.
 * @param ownedAmong Which of some buckets the account owns.
 */
export async function readDelivery(
	session: Session,
	identity: Identity,
	trails: readonly DeliveryFact[],
	buckets: BucketsRead,
	ownedAmong: OwnedAmong,
): Promise<LiveDelivery> {
	const [parts, keys, targets] = await Promise.all([
		readParts(session, identity, ofKind(trails, "trailDelivery")),
		bucketKeys(session, identity, buckets.delivery),
		readTargets(session, identity, buckets, ownedAmong),
	]);
	return {
		facts: once([
			...trails,
			...buckets.delivery,
			...parts,
			...keys,
			...targets.delivery,
		]),
		targets: targets.facts,
	};
}

/** How parts are read, by the property of a trail that refers to them. */
const PARTS = {
	key: readKey,
	logGroup: readLogGroup,
	role: readRole,
	topic: readTopic,
} as const;

/** What trails refer to, each part once, and what of it does not exist. */
async function readParts(
	session: Session,
	identity: Identity,
	trails: readonly TrailDeliveryFact[],
): Promise<readonly DeliveryFact[]> {
	const read = await Promise.all(
		(["key", "logGroup", "role", "topic"] as const).map(async (part) => {
			const partAt = memoizeByKey((place: string): Promise<PartRead> => {
				const [region = "", ref = ""] = place.split(" ");
				return PARTS[part](session, identity, ref, region);
			});
			return Promise.all(
				trails.map(async (trail) => {
					const { text } = trail[part];
					if (!text.known || text.value === undefined) return [];
					const { region } = trail.place;
					const where = region.known ? region.value : "";
					const { facts, missing } = await partAt(`${where} ${text.value}`);
					return missing === undefined
						? facts
						: [missingPart(trail, part, missing)];
				}),
			);
		}),
	);
	return read.flat(2);
}

function missingPart(
	{ of, owner, place, isRead }: TrailDeliveryFact,
	part: MissingPartFact["part"],
	name: string,
): MissingPartFact {
	return { kind: "missingPart", of, owner, place, isRead, part, name };
}

/** The keys that encrypt buckets by default. */
async function bucketKeys(
	session: Session,
	identity: Identity,
	settings: readonly DeliveryFact[],
): Promise<readonly DeliveryFact[]> {
	const read = await Promise.all(
		ofKind(settings, "bucketEncryption").map(async ({ key, place }) => {
			const { text } = key;
			if (!text.known || text.value === undefined) return [];
			const region = place.region.known ? place.region.value : "";
			return (await readKey(session, identity, text.value, region)).facts;
		}),
	);
	return read.flat();
}

/** The buckets of the account that access logs of the trails' buckets go to. */
async function readTargets(
	session: Session,
	identity: Identity,
	{ delivery, facts }: BucketsRead,
	ownedAmong: OwnedAmong,
): Promise<BucketsRead> {
	const read = new Set(
		facts.flatMap((fact) =>
			fact.kind === "bucket" && fact.name.known ? [fact.name.value] : [],
		),
	);
	const names = ofKind(delivery, "logTarget").flatMap(({ target }) =>
		target.by === "name" && target.name.known && target.name.value !== undefined
			? [target.name.value]
			: [],
	);
	const owned = ownedAmong(names.filter((name) => !read.has(name)));
	if (session.reads?.has("delivery"))
		return readBuckets(session, identity, [...owned.keys()], owned);
	const hidden = [...owned].map(([name, region]) =>
		hiddenTarget(identity, name, region),
	);
	return {
		facts: hidden.flatMap((bucket) => bucket.facts),
		delivery: hidden.flatMap((bucket) => bucket.delivery),
	};
}

function hiddenTarget(
	identity: Identity,
	name: string,
	listed: string | undefined,
): BucketsRead {
	const where =
		listed === undefined ? notAsked(`the Region of ${name}`) : known(listed);
	const bucket = bucketSubject(identity, name, where);
	const { of, itself, owner } = bucket;
	const why = notAsked(`the policy of bucket ${name}`);
	return {
		facts: [
			{ kind: "bucket", of, name: known(name), nameFrom: [], owner },
			...unknownAttachments(of, itself, why),
		],
		delivery: hiddenSettings(bucket, notAsked),
	};
}

/** Facts of what several trails refer to, each once. */
function once(facts: readonly DeliveryFact[]): readonly DeliveryFact[] {
	const found = new Map<string, DeliveryFact>();
	for (const fact of facts) {
		const key = `${fact.kind} ${fact.of.urn}${fact.kind === "missingPart" ? fact.part : ""}`;
		if (!found.has(key)) found.set(key, fact);
	}
	return [...found.values()];
}
