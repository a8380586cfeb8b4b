import { readFileSync } from "node:fs";
import { Provider } from "@pulumi/aws/provider";
import {
	all,
	type CustomResource,
	type CustomResourceOptions,
	type Input,
	jsonStringify,
} from "@pulumi/pulumi";
import type { Declared, World } from "../worlds/world";

/*
 * Registers worlds of a file with the real SDK: each resource by its class, with
 * the outputs of others where it refers to them.
 */

type Class = new (
	name: string,
	args: object,
	options: CustomResourceOptions,
) => CustomResource;

/** The class of a type, such as `aws:s3/bucket:Bucket`. */
function classOf(type: string): Class {
	const [, module, name] = type.split(":");
	return require(`@pulumi/aws/${module}`)[name ?? ""];
}

/** Inputs with outputs in place of what refers to them. */
function resolved(
	value: unknown,
	made: ReadonlyMap<string, CustomResource>,
): unknown {
	if (Array.isArray(value)) return value.map((one) => resolved(one, made));
	if (typeof value !== "object" || value === null) return value;
	const bag = value as Readonly<Record<string, unknown>>;
	if (typeof bag.ref === "string")
		return Reflect.get(made.get(bag.ref) ?? {}, String(bag.output));
	if (Array.isArray(bag.joined))
		return all(
			bag.joined.map((one) => resolved(one, made) as Input<string>),
		).apply((texts) => texts.join(""));
	if (bag.json !== undefined) return jsonStringify(resolved(bag.json, made));
	return Object.fromEntries(
		Object.entries(bag).map(([key, one]) => [key, resolved(one, made)]),
	);
}

function register({ name, providers, resources }: World): void {
	const by = new Map(
		Object.entries(providers).map(([key, args]) => [
			key,
			new Provider(`${name}-${key}`, args as object),
		]),
	);
	const made = new Map<string, CustomResource>();
	const add = ({ name, type, inputs, dependsOn = [], provider }: Declared) => {
		const its = by.get(provider ?? "own");
		const options = {
			...(its && { provider: its }),
			dependsOn: dependsOn.flatMap((one) => made.get(one) ?? []),
		};
		const args = resolved(inputs, made) as object;
		made.set(name, new (classOf(type))(name, args, options));
	};
	for (const one of resources) add(one);
}

const file = process.env.AGREEMENT_WORLDS ?? "";
const worlds: readonly World[] = JSON.parse(readFileSync(file, "utf8"));
for (const world of worlds) register(world);
