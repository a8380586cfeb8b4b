import type {
	Configuration,
	PolicyConfiguration,
} from "../configuration/policyConfiguration";
import type { Control } from "../judging/control";
import { defaultSettings } from "../judging/settings";
import { type Account, assemble, type SourceRoot } from "../model/account";
import type { DeliveryFacts } from "../model/deliveryChecks/joinDelivery";
import { lazyDeliveries } from "../model/deliveryChecks/lazyDeliveries";
import type { Fact } from "../model/facts";
import type { Reads } from "../model/reads";
import { fixWordsOf } from "../providers/fixWords";
import { type Report, type ReportSource, reportOn } from "./report/report";
import type { SourceIdentity } from "./sourceIdentity";

/** What one source shows: a program, a file, or a live account. */
export interface SourceFacts {
	readonly source: ReportSource;
	readonly identity: SourceIdentity;
	/** The root stack, or the live account. */
	readonly root: SourceRoot;
	readonly facts: readonly Fact[];
	/**
	 * The facts that a control is judged by instead, by its ID: those of a
	 * control whose configuration looks up the live account.
	 */
	readonly lookups: ReadonlyMap<string, readonly Fact[]>;
	/**
	 * What the delivery of its trails depends on, read on first use; absent: the
	 * source does not have it.
	 */
	readonly delivery?: () => DeliveryFacts;
	/** Of a live account: what was read for opt-in controls only. */
	readonly reads?: ReadonlySet<Reads>;
	/** Texts that the source marks as secret: a record does not have them. */
	readonly secrets?: ReadonlySet<string>;
}

/**
 * Evaluates what a source shows.
 * @param today ISO date (UTC) that exemptions are evaluated as of.
 */
export function judgeSource(
	{ source, root, facts, lookups, delivery }: SourceFacts,
	controls: readonly Control[],
	configuration: Configuration,
	today: string,
): Report {
	// What a lookup found is not used for deliveries.
	const deliveries = delivery && lazyDeliveries(delivery);
	const assembled = (seen: readonly Fact[]): Account => ({
		...assemble(root, seen, fixWordsOf),
		...(deliveries && { deliveries }),
	});
	const account = assembled(facts);
	const withLookups = new Map<string, Account>(
		[...lookups].map(([id, seen]) => [id, assembled(seen)]),
	);
	return reportOn(
		source,
		account,
		controls,
		root.view === "account" ? complete(configuration) : configuration,
		new Date(),
		today,
		({ id }) => withLookups.get(id) ?? account,
	);
}

/** An account is complete: `outside`, which is for stacks, has its default. */
export function complete(configuration: Configuration): Configuration {
	return (control): PolicyConfiguration => {
		const { settings, ...rest } = configuration(control);
		const { outside } = defaultSettings(control);
		return { ...rest, settings: { ...settings, outside } };
	};
}
