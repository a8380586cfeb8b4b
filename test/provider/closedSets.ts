import { argsCheck } from "../../components/validation/argsSchema";
import type { CheckedClass, CheckedProperty, CheckedType } from "./classSchema";

/** The class with an enum where it validates a closed set of values. */
export function withClosedSets({
	inputs,
	outputs,
}: CheckedClass): CheckedClass {
	return { inputs: properties(inputs, "", (value) => value), outputs };
}

type Put = (value: unknown) => unknown;

function properties(
	all: Readonly<Record<string, CheckedProperty>>,
	above: string,
	put: Put,
): Readonly<Record<string, CheckedProperty>> {
	return Object.fromEntries(
		Object.entries(all).map(([name, one]) => {
			const path = above === "" ? name : `${above}.${name}`;
			const at: Put = (value) => put({ [name]: value });
			return [name, { ...one, type: typeWith(one.type, path, at) }];
		}),
	);
}

function typeWith(type: CheckedType, path: string, put: Put): CheckedType {
	if (type.kind === "array" && type.inner)
		return {
			...type,
			inner: typeWith(type.inner, `${path}[0]`, (value) => put([value])),
		};
	if (type.properties)
		return { ...type, properties: properties(type.properties, path, put) };
	const values = allowedAt(path, put);
	if (!values) return type;
	// Where the type names other values than the validation, no schema has both.
	return `${type.values ?? values}` === `${values}`
		? { ...type, kind: "enum", values }
		: { ...type, values: [...(type.values ?? []), ...values] };
}

/** The values that a message says are the only ones at a path. */
function allowedAt(path: string, put: Put): readonly string[] | undefined {
	for (const [at, problem] of argsCheck(put("no such value"), ""))
		if (at === path)
			return /^must be one of (.*)$/.exec(problem)?.[1]?.split(", ");
	return undefined;
}
