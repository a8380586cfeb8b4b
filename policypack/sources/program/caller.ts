import { ownerOf, usesDefaultCredentials } from "../../providers/owner";
import type { ProviderView } from "../../providers/resource";
import { UNKNOWN_TEXT } from "../../providers/wire";
import type { DeploymentTarget } from "./deploymentTarget";
import { textOf } from "./yamlFile";

/** The account and Region of a provider, if known. */
export interface Caller {
	readonly accountId: string | undefined;
	readonly region: string | undefined;
	/** Whether it uses the user's default account. */
	readonly isDefaultTarget: boolean;
}

/**
 * The account and Region of a provider: from its configuration, or else as given
 * by the user, unless it is an explicit provider that may use another account.
 */
export function callerOf(
	provider: ProviderView,
	target: DeploymentTarget,
): Caller {
	const { props, urn } = provider;
	const isDefaultTarget = urn === undefined || usesDefaultCredentials(provider);
	const region = textOf(props.region);
	const isKnown = region !== undefined && !region.includes(UNKNOWN_TEXT);
	// An unknown Region of an explicit provider is not the default Region.
	const isOwn = region !== undefined && urn !== undefined;
	return {
		accountId:
			ownerOf(provider).account ??
			(isDefaultTarget ? target.accountId : undefined),
		region: isKnown
			? region
			: isDefaultTarget && !isOwn
				? target.region
				: undefined,
		isDefaultTarget,
	};
}
