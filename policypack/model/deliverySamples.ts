import type { TrailDeliveryFact } from "./deliveryChecks/facts";
import { source } from "./samples";
import { known } from "./value";

/*
 * The delivery of the trail of the invented world, for cases and tests: trail
 * `audit` of account 111122223333 in eu-west-1 delivers to bucket
 * logs-111122223333, and to nothing else.
 */

const NOT_SET = {
	text: known(undefined),
	isSecret: false,
	dependencies: [],
	beyond: [],
} as const;

/** What a trail that delivers to the sample bucket declares of it. */
export function trailDelivery(
	patch: Partial<TrailDeliveryFact> = {},
): TrailDeliveryFact {
	return {
		kind: "trailDelivery",
		of: source("aws:cloudtrail/trail:Trail", "audit"),
		owner: { provider: undefined, account: undefined },
		place: {
			account: known("111122223333"),
			partition: known("aws"),
			region: known("eu-west-1"),
			accountFrom: "111122223333",
			regionFrom: "eu-west-1",
		},
		isRead: false,
		name: known("audit"),
		isNameDeclared: true,
		isLogging: known(true),
		isMultiRegion: known(true),
		isOrganization: known(false),
		includesGlobalEvents: known(undefined),
		bucket: {
			by: "name",
			name: known("logs-111122223333"),
			dependencies: [],
		},
		prefix: known(undefined),
		secrets: [],
		key: NOT_SET,
		topic: NOT_SET,
		logGroup: NOT_SET,
		role: NOT_SET,
		eventSelectors: known([]),
		advancedEventSelectors: known([]),
		...patch,
	};
}
