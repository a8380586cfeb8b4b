import type {
	DeliveryResource,
	NamedPart,
	OwnPolicy,
	PartRef,
	PartRefs,
	PolicyDocument,
} from "../../model/deliveryChecks/facts";
import {
	isUnknown,
	known,
	type Unknown,
	unknown,
	type Value,
} from "../../model/value";
import { sourceOf } from "../dialect";
import { ownerOf } from "../owner";
import type { Reading } from "../reading";
import type { Resource } from "../resource";
import { typeIn } from "../urn";
import { arnOf, type PlacesOfProviders, partsOfArn, placeOf } from "./place";

/** What every fact about a resource has. */
export function aboutOf(
	resource: Resource,
	providers: PlacesOfProviders,
): DeliveryResource {
	return {
		of: sourceOf(resource),
		owner: ownerOf(resource.provider),
		place: placeOf(resource, providers),
		isRead: resource.isRead === true,
	};
}

/**
 * The name of a resource: by its ARN, otherwise by a property.
 * @param nameIn The name in the last part of the ARN.
 * @param property The property with the name; absent: AWS generates an ID.
 */
export function nameOf<P extends string>(
	resource: Resource,
	args: Reading<P>,
	nameIn: (resource: string) => string,
	property?: P,
): Pick<NamedPart, "name" | "isNameDeclared"> {
	const written = property && args.text(property);
	if (written?.known && written.value !== undefined)
		return { name: known(written.value), isNameDeclared: true };
	const { resource: inArn } = partsOfArn(arnOf(resource));
	if (inArn !== undefined)
		return { name: known(nameIn(inArn)), isNameDeclared: true };
	const isDeclared = property !== undefined && args.declares(property);
	return {
		name:
			written && !written.known && (isDeclared || written.cause !== "pending")
				? written
				: unknown(
						resource.isRead ? "outside" : "pending",
						`the ${property ?? "ID"} of ${resource.name}`,
					),
		isNameDeclared:
			property !== undefined && (isDeclared || resource.isHidden === true),
	};
}

/** How a property refers to another resource. */
export function partRef<P extends string>(
	args: Reading<P>,
	property: P,
	text: Value<string | undefined> = args.text(property),
): PartRef {
	return { text, ...flowsInto(args, property) };
}

/** How a list property refers to other resources. */
export function partRefs<P extends string>(
	args: Reading<P>,
	property: P,
): PartRefs {
	return { texts: textList(args, property), ...flowsInto(args, property) };
}

/** No reference. */
export const NO_REFS: PartRefs = {
	texts: known([]),
	isSecret: false,
	dependencies: [],
	beyond: [],
};

/** No reference to one part. */
export const NO_REF: PartRef = {
	text: known(undefined),
	isSecret: false,
	dependencies: [],
	beyond: [],
};

function flowsInto<P extends string>(
	args: Reading<P>,
	property: P,
): Omit<PartRef, "text"> {
	const { dependencies } = args.ref(property);
	return {
		isSecret: args.isSecret(property),
		dependencies,
		beyond: dependencies.filter(isOtherStack),
	};
}

function isOtherStack(urn: string): boolean {
	return typeIn(urn) === "pulumi:pulumi:StackReference";
}

/** The texts of a list, each known or not, or the one in its place. */
export function textList<P extends string>(
	args: Reading<P>,
	property: P,
): Value<readonly Value<string>[]> {
	const tree = args.tree(property);
	if (!tree.known) return tree;
	if (tree.value === undefined || tree.value === "") return known([]);
	const items: readonly unknown[] = Array.isArray(tree.value)
		? tree.value
		: [tree.value];
	return known(items.map((item) => textIn(item, property)));
}

function textIn(item: unknown, property: string): Value<string> {
	if (isUnknown(item)) return item;
	if (typeof item === "string") return known(item);
	return notText(property);
}

function notText(property: string): Unknown {
	return unknown("unreadable", `a part of ${property} (not a string)`);
}

/** The policy document in a property. */
export function documentOf<P extends string>(
	args: Reading<P>,
	property: P,
): PolicyDocument {
	const tree = args.tree(property);
	const isBlank =
		tree.known && typeof tree.value === "string" && tree.value.trim() === "";
	return {
		document: isBlank ? known(undefined) : tree,
		isSecret: args.isSecret(property),
	};
}

/** The policy that a resource has in a property of its own. */
export function ownPolicyOf<P extends string>(
	args: Reading<P>,
	property: P,
): OwnPolicy {
	const isDeclared = args.declares(property);
	return { ...documentOf(args, property), isDeclared };
}
