import assert from "node:assert/strict";
import fc from "fast-check";
import { recordFileName } from "../../policypack/hosts/record/fileName";
import type { ReportSource } from "../../policypack/hosts/report/report";
import type { SourceIdentity } from "../../policypack/hosts/sourceIdentity";

const nameOf = (
	kind: ReportSource["kind"],
	identity: Partial<SourceIdentity>,
	name = "state.json",
) =>
	recordFileName({
		source: { kind, name, folder: "" },
		identity: { account: undefined, partition: undefined, ...identity },
	});

const account = { account: "111122223333", partition: "aws" };
const stack = { project: "shop", stack: "prod" };

describe("the file of a record", () => {
	it("is named after the account", () =>
		assert.match(
			nameOf("account", account),
			/^account-aws-111122223333-[0-9a-f]{12}\.json$/,
		));

	it("is named after the stack, and its account if that is known", () => {
		assert.match(
			nameOf("state", stack),
			/^state-shop-prod-[0-9a-f]{12}\.json$/,
		);
		assert.match(
			nameOf("program", { ...stack, account: "111122223333" }),
			/^program-shop-prod-111122223333-[0-9a-f]{12}\.json$/,
		);
	});

	it("is the same wherever the source is read from", () => {
		assert.equal(
			nameOf("state", stack, "a.json"),
			nameOf("state", stack, "/tmp/b.json"),
		);
		assert.equal(
			nameOf("account", account, "111122223333"),
			nameOf("account", { partition: "aws", account: "111122223333" }, "x"),
		);
	});

	it("is the same whatever is known of the stack's providers", () => {
		const of = { provider: undefined };
		const places = [[], [of], [{ ...of, account: "444455556666" }]];
		const names = places.map((providers) =>
			nameOf("state", { ...stack, providers }),
		);
		assert.deepEqual([...new Set(names)], [nameOf("state", stack)]);
	});

	it("is one of its own for each source without an identity", () => {
		assert.notEqual(
			nameOf("state", {}, "a.json"),
			nameOf("state", {}, "b.json"),
		);
		assert.notEqual(
			nameOf("account", { partition: "aws" }, "unknown"),
			nameOf("account", { partition: "aws-cn" }, "unknown"),
		);
	});

	it("is another one for another source", () => {
		const names = [
			nameOf("state", stack),
			nameOf("preview", stack),
			nameOf("state", { ...stack, stack: "Prod" }),
			nameOf("state", { project: "shop-prod", stack: "x" }),
			nameOf("state", { project: "shop", stack: "prod-x" }),
			nameOf("state", { project: "shop/prod", stack: "x" }),
			nameOf("state", { ...stack, account: "444455556666" }),
			nameOf("account", account),
			nameOf("account", { ...account, partition: "aws-cn" }),
		].map((name) => name.toLowerCase());
		assert.equal(new Set(names).size, names.length);
	});

	it("is safe and short, whatever the names are", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: "binary", maxLength: 400 }),
				fc.string({ maxLength: 400 }),
				(one, other) => {
					for (const name of [
						nameOf("state", { project: one, stack: other }),
						nameOf("account", { account: one, partition: other }),
						nameOf("preview", {}, one),
					]) {
						assert.match(name, /^[a-z][A-Za-z0-9._-]+\.json$/);
						assert.ok(Buffer.byteLength(name) <= 200, name);
						assert.doesNotMatch(name, /\.\.\/|^(con|nul|aux|prn)\b/i);
					}
				},
			),
		);
	});
});
