import type { Standing, Trail } from "./standing";

/** The ID of the organization that a trail is of, if it is of one. */
export const organizationOf = (
	{ account, isOrganization }: Trail,
	standing: Standing,
): string | undefined =>
	isOrganization ? standing.organization(account) : undefined;
