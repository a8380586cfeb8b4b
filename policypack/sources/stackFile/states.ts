import { inputError } from "../../inputError";
import { isArn } from "../../model/arn";
import { readResource } from "../../providers/readResources";
import type { ProviderView, Resource, Stack } from "../../providers/resource";
import {
	isDefaultProvider,
	isProviderType,
	nameIn,
	providerUrnIn,
	ROOT_TYPE,
	rootUrn,
	stackIn,
} from "../../providers/urn";
import { isBag } from "../../providers/wire";
import { locationOf } from "./location";

/** An object in a file, without validated types. */
export type Bag = Readonly<Record<string, unknown>>;

/** Merges inputs and outputs into the properties of a resource. */
export type Merge = (inputs: Bag, outputs: Bag) => Bag;

/**
 * A stack from its resource states, which all file types contain. Throws an
 * input error.
 * @param place Stack and project, if the file has them elsewhere.
 */
export function stackOf(
	states: readonly unknown[],
	where: string,
	merge: Merge,
	place: { readonly stack?: string; readonly project?: string } = {},
): Stack {
	const bags = states.filter(isBag);
	const providers = new Map(
		bags
			.filter(({ type }) => isProviderType(textOf(type)))
			.map((provider) => [provider.urn, provider]),
	);
	const resources = bags.filter(exists).map((bag) => {
		refuseDamaged(bag, where);
		return resourceOf(bag, providers, merge);
	});
	const root = resources.find(({ type }) => type === ROOT_TYPE);
	const { stack, project } = stackIn(resources[0]?.urn ?? "");
	return {
		urn:
			root?.urn ??
			rootUrn(
				stack ?? place.stack ?? "stack",
				project ?? place.project ?? "project",
			),
		name: root?.name ?? where,
		resources,
	};
}

/**
 * Whether the resource of a state exists. With `delete`, it is being deleted after
 * its replacement; with `pendingReplacement`, it is deleted and not replaced yet.
 */
export function exists(bag: Bag): boolean {
	return (
		bag.delete !== true &&
		bag.pendingReplacement !== true &&
		textOf(bag.urn) !== "" &&
		textOf(bag.type) !== ""
	);
}

/** Throws an input error if a property has a type that Pulumi does not write. */
function refuseDamaged(bag: Bag, where: string): void {
	const damaged = ["inputs", "outputs"].find(
		(name) => bag[name] != null && !isBag(bag[name]),
	);
	if (damaged !== undefined)
		throw inputError(
			`${where}: "${damaged}" of ${textOf(bag.urn)} is not an object, so the file was edited: create it again with "pulumi stack export" or "pulumi preview --json --show-sames".`,
		);
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
	const parent = textOf(bag.parent);
	const seen = {
		urn,
		...(parent !== "" && { parent }),
		type: textOf(bag.type),
		name: nameIn(urn),
		isComponent: bag.custom === false,
		provider: providerOf(textOf(bag.provider), providers),
		location: locationOf(bag),
	};
	if (bag.external === true)
		return readResource({
			...seen,
			id: textOf(bag.id),
			outputs,
			dependencies: textsIn(bag.dependencies),
		});
	const arn = [textOf(outputs.arn), textOf(bag.id)].find(isArn);
	return {
		...seen,
		...(arn !== undefined && { arn }),
		props: merge(inputs, outputs),
		dependencies: (property) =>
			Object.hasOwn(flows, property) ? textsIn(flows[property]) : [],
		dependsOn: () => textsIn(bag.dependencies),
		declares: (property) => Object.hasOwn(inputs, property),
	};
}

function providerOf(
	reference: string,
	providers: ReadonlyMap<unknown, Bag>,
): ProviderView {
	const urn = providerUrnIn(reference);
	const provider = providers.get(urn);
	const props = {
		...(isBag(provider?.inputs) ? provider.inputs : {}),
		...(isBag(provider?.outputs) ? provider.outputs : {}),
	};
	// The engine's own have no parent: one that a program calls `default` has.
	const isDefault =
		isDefaultProvider(nameIn(urn)) && textOf(provider?.parent) === "";
	return { urn: urn === "" || isDefault ? undefined : urn, props };
}

/** A value as text; empty where it is none. */
export function textOf(value: unknown): string {
	return isText(value) ? value : "";
}

function textsIn(list: unknown): readonly string[] {
	return Array.isArray(list) ? list.filter(isText) : [];
}

function isText(value: unknown): value is string {
	return typeof value === "string";
}
