import type {
	PolicyProviderResource,
	PolicyResource,
	ResourceValidationArgs,
} from "@pulumi/policy";
import { speaks } from "../../providers/dialects";
import type { ProviderView, Resource, Stack } from "../../providers/resource";

const ROOT = "pulumi:pulumi:Stack";

/** Whether a type is the root of every stack. */
export function isRoot(type: string): boolean {
	return type === ROOT;
}

/** The URN of the root of a stack. */
export function rootOf(resources: readonly PolicyResource[]): string {
	const root = resources.find(({ type }) => isRoot(type));
	return root?.urn ?? rootUrn(resources[0]?.urn);
}

/** A stack, with those of its resources that matter here. */
export function stackOf(
	urn: string,
	resources: readonly PolicyResource[],
): Stack {
	return {
		urn,
		name: urn.slice(urn.lastIndexOf("::") + 2),
		resources: resources.filter(({ type }) => speaks(type)).map(viewOf),
	};
}

/**
 * The root's URN where a stack does not show it: from a neighbour, or from
 * what the engine tells the pack's process of the stack.
 */
function rootUrn(neighbour: string | undefined): string {
	const [stack, project] = neighbour
		? neighbour.slice("urn:pulumi:".length).split("::")
		: [process.env.PULUMI_STACK, process.env.PULUMI_PROJECT];
	return `urn:pulumi:${stack ?? "stack"}::${project ?? "project"}::${ROOT}::${project ?? "project"}-${stack ?? "stack"}`;
}

/** A resource as the SDK shows it, at either stage. */
export function viewOf(
	resource: ResourceValidationArgs | PolicyResource,
): Resource {
	const { urn, type, name, provider } = resource;
	const dependencies =
		"propertyDependencies" in resource
			? resource.propertyDependencies
			: undefined;
	return {
		urn,
		type,
		name,
		props: plain(resource.props),
		dependencies: (property) =>
			(dependencies?.[property] ?? []).map((dependency) => dependency.urn),
		...(dependencies &&
			Object.keys(dependencies).length > 0 && {
				declares: (property: string) => Object.hasOwn(dependencies, property),
			}),
		provider: providerView(provider),
		location: undefined,
	};
}

function providerView(
	provider: PolicyProviderResource | undefined,
): ProviderView {
	if (!provider) return { urn: undefined, props: {} };
	// Default providers are the engine's own: `default`, `default_7_48_0`.
	const isDefault = /^default(_|$)/.test(provider.name);
	return {
		urn: isDefault ? undefined : provider.urn,
		props: plain(provider.props),
	};
}

/**
 * The properties behind the SDK's view of them. That view throws at what is
 * unknown; behind it are the same values in their wire form.
 */
function plain(
	props: Record<string, unknown>,
): Readonly<Record<string, unknown>> {
	const behind = props.__getSpecialProxyTarget;
	return typeof behind === "object" && behind !== null
		? (behind as Readonly<Record<string, unknown>>)
		: props;
}
