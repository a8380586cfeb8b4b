import { defaultControls } from "../../kit/controls";
import type { PolicyEvent, PolicySummary } from "../../kit/engine/harness";
import { EVERY } from "./law";
import { arnsIn, type Verdicts } from "./verdicts";

/** What the engine tells of a run. */
interface Heard {
	readonly events: readonly PolicyEvent[];
	readonly summaries: readonly PolicySummary[];
}

/**
 * What the pack said in a run whose levels are its own: what is mandatory
 * fails, what is advisory is unknown. What the engine says to have passed is
 * named for trails and the account; of buckets it says it of all alike.
 */
export function engineSays(heard: Heard, state: string): Verdicts {
	const arnOf = arnsIn(state);
	return Object.fromEntries(
		defaultControls.map((control) => {
			const said = heard.events.filter(
				({ policyName }) => policyName === control.policy,
			);
			const about = new Set(said.map(({ resourceUrn }) => resourceUrn));
			const passed = heard.summaries
				.filter(({ passed: names }) => names.includes(control.policy))
				.flatMap(({ stage, resourceUrn }) => {
					if (stage === "remediation") return [];
					if (control.subject !== "trail")
						return stage === "stack" && said.length === 0 ? [EVERY] : [];
					// A policy of trails passes whatever is no trail.
					const isTrail = /::[^:]*:cloudtrail[^:]*:Trail::/.test(
						resourceUrn ?? "",
					);
					return resourceUrn && isTrail && !about.has(resourceUrn)
						? [arnOf(resourceUrn)]
						: [];
				});
			return [
				control.policy,
				[
					...said.map(
						({ enforcementLevel, resourceUrn }) =>
							`${enforcementLevel === "mandatory" ? "failed" : "unknown"} ${arnOf(resourceUrn)}`,
					),
					...passed.map((one) => `passed ${one}`),
				].sort(),
			] as const;
		}),
	);
}
