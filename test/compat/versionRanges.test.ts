import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { versionsTable } from "../../.dev/versionsTable";
import { root } from "../kit/sourceFiles";
import { type Ends, nodes, peers } from "./matrix";

const declared = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** The range that has these ends, and no version without a test at its ends. */
const rangeOf = (majors: Readonly<Record<string, Ends>>): string =>
	Object.values(majors)
		.map(({ oldest }) => `^${oldest}`)
		.join(" || ");

describe("What package.json declares", () => {
	it("of Node is what is tested", () => {
		assert.equal(declared.engines.node, rangeOf(nodes));
	});

	it("of peers is what is tested", () => {
		assert.deepEqual(
			declared.peerDependencies,
			Object.fromEntries(
				Object.entries(peers).map(([name, majors]) => [name, rangeOf(majors)]),
			),
		);
	});

	it("has ends of the major version that they are listed by", () => {
		for (const majors of [nodes, ...Object.values(peers)])
			for (const [major, ends] of Object.entries(majors))
				for (const version of Object.values(ends))
					assert.equal(version.split(".")[0], major);
	});

	it("is what the README's table says", () => {
		const readme = readFileSync(join(root, "README.md"), "utf8");
		assert.ok(readme.includes(versionsTable()));
		const ranges = [
			declared.engines.node,
			...Object.values<string>(declared.peerDependencies),
		];
		for (const range of ranges)
			assert.ok(
				readme.includes(`\`${range.replaceAll("|", "\\|")}\``),
				`the README lacks ${range}`,
			);
	});
});
