import { join, sep } from "node:path";
import { runtime } from "@pulumi/pulumi";
import { root } from "./sourceFiles";

/** A resource that a program registers. */
export interface Registered {
	readonly type: string;
	readonly name: string;
	readonly inputs: Readonly<Record<string, unknown>>;
}

/** How an example is previewed. */
export interface Preview {
	/** Settings of the stack, by name; data is written as JSON, as Pulumi does. */
	readonly config?: Readonly<Record<string, unknown>>;
	/** Outputs that only AWS knows, by type. Default: the inputs alone. */
	readonly outputs?: (
		resource: Registered,
	) => Readonly<Record<string, unknown>>;
	/** Answers of functions, by token. Default: a call is an error. */
	readonly functions?: Readonly<Record<string, object>>;
}

/** What an example registers in a preview against mocks. */
export async function previewedExample(
	example: string,
	{ config = {}, outputs = () => ({}), functions = {} }: Preview = {},
): Promise<readonly Registered[]> {
	const registered: Registered[] = [];
	await runtime.setMocks(
		{
			newResource: ({ type, name, inputs }) => {
				const resource = { type, name, inputs };
				registered.push(resource);
				return {
					id: `${name}-id`,
					state: { ...inputs, ...outputs(resource) },
				};
			},
			call: ({ token }) => {
				const answer = functions[token];
				if (!answer) throw new Error(`the example calls ${token}`);
				return answer;
			},
		},
		example,
		"prod",
		true,
		"acme",
	);
	runtime.setAllConfig(
		Object.fromEntries(
			Object.entries(config).map(([name, value]) => [
				`${example}:${name}`,
				typeof value === "string" ? value : JSON.stringify(value),
			]),
		),
	);
	const folder = join(root, "examples", example);
	// A module that is cached registers nothing.
	for (const file of Object.keys(require.cache))
		if (file.startsWith(folder + sep)) delete require.cache[file];
	await runtime.runInPulumiStack(async () => require(join(folder, "index.ts")));
	await runtime.disconnect();
	return registered.filter(({ type }) => type !== "pulumi:pulumi:Stack");
}

/** The only resource of a type that an example registers. */
export function onlyOf(
	all: readonly Registered[],
	wanted: string,
): Registered["inputs"] {
	const found = all.filter(({ type }) => type === wanted);
	const [first] = found;
	if (!first || found.length > 1)
		throw new Error(`${found.length} resources are of type ${wanted}`);
	return first.inputs;
}
