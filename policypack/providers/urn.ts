/**
 * The parts of a URN, as the engine writes it:
 * `urn:pulumi:STACK::PROJECT::PARENT_TYPE$TYPE::NAME`. A name may itself hold
 * two colons.
 * https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/urn/urn.go
 */

/** The type of the resource that all others of a stack lie under. */
export const ROOT_TYPE = "pulumi:pulumi:Stack";

/** The URN of the root of a stack. */
export function rootUrn(stack: string, project: string): string {
	return `urn:pulumi:${stack}::${project}::${ROOT_TYPE}::${project}-${stack}`;
}

/** The stack and the project that a URN is of; undefined where it has none. */
export function stackIn(urn: string): {
	readonly stack: string | undefined;
	readonly project: string | undefined;
} {
	const [stack, project] = urn.slice("urn:pulumi:".length).split("::");
	return { stack: stack || undefined, project: project || undefined };
}

/** The logical name: all after the third pair of colons. */
export function nameIn(urn: string): string {
	return urn.split("::").slice(3).join("::");
}

/** The type token, with the types of all parents but the root before it. */
export function qualifiedTypeIn(urn: string): string {
	return urn.split("::")[2] ?? "";
}

/** The URN in a reference to a provider, which is its URN, `::` and its id. */
export function providerUrnIn(reference: string): string {
	const parts = reference.split("::");
	return parts.length <= 4 ? reference : parts.slice(0, -1).join("::");
}

/**
 * Whether a provider is one of the engine's own, by its logical name: the
 * engine calls them `default` and `default_7_48_0`, with what else a version
 * has after it. `default_prod` is a name that somebody chose.
 * https://github.com/pulumi/pulumi/blob/master/pkg/resource/deploy/providers/provider.go
 */
export function isDefaultProvider(name: string): boolean {
	return /^default(_\d+_\d+_\d+(_.+)?)?$/s.test(name);
}
