import assert from "node:assert/strict";
import { run } from "../kit/command";

describe("the account and Region of a program", () => {
	for (const [args, says] of [
		[
			["--account-id", "12345"],
			/--account-id 12345 is not an account id: write its 12 digits/,
		],
		[["--account-id", "1111-2222-3333"], /is not an account id/],
		[
			["--region", "Ireland"],
			/--region Ireland is not the name of a Region: write one as eu-west-1/,
		],
		[["--region", "eu-west-1a"], /is not the name of a Region/],
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
