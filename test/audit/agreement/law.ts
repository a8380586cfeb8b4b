import type { Verdicts } from "./verdicts";

/** What one entrance says of a world. */
export interface View {
	/** What is asked and by whom: "check of the state". */
	readonly name: string;
	readonly says: Verdicts;
}

/** Stands for every resource, where an entrance does not name what passes. */
export const EVERY = "*";

/**
 * Where two views of one world contradict each other: one passes what another
 * fails, in words. Not to know is no contradiction, and no verdict either.
 */
export function contradictionsOf(views: readonly View[]): readonly string[] {
	return views.flatMap(({ name, says }) =>
		Object.entries(says).flatMap(([policy, found]) =>
			withStatus(found, "passed").flatMap((passing) =>
				views.flatMap((other) =>
					withStatus(other.says[policy] ?? [], "failed")
						.filter((failing) => passing === EVERY || passing === failing)
						.map(
							(failing) =>
								`${policy} of ${failing}: passed by ${name}, failed by ${other.name}`,
						),
				),
			),
		),
	);
}

/** What has a status, of findings as "status resource". */
function withStatus(
	found: readonly string[],
	status: "passed" | "failed",
): readonly string[] {
	return found
		.filter((one) => one.startsWith(`${status} `))
		.map((one) => one.slice(status.length + 1));
}

/** How often a status was seen under a policy, in all views of all worlds. */
export type Tally = Map<string, number>;

/** Counts what the views of a world say, by view, policy and status. */
export function count(tally: Tally, views: readonly View[]): void {
	for (const { name, says } of views)
		for (const [policy, found] of Object.entries(says))
			for (const one of found) {
				const key = `${name}: ${policy} ${one.split(" ")[0]}`;
				tally.set(key, (tally.get(key) ?? 0) + 1);
			}
}
