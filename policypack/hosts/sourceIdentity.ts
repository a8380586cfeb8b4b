import { type ProviderPlace, providerPlaces } from "../providers/accounts";
import type { ProviderView, Stack } from "../providers/resource";
import { stackIn } from "../providers/urn";
import type { LiveAccount } from "../sources/liveAccount";

/** Which AWS account a source shows, and of a stack, which stack. */
export interface SourceIdentity {
	/** AWS account ID; undefined: not known, or more than one. */
	readonly account: string | undefined;
	/** AWS partition, such as `aws`; undefined: not known, or more than one. */
	readonly partition: string | undefined;
	readonly project?: string;
	readonly stack?: string;
	/** Of a stack: the accounts and partitions of its providers. */
	readonly providers?: readonly ProviderPlace[];
}

/**
 * The identity of a stack, by the accounts of its providers.
 * @param accountOf The account that a provider's configuration fixes.
 */
export function identityOfStack(
	{ urn, resources }: Stack,
	accountOf?: (provider: ProviderView) => string | undefined,
): SourceIdentity {
	const { project, stack } = stackIn(urn);
	const providers = providerPlaces(resources, accountOf);
	return {
		account: sameOf(providers.map(({ account }) => account)),
		partition: sameOf(providers.map(({ partition }) => partition)),
		...(project !== undefined && { project }),
		...(stack !== undefined && { stack }),
		providers,
	};
}

/** The one value of a list; undefined where there are several. */
function sameOf<T>(values: readonly T[]): T | undefined {
	const distinct = new Set(values);
	const [only] = distinct;
	return distinct.size === 1 ? only : undefined;
}

/** The identity of a live account. */
export function identityOfAccount({
	id,
	partition,
}: Pick<LiveAccount, "id" | "partition">): SourceIdentity {
	return { account: id.known ? id.value : undefined, partition };
}
