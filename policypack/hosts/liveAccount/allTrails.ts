import type { TrailFact } from "../../model/facts";
import { unknownTrail } from "../../model/unseen";
import type { Value } from "../../model/value";
import { type Identity, rootOf } from "./identity";
import type { Session } from "./session";
import { readTrails } from "./trails";

/**
 * The trails of these Regions. Where AWS does not say which there are, the one
 * that is sure to be there is read, and the others are told of as not read.
 */
export async function allTrails(
	session: Session,
	identity: Identity,
	regions: Value<readonly string[]>,
	onRegion: (read: number, all: number) => void = () => {},
): Promise<readonly TrailFact[]> {
	const list = regions.known ? regions.value : [session.clients.home];
	let count = 0;
	const trails = await readTrails(session, identity, list, () => {
		count += 1;
		onRegion(count, list.length);
	});
	return regions.known
		? trails
		: [...trails, unknownTrail(rootOf(identity), regions)];
}
