import type { Location } from "../model/sources";

/** How a language's SDK of a provider spells what fixes name. */
export interface LanguageWords {
	/** A property, by its name in the provider's schema. */
	readonly property: (name: string) => string;
	readonly true: string;
	/** The function that makes a text with outputs in it. */
	readonly format: string;
}

const asInSchema = (name: string) => name;
const capitalized = (name: string) =>
	`${name.charAt(0).toUpperCase()}${name.slice(1)}`;
const withUnderscores = (name: string) =>
	name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** TypeScript and JavaScript. */
const NODE_WORDS: LanguageWords = {
	property: asInSchema,
	true: "true",
	format: "pulumi.interpolate",
};

/** By the extension of source files. */
const LANGUAGES: Readonly<Record<string, LanguageWords>> = {
	py: {
		property: withUnderscores,
		true: "True",
		format: "pulumi.Output.concat",
	},
	go: { property: capitalized, true: "true", format: "pulumi.Sprintf" },
	cs: { property: capitalized, true: "true", format: "Output.Format" },
	java: { property: asInSchema, true: "true", format: "Output.format" },
};

/**
 * The words of the language that a resource is declared in, by the file that
 * declares it; those of TypeScript, which the schema has, if it is not known.
 */
export function languageWordsOf(location: Location | undefined): LanguageWords {
	const extension = location?.file.split(".").at(-1) ?? "";
	return Object.hasOwn(LANGUAGES, extension)
		? (LANGUAGES[extension] ?? NODE_WORDS)
		: NODE_WORDS;
}
