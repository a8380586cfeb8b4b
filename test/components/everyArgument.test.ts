import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
	type ArgumentGroup,
	argumentGroups,
	argumentPaths,
} from "../../.dev/componentArguments";
import { validDraws } from "../kit/component/randomArguments";
import { root } from "../kit/sourceFiles";
import { mistakes } from "./mistakes";

/** Many draws, the same in each run. */
const DRAWS = { numRuns: 5000, seed: 1 };

/** The path of every value in drawn arguments, lists left out of it. */
function pathsIn(value: unknown, before = ""): readonly string[] {
	if (Array.isArray(value)) return value.flatMap((one) => pathsIn(one, before));
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value)
		.filter(([, inner]) => inner !== undefined)
		.flatMap(([key, inner]) => {
			const path = before === "" ? key : `${before}.${key}`;
			return [path, ...pathsIn(inner, path)];
		});
}

const groups: readonly ArgumentGroup[] = argumentGroups(root);
const paths = argumentPaths(groups);

describe("every argument of ComplianceTrail", () => {
	it("is found in the types, those of objects included", () => {
		for (const path of [
			"trailName",
			"tags",
			"retention.expirationDays",
			"organization.id",
			"alarms.topicArn",
			"dataEvents.fields.notEndsWith",
		])
			assert.ok(paths.includes(path), path);
	});

	it("is drawn at random (draws.ts)", () => {
		const drawn = new Set(
			fc.sample(validDraws, DRAWS).flatMap(({ args }) => pathsIn(args)),
		);
		assert.deepEqual(
			paths.filter((path) => !drawn.has(path)),
			[],
			"add these to test/kit/component/randomArguments.ts",
		);
	});

	it("is given wrong values (mistakes.ts)", () => {
		const named = new Set(
			fc
				.sample(mistakes, DRAWS)
				.map(({ path, named }) =>
					(named ?? path.join(".")).replace(/\[\d+\]/g, ""),
				),
		);
		assert.deepEqual(
			paths.filter((path) => !named.has(path)),
			[],
			"add these to test/components/mistakes.ts",
		);
	});

	it("has a description, and a default unless it is required", () => {
		for (const { name: group, arguments: all } of groups)
			for (const { name, description, isRequired, ...one } of all) {
				assert.notEqual(description, "", `${group}.${name}`);
				if (isRequired || group === "DataEventField") continue;
				assert.ok(one.default, `${group}.${name} has no "Default: …"`);
			}
	});
});
