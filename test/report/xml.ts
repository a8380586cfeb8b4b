import { SaxesParser } from "saxes";

/** An element of an XML document. */
export interface XmlElement {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly XmlElement[];
	readonly text: string;
}

/** The root of an XML document, read by a strict parser. Throws if it is not well-formed. */
export function rootIn(document: string): XmlElement {
	const parser = new SaxesParser();
	const open: (XmlElement & { children: XmlElement[]; text: string })[] = [];
	let root: XmlElement | undefined;
	parser.on("error", (error) => {
		throw error;
	});
	parser.on("opentag", ({ name, attributes }) => {
		const element = { name, attributes, children: [], text: "" };
		open.at(-1)?.children.push(element);
		root ??= element;
		open.push(element);
	});
	parser.on("text", (text) => {
		const element = open.at(-1);
		if (element) element.text += text;
	});
	parser.on("closetag", () => {
		open.pop();
	});
	parser.write(document).close();
	if (!root) throw new Error("The document has no element.");
	return root;
}
