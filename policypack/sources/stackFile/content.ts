import { stripVTControlCharacters } from "node:util";
import { inputError } from "../../inputError";
import { isBag } from "../../providers/wire";
import { previewWithoutResources } from "./preview";
import type { Bag } from "./states";

/** The content of a file: one JSON value, or engine events, one per line. */
export type Content =
	| { readonly kind: "value"; readonly value: unknown }
	| { readonly kind: "events"; readonly events: readonly Bag[] };

/** How to create a supported file. */
export const HOW_TO_CREATE =
	'create it with "pulumi stack export" or "pulumi preview --json --show-sames".';

/** Parses the text of a file. Throws an input error if it is not JSON. */
export function contentOf(text: string, where: string): Content {
	const json = text.replace(/^\uFEFF/, "").trim();
	if (json === "")
		throw inputError(
			`${where} is empty, for example because a preview could not start: fix the error that Pulumi reported, or ${HOW_TO_CREATE}`,
		);
	try {
		const value: unknown = JSON.parse(json);
		return isEvent(value)
			? { kind: "events", events: [value] }
			: { kind: "value", value };
	} catch {
		const lines = json.split(/\r?\n/).filter((line) => !isRemark(line));
		const value = parsed(lines.join("\n"));
		if (value !== undefined && !isEvent(value)) return { kind: "value", value };
		return { kind: "events", events: eventsIn(lines, where) };
	}
}

/** Whether a line is a warning or note on standard error. */
function isRemark(line: string): boolean {
	// The notice of a new version continues with install commands.
	return /^(?:(?:warning|info): |\s+\$ |or visit )/.test(
		stripVTControlCharacters(line),
	);
}

function eventsIn(all: readonly string[], where: string): readonly Bag[] {
	const lines = all.filter((line) => line.trim() !== "");
	const events = lines.map(parsed).filter(isEvent);
	if (events.length === lines.length) return events;
	// An error on standard error, redirected to the same file.
	const at = lines.findIndex((line) => /^error: ./.test(line));
	if (at >= 0 && !lines.some((line) => SHOWS_RESOURCES.test(line)))
		throw previewWithoutResources(
			where,
			lines
				.slice(at)
				.filter((line) => parsed(line) === undefined)
				.join("\n"),
		);
	if (/\.[cm]?[jt]sx?$/.test(where))
		throw inputError(
			`${where} is a program file: use the folder that contains its Pulumi.yaml.`,
		);
	throw inputError(
		hasJsonInside(lines)
			? `${where} has other output before or after its JSON: create it again from standard output only (without 2>&1).`
			: events.length > 0
				? `${where} is an engine event stream that is truncated or contains other output: create it again from standard output only.`
				: `${where} is not valid JSON, or is truncated: ${HOW_TO_CREATE}`,
	);
}

/** Whether lines contain one complete JSON document, and other lines. */
function hasJsonInside(lines: readonly string[]): boolean {
	const first = lines.findIndex((line) => line.startsWith("{"));
	const last = lines.findLastIndex((line) => line.trimEnd() === "}");
	return (
		first >= 0 &&
		parsed(lines.slice(first, Math.max(first, last) + 1).join("\n")) !==
			undefined &&
		!lines.some((line) => isEvent(parsed(line)))
	);
}

/** Properties of every file with resources. */
const SHOWS_RESOURCES = /"(urn|steps|deployment|checkpoint)"/;

function parsed(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

/** https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/events.go */
function isEvent(value: unknown): value is Bag {
	return (
		isBag(value) &&
		typeof value.sequence === "number" &&
		Object.keys(value).some((key) => key.endsWith("Event"))
	);
}
