import { argumentGroups } from "../../.dev/componentArguments";
import { root } from "../kit/sourceFiles";

/*
 * The arguments of the component by what they take, read from their types: a
 * new argument is given wrong values by this alone.
 */

const [own] = argumentGroups(root);

/** Arguments that take a string, or an input of one. */
export const textArguments = ofType(/^(Input<string>|string)$/);

/** Arguments that take true or false. */
export const flagArguments = ofType(/^boolean$/);

/** Arguments that take an object. */
export const objectArguments = ofType(/^([A-Z]\w*$|Record<)/);

/** Arguments that take a list. */
export const listArguments = ofType(/\[\]$/);

function ofType(type: RegExp): readonly string[] {
	const names = (own?.arguments ?? [])
		.filter((argument) => type.test(argument.type))
		.map(({ name }) => name);
	if (names.length === 0) throw new Error(`no argument is of type ${type}`);
	return names;
}
