import type { Location } from "../model/facts";
import type { ProviderView, Resource, Stack } from "../providers/resource";
import { isBag } from "../providers/wire";
import { inputError } from "./inputError";

/** A stack as a file shows it, and which kind of file that is. */
export interface StackFile {
	readonly kind: "state" | "preview";
	readonly stack: Stack;
}

type Bag = Readonly<Record<string, unknown>>;

/**
 * Reads what `pulumi stack export` or `pulumi preview --json` wrote. Throws an
 * input error where the text is neither.
 * @param text The file's content.
 * @param where The file's name, for messages.
 */
export function readStackFile(text: string, where: string): StackFile {
	const content = parse(text, where);
	if (isBag(content) && isBag(content.deployment))
		return {
			kind: "state",
			stack: stackOf(
				listIn(content.deployment, "resources", where),
				where,
				// Outputs are what is there.
				(inputs, outputs) => ({ ...inputs, ...outputs }),
			),
		};
	if (isBag(content) && "steps" in content) {
		refuseFailure(content, where);
		return {
			kind: "preview",
			stack: stackOf(
				previewed(listIn(content, "steps", where)),
				where,
				// Inputs are what will be; outputs still are what was.
				(inputs, outputs) => ({ ...outputs, ...inputs }),
			),
		};
	}
	if (isBag(content)) refuseFailure(content, where);
	throw inputError(
		`${where} is neither a stack export nor a preview: write it with "pulumi stack export" or "pulumi preview --json".`,
	);
}

function parse(text: string, where: string): unknown {
	const json = text.replace(/^\uFEFF/, "").trim();
	if (json === "")
		throw inputError(
			`${where} is empty: write it with "pulumi stack export" or "pulumi preview --json".`,
		);
	try {
		return JSON.parse(json);
	} catch {
		throw inputError(
			`${where} is not JSON, or was cut off: write it anew with "pulumi stack export" or "pulumi preview --json".`,
		);
	}
}

function listIn(bag: Bag, property: string, where: string): readonly unknown[] {
	const list = bag[property] ?? [];
	if (Array.isArray(list)) return list;
	throw inputError(
		`${where}: "${property}" is not a list: write the file anew with "pulumi stack export" or "pulumi preview --json".`,
	);
}

/** A preview that failed shows a part of the stack: nothing may pass by it. */
function refuseFailure(preview: Bag, where: string): void {
	const diagnostics = Array.isArray(preview.diagnostics)
		? preview.diagnostics
		: [];
	const error = diagnostics
		.filter(isBag)
		.find(({ severity }) => severity === "error");
	if (error)
		throw inputError(
			`${where} is of a preview that failed: mend the program and preview again.`,
		);
}

/** What a preview's steps leave: the new state of each resource, once. */
function previewed(steps: readonly unknown[]): readonly unknown[] {
	const left = new Map<unknown, unknown>();
	for (const step of steps)
		if (isBag(step) && isBag(step.newState) && !GONE.has(String(step.op)))
			left.set(step.urn, step.newState);
	return [...left.values()];
}

const GONE: ReadonlySet<string> = new Set([
	"delete",
	"delete-replaced",
	"discard",
	"discard-replaced",
	"read-discard",
	"remove-pending-replace",
]);

/** Which properties a resource has, of those put in and those given out. */
type Merge = (inputs: Bag, outputs: Bag) => Bag;

function stackOf(
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

function textOf(value: unknown): string {
	return isText(value) ? value : "";
}

function isText(value: unknown): value is string {
	return typeof value === "string";
}
