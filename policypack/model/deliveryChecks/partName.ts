import type { AwsPlace, DeliveryResource, NamedPart } from "./facts";

/** What a reference says of the part that it refers to. */
export interface WrittenName {
	readonly name: string;
	/** Whether it is an ARN, and so has a place. */
	readonly isArn: boolean;
	readonly partition?: string;
	readonly region?: string;
	readonly account?: string;
}

/** The name in the last part of an ARN, by the kind of what it refers to. */
const NAME_IN_ARN: Readonly<Record<string, (resource: string) => string>> = {
	key: (resource) => resource.replace(/^key\//, ""),
	logGroup: (resource) =>
		resource.replace(/^log-group:/, "").split(":")[0] ?? "",
	managedPolicy: afterPath,
	role: afterPath,
};

/** The services in ARNs, by the kind of what they refer to. */
const SERVICES: Readonly<Record<string, string>> = {
	key: "kms",
	keyAlias: "kms",
	logGroup: "logs",
	managedPolicy: "iam",
	role: "iam",
	topic: "sns",
};

function afterPath(resource: string): string {
	return resource.slice(resource.lastIndexOf("/") + 1);
}

/** The name that a text has in it; undefined for an ARN of another service. */
export function writtenName(
	text: string,
	kind: string,
): WrittenName | undefined {
	const match = /^arn:([^:]+):([^:]*):([^:]*):([^:]*):(.+)$/s.exec(text);
	const nameIn = NAME_IN_ARN[kind] ?? ((resource: string) => resource);
	if (!match) return { name: nameIn(text), isArn: false };
	const [, partition, service, region, account, resource = ""] = match;
	if (service !== SERVICES[kind]) return undefined;
	return {
		name: nameIn(resource),
		isArn: true,
		...(partition && { partition }),
		...(region && { region }),
		...(account && { account }),
	};
}

/** Whether a part is at the place that a reference names. */
export type Agreement = "same" | "another" | "unsure";

const PLACES = ["partition", "region", "account"] as const;

/**
 * Compares the place in a reference with that of a part. A name without a place
 * is in the account and Region of the resource that refers to it.
 */
export function agreementOf(
	written: WrittenName,
	part: NamedPart,
	from: DeliveryResource,
): Agreement {
	const isGlobal = part.isGlobal === true;
	let agreement: Agreement = "same";
	for (const place of PLACES) {
		if (place === "region" && isGlobal) continue;
		const wanted = written.isArn ? written[place] : knownIn(from.place, place);
		const there = knownIn(part.place, place);
		if (wanted !== undefined && there !== undefined && wanted !== there)
			return "another";
		// An account or a Region is in one partition.
		if (place === "partition") continue;
		if (wanted === undefined || there === undefined) agreement = "unsure";
	}
	const isSameProvider = from.owner.provider === part.owner.provider;
	return !written.isArn && isSameProvider ? "same" : agreement;
}

function knownIn(
	place: AwsPlace,
	name: (typeof PLACES)[number],
): string | undefined {
	const value = place[name];
	return value.known ? value.value : undefined;
}
