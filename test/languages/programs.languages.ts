import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "../../policypack/providers/resource";
import { readProgram } from "../../policypack/sources/program";
import { findingsIn, statusesIn } from "../kit/programs";
import { cases } from "./cases";
import { type Language, projectOf, removeProjects } from "./language";
import { languages } from "./languages";

const PROGRAMS = join(__dirname, "programs");

/** A comment behind a call, with the name of the resource: `at: audit`. */
const MARK = /(?:\/\/|#) at: ([\w-]+)$/;

/** Where the source files of a program mark the calls, by name of resource. */
function marksIn(
	folder: string,
	{ extension }: Language,
): ReadonlyMap<string, string> {
	const files = readdirSync(folder).filter((file) => file.endsWith(extension));
	const marks = files.flatMap((file) =>
		readFileSync(join(folder, file), "utf8")
			.split("\n")
			.flatMap((line, index) => {
				const [, name] = MARK.exec(line) ?? [];
				return name === undefined ? [] : [[name, `${file}:${index + 1}`]];
			}),
	);
	return new Map(marks as [string, string][]);
}

/** Where findings on resources are shown, by name of resource. */
function locationsIn(stack: Stack): ReadonlyMap<string, string> {
	const findings = Object.values(findingsIn(stack)).flat();
	return new Map(
		findings
			.filter(({ on }) => on.urn !== stack.urn)
			.map(({ on: { name, location } }) => [
				name,
				location ? `${location.file}:${location.line}` : "nowhere",
			]),
	);
}

describe("one suite of programs", () => {
	after(removeProjects);

	it("has a program for each case in each language, and no other", () => {
		const names = languages.map(({ name }) => name).sort();
		const found = readdirSync(PROGRAMS).filter((folder) =>
			names.some((name) => existsSync(join(PROGRAMS, folder, name))),
		);
		assert.deepEqual(found.sort(), Object.keys(cases).sort());
		for (const name of Object.keys(cases))
			for (const language of names)
				assert.ok(
					existsSync(join(PROGRAMS, name, language)),
					`no ${language} program of ${name}`,
				);
	});

	for (const language of languages)
		describe(`in ${language.name}`, () => {
			for (const [name, { files, options, statuses }] of Object.entries(cases))
				it(name, async () => {
					const program = join(PROGRAMS, name, language.name);
					const stack = await readProgram(
						projectOf(language, program, files),
						options ?? {},
					);
					assert.deepEqual(statusesIn(stack), statuses);
					const marks = marksIn(program, language);
					for (const [resource, location] of locationsIn(stack))
						assert.equal(location, marks.get(resource), resource);
				});
		});
});
