import { known, type Value } from "../../model/value";
import { LIMITS } from "../../sources/liveAccount";
import type { Clients, OwnClients } from "../../sources/liveAccount/clients";
import type { InTurn } from "../../sources/liveAccount/concurrency";
import type { Identity } from "../../sources/liveAccount/identity";
import { type Limits, requestSender } from "../../sources/liveAccount/request";
import {
	type Assumed,
	type AuditRole,
	assumeRole,
	roleArn,
} from "../../sources/organization/assumedRole";

/** What all accounts of one audit share. */
export interface SharedAccess {
	/** The clients of the user's own credentials. */
	readonly own: OwnClients;
	/** The account of the user's own credentials. */
	readonly identity: Identity;
	readonly role: AuditRole;
	/** The limit of concurrent calls. */
	readonly inTurn: InTurn;
	/** Ends the audit early; its reason is the cause, as a text. */
	readonly stop: AbortSignal;
}

/** The clients of an account, and which account it is. */
export interface AccountClients {
	readonly clients: Clients;
	readonly identity: Identity;
}

/** Opens the account with this ID. A refusal is an unknown with its cause. */
export type OpenAccount = (account: string) => Promise<Value<AccountClients>>;

/** The limits of one account, whose time starts now. */
export function limitsOf({ inTurn, stop }: SharedAccess): Limits {
	return { ...LIMITS, inTurn, stop };
}

/** Credentials are not used in the last minutes before they expire. */
const MARGIN = 300_000;

/**
 * Signs in to accounts by the role. Credentials are kept until they expire,
 * clients are not. The account of the user's own credentials is read with
 * these, if the role cannot be assumed there: neither AWS's own role nor a
 * stack set is in a management account.
 */
export function accountAccess(shared: SharedAccess): OpenAccount {
	const { own, identity, role, stop } = shared;
	const { partition } = identity;
	const kept = new Map<string, Assumed>();
	const isOwn = (account: string) =>
		identity.account.known && identity.account.value === account;
	return async (account) => {
		const id = { account: known(account), partition };
		const assumed = await credentialsFor(account);
		if (assumed.known) {
			const clients = own.withCredentials(assumed.value.credentials);
			return known({ clients, identity: id });
		}
		return isOwn(account) && !stop.aborted
			? known({ clients: own, identity: id })
			: assumed;
	};

	async function credentialsFor(account: string): Promise<Value<Assumed>> {
		const valid = kept.get(account);
		if (valid && valid.expires - MARGIN > Date.now()) return known(valid);
		const arn = roleArn(role, partition, account);
		const ask = requestSender(limitsOf(shared));
		const assumed = await assumeRole(ask, own, arn, role);
		if (assumed.known) kept.set(account, assumed.value);
		return assumed;
	}
}
