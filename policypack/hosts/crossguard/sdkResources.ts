import type {
	PolicyProviderResource,
	PolicyResource,
	ResourceValidationArgs,
} from "@pulumi/policy";
import { isUnknown } from "../../model/value";
import { speaks, spellingOf } from "../../providers/dialects";
import { readResource } from "../../providers/readResources";
import type { ProviderView, Resource, Stack } from "../../providers/resource";
import {
	isDefaultProvider,
	nameIn,
	ROOT_TYPE,
	rootUrn,
	stackIn,
} from "../../providers/urn";
import { unwrap } from "../../providers/wire";

/** Whether a type is the root of every stack. */
export function isRoot(type: string): boolean {
	return type === ROOT_TYPE;
}

/** The URN of the root of a stack. */
export function rootOf(resources: readonly PolicyResource[]): string {
	const root = resources.find(({ type }) => isRoot(type));
	return root?.urn ?? rootBeside(resources[0]?.urn);
}

/**
 * A stack, with the resources that the controls use.
 * @param read URNs of resources that are only read.
 * @param matters Which types are used; that of the root is always.
 */
export function stackOf(
	urn: string,
	resources: readonly PolicyResource[],
	read: ReadonlySet<string>,
	matters: (type: string) => boolean = speaks,
): Stack {
	const mattering = resources.filter(
		({ type }) => matters(type) || isRoot(type),
	);
	return {
		urn,
		name: nameIn(urn),
		resources: mattering.map((resource) => {
			const flows = resource.propertyDependencies;
			const { urn, type, name, props, provider } = toResource(resource);
			const location = undefined;
			if (read.has(urn))
				return readResource({
					...{ urn, type, name, provider, location },
					...{ id: "", outputs: props, dependencies: [] },
				});
			// Written out: a stack may be large, and a spread is slow.
			return {
				urn,
				type,
				name,
				props,
				provider,
				location,
				dependencies: (property) =>
					(flows[property] ?? []).map((dependency) => dependency.urn),
				dependsOn: () => resource.dependencies.map(({ urn }) => urn),
				parent: resource.parent?.urn,
				// The engine tells of a property only where it has dependencies, and
				// what is unknown by the program is so by another resource.
				declares: (property) => Object.hasOwn(flows, property),
				isHidden: isHidden(props, provider),
				// The SDK unwraps them, and leaves no sign of it.
				hidesSecrets: true,
				// The engine shows a provider for each resource but components.
				isComponent: resource.provider === undefined,
			};
		}),
	};
}

/**
 * Under a provider that is not known yet itself, the stack stage of a preview
 * shows no properties: none, and not unknown ones.
 */
function isHidden(props: Resource["props"], provider: ProviderView): boolean {
	return (
		Object.keys(props).length === 0 &&
		Object.values(provider.props).some((value) => isUnknown(unwrap(value, "")))
	);
}

/**
 * Whether the inputs of a resource are shown. A trail always has a bucket; one
 * without a bucket and without any evaluated property is only read.
 */
export function isShown(
	type: string,
	props: Readonly<Record<string, unknown>>,
): boolean {
	const shown = withoutProxy(props);
	const spelling = spellingOf(type);
	return spelling
		? ["s3BucketName", ...Object.values(spelling)].some(
				(property) => (shown[property] ?? undefined) !== undefined,
			)
		: Object.keys(shown).length > 0;
}

/**
 * The root's URN where a stack does not show it: from a neighbour, or from
 * what the engine tells the pack's process of the stack.
 */
function rootBeside(neighbour: string | undefined): string {
	const { stack, project } = neighbour
		? stackIn(neighbour)
		: { stack: process.env.PULUMI_STACK, project: process.env.PULUMI_PROJECT };
	return rootUrn(stack ?? "stack", project ?? "project");
}

/** A resource as the SDK shows it before it is created. */
export function toResource(
	resource: ResourceValidationArgs | PolicyResource,
): Resource {
	const { urn, type, name, props } = resource;
	return {
		urn,
		type,
		name,
		props: withoutProxy(props),
		dependencies: () => [],
		hidesSecrets: true,
		provider: providerOf(resource),
		location: undefined,
	};
}

/** The provider that a resource is registered with. */
export function providerOf({
	provider,
}: {
	readonly provider?: PolicyProviderResource;
}): ProviderView {
	if (!provider) return { urn: undefined, props: {} };
	return {
		urn: isDefaultProvider(provider.name) ? undefined : provider.urn,
		props: withoutProxy(provider.props),
	};
}

/**
 * The properties without the SDK's proxy. The proxy throws when an unknown
 * value is read; its target has the same values in their wire form.
 */
export function withoutProxy(
	props: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
	const behind = props.__getSpecialProxyTarget;
	return typeof behind === "object" && behind !== null
		? (behind as Readonly<Record<string, unknown>>)
		: props;
}
