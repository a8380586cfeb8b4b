import type {
	AccessDeliveryFact,
	DeliveryTarget,
	LogDeliveryFact,
	LogDeliveryPart,
	LogDestinationFact,
	LogSourceFact,
} from "./deliveryFacts";
import { push } from "./lists";
import type { NameRef } from "./sources";
import { known, type Unknown, unknown } from "./value";

/**
 * The log type of S3 server access logs.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/sal-cw-enabling.html
 */
export const ACCESS_LOGS = "S3_SERVER_ACCESS_LOGS";

/** What the API calls the types of delivery destinations. */
export const DELIVERY_TARGETS: ReadonlyMap<string, DeliveryTarget> = new Map([
	["CWL", "CloudWatch Logs"],
	["FH", "Amazon Data Firehose"],
	["S3", "Amazon S3"],
	["XRAY", "AWS X-Ray"],
]);

/** Whether a fact is about a part of a delivery. */
export function isLogDeliveryPart<F extends { readonly kind: string }>(
	fact: F,
): fact is F & LogDeliveryPart {
	return (
		fact.kind === "logSource" ||
		fact.kind === "logDelivery" ||
		fact.kind === "logDestination"
	);
}

/**
 * The deliveries of access logs: each source with the deliveries that name it,
 * and their destinations. A source without a delivery delivers nothing.
 */
export function joinDeliveries(
	parts: readonly LogDeliveryPart[],
): readonly AccessDeliveryFact[] {
	const sources = parts.filter((part) => part.kind === "logSource");
	if (sources.length === 0) return [];
	const deliveries = parts.filter((part) => part.kind === "logDelivery");
	const targetOf = targetsIn(
		parts.filter((part) => part.kind === "logDestination"),
	);
	const { sure, perhaps, anySource } = linked(sources, deliveries);
	return sources.flatMap((source): readonly AccessDeliveryFact[] => {
		const { of, resource, isAccessLogs } = source;
		const about = { kind: "accessDelivery", of, bucket: resource } as const;
		const its = sure.get(source) ?? [];
		if (its.length > 0)
			return its.map((delivery) => ({
				...about,
				delivers: isAccessLogs,
				target: targetOf(delivery),
			}));
		const why = perhaps.get(source) ?? anySource;
		return why ? [{ ...about, delivers: why, target: known(undefined) }] : [];
	});
}

/** Which sources the deliveries name, and which they may name. */
interface Linked {
	readonly sure: ReadonlyMap<LogSourceFact, readonly LogDeliveryFact[]>;
	readonly perhaps: ReadonlyMap<LogSourceFact, Unknown>;
	/** Set if a delivery may name any source. */
	readonly anySource: Unknown | undefined;
}

function linked(
	sources: readonly LogSourceFact[],
	deliveries: readonly LogDeliveryFact[],
): Linked {
	const byUrn = new Map(sources.map((source) => [source.of.urn, source]));
	const byName = new Map<string, LogSourceFact[]>();
	for (const source of sources)
		if (source.name.known && source.name.value !== undefined)
			push(byName, source.name.value, source);
	const unnamed = sources.filter(({ name }) => !name.known);
	const sure = new Map<LogSourceFact, LogDeliveryFact[]>();
	const perhaps = new Map<LogSourceFact, Unknown>();
	let anySource: Unknown | undefined;
	for (const delivery of deliveries) {
		const { name, dependencies } = delivery.source;
		if (name.known && name.value === undefined) continue;
		const named = name.known ? (byName.get(name.value ?? "") ?? []) : [];
		const reached = dependencies.flatMap((urn) => byUrn.get(urn) ?? []);
		const [only, ...others] = meantOf(named, reached, name.known);
		if (only && others.length === 0) {
			push(sure, only, delivery);
			continue;
		}
		const cause = name.known ? "pending" : name.cause;
		const why = unknown(
			cause,
			`which delivery source ${delivery.of.name} delivers`,
		);
		const candidates = only ? [only, ...others] : name.known ? unnamed : [];
		for (const one of candidates) if (!perhaps.has(one)) perhaps.set(one, why);
		if (!only && !name.known) anySource ??= why;
	}
	return { sure, perhaps, anySource };
}

/** The sources that a delivery can mean. A known name decides. */
function meantOf(
	named: readonly LogSourceFact[],
	reached: readonly LogSourceFact[],
	isKnown: boolean,
): readonly LogSourceFact[] {
	if (named.length > 1) {
		const both = named.filter((source) => reached.includes(source));
		return both.length > 0 ? both : named;
	}
	if (named.length === 1) return named;
	return isKnown ? reached.filter(({ name }) => !isNamed(name)) : reached;
}

function isNamed(name: LogSourceFact["name"]): boolean {
	return name.known && name.value !== undefined;
}

/** Finds the service that a delivery delivers to. */
function targetsIn(destinations: readonly LogDestinationFact[]) {
	const byUrn = new Map(destinations.map((one) => [one.of.urn, one]));
	const byName = new Map(
		destinations.flatMap((one) =>
			one.name.known && one.name.value !== undefined
				? [[one.name.value, one] as const]
				: [],
		),
	);
	return ({ destination }: LogDeliveryFact): AccessDeliveryFact["target"] => {
		const reached = destination.dependencies.flatMap(
			(urn) => byUrn.get(urn) ?? [],
		);
		const named = byName.get(destinationNameIn(destination) ?? "");
		const found = named ?? (reached.length === 1 ? reached[0] : undefined);
		return found?.target ?? known(undefined);
	};
}

/** The name in the ARN of a destination. */
export function destinationNameIn({ name }: NameRef): string | undefined {
	if (!name.known) return undefined;
	return /:delivery-destination:(.+)$/s.exec(name.value ?? "")?.[1];
}
