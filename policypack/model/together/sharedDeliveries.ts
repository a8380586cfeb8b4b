import { destinationNameIn } from "../deliveries";
import type { LogDeliveryFact, LogDestinationFact } from "../deliveryFacts";
import type { Fact } from "../facts";
import { push } from "../lists";
import type { SourceView } from "./sourceView";

/** A delivery, and the source that declares it. */
interface Placed<F> {
	readonly view: SourceView;
	readonly fact: F;
}

/**
 * The sources, each with the deliveries of other sources of its account that
 * name its delivery sources, and with their destinations.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateDelivery.html
 */
export function withSharedDeliveries(
	views: readonly SourceView[],
): readonly SourceView[] {
	const deliveries = new Map<string, Placed<LogDeliveryFact>[]>();
	const destinations = new Map<string, Placed<LogDestinationFact>[]>();
	for (const view of views)
		for (const fact of view.facts) {
			if (fact.kind === "logDelivery" && fact.source.name.known)
				push(deliveries, `${view.account} ${fact.source.name.value}`, {
					...{ view, fact },
				});
			if (fact.kind === "logDestination" && fact.name.known)
				push(destinations, `${view.account} ${fact.name.value}`, {
					...{ view, fact },
				});
		}
	if (deliveries.size === 0) return views;
	return views.map((view) => {
		if (view.account === undefined) return view;
		const named = view.facts.flatMap((fact) =>
			fact.kind === "logSource" && fact.name.known
				? (deliveries.get(`${view.account} ${fact.name.value}`) ?? [])
				: [],
		);
		const foreign = named.filter((one) => one.view !== view);
		const own = view.facts.filter((fact) => fact.kind === "logDelivery");
		const reached = [...foreign.map(({ fact }) => fact), ...own]
			.flatMap(({ destination }) => destinationNameIn(destination) ?? [])
			.flatMap((name) => destinations.get(`${view.account} ${name}`) ?? [])
			.filter((one) => one.view !== view);
		const added: readonly Fact[] = [
			...foreign.map(({ fact }) => byName(fact)),
			...reached.map(({ fact }) => fact),
		];
		return added.length > 0
			? { ...view, facts: [...view.facts, ...new Set(added)] }
			: view;
	});
}

/** A delivery of another source: what it depends on is not of this one. */
function byName(delivery: LogDeliveryFact): LogDeliveryFact {
	const { destination, source } = delivery;
	return {
		...delivery,
		source: { ...source, dependencies: [] },
		destination: { ...destination, dependencies: [] },
	};
}
