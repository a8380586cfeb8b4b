import assert from "node:assert/strict";
import { readRecord } from "../../policypack/hosts/record/readRecord";
import { recordText } from "../../policypack/hosts/record/writeRecord";
import { recordedSources } from "./sources";

describe("a record", () => {
	for (const [name, seen] of recordedSources())
		it(`has the facts of ${name}`, () => {
			const recordedAt = new Date("2026-11-26T09:30:00.000Z");
			const read = readRecord(recordText(seen, recordedAt), "record.json");
			assert.deepStrictEqual(read.seen, seen);
			assert.deepStrictEqual(read.recordedAt, recordedAt);
		});
});
