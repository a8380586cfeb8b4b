import assert from "node:assert/strict";
import fc from "fast-check";
import type { SourceFacts } from "../../policypack/hosts/sourceFacts";
import { bucketPolicy, pending } from "../../policypack/model/samples";
import { isUnknown, known, unknown } from "../../policypack/model/value";
import { anyResource } from "../kit/anyResource";
import { draws } from "../kit/draws";
import {
	factSource,
	recordedSources,
	replayOf,
	reportOf,
	stackSource,
	throughRecord,
} from "../kit/recordedSources";
import { assertSame } from "../kit/sameData";

/**
 * What a record has of a source, apart from its deliveries: the secret texts
 * themselves are not kept.
 */
function kept({ secrets, delivery, ...seen }: SourceFacts): SourceFacts {
	return seen;
}

const policyFact = (policy: unknown) =>
	factSource([bucketPolicy({ policy: known(policy) })]);

describe("a record has the facts of", () => {
	for (const [name, seen] of recordedSources())
		it(name, () => assertSame(kept(throughRecord(seen)), kept(seen)));

	const proto = JSON.parse('{"__proto__":{"Effect":"Allow"},"constructor":1}');
	for (const [name, policy] of Object.entries<unknown>({
		"a policy that is not set": undefined,
		"a policy of null": null,
		"an empty policy": "",
		"a text": '{"Statement":[]}',
		"a lone surrogate": "\ud800 and \udc00",
		"numbers that JSON lacks": [-0, Number.NaN, Infinity, -Infinity],
		"large and small numbers": [1e308, 5e-324, 2 ** 53 + 2, -1e-7, 1e21],
		"a large integer": { Version: 2n ** 70n },
		"a date": { Date: new Date("2012-10-17T00:00:00.000Z") },
		"undefined members": { Statement: undefined, Other: [undefined, null] },
		"names of prototypes": proto,
		"names that begin with $": {
			$unknown: { cause: "pending", what: "a name" },
			$$undefined: true,
			$: 1,
			$reading: { outcome: "closed" },
		},
		"data that looks like an unknown": {
			known: false,
			cause: "pending",
			what: "the policy",
		},
		"an unknown policy": unknown("outside", "the policy"),
		"unknown parts": {
			Statement: [pending("a statement"), { Principal: pending("who") }],
			Other: unknown("unreadable", "it", "Read it.", "refresh"),
		},
		"a policy 200 levels deep": Array.from({ length: 200 }).reduce(
			(inner) => [inner],
			"*",
		),
	}))
		it(name, () => {
			const seen = policyFact(policy);
			assertSame(throughRecord(seen), seen);
		});

	it("a policy with holes, which are undefined", () => {
		const holes = Array(2);
		holes[1] = "a";
		const [fact] = throughRecord(policyFact(holes)).facts;
		assert.deepStrictEqual(
			fact,
			bucketPolicy({ policy: known([undefined, "a"]) }),
		);
	});

	it("any policy", () => {
		const leaf = fc.oneof(
			fc.constantFrom<unknown>(undefined, -0, pending("a part"), "\udead"),
			fc.double(),
			fc.bigInt(),
			fc.date({ noInvalidDate: true }),
			fc.string({ unit: "binary" }),
		);
		const names = fc.oneof(
			fc.string(),
			fc.constantFrom("$unknown", "$date", "__proto__", "known", "value"),
		);
		const { tree } = fc.letrec((tie) => ({
			tree: fc.oneof(
				{ depthSize: "small" },
				leaf,
				fc.array(tie("tree")),
				fc.dictionary(names, tie("tree")),
			),
		}));
		fc.assert(
			fc.property(tree, (policy) => {
				const [fact] = throughRecord(policyFact(policy)).facts;
				const [expected] = policyFact(policy).facts;
				assert.ok(fact && expected);
				assertSame(plain(fact), plain(expected));
			}),
			draws(300),
		);
	});
});

/** As objects of one prototype: generated ones have none. */
function plain(data: unknown): unknown {
	if (isUnknown(data) || data instanceof Date) return data;
	if (Array.isArray(data)) return data.map(plain);
	if (typeof data !== "object" || data === null) return data;
	return Object.entries(data).map(([name, item]) => [name, plain(item)]);
}

describe("the report on a record is the report on", () => {
	for (const [name, seen] of recordedSources())
		it(name, async () =>
			assert.deepStrictEqual(await replayOf(seen), reportOf(seen)),
		);

	it("a stack of any resources", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(anyResource, { maxLength: 7 }),
				async (resources) => {
					const seen = stackSource(resources);
					assert.deepStrictEqual(await replayOf(seen), reportOf(seen));
				},
			),
			draws(400),
		);
	});
});
