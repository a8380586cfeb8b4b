import type { TrailFact } from "../../model/facts";
import { unknownTrail } from "../../model/unknownFacts";
import type { Value } from "../../model/value";
import type { SeenTrail } from "./delivery/seenTrail";
import { type Identity, rootOf } from "./identity";
import type { RegionsRead, UnreadRegion } from "./regionsRead";
import { causeOf } from "./request";
import type { Session } from "./session";
import { readTrails } from "./trails";

/** The trails of an account, and the Regions that were read. */
export interface AllTrails {
	readonly trails: readonly TrailFact[];
	/** What AWS returned of those that were read. */
	readonly seen: readonly SeenTrail[];
	readonly regions: RegionsRead;
}

/**
 * The trails of these Regions. If the list of Regions is not readable, only the
 * default Region is read, and the others are reported as not read.
 */
export async function allTrails(
	session: Session,
	identity: Identity,
	regions: Value<readonly string[]>,
	onRegion: (read: number, all: number) => void = () => {},
): Promise<AllTrails> {
	const list = regions.known ? regions.value : [session.clients.home];
	const read: string[] = [];
	const notRead: UnreadRegion[] = [];
	const { trails, seen } = await readTrails(
		...([session, identity, list] as const),
		(name, found) => {
			if (found.known) read.push(name);
			else notRead.push({ name, cause: causeOf(found) });
			onRegion(read.length + notRead.length, list.length);
		},
	);
	const inOrder = [...notRead].sort((one, other) =>
		one.name < other.name ? -1 : 1,
	);
	return {
		trails: regions.known
			? trails
			: [...trails, unknownTrail(rootOf(identity), regions)],
		seen,
		regions: {
			read: read.sort(),
			notRead: inOrder,
			others: regions.known ? "" : causeOf(regions),
		},
	};
}
