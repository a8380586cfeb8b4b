import type { Configuration } from "../../configuration/policyConfiguration";
import type { Control } from "../../judging/control";
import type { Account, Trail } from "../../model/account";
import { compareSources, compareTexts } from "../../model/order";
import { withoutOutdated } from "../../model/together/deciding";
import { fixWordsOf } from "../../providers/fixWords";
import { type Report, type ReportSource, reportOn } from "../report/report";
import { complete, type SourceFacts } from "../sourceFacts";
import { sharedDeliveries, type WithDeliveries } from "./deliveries";
import { withElsewhere } from "./elsewhere";
import { type Estate, estateOf } from "./estate";
import { type Seen, viewsWithLookups } from "./lookups";
import { placesOf } from "./places";
import { viewOf, withOwnPaths } from "./sourceViews";
import { type Subject, subjectsOf } from "./subjects";
import { withUnusedOnce } from "./unusedOnce";

/** How sources are judged together. */
export interface TogetherOptions {
	/** IDs of accounts that must have a trail. */
	readonly expectedAccounts: readonly string[];
}

/** The reports on several sources, and warnings about the sources. */
export interface JudgedTogether {
	readonly reports: readonly Report[];
	readonly warnings: readonly string[];
}

/**
 * Evaluates several sources as one: each account once, with what all sources
 * show of it, and each source whose account is not known on its own.
 * @param today ISO date (UTC) that exemptions are evaluated as of.
 */
export function judgeTogether(
	sources: readonly SourceFacts[],
	controls: readonly Control[],
	configuration: Configuration,
	today: string,
	{ expectedAccounts }: TogetherOptions,
): JudgedTogether {
	const seen = seenIn(sources);
	const views = seen.map(({ view }) => view);
	const places = placesOf(views);
	const shared = estateOf(withoutOutdated(views), places);
	const estates = new Map<Control, Estate>();
	for (const control of controls) {
		const asked = viewsWithLookups(control, seen);
		if (asked) estates.set(control, estateOf(withoutOutdated(asked), places));
	}
	const estateFor = (control: Control) => estates.get(control) ?? shared;
	const apart = new Set(places.apart);
	const withDeliveries = sharedDeliveries(seen);
	const now = new Date();
	const reports = subjectsOf(seen, places, expectedAccounts).map((subject) => {
		const accountFor = accountsOf(subject, estateFor, withDeliveries);
		const { isComplete, key, source } = subject;
		const configured = isComplete ? complete(configuration) : configuration;
		const report = reportOn(
			source,
			accountIn(subject, []),
			controls,
			configured,
			now,
			today,
			accountFor,
		);
		return { key, report: withOwnPaths(report) };
	});
	return {
		reports: withUnusedOnce(withElsewhere(reports, estateFor)),
		warnings: seen
			.filter(({ view }) => apart.has(view))
			.map(({ facts: { source } }) => notKnown(source)),
	};
}

/** The warning about a source whose account is not known. */
function notKnown({ folder, kind, name }: ReportSource): string {
	const advice =
		kind === "account"
			? ""
			: ` Set allowedAccountIds in the configuration of its AWS provider${folder === "" ? "" : ", or use --account-id"}.`;
	return `The account of ${name} is not known, so its controls CloudTrail.1 and CloudTrail.3 are judged for it alone.${advice}`;
}

/** The sources with a key each, which their order makes no difference to. */
function seenIn(sources: readonly SourceFacts[]): readonly Seen[] {
	const sorted = [...sources].sort((a, b) =>
		compareTexts(a.source.name, b.source.name),
	);
	const keys = new Map(sorted.map((facts, at) => [facts, `${at}`]));
	return sources.map((facts) => ({
		facts,
		view: viewOf(facts, keys.get(facts) ?? "", facts.facts),
	}));
}

/** What each control judges of a subject. */
function accountsOf(
	subject: Subject,
	estateFor: (control: Control) => Estate,
	withDeliveries: WithDeliveries,
): (control: Control) => Account {
	return (control) => {
		const { delivering, eventDataStores, trails } = estateFor(control);
		const { key } = subject;
		const own = trails.get(key) ?? [];
		const judged = own.filter(({ judgedIn }) => judgedIn === key);
		switch (control.subject) {
			case "account":
				return accountIn(subject, own.map(trailOf));
			case "trail":
				return accountIn(subject, judged.map(trailOf));
			case "delivery":
				return withDeliveries(accountIn(subject, judged.map(trailOf)));
			case "bucket": {
				const lost = judged.filter(({ bucketIn }) => bucketIn === undefined);
				const all = [...(delivering.get(key) ?? []), ...lost];
				return accountIn(subject, all.map(trailOf));
			}
			case "eventDataStore":
				return {
					...accountIn(subject, []),
					eventDataStores: eventDataStores.get(key) ?? [],
				};
		}
	};
}

function trailOf({ trail }: { readonly trail: Trail }): Trail {
	return trail;
}

function accountIn(subject: Subject, trails: readonly Trail[]): Account {
	const { view, ...of } = subject.root;
	return {
		of,
		view,
		trails: [...trails].sort((a, b) => compareSources(a.of, b.of)),
		eventDataStores: [],
		hasNoOtherTrail: subject.hasNoOtherTrail,
		fixWordsOf,
	};
}
