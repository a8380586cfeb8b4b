import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileSchema } from "../policypack/configuration/fileSchema";
import { RECORD_SCHEMA } from "../policypack/hosts/record/recordSchema";
import { REPORT_SCHEMA } from "../policypack/hosts/report/jsonSchema";
import type { Control } from "../policypack/judging/control";
import { withSection } from "./markdown";
import { bodyOf, MARKER, pageOf } from "./page";
import { configurationTable, controlsTable } from "./readmeTables";
import { withDefinitions } from "./schemaDefinitions";
import { versionsTable } from "./versionsTable";

/** A file with generated parts, as it must be. */
export interface GeneratedFile {
	/** Path relative to the root of the project. */
	readonly path: string;
	readonly text: string;
}

/** What the metadata make of the documents, and what stands in the way. */
export interface Generated {
	readonly files: readonly GeneratedFile[];
	/** Sentences on files that cannot be generated. */
	readonly problems: readonly string[];
}

/** Generates every document that repeats what the controls say. */
export function generate(
	root: string,
	controls: readonly Control[],
): Generated {
	const files = [
		schemaFile("config.schema.json", withDefinitions(fileSchema(controls))),
		schemaFile("report.schema.json", withDefinitions(REPORT_SCHEMA)),
		schemaFile("record.schema.json", withDefinitions(RECORD_SCHEMA)),
	];
	const problems: string[] = [];
	for (const control of controls) {
		const path = `policypack/controls/${control.policy}/README.md`;
		const body = bodyOf(read(root, path));
		if (body === undefined)
			problems.push(`${path} lacks the line ${MARKER}: add it above the body.`);
		else files.push({ path, text: pageOf(control, body) });
	}
	let readme = read(root, "README.md");
	for (const [name, body] of [
		["controls", controlsTable(controls)],
		["configuration", configurationTable(controls)],
		["versions", versionsTable()],
	] as const) {
		const changed = withSection(readme, name, body);
		if (changed === undefined)
			problems.push(
				`README.md lacks <!-- ${name}:start --> or <!-- ${name}:end -->: add both.`,
			);
		else readme = changed;
	}
	if (readme !== "") files.push({ path: "README.md", text: readme });
	return { files, problems };
}

/** Files that are not as they must be. */
export function staleOf(
	root: string,
	{ files }: Generated,
): readonly GeneratedFile[] {
	return files.filter(({ path, text }) => read(root, path) !== text);
}

function read(root: string, path: string): string {
	const file = join(root, path);
	return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/**
 * A JSON schema in few bytes, since it is in the package: one line for each
 * keyword, and for each property and definition.
 */
function schemaFile(path: string, schema: object): GeneratedFile {
	const text = linesOf(schema, ["properties", "definitions"]);
	return { path, text: `${text}\n` };
}

function linesOf(part: object, divided: readonly string[]): string {
	const lines = Object.entries(part).map(([key, value]) => {
		const text = divided.includes(key)
			? linesOf(Object(value), [])
			: JSON.stringify(value);
		return `${JSON.stringify(key)}:${text}`;
	});
	return `{\n${lines.join(",\n")}\n}`;
}
