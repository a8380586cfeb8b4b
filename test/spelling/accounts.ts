import type { Account } from "../../policypack/model/account";
import { assembleStack } from "../../policypack/providers/assembleStack";
import type { Resource } from "../../policypack/providers/resource";
import { type Bag, urnOf } from "../kit/resources";

/** An account without what tells one spelling from another. */
export function essence({ trails }: Account): unknown {
	return trails.map(({ bucket: place, ...trail }) => ({
		...(bare(trail) as Bag),
		bucket: place.known
			? {
					policies: bare(place.value.policies),
					acls: bare(place.value.acls),
					blocks: bare(place.value.blocks),
					ownerships: bare(place.value.ownerships),
					// A property left out is no logging, as is no property at all.
					loggings: bare(
						place.value.loggings.filter(
							({ hasTarget }) => !hasTarget.known || hasTarget.value,
						),
					),
				}
			: place.cause,
	}));
}

const ABOUT_THE_SPELLING = new Set([
	"of",
	"kind",
	"bucket",
	"owner",
	"what",
	"words",
]);

export function bare(tree: unknown): unknown {
	if (typeof tree === "string" && tree.startsWith("{")) return JSON.parse(tree);
	if (typeof tree !== "object" || tree === null) return tree;
	if (Array.isArray(tree)) return tree.map(bare);
	return Object.fromEntries(
		Object.entries(tree)
			.filter(([key]) => !ABOUT_THE_SPELLING.has(key))
			.map(([key, value]) => [key, bare(value)]),
	);
}

export function assembled(resources: readonly Resource[]): Account {
	const urn = urnOf("pulumi:pulumi:Stack", "shop-prod");
	return assembleStack({ urn, name: "prod", resources });
}
