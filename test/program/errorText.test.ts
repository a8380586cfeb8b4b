import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
	errorMessage,
	firstSentence,
} from "../../policypack/sources/errorText";

/** What the SDK says from 3.270 on of a program that waits for itself. */
const WAITS = `The Pulumi runtime detected that the program exited before the following resource
registrations could complete:
  * "one" [aws:s3/bucket:Bucket] was waiting for the value of its input property "bucket"
  * "two" [aws:s3/bucket:Bucket] was waiting for its parent "one" to finish registering

This can happen when a resource's inputs, dependencies, or parent depend on a promise or
output that never resolves, or when there is a cyclic dependency between resources.`;

describe("the first sentence of a report", () => {
	for (const read of [errorMessage, firstSentence]) {
		it(`goes on where its line was wrapped (${read.name})`, () => {
			assert.equal(
				read(WAITS),
				'The Pulumi runtime detected that the program exited before the following resource registrations could complete: "one" [aws:s3/bucket:Bucket] was waiting for the value of its input property "bucket"',
			);
		});
	}
	it("ends where a line is short, or the next begins another sentence", () => {
		assert.equal(errorMessage("Error: no key\nof the table"), "Error: no key");
		const long = `Error: ${"no ".repeat(30)}key`;
		assert.equal(errorMessage(`${long}\nOf the table`), long);
		assert.equal(errorMessage(`${long}\n    at open (/a.ts:1:1)`), long);
	});
});
