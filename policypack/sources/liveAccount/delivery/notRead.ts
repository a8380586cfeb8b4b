import { type Unknown, unknown } from "../../../model/value";
import type { Identity } from "../identity";
import type { Session } from "../session";

/** Why a part of a trail is not read; undefined: it is read. */
export type WhyNot = (what: string) => Unknown | undefined;

/**
 * Why a part is not read: nobody asked for it, or it belongs to another account,
 * which shows it.
 * @param account The account that the part belongs to.
 */
export function whyNotRead(
	{ reads }: Session,
	identity: Identity,
	account: string | undefined,
): WhyNot {
	const ours = identity.account;
	if (account !== undefined && !ours.known) return () => ours;
	if (account !== undefined && ours.known && ours.value !== account)
		return (what) =>
			unknown("outside", `${what} (it belongs to account ${account})`);
	return reads?.has("delivery") ? () => undefined : notAsked;
}

/** What only an audit with `--delivery` reads. */
export function notAsked(what: string): Unknown {
	return unknown(
		"outside",
		`${what} (read with --delivery)`,
		"Audit with `--delivery`, which reads it.",
	);
}
