import { join } from "node:path";
import type { PolicyEvent } from "../kit/engine/harness";

/** The pack that says what it sees. */
export const echo = join(__dirname, "packs", "echo");

/** Its configuration file that makes its violation an advisory. */
export const advisoryOnly = join(echo, "advisory.json");

/** How the pack writes a property that is not known yet. */
export const unknown = "(unknown)";

/** What the pack saw of a resource. */
export interface Echoed {
	readonly props: Readonly<Record<string, unknown>>;
	/** URNs of the resources behind each property; in the stack stage only. */
	readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
	readonly provider?: {
		readonly urn: string;
		readonly props: Readonly<Record<string, unknown>>;
	};
}

/** What a policy of the pack said it saw of the resource of that name. */
export function echoed(
	events: readonly PolicyEvent[],
	policy: "echo-resource" | "echo-stack",
	name: string,
): Echoed {
	const event = events.find(
		({ policyName, resourceUrn }) =>
			policyName === policy && resourceUrn.endsWith(`::${name}`),
	);
	if (event === undefined) {
		const others = events.map(
			(one) => `${one.policyName} of ${one.resourceUrn}`,
		);
		throw new Error(
			`${policy} said nothing of ${name}, but ${others.join(", ") || "nothing at all"}`,
		);
	}
	// A violation in the string form begins with the policy's description.
	return JSON.parse(event.message.slice(event.message.indexOf("{")));
}
