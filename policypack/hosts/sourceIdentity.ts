import { ownerOf } from "../providers/owner";
import type { Stack } from "../providers/resource";
import { stackIn } from "../providers/urn";
import type { LiveAccount } from "../sources/liveAccount";

/** Which AWS account a source shows, and of a stack, which stack. */
export interface SourceIdentity {
	/** AWS account ID; undefined: not known, or more than one. */
	readonly account: string | undefined;
	/** AWS partition, such as `aws`; undefined: not known. */
	readonly partition: string | undefined;
	readonly project?: string;
	readonly stack?: string;
}

/** The identity of a stack: its account is the one that its providers name. */
export function identityOfStack({ urn, resources }: Stack): SourceIdentity {
	const { project, stack } = stackIn(urn);
	const accounts = new Set(
		resources.flatMap(({ provider }) => ownerOf(provider).account ?? []),
	);
	const [account] = accounts.size === 1 ? accounts : [];
	return {
		account,
		partition: undefined,
		...(project !== undefined && { project }),
		...(stack !== undefined && { stack }),
	};
}

/** The identity of a live account. */
export function identityOfAccount({
	id,
	partition,
}: Pick<LiveAccount, "id" | "partition">): SourceIdentity {
	return { account: id.known ? id.value : undefined, partition };
}
