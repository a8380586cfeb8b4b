import { known, unknown, type Value } from "../../model/value";
import type { OwnClients } from "../liveAccount/clients";
import { type Action, ORGANIZATION_ACTIONS } from "../liveAccount/permissions";
import {
	type CallOptions,
	type SendRequest,
	UNREADABLE,
} from "../liveAccount/request";

/** An account of the organization. */
export interface OrganizationAccount {
	/** Account ID, 12 digits. */
	readonly id: string;
	/** Why its resources cannot be read, such as `SUSPENDED`; "" if they can. */
	readonly closed: string;
}

/** Who lists the accounts: the management account or a delegated administrator. */
export interface Listing {
	readonly ask: SendRequest;
	readonly clients: Pick<OwnClients, "organizations">;
}

/** What to do if the accounts cannot be listed. */
const REMEDY = (action: Action) =>
	`use credentials of the organization's management account or of a delegated administrator that may call ${action}, or name the accounts with --accounts`;

/** All accounts of the organization, sorted by ID. */
export async function listAccounts({
	ask,
	clients,
}: Listing): Promise<Value<readonly OrganizationAccount[]>> {
	const action = ORGANIZATION_ACTIONS.ListAccounts;
	const found = await allPages<OrganizationAccount>(ask, {
		action,
		what: "the accounts of the organization",
		remedy: REMEDY(action),
		call: async (page, options) => {
			const organizations = await clients.organizations();
			return accountsOn(await organizations.listAccounts(page, options));
		},
	});
	return found.known ? known(sorted(found.value)) : found;
}

/** The accounts of these organizational units and of all units in them, sorted by ID. */
export async function listAccountsOfUnits(
	listing: Listing,
	units: readonly string[],
): Promise<Value<readonly OrganizationAccount[]>> {
	const accounts = new Map<string, OrganizationAccount>();
	const seen = new Set<string>();
	const left = [...units];
	for (let unit = left.shift(); unit !== undefined; unit = left.shift()) {
		if (seen.has(unit)) continue;
		seen.add(unit);
		const [its, nested] = await Promise.all([
			accountsOfUnit(listing, unit),
			unitsOfUnit(listing, unit),
		]);
		if (!its.known) return its;
		if (!nested.known) return nested;
		for (const account of its.value) accounts.set(account.id, account);
		left.push(...nested.value);
	}
	return known(sorted([...accounts.values()]));
}

function accountsOfUnit({ ask, clients }: Listing, ParentId: string) {
	const action = ORGANIZATION_ACTIONS.ListAccountsForParent;
	return allPages<OrganizationAccount>(ask, {
		action,
		what: `the accounts of ${ParentId}`,
		remedy: `check --include-ou ${ParentId}, and ${REMEDY(action)}`,
		call: async (page, options) => {
			const organizations = await clients.organizations();
			return accountsOn(
				await organizations.listAccountsForParent(
					{ ParentId, ...page },
					options,
				),
			);
		},
	});
}

function unitsOfUnit({ ask, clients }: Listing, ParentId: string) {
	const action = ORGANIZATION_ACTIONS.ListOrganizationalUnitsForParent;
	return allPages<string>(ask, {
		action,
		what: `the organizational units of ${ParentId}`,
		remedy: `check --include-ou ${ParentId}, and ${REMEDY(action)}`,
		call: async (page, options) => {
			const organizations = await clients.organizations();
			const { OrganizationalUnits: units, NextToken: next } =
				await organizations.listOrganizationalUnitsForParent(
					{ ParentId, ...page },
					options,
				);
			return { items: units?.map(({ Id }) => idIn(Id, UNIT)), next };
		},
	});
}

const UNIT = /^ou-[\w-]+$/;

const ACCOUNT = /^\d{12}$/;

/** An ID of a response. Throws for another text, which makes the response invalid. */
function idIn(id: unknown, pattern: RegExp): string {
	if (typeof id === "string" && pattern.test(id)) return id;
	throw new SyntaxError("The response has an invalid ID.");
}

interface AccountPage {
	readonly Accounts?:
		| readonly {
				readonly Id?: string | undefined;
				readonly State?: string | undefined;
				readonly Status?: string | undefined;
		  }[]
		| undefined;
	readonly NextToken?: string | undefined;
}

/**
 * An account has a state, and had a status until AWS removed it. Neither means
 * that the account is closed.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html
 */
function accountsOn({ Accounts, NextToken: next }: AccountPage) {
	const items = Accounts?.map(({ Id, State, Status }) => {
		const state = State ?? Status ?? "ACTIVE";
		return { id: idIn(Id, ACCOUNT), closed: state === "ACTIVE" ? "" : state };
	});
	return { items, next };
}

function sorted(
	accounts: readonly OrganizationAccount[],
): readonly OrganizationAccount[] {
	return [...accounts].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Maximum number of pages; AWS returns 20 items per page, and fewer if it likes. */
const PAGES = 10_000;

interface Page<Item> {
	readonly items: readonly Item[] | undefined;
	readonly next: string | undefined;
}

interface Pages<Item> {
	readonly action: Action;
	readonly what: string;
	readonly remedy: string;
	readonly call: (
		page: { readonly NextToken?: string },
		options: CallOptions,
	) => Promise<Page<Item>>;
}

/** All items of a list with pages. A page may be empty, and more follow. */
async function allPages<Item>(
	ask: SendRequest,
	{ action, what, remedy, call }: Pages<Item>,
): Promise<Value<readonly Item[]>> {
	const all: Item[] = [];
	let token: string | undefined;
	for (let count = 0; count < PAGES; count += 1) {
		const from = token;
		const page = await ask({
			...{ action, what, remedy },
			call: (options) =>
				call(from === undefined ? {} : { NextToken: from }, options),
			read: ({ items, next }) =>
				Array.isArray(items)
					? { items: items as readonly Item[], next }
					: UNREADABLE,
		});
		if (!page.known) return page;
		all.push(...page.value.items);
		token = page.value.next || undefined;
		if (token === undefined) return known(all);
	}
	return unknown("unreadable", `${what} (pagination does not end)`);
}
