import type { Declared } from "../../kit/pack/wire";

/** A stack after its update, as `stack export` writes it. */
export function exportedOf(stack: readonly Declared[]): string {
	const resources = stack.map(({ urn, type, props, parent, from }) => ({
		urn,
		type,
		custom: !type.startsWith("pulumi:"),
		...(parent && { parent }),
		inputs: props,
		outputs: props,
		propertyDependencies: Object.fromEntries(
			Object.entries(from ?? {}).map(([property, sources]) => [
				property,
				[sources].flat().map((source) => source.urn),
			]),
		),
	}));
	return JSON.stringify({ version: 3, deployment: { resources } });
}
