import type { Location } from "../../model/facts";
import type { ProviderView, Resource, Stack } from "../../providers/resource";
import { isBag } from "../../providers/wire";

/** Plain data under names, out of a file that anybody may have written. */
export type Bag = Readonly<Record<string, unknown>>;

/** Which properties a resource has, of those put in and those given out. */
export type Merge = (inputs: Bag, outputs: Bag) => Bag;

/** A stack out of the states of its resources, as both kinds of file have them. */
export function stackOf(
	states: readonly unknown[],
	where: string,
	merge: Merge,
): Stack {
	const bags = states.filter(isBag);
	const providers = new Map(
		bags
			.filter(({ type }) => textOf(type).startsWith("pulumi:providers:"))
			.map((provider) => [provider.urn, provider]),
	);
	const resources = bags
		// What is only read, or on its way out, is not of this stack.
		.filter((bag) => bag.external !== true && bag.delete !== true)
		.filter(({ urn, type }) => textOf(urn) !== "" && textOf(type) !== "")
		.map((bag) => resourceOf(bag, providers, merge));
	const root = resources.find(({ type }) => type === "pulumi:pulumi:Stack");
	const [stack, project] = (resources[0]?.urn ?? "")
		.slice("urn:pulumi:".length)
		.split("::");
	return {
		urn:
			root?.urn ??
			`urn:pulumi:${stack || "stack"}::${project ?? "project"}::pulumi:pulumi:Stack::${project ?? "project"}-${stack || "stack"}`,
		name: root?.name ?? where,
		resources,
	};
}

function resourceOf(
	bag: Bag,
	providers: ReadonlyMap<unknown, Bag>,
	merge: Merge,
): Resource {
	const urn = textOf(bag.urn);
	const inputs = isBag(bag.inputs) ? bag.inputs : {};
	const outputs = isBag(bag.outputs) ? bag.outputs : {};
	const flows = isBag(bag.propertyDependencies) ? bag.propertyDependencies : {};
	return {
		urn,
		type: textOf(bag.type),
		name: urn.slice(urn.lastIndexOf("::") + 2),
		props: merge(inputs, outputs),
		dependencies: (property) => {
			const urns = Object.hasOwn(flows, property) ? flows[property] : [];
			return Array.isArray(urns) ? urns.filter(isText) : [];
		},
		declares: (property) => Object.hasOwn(inputs, property),
		isComponent: bag.custom === false,
		provider: providerOf(textOf(bag.provider), providers),
		location: locationOf(textOf(bag.sourcePosition)),
	};
}

function providerOf(
	reference: string,
	providers: ReadonlyMap<unknown, Bag>,
): ProviderView {
	// A reference is the provider's URN, two colons and its id.
	const urn = reference.slice(0, reference.lastIndexOf("::"));
	const provider = providers.get(urn);
	const props = {
		...(isBag(provider?.inputs) ? provider.inputs : {}),
		...(isBag(provider?.outputs) ? provider.outputs : {}),
	};
	// Default providers are the engine's own: `default`, `default_7_48_0`.
	const isDefault = /::default(_[^:]*)?$/.test(urn);
	return { urn: urn === "" || isDefault ? undefined : urn, props };
}

/** `project:///index.ts#12,3`: the file, its line and its column. */
function locationOf(position: string): Location | undefined {
	const match = /^project:\/\/\/(.+)#(\d+)(,\d+)?$/.exec(position);
	if (!match?.[1]) return undefined;
	return { file: decodeURIComponent(match[1]), line: Number(match[2]) };
}

/** A value as text; empty where it is none. */
export function textOf(value: unknown): string {
	return isText(value) ? value : "";
}

function isText(value: unknown): value is string {
	return typeof value === "string";
}
