import type { Trail } from "../model/account";
import type { TrailPart } from "../model/trailPart";

/**
 * What a control sets on a trail that fails it, where its policy is told to
 * remediate.
 */
export type Remedy = readonly Setting[];

/** One part of a trail, and what it is set to. */
export interface Setting {
	readonly part: TrailPart;
	/** On, or what the policy's configuration holds. */
	readonly to: true | ConfiguredArn;
}

/** A property of a policy's configuration that holds an ARN. */
export interface ConfiguredArn {
	readonly property: string;
	/** Whose ARN it is. */
	readonly of: string;
	readonly example: string;
	/** Regular expression over the whole ARN. */
	readonly pattern: string;
}

/** What a remedy comes to for one trail. */
export interface RemedyValues {
	/** What is to be set; nothing where anything is lacking. */
	readonly sets: Readonly<Partial<Record<TrailPart, true | string>>>;
	/** Properties of the configuration without which nothing is set. */
	readonly lacks: readonly string[];
}

/**
 * The cure of a trail. It sets what is known not to be set and nothing else: a
 * value that is there, or declared and not known yet, is the program's own.
 * @param configured Values by property of the policy's configuration.
 */
export function remedyFor(
	remedy: Remedy,
	trail: Trail,
	configured: Readonly<Record<string, string>>,
): RemedyValues {
	const sets: Partial<Record<TrailPart, true | string>> = {};
	const lacks: string[] = [];
	for (const { part, to } of remedy) {
		const isSet = trail[part];
		if (!isSet.known || isSet.value) continue;
		if (to === true) {
			sets[part] = true;
			continue;
		}
		const value = configured[to.property];
		if (value === undefined) lacks.push(to.property);
		else sets[part] = value;
	}
	return lacks.length > 0 ? { sets: {}, lacks } : { sets, lacks };
}
