import type { Reads } from "../model/reads";

/** The values of a control's own properties in its policy's configuration. */
export type Options = Readonly<Record<string, unknown>>;

/**
 * What makes a control opt-in: it is judged only where a property of its own
 * asks for it, whatever its enforcement level is.
 */
export interface OptIn {
	/** The property that asks: `true`, or a list with an item, asks. */
	readonly property: string;
	/** A value of that property that asks, for documents, cases and tests. */
	readonly example: true | readonly string[];
	/** What an audit reads for this control alone. */
	readonly reads?: Reads;
	/** The JSON schemas of the control's own properties, by name. */
	readonly properties: Readonly<
		Record<string, Readonly<Record<string, unknown>>>
	>;
}

/** Whether a control is judged with these options; a default one always is. */
export function isAskedFor(
	{ optIn }: { readonly optIn?: OptIn },
	options: Options,
): boolean {
	if (!optIn) return true;
	const value = options[optIn.property];
	return value === true || (Array.isArray(value) && value.length > 0);
}

/** Options that ask for a control; none where it is judged by default. */
export function exampleOptions({ optIn }: { readonly optIn?: OptIn }): Options {
	return optIn ? { [optIn.property]: optIn.example } : {};
}
