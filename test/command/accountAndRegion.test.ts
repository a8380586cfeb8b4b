import assert from "node:assert/strict";
import { run } from "../kit/command";

describe("the account and Region of a program", () => {
	for (const [args, says] of [
		[
			["--account-id", "12345"],
			/--account-id 12345 is not a valid account ID: use 12 digits/,
		],
		[["--account-id", "1111-2222-3333"], /is not a valid account ID/],
		[
			["--region", "Ireland"],
			/--region Ireland is not a valid Region name: use a name such as eu-west-1/,
		],
		[["--region", "eu-west-1a"], /is not a valid Region name/],
	] as const)
		it(`${args.join(" ")} is refused in one line`, () => {
			const { code, stdout, stderr } = run(["check", "examples", ...args]);
			assert.equal(code, 2);
			assert.equal(stdout, "");
			assert.match(stderr, says);
			assert.equal(stderr.trim().split("\n").length, 1);
		});

	it("are options that the help names", () => {
		const { stdout } = run(["check", "--help"]);
		assert.match(stdout, /--account-id <id>/);
		assert.match(stdout, /--region <name>/);
	});
});
