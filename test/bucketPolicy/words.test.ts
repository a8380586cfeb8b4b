import * as assert from "node:assert/strict";
import { readPolicy } from "../../policypack/model/bucketPolicy/document";
import { unknown } from "../../policypack/model/value";
import {
	closedStatement,
	policy,
	publicStatement,
	statement,
	to,
	where,
} from "./statements";

describe("what readPolicy says", () => {
	function reasonOf(given: unknown): string {
		const reading = readPolicy(given);
		assert.ok("reason" in reading, `no reason: ${reading.outcome}`);
		return reading.reason;
	}

	it("names a statement by its Sid", () => {
		assert.equal(
			reasonOf(policy(statement({ Sid: "AllowAll" }))),
			'statement AllowAll lets anyone in (principal "*" and no condition)',
		);
	});

	it("names a statement without a Sid by its place", () => {
		assert.match(
			reasonOf(policy(closedStatement, publicStatement)),
			/^statement 2 /,
		);
	});

	it("does not take a Sid that AWS would refuse for a name", () => {
		const named = policy(statement({ Sid: "a\nb" }), statement({ Sid: 7 }));
		assert.match(reasonOf(named), /^statement 1 .*; statement 2 [^\n]*$/);
	});

	it("counts public statements after the third", () => {
		const many = Array.from({ length: 7 }, () => publicStatement);
		assert.match(reasonOf(policy(...many)), /statement 3 .*; and 4 more$/);
	});

	it("says that a condition binds to nothing fixed", () => {
		assert.match(
			reasonOf(where("Bool", "aws:SecureTransport", "true")),
			/no condition that names fixed values/,
		);
	});

	it("says which condition holds a wildcard", () => {
		assert.match(
			reasonOf(where("StringLike", "AWS:SOURCEVPC", "vpc-*")),
			/its condition on aws:SourceVpc holds a value that is not fixed/,
		);
	});

	it("says how wide an address range may be", () => {
		assert.match(
			reasonOf(where("IpAddress", "aws:SourceIp", "::/0")),
			/\/8 .*\/32/,
		);
	});

	it("says that a text is not JSON, and never quotes it", () => {
		const reason = reasonOf('{"Sid": hunter2}');
		assert.match(reason, /^the text is not JSON/);
		assert.doesNotMatch(reason, /hunter2|Sid/);
	});

	it("says in its own words what a policy lacks", () => {
		assert.equal(reasonOf({}), "the policy has no Statement");
		assert.equal(
			reasonOf(to(undefined)),
			"statement 1 allows, but has no Principal",
		);
		assert.equal(
			reasonOf(policy(statement({ Effect: null }))),
			"statement 1 has no Effect",
		);
	});

	it("never tells values of conditions or names of principals", () => {
		for (const given of [
			where("StringLike", "aws:SourceVpc", "hunter2*"),
			where("StringEquals", "aws:Referer", "hunter2"),
			to({ AWS: "hunter2*" }),
			to({ Federated: "hunter2" }),
			to({ hunter2: "hunter2" }),
			policy(statement({ Effect: "hunter2" })),
		]) {
			assert.doesNotMatch(reasonOf(given), /hunter2/);
		}
	});

	it("passes on what is not known, and why", () => {
		const secret = unknown("unreadable", "the VPC's id");
		const reading = readPolicy(where("StringEquals", "aws:SourceVpc", secret));
		assert.deepEqual(reading, { outcome: "unknown", unknown: secret });
	});

	it("takes plain data that looks unknown for what it is", () => {
		const looks = { known: false, cause: "pending", what: "nothing" };
		assert.equal(readPolicy(looks).outcome, "malformed");
	});
});
