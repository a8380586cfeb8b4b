import assert from "node:assert/strict";
import { hashOf } from "../../policypack/hosts/record/canonical";
import { isRecord } from "../../policypack/hosts/record/isRecord";
import { readRecord } from "../../policypack/hosts/record/readRecord";
import { recordText } from "../../policypack/hosts/record/writeRecord";
import { isInputError } from "../../policypack/inputError";
import { bucketPolicy, compliant } from "../../policypack/model/samples";
import { known } from "../../policypack/model/value";
import { factSource, RECORDED_AT } from "../kit/recordedSources";

type Data = Record<string, unknown>;

const text = recordText(
	factSource([...compliant, bucketPolicy({ policy: known({ a: [1] }) })]),
	RECORDED_AT,
);

/** The message on a text that is no valid record. */
function refusalOf(damaged: string): string {
	try {
		readRecord(damaged, "audit.json");
	} catch (error) {
		assert.ok(isInputError(error), String(error));
		assert.doesNotMatch(error.message, /\n/);
		return error.message;
	}
	throw new Error("the record is read");
}

/** The text with a change, as an editor would leave it. */
function edited(change: (data: Data) => unknown): string {
	const data: Data = JSON.parse(text);
	return JSON.stringify(change(data) ?? data);
}

/** The text with a change, and the hash of what it then is. */
function signed(change: (data: Data) => unknown): string {
	const data: Data = JSON.parse(edited(change));
	return JSON.stringify({ ...data, hash: hashOf(data) });
}

/** A part of the data that is an object or an array. */
const at = (data: unknown, ...path: readonly (string | number)[]): Data =>
	path.reduce((part: unknown, name) => Object(part)[name], data) as Data;

describe("a record is refused", () => {
	const CHANGED = /^audit\.json was changed after it was written/;
	for (const [what, change] of Object.entries<(data: Data) => unknown>({
		"another status of a trail": (data) => {
			at(data, "facts", 0, "isLogging").value = false;
		},
		"a fact less": (data) => {
			data.facts = (data.facts as unknown[]).slice(1);
		},
		"another time": (data) => {
			data.recordedAt = "2020-01-01T00:00:00.000Z";
		},
		"another account": (data) => {
			at(data, "identity").account = "444455556666";
		},
		"another version of the tool": (data) => {
			at(data, "tool").version = "9.9.9";
		},
		"another name of the source": (data) => {
			at(data, "source").name = "other.json";
		},
		"a property more": (data) => {
			data.comment = "looks fine";
		},
		"a property more in a fact": (data) => {
			at(data, "facts", 0).comment = "looks fine";
		},
		"another hash": (data) => {
			data.hash = `sha256:${"0".repeat(64)}`;
		},
		"no hash": ({ hash: _, ...rest }) => rest,
		"a lookup more": (data) => {
			data.lookups = [{ control: "CloudTrail.1", facts: [0] }];
		},
	}))
		it(`with ${what}`, () => assert.match(refusalOf(edited(change)), CHANGED));

	it("and not if only its white space and the order of its names differ", () => {
		const { seen } = readRecord(
			edited((data) => Object.fromEntries(Object.entries(data).reverse())),
			"audit.json",
		);
		assert.deepStrictEqual(
			seen.facts,
			readRecord(text, "audit.json").seen.facts,
		);
	});

	for (const length of [0, 1, 20, 400, text.length - 4])
		it(`that is truncated after ${length} characters`, () =>
			assert.match(
				refusalOf(text.slice(0, length)),
				/^audit\.json(:\d+)? is not valid JSON, or is truncated: use a complete copy/,
			));

	for (const [what, foreign] of Object.entries<unknown>({
		"an array": [],
		null: null,
		"a text": "record",
		"a state": { version: 3, deployment: { resources: [] } },
		"a report": { schemaVersion: 2, sources: [] },
		"a version that is no number": { ...JSON.parse(text), schemaVersion: "1" },
	}))
		it(`that is ${what}`, () =>
			assert.match(
				refusalOf(JSON.stringify(foreign)),
				/^audit\.json is not a record: use files that check or audit wrote with --record\.$/,
			));

	it("of a newer version, with that version", () => {
		const newer = signed((data) => {
			data.schemaVersion = 2;
			data.tool = { name: "cloudtrail-compliance", version: "9.9.9" };
		});
		assert.match(
			refusalOf(newer),
			/^audit\.json is a record of schema version 2 by version 9\.9\.9 of the package, and version \S+ reads schema version 1: use the version of the package that wrote it\.$/,
		);
	});

	it("of a newer version, by a version that is no text", () => {
		const newer = signed((data) => {
			data.schemaVersion = 2;
			data.tool = { name: "cloudtrail-compliance", version: { toString: 1 } };
		});
		assert.match(
			refusalOf(newer),
			/^audit\.json is a record of schema version 2, and version \S+ reads/,
		);
	});

	const INVALID =
		/^audit\.json is not a valid record \(.+\): record the source/;
	for (const [what, change] of Object.entries<(data: Data) => unknown>({
		"a fact of another kind": (data) => {
			at(data, "facts", 0).kind = "other";
		},
		"a fact that is null": (data) => {
			data.facts = [null];
		},
		"a value that is neither known nor unknown": (data) => {
			at(data, "facts", 0).isLogging = true;
		},
		"an unknown without a cause": (data) => {
			at(data, "facts", 0).isLogging = { known: false, what: "it" };
		},
		"no facts": (data) => {
			data.facts = {};
		},
		"another tool": (data) => {
			data.tool = { name: "other", version: "1.0.0" };
		},
		"a time that is none": (data) => {
			data.recordedAt = "yesterday Z";
		},
		"a lookup of a fact that is not there": (data) => {
			data.lookups = [{ control: "CloudTrail.1", facts: [99] }];
		},
		"a mark in a policy that is not known": (data) => {
			at(data, "facts", 5, "policy").value = { $other: 1 };
		},
		"an unknown in a policy that is none": (data) => {
			at(data, "facts", 5, "policy").value = [{ $unknown: { cause: "no" } }];
		},
		"an unknown in a policy with more": (data) => {
			const $unknown = { cause: "pending", what: "it", more: 1 };
			at(data, "facts", 5, "policy").value = { $unknown };
		},
		"a mark with a property beside it": (data) => {
			at(data, "facts", 5, "policy").value = { $undefined: true, b: 1 };
		},
		"a reading that is none": (data) => {
			at(data, "facts", 5, "policy").value = { $reading: { outcome: "open" } };
		},
		"a public reading without a reason": (data) => {
			at(data, "facts", 5, "policy").value = {
				$reading: { outcome: "public" },
			};
		},
		"an integer that is none": (data) => {
			at(data, "facts", 5, "policy").value = { $bigint: "many" };
		},
	}))
		it(`with ${what}, though its hash is right`, () =>
			assert.match(refusalOf(signed(change)), INVALID));

	it("with a policy that is nested too deep", () => {
		const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
		assert.match(refusalOf(text.replace('{"a":[1]}', deep)), INVALID);
	});
});

describe("a text is taken for a record", () => {
	for (const [what, one] of Object.entries({
		"as it is written": text,
		"with a byte order mark": `\uFEFF${text}`,
		truncated: text.slice(0, 200),
		"written by another program": edited((data) =>
			Object.fromEntries(Object.entries(data).reverse()),
		),
		"of a newer version": edited((data) => ({ ...data, schemaVersion: 7 })),
	}))
		it(what, () => assert.equal(isRecord(one), true));

	for (const [what, one] of Object.entries({
		"a report": '{ "schemaVersion": 2, "generatedAt": "", "sources": [] }',
		"a state": '{"version":3,"deployment":{"resources":[]}}',
		"a state with its words": JSON.stringify({
			version: 3,
			deployment: { recordedAt: 1, facts: 2 },
		}),
		"an empty text": "",
	}))
		it(`and not if it is ${what}`, () => assert.equal(isRecord(one), false));
});
