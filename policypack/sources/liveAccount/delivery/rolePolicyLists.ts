import { known, unknown, type Value } from "../../../model/value";
import { type Action, TRAIL_DELIVERY_ACTIONS } from "../permissions";
import { type CallOptions, UNREADABLE } from "../request";
import type { Session } from "../session";

/** The names of the inline policies of a role. */
export function inlinePolicyNames(
	session: Session,
	RoleName: string,
): Promise<Value<readonly string[]>> {
	return listAll(session, {
		action: TRAIL_DELIVERY_ACTIONS.ListRolePolicies,
		what: `the inline policies of role ${RoleName}`,
		call: async (page, options) =>
			(await session.clients.iam()).listRolePolicies(
				{ RoleName, ...page },
				options,
			),
		items: ({ PolicyNames }) => PolicyNames,
	});
}

/** The ARNs of the managed policies that are attached to a role. */
export function attachedPolicies(
	session: Session,
	RoleName: string,
): Promise<Value<readonly string[]>> {
	return listAll(session, {
		action: TRAIL_DELIVERY_ACTIONS.ListAttachedRolePolicies,
		what: `the managed policies of role ${RoleName}`,
		call: async (page, options) =>
			(await session.clients.iam()).listAttachedRolePolicies(
				{ RoleName, ...page },
				options,
			),
		items: ({ AttachedPolicies }) =>
			AttachedPolicies?.map(({ PolicyArn }) => `${PolicyArn}`),
	});
}

/** Maximum number of pages, at 100 policies per page. */
const PAGES = 20;

interface Page {
	readonly IsTruncated?: boolean | undefined;
	readonly Marker?: string | undefined;
}

interface List<Output> {
	readonly action: Action;
	readonly what: string;
	readonly call: (
		page: { readonly Marker?: string },
		options: CallOptions,
	) => Promise<Output>;
	readonly items: (output: Output) => readonly string[] | undefined;
}

/** All items of a list of IAM with pages. */
async function listAll<Output extends Page>(
	{ ask }: Session,
	{ action, what, call, items }: List<Output>,
): Promise<Value<readonly string[]>> {
	const all: string[] = [];
	let marker: string | undefined;
	for (let count = 0; count < PAGES; count += 1) {
		const from = marker;
		const page = await ask<
			Output,
			{ readonly found: readonly string[]; readonly next: string | undefined }
		>({
			action,
			what,
			call: (options) =>
				call(from === undefined ? {} : { Marker: from }, options),
			read: (output) => {
				const found = items(output);
				return Array.isArray(found)
					? {
							found: found as readonly string[],
							next: output.IsTruncated === true ? output.Marker : undefined,
						}
					: UNREADABLE;
			},
		});
		if (!page.known) return page;
		all.push(...page.value.found);
		marker = page.value.next;
		if (marker === undefined) return known(all);
	}
	return unknown("unreadable", `${what} (pagination does not end)`);
}
