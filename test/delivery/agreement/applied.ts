import {
	type Asked,
	make,
	type Refuses,
	refusalOf,
	undelivered,
} from "../../kit/aws/making";
import { emptyMemory } from "../../kit/aws/memory";
import type { Properties } from "../../kit/engine/provider/resources";
import {
	type Declared,
	neededBy,
	TRAIL,
	trailsBefore,
	type World,
} from "./worlds/world";

/** Inputs with outputs of what was made in place of what refers to them. */
export function resolved(
	value: unknown,
	made: ReadonlyMap<string, Properties>,
): unknown {
	if (Array.isArray(value)) return value.map((one) => resolved(one, made));
	if (typeof value !== "object" || value === null) return value;
	const bag = value as Properties;
	if (typeof bag.ref === "string")
		return made.get(bag.ref)?.[String(bag.output)];
	if (Array.isArray(bag.joined))
		return bag.joined.map((one) => resolved(one, made)).join("");
	if (bag.json !== undefined) return JSON.stringify(resolved(bag.json, made));
	return Object.fromEntries(
		Object.entries(bag).map(([key, one]) => [key, resolved(one, made)]),
	);
}

/** What came of making worlds without an engine. */
export interface Applied {
	/** What trails are not delivered for, by name. */
	readonly undelivered: ReadonlyMap<string, string>;
	/** Outputs and inputs of what was made, by name. */
	readonly made: ReadonlyMap<string, Properties>;
	/** What resources were refused with, by name. */
	readonly refusals: ReadonlyMap<string, string>;
}

/** Makes worlds, each policy as late as the order of the world lets it be. */
export function apply(
	worlds: readonly World[],
	refuses: Refuses = refusalOf,
): Applied {
	const refusals = new Map<string, string>();
	const problems = new Map<string, string>();
	const made = new Map<string, Properties>();
	for (const world of worlds) {
		const memory = emptyMemory();
		const before = trailsBefore(world);
		const tried = new Set<string>();
		const isReady = (one: Declared): boolean => {
			const early = before.get(one.name);
			return (
				neededBy(one).every((name) => made.has(name)) &&
				(early === undefined || tried.has(early))
			);
		};
		for (;;) {
			const next = world.resources.find(
				(one) => !tried.has(one.name) && isReady(one),
			);
			if (!next) break;
			tried.add(next.name);
			const asked: Asked = {
				type: next.type,
				urn: next.name,
				inputs: resolved(next.inputs, made) as Properties,
				place: { account: world.account, region: world.region },
			};
			try {
				const { id, inputs, outputs } = make(asked, memory, refuses);
				made.set(next.name, { ...inputs, ...outputs, id });
			} catch (error) {
				refusals.set(next.name, error instanceof Error ? error.message : "");
			}
		}
		for (const [name, why] of undelivered(memory)) problems.set(name, why);
	}
	return { undelivered: problems, made, refusals };
}

/** The name of a world's trail. */
export const trailIn = ({ resources }: World): string =>
	resources.find(({ type }) => type === TRAIL)?.name ?? "";

/**
 * What AWS refuses trails with or does not deliver for, by the trail's name: its
 * own refusal, that of its bucket's access logging, and what comes of both.
 */
export function verdictsOn(
	worlds: readonly World[],
	{
		undelivered: problems,
		refusals,
	}: Pick<Applied, "refusals" | "undelivered">,
): ReadonlyMap<string, string | undefined> {
	return new Map(
		worlds.map((world) => {
			const name = trailIn(world);
			const logging = world.resources
				.filter(({ type }) => type === "aws:s3/bucketLogging:BucketLogging")
				.map((one) => refusals.get(one.name));
			const why = [refusals.get(name), ...logging, problems.get(name)];
			return [name, why.find((one) => one !== undefined)];
		}),
	);
}
