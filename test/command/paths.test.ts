import assert from "node:assert/strict";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readSource } from "../../policypack/hosts/readSource";
import { temporaryFolder } from "../kit/command";

describe("a path that cannot be read", () => {
	const folder = temporaryFolder();
	after(() => folder.remove());

	before(() => {
		writeFileSync(join(folder.path, "state.json"), "{}");
		symlinkSync("loop", join(folder.path, "loop"));
	});

	for (const [what, name, says] of [
		["that does not exist", "none.json", /none\.json does not exist: use/],
		[
			"through a file",
			"state.json/x",
			/state\.json\/x cannot be read \(ENOTDIR\): use/,
		],
		[
			"that is too long",
			"x".repeat(5000),
			/xx… cannot be read \(ENAMETOOLONG\): use/,
		],
		["that leads to itself", "loop", /loop cannot be read \(ELOOP\): use/],
		[
			"with a NUL character",
			"a\0b",
			/a\\0b cannot be read \(ERR_INVALID_ARG_VALUE\): use/,
		],
	] as const)
		it(`is refused: one ${what}`, async () => {
			await assert.rejects(readSource(join(folder.path, name), {}), {
				name: "InputError",
				message: says,
			});
		});
});
