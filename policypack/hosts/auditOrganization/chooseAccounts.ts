import { inputError } from "../../inputError";
import { causeOf } from "../../sources/liveAccount/request";
import {
	type Listing,
	listAccounts,
	listAccountsOfUnits,
	type OrganizationAccount,
} from "../../sources/organization/listAccounts";
import type { OrganizationTarget } from "./target";

/**
 * The accounts to audit, sorted by ID: those of the options, otherwise those of
 * AWS Organizations. Throws an input error.
 */
export async function chooseAccounts(
	listing: Listing,
	target: OrganizationTarget,
): Promise<readonly OrganizationAccount[]> {
	const all = await allAccounts(listing, target);
	const missing = target.excluded.find(
		(id) => !all.some((account) => account.id === id),
	);
	if (missing !== undefined)
		throw inputError(
			`--exclude ${missing} is none of the ${all.length} accounts: correct the ID, or remove it.`,
		);
	const left = all.filter(({ id }) => !target.excluded.includes(id));
	if (left.every(({ closed }) => closed !== ""))
		throw inputError(
			left.length === 0
				? "There are no accounts to audit: check --accounts, --include-ou and --exclude."
				: `There are no active accounts to audit, only ${left.length} closed or suspended ones: check --include-ou and --exclude.`,
		);
	const { shard } = target;
	if (shard === undefined) return left;
	const its = left.filter((_, at) => at % shard.count === shard.index - 1);
	if (its.length > 0) return its;
	throw inputError(
		`--shard ${shard.index}/${shard.count} has none of ${left.length} accounts: use at most ${left.length} shards.`,
	);
}

async function allAccounts(
	listing: Listing,
	{ accounts, units }: OrganizationTarget,
): Promise<readonly OrganizationAccount[]> {
	if (accounts !== undefined) return accounts.map((id) => ({ id, closed: "" }));
	const found = await (units.length > 0
		? listAccountsOfUnits(listing, units)
		: listAccounts(listing));
	if (found.known) return found.value;
	throw inputError(
		`The accounts of the organization cannot be listed: ${causeOf(found)}.`,
	);
}
