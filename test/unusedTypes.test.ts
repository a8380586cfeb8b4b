import assert from "node:assert/strict";
import { withoutUnusedTypes } from "../.dev/build/unusedTypes";

describe("the type declarations of the package", () => {
	const files = new Map([
		[
			"entry.d.ts",
			'import "./effects";\nimport type { Used, Unused } from "./types";\nexport { made, type Shown as Renamed } from "./made";\nexport type * from "./all";\nexport declare function first(used: Used): void;\ndeclare const internal: Unused;\n',
		],
		[
			"types.d.ts",
			"/** Kept. */\nexport interface Used {\n\treadonly deep: Deep;\n}\ntype Deep = string;\nexport interface Unused {\n\treadonly no: string;\n}\n",
		],
		[
			"made/index.d.ts",
			'import { type Value } from "@scope/package";\nexport declare const made: Value;\nexport interface Shown {\n}\nexport declare const notMade: Shown;\n',
		],
		["all.d.ts", "export interface One {\n}\nexport interface Two {\n}\n"],
		["effects.d.ts", "export {};\n"],
		["internal.d.ts", "export interface Internal {\n}\n"],
	]);
	const kept = withoutUnusedTypes(files, ["entry.d.ts"]);

	it("are those of the entry and those that it refers to", () => {
		assert.deepEqual([...kept.keys()].sort(), [
			"all.d.ts",
			"entry.d.ts",
			"made/index.d.ts",
			"types.d.ts",
		]);
		assert.equal(
			kept.get("types.d.ts"),
			"/** Kept. */\nexport interface Used {\n\treadonly deep: Deep;\n}\ntype Deep = string;\n",
		);
		assert.equal(kept.get("all.d.ts"), files.get("all.d.ts"));
	});

	it("import what they use", () => {
		assert.match(
			kept.get("entry.d.ts") ?? "",
			/^import type \{ Used \} from "\.\/types";\nexport \{ made, type Shown as Renamed \} from "\.\/made";/,
		);
		assert.equal(
			kept.get("made/index.d.ts"),
			'import { type Value } from "@scope/package";\nexport declare const made: Value;\nexport interface Shown {\n}\n',
		);
	});
});
