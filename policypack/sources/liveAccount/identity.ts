import type { SourceRoot } from "../../model/account";
import type { Owner } from "../../model/facts";
import { partitionOf } from "../../model/partitions";
import type { Value } from "../../model/value";
import { ACTIONS } from "./permissions";
import { UNREADABLE } from "./request";
import type { Session } from "./session";

/** The account of the credentials. */
export interface Identity {
	/** Account ID, 12 digits. */
	readonly account: Value<string>;
	/** AWS partition, such as `aws`, `aws-cn` or `aws-us-gov`. */
	readonly partition: string;
}

/** Reads the account of the credentials. The principal is discarded. */
export async function identify({ ask, clients }: Session): Promise<Identity> {
	const found = await ask({
		action: ACTIONS.GetCallerIdentity,
		what: "the account's id",
		call: (options) => clients.sts.getCallerIdentity({}, options),
		read: ({ Account, Arn }) => {
			const partition = /^arn:([a-z-]+):/.exec(String(Arn))?.[1];
			return /^\d{12}$/.test(String(Account)) && partition
				? { account: String(Account), partition }
				: UNREADABLE;
		},
	});
	return found.known
		? {
				account: { known: true, value: found.value.account },
				partition: found.value.partition,
			}
		: { account: found, partition: partitionOf(clients.home).name };
}

/** The account ID, or a placeholder if it is not readable. */
export function idOf({ account }: Identity): string {
	return account.known ? account.value : "unknown";
}

/** The account, as the subject of a finding. */
export function rootOf(identity: Identity): SourceRoot {
	const id = idOf(identity);
	return {
		view: "account",
		urn: `arn:${identity.partition}:iam::${id}:root`,
		type: "AWS::::Account",
		name: id,
		location: undefined,
	};
}

/** All resources of the account have the same owner. */
export function ownerIn({ account }: Identity): Owner {
	return {
		provider: undefined,
		account: account.known ? account.value : undefined,
	};
}
