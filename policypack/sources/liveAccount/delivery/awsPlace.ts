import type { AwsPlace, PartRef } from "../../../model/deliveryChecks/facts";
import type { Source } from "../../../model/facts";
import { known, type Value } from "../../../model/value";
import { type Identity, ownerIn } from "../identity";

/** The parts of an ARN; an empty part is not there. */
export interface ArnParts {
	readonly partition: string | undefined;
	readonly region: string | undefined;
	readonly account: string | undefined;
	readonly resource: string;
}

/** The parts of an ARN; undefined if a text is none. */
export function arnParts(text: string): ArnParts | undefined {
	const [, partition, region, account, resource] =
		/^arn:([^:]+):[^:]*:([^:]*):([^:]*):(.+)$/s.exec(text) ?? [];
	if (resource === undefined) return undefined;
	return {
		partition: partition || undefined,
		region: region || undefined,
		account: account || undefined,
		resource,
	};
}

/** Where something of the account is. */
export function placeIn(
	{ account, partition }: Identity,
	region: Value<string>,
): AwsPlace {
	return {
		account,
		partition: known(partition),
		region,
		accountFrom: account.known ? account.value : "account",
		regionFrom: region.known ? region.value : "Region",
	};
}

/** What every fact about a resource has, by its ARN. */
export function aboutArn(arn: string, type: string, name: string) {
	const { account = "", region } = arnParts(arn) ?? {};
	const partition = arnParts(arn)?.partition ?? "aws";
	const of: Source = { urn: arn, type, name, location: undefined };
	const identity = { account: known(account), partition };
	return {
		of,
		owner: ownerIn(identity),
		place: placeIn(identity, known(region ?? "")),
		isRead: false,
	};
}

/** A reference to a part, as AWS returns it. */
export function partRef(text: Value<string | undefined>): PartRef {
	return { text, isSecret: false, dependencies: [], beyond: [] };
}
