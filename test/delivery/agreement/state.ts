import { madeOf } from "../../kit/aws/memory";
import type { Properties } from "../../kit/engine/provider/resources";
import { resolved } from "./applied";
import { neededBy, referencesIn, type World } from "./worlds/world";

/*
 * Worlds as the state of a stack in which all of them were made, as `pulumi stack
 * export` writes it: every value is known.
 */

const AT = "urn:pulumi:dev::agreement::";
const ROOT = `${AT}pulumi:pulumi:Stack::agreement-dev`;
const ID = "11111111-2222-3333-4444-555555555555";

/** Inputs of a provider resource: what is not a text is the JSON of it. */
const settings = (inputs: object): Properties =>
	Object.fromEntries(
		Object.entries(inputs).map(([name, value]) => [
			name,
			typeof value === "string" ? value : JSON.stringify(value),
		]),
	);

function resourcesOf(world: World): readonly object[] {
	const urns = new Map(
		world.resources.map(({ name, type }) => [name, `${AT}${type}::${name}`]),
	);
	const urnOf = (name: string): string => urns.get(name) ?? "";
	const provider = `${AT}pulumi:providers:aws::${world.name}-own`;
	const place = { account: world.account, region: world.region };
	const made = new Map<string, Properties>();
	return [
		{
			urn: provider,
			custom: true,
			id: ID,
			type: "pulumi:providers:aws",
			inputs: settings(world.providers.own ?? {}),
			outputs: settings(world.providers.own ?? {}),
			parent: ROOT,
		},
		...world.resources.map((one) => {
			const { name, type } = one;
			const urn = urnOf(name);
			const inputs = resolved(one.inputs, made) as Properties;
			const { id, outputs } = madeOf(type, inputs, place, urn);
			made.set(name, { ...inputs, ...outputs, id });
			return {
				urn,
				custom: true,
				id,
				type,
				inputs,
				outputs: { ...inputs, ...outputs },
				parent: ROOT,
				provider: `${provider}::${ID}`,
				dependencies: neededBy(one).map(urnOf),
				propertyDependencies: Object.fromEntries(
					Object.entries(one.inputs).map(([property, value]) => [
						property,
						referencesIn(value).map(urnOf),
					]),
				),
			};
		}),
	];
}

/** The text of the state. */
export function stateOf(worlds: readonly World[]): string {
	return JSON.stringify({
		version: 3,
		deployment: {
			manifest: {
				time: "2026-11-01T00:00:00Z",
				magic: "",
				version: "v3.274.1",
			},
			resources: [
				{ urn: ROOT, custom: false, type: "pulumi:pulumi:Stack" },
				...worlds.flatMap(resourcesOf),
			],
		},
	});
}
