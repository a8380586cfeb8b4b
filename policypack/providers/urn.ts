/**
 * The parts of a URN, as the engine writes it:
 * `urn:pulumi:STACK::PROJECT::PARENT_TYPE$TYPE::NAME`. A name may itself hold
 * two colons.
 * https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/urn/urn.go
 */

/** The type of the resource that all others of a stack lie under. */
export const ROOT_TYPE = "pulumi:pulumi:Stack";

/** What every URN begins with. */
const SCHEME = "urn:pulumi:";

/** Regular expression over a URN: three parts, and then the name. */
export const URN_PATTERN = `^${SCHEME}(?:(?:(?!::)[\\s\\S])*::){3}`;

/** The parts that a URN is made of. */
export interface UrnParts {
	readonly stack: string;
	readonly project: string;
	readonly type: string;
	readonly name: string;
	/** URN of the parent; empty or absent where there is none. */
	readonly parent?: string;
}

/** The URN of a resource: with the types of all parents but the root. */
export function urnOf(parts: UrnParts): string {
	const { stack, project, type, name, parent = "" } = parts;
	const parentType = qualifiedTypeIn(parent);
	const above =
		parentType === "" || parentType === ROOT_TYPE ? "" : `${parentType}$`;
	return `${SCHEME}${stack}::${project}::${above}${type}::${name}`;
}

/** The URN of the root of a stack. */
export function rootUrn(stack: string, project: string): string {
	return urnOf({
		stack,
		project,
		type: ROOT_TYPE,
		name: `${project}-${stack}`,
	});
}

/** Whether a text is a URN, and not an ARN of a live account. */
export function isUrn(text: string): boolean {
	return text.startsWith(SCHEME);
}

/** The stack and the project that a URN is of; undefined where it has none. */
export function stackIn(urn: string): {
	readonly stack: string | undefined;
	readonly project: string | undefined;
} {
	const [stack, project] = urn.slice(SCHEME.length).split("::");
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

/** The type token of the resource itself. */
export function typeIn(urn: string): string {
	const types = qualifiedTypeIn(urn);
	return types.slice(types.lastIndexOf("$") + 1);
}

/** Whether a type is one of a provider, as `pulumi:providers:aws`. */
export function isProviderType(type: string): boolean {
	return type.startsWith("pulumi:providers:");
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
