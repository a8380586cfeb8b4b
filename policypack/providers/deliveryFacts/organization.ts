import type { OrganizationFact } from "../../model/deliveryChecks/facts";
import { known, unknown, type Value } from "../../model/value";
import type { Resource } from "../resource";
import { aboutOf } from "./part";
import { arnOf, type PlacesOfProviders } from "./place";

/**
 * The organization, which both providers show by its ARN only:
 * `arn:aws:organizations::111122223333:organization/o-exampleorgid`.
 */
export function organization(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly OrganizationFact[] {
	const [, account, id] =
		/^arn:[^:]+:organizations::(\d{12}):organization\/(o-[a-z0-9]+)$/.exec(
			arnOf(resource) ?? "",
		) ?? [];
	const { name, isRead, isHidden } = resource;
	const shown = (value: string | undefined, what: string): Value<string> =>
		value !== undefined
			? known(value)
			: unknown(isRead && isHidden ? "outside" : "pending", what);
	return [
		{
			kind: "organization",
			...aboutOf(resource, providers),
			id: shown(id, `the ID of organization ${name}`),
			managementAccount: shown(
				account,
				`the management account of organization ${name}`,
			),
		},
	];
}
