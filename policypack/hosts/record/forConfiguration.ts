import {
	type Configuration,
	enabledControls,
} from "../../configuration/policyConfiguration";
import type { Control } from "../../judging/control";
import { isAskedFor } from "../../judging/optIn";
import { assemble } from "../../model/account";
import type { DeliveryFacts } from "../../model/deliveryChecks/joinDelivery";
import type { Fact } from "../../model/facts";
import type { Reads } from "../../model/reads";
import { unknownEventDataStore, unknownTrail } from "../../model/unknownFacts";
import { type Unknown, unknown } from "../../model/value";
import { liveBucketsOf } from "../../sources/lookup/liveBuckets";
import type { SourceFacts } from "../sourceFacts";

/**
 * What a record shows, for a configuration that may be another one than at the
 * time of the record. What it asks for in addition was not read, and cannot be
 * read now: it is unknown.
 */
export async function forConfiguration(
	seen: SourceFacts,
	all: readonly Control[],
	configuration: Configuration,
): Promise<SourceFacts> {
	const lookups = new Map<string, readonly Fact[]>();
	for (const control of enabledControls(all, configuration)) {
		const { level, settings, options } = configuration(control);
		if (level === "disabled") continue;
		if (seen.root.view === "account") {
			const reads = control.optIn?.reads;
			if (reads && isAskedFor(control, options) && !seen.reads?.has(reads))
				lookups.set(control.id, withUnread(seen, reads));
		} else if (settings.outside === "lookup")
			lookups.set(
				control.id,
				seen.lookups.get(control.id) ?? (await withoutLookup(seen, control)),
			);
	}
	return {
		...seen,
		lookups,
		delivery: seen.delivery ?? (() => noDelivery(seen)),
	};
}

/** A record of an earlier version does not have what deliveries depend on. */
function noDelivery({ facts }: SourceFacts): DeliveryFacts {
	const unseen = unknown(
		"outside",
		"what the delivery of the trail depends on, which the record does not have",
		"Record the source again.",
	);
	return { shared: facts, facts: [], resources: new Map(), opaque: [], unseen };
}

/** The facts of an account, with what was not read of it. */
function withUnread(
	{ facts, root }: SourceFacts,
	reads: Reads,
): readonly Fact[] {
	if (reads === "eventDataStores")
		return [
			...facts,
			unknownEventDataStore(root, notRecorded("the event data stores")),
		];
	return facts.map((fact) =>
		fact.kind === "trail"
			? {
					...fact,
					tagKeys: fact.tagKeys.map((keys) =>
						!keys.known && keys.cause === "outside"
							? notRecorded(keys.what)
							: keys,
					),
				}
			: fact,
	);
}

/** The facts of a stack, with what was not looked up in its live account. */
async function withoutLookup(
	{ facts, root }: SourceFacts,
	{ subject }: Control,
): Promise<readonly Fact[]> {
	if (subject !== "bucket")
		return [
			...facts,
			unknownTrail(root, notRecorded("the trails of the live account")),
		];
	const why = notRecorded("the buckets of the live account");
	return liveBucketsOf(facts, assemble(root, facts), {
		buckets: async () => ({ owned: why, facts: [] }),
	});
}

function notRecorded(what: string): Unknown {
	return unknown(
		"unreadable",
		`${what}, which the record does not have`,
		"Record the source again with this configuration.",
	);
}
