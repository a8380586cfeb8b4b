import assert from "node:assert/strict";
import { type Ended, run } from "../kit/command";

describe("The command controls --iam-policy", () => {
	let ended: Ended;
	before(() => {
		ended = run(["controls", "--iam-policy"]);
	});

	it("prints an IAM policy, and nothing else", () => {
		assert.equal(ended.code, 0);
		assert.equal(ended.stderr, "");
		const { Version, Statement } = JSON.parse(ended.stdout);
		assert.equal(Version, "2012-10-17");
		assert.equal(Statement.length, 1);
		const [{ Effect, Resource }] = Statement;
		assert.deepEqual({ Effect, Resource }, { Effect: "Allow", Resource: "*" });
	});

	it("allows reading alone, each action once and by name", () => {
		const [{ Action }] = JSON.parse(ended.stdout).Statement;
		assert.equal(new Set(Action).size, Action.length);
		for (const action of Action)
			assert.match(
				action,
				/^(cloudtrail|ec2|logs|s3|securityhub|sts):(Describe|Get|List)[A-Za-z]+$/,
			);
	});
});
