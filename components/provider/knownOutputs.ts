import { isSecret, Output } from "@pulumi/pulumi";
import { innerPath } from "../validation/paths";
import { mapped } from "./arguments";
import { isKnown, rawValue } from "./rawValue";

/** Arguments with the values of outputs, and the paths of these. */
export interface Known {
	readonly args: unknown;
	readonly paths: ReadonlySet<string>;
}

/** Arguments with the value of each output that is known, of secrets if asked. */
export async function withKnownOutputs(
	args: unknown,
	secretsToo: boolean,
): Promise<Known> {
	const paths = new Set<string>();
	const known = async (value: unknown, path: string): Promise<unknown> => {
		if (!Output.isInstance(value))
			return mapped(value, (one, key) =>
				known(
					one,
					Array.isArray(value) ? `${path}[${key}]` : innerPath(path, key),
				),
			);
		const isHidden = !secretsToo && (await isSecret(value));
		if (isHidden || !(await isKnown(value))) return value;
		paths.add(path);
		return rawValue(value);
	};
	return { args: await known(args, ""), paths };
}
