import { mapValue, type Value } from "../value";
import type { DeliveryResource, NamedPart } from "./facts";
import { sameAccount, sameRegion } from "./samePlace";

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

/**
 * Compares the place in a reference with that of a part. A name without a place
 * is in the account and Region of the resource that refers to it.
 */
export function agreementOf(
	written: WrittenName,
	part: NamedPart,
	from: DeliveryResource,
): Agreement {
	const { account, partition, region } = part.place;
	const parts = written.isArn
		? [equal(written.account, account), equal(written.region, region)]
		: [sameAccount(part.place, from.place), sameRegion(part.place, from.place)];
	const compared = part.isGlobal ? parts.slice(0, 1) : parts;
	const isElsewhere =
		written.partition !== undefined &&
		partition.known &&
		partition.value !== written.partition;
	if (isElsewhere || compared.some((one) => one.known && !one.value))
		return "another";
	return compared.every(({ known }) => known) ? "same" : "unsure";
}

function equal(
	written: string | undefined,
	there: Value<string>,
): Value<boolean> {
	return mapValue(there, (value) => value === written);
}
