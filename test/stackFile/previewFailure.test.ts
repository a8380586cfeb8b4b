import assert from "node:assert/strict";
import {
	failureOf,
	isFailedByPolicy,
} from "../../policypack/sources/stackFile/previewFailure";
import { sentenceOf } from "../../policypack/sources/stackFile/reportedError";

const CLOSING = { severity: "error", message: "error: preview failed\n" };
const error = (message: string) => ({ severity: "error", message });
const output = (message: string) => ({ severity: "info#err", message });
const STEP = { op: "create", urn: "urn:pulumi:dev::shop::a:b:C::d" };

/** The one sentence about the failure of a preview that shows a resource. */
function sentence(...diagnostics: readonly object[]): string {
	const failure = failureOf({ steps: [STEP, STEP], diagnostics });
	return sentenceOf(failure?.cause ?? assert.fail("it did not fail"));
}

describe("the failure that a preview shows", () => {
	const traceback = (...lines: readonly string[]) =>
		["Traceback (most recent call last):", ...lines].join("\n");

	it("is the exception of a Python program, and its own line", () => {
		const raised = traceback(
			'  File "/opt/pulumi/pulumi-language-python-exec", line 9, in <module>',
			'  File "<frozen runpy>", line 3, in run_path',
			'  File "/src/__main__.py", line 4, in <module>',
			"    logs()",
			'  File "/usr/lib/python3.13/json/decoder.py", line 7, in decode',
			"json.decoder.JSONDecodeError: Expecting value",
			"and more of it",
		);
		assert.equal(
			sentence(error(`Program failed with an unhandled exception:\n${raised}`)),
			"the program failed: json.decoder.JSONDecodeError: Expecting value (/src/__main__.py:4).",
		);
	});

	it("is the last of a chain of exceptions", () => {
		const first = traceback(
			'  File "/src/a.py", line 1, in f',
			"KeyError: 'x'",
		);
		const last = traceback('  File "/src/b.py", line 2, in g', "Failure");
		assert.equal(
			sentence(
				error("Program failed with an unhandled exception:"),
				error(
					`${first}\n\nDuring handling of the above exception, another exception occurred:\n\n${last}`,
				),
			),
			"the program failed: Failure (/src/b.py:2).",
		);
	});

	it("has no line where all is in packages", () =>
		assert.equal(
			sentence(
				error(
					traceback(
						'  File "/src/venv/lib/python3.13/site-packages/acme.py", line 1, in f',
						"ValueError: no",
					),
				),
			),
			"the program failed: ValueError: no.",
		));

	it("is what the program wrote, where Pulumi has its exit code alone", () => {
		const ended = error(
			"error: an unhandled error occurred: program exited with non-zero exit code: 1",
		);
		assert.equal(
			sentence(
				output("warning: old\n"),
				output("# example.com/shop\n./main.go:9:2: undefined: logs\n"),
				ended,
				CLOSING,
			),
			"./main.go:9:2: undefined: logs.",
		);
		assert.equal(
			sentence(output("downloading modules\n"), ended),
			"error: an unhandled error occurred: program exited with non-zero exit code: 1.",
		);
	});

	it("is the first error, whatever the program wrote", () =>
		assert.equal(
			sentence(
				output("error: none of it\n"),
				error("error: no bucket"),
				CLOSING,
			),
			"error: no bucket.",
		));

	it("is a policy's where there is the closing line alone", () => {
		const of = (...diagnostics: readonly object[]) =>
			isFailedByPolicy({ steps: [STEP], diagnostics });
		assert.equal(of(CLOSING), true);
		assert.equal(of(output("error: x"), CLOSING), true);
		assert.equal(of(), false);
		assert.equal(of(error("error: x"), CLOSING), false);
		assert.equal(of(output("Error: x is not found"), CLOSING), false);
	});
});
