import type { Properties } from "../engine/provider/resources";
import type { Cloud } from "./cloud";
import type { CloudType } from "./cloudType";
import { has, isSame } from "./comparing";

/** Properties without those that are not set, which messages cannot carry. */
const set = (properties: Properties): Properties =>
	JSON.parse(JSON.stringify(properties));

const isThere = (
	property: string,
	found: Properties,
	asked: unknown,
	documents: readonly string[] = [],
): boolean =>
	documents.includes(property)
		? isSame(property, found[property], asked, documents)
		: has(found[property], asked);

const isUntold = ({ untold = [], prefix }: CloudType, property: string) =>
	property === prefix || untold.includes(property);

/**
 * What there is of a resource that was just made or changed. Throws where the
 * account has not got what was asked: a property that is sent wrong, or is
 * forgotten, must not pass unseen.
 */
async function applied(
	type: CloudType,
	id: string,
	inputs: Properties,
	cloud: Cloud,
): Promise<Properties> {
	const found = await type.read(id, cloud, inputs);
	if (!found) throw new Error(`${id} is not there after it was made`);
	for (const [property, asked] of Object.entries(inputs)) {
		if (isUntold(type, property)) continue;
		if (isThere(property, found, asked, type.documents)) continue;
		throw new Error(
			`${id} has ${property} ${JSON.stringify(found[property])}, not ${JSON.stringify(asked)}`,
		);
	}
	return set({ ...found, ...inputs });
}

async function refuse(
	type: CloudType,
	inputs: Properties,
	cloud: Cloud,
): Promise<void> {
	const reason = await type.refusal?.(inputs, cloud);
	if (reason !== undefined) throw new Error(reason);
}

/** Makes a resource, and tells its id and what there is of it. */
export async function created(
	type: CloudType,
	inputs: Properties,
	cloud: Cloud,
): Promise<{ readonly id: string; readonly properties: Properties }> {
	await refuse(type, inputs, cloud);
	const id = await type.create(inputs, cloud);
	return { id, properties: await applied(type, id, inputs, cloud) };
}

/** Changes a resource, and tells what there is of it. */
export async function updated(
	type: CloudType,
	id: string,
	inputs: Properties,
	cloud: Cloud,
	olds: Properties,
): Promise<Properties> {
	await refuse(type, inputs, cloud);
	await type.update(id, inputs, cloud, olds);
	return applied(type, id, inputs, cloud);
}

/** What there is of a resource, and inputs that would make it so. */
export async function readAnew(
	type: CloudType,
	id: string,
	cloud: Cloud,
	state: Properties,
	inputs: Properties,
): Promise<
	{ readonly properties: Properties; readonly inputs: Properties } | undefined
> {
	const found = await type.read(id, cloud, state);
	if (!found) return undefined;
	const anew = Object.entries(inputs).map(([property, asked]) => {
		const kept =
			isUntold(type, property) ||
			isThere(property, found, asked, type.documents);
		return [property, kept ? asked : found[property]];
	});
	const settled = set(Object.fromEntries(anew));
	return {
		properties: set({ ...state, ...found, ...settled }),
		inputs: settled,
	};
}
