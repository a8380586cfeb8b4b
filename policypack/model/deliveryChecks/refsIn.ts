import type { PartRef, PartRefs } from "./facts";

/**
 * The references of a list; one for all, if the list is not known. If as many
 * resources flow into it as it has texts that are not known, each text is one
 * of them.
 */
export function refsIn({ texts, ...flows }: PartRefs): readonly PartRef[] {
	if (!texts.known) return [{ text: texts, ...flows }];
	const { dependencies } = flows;
	const pending = texts.value.filter(({ known }) => !known).length;
	const isOneEach = pending > 1 && pending === dependencies.length;
	const rest = [...dependencies];
	return texts.value.map((text) => {
		if (text.known || !isOneEach) return { text, ...flows };
		const [next] = rest.splice(0, 1);
		return { text, ...flows, dependencies: next === undefined ? [] : [next] };
	});
}
