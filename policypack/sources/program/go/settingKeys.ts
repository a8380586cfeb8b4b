import type { Running } from "../run";
import { isLinked } from "./executable";
import { ownTexts } from "./sources";

/** `config.New(ctx, "acme")`, with the namespace. */
const NAMESPACE = /\bconfig\.New\(\s*\w+\s*,\s*"([^"]+)"/g;

/** A call that reads a setting, with its key if it is written there. */
const READ =
	/\b(?:Get|Require|Try)(?:Secret)?(?:Bool|Float64|Int|Object|Config)?\(\s*(?:ctx\s*,\s*)?(?:"([^"]*)"|[\w&])/g;

/** The package whose function `get` reads all settings. */
const CONFIG = /\/go\/pulumi\/config$/;

/**
 * The keys of the settings that a Go program reads: its SDK does not ask for
 * them. Undefined if not all are written in the source files of the project.
 */
export function settingKeys({
	project,
	prepared,
}: Running): readonly string[] | undefined {
	const texts = ownTexts(project).filter((text) => /\bconfig\b/i.test(text));
	const reads = texts.flatMap((text) => [...text.matchAll(READ)]);
	const keys = reads.map(([, key]) => key);
	// A library may read settings, too.
	if (keys.length === 0)
		return !prepared || isLinked(prepared, "get", CONFIG) ? undefined : [];
	const namespaces = texts.flatMap((text) =>
		[...text.matchAll(NAMESPACE)].map(([, name = ""]) => name),
	);
	const all = [project.name, ...namespaces];
	return keys.every((key) => key !== undefined)
		? keys.flatMap((key) =>
				key.includes(":") ? [key] : all.map((name) => `${name}:${key}`),
			)
		: undefined;
}
