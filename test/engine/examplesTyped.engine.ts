import { strict as assert } from "node:assert";
import { controls } from "../../policypack/controls";
import {
	copyProject,
	type Engine,
	engineEnvironment,
	runCli,
} from "../kit/engine/harness";
import {
	exampleFolder,
	examples,
	expectedOf,
	type Outcomes,
} from "../kit/engine/outcomes";
import { pack } from "../kit/engine/pack";

/** The mandatory violations in what a user reads: policy and resource. */
function violationsIn(text: string): readonly string[] {
	const lines = text.matchAll(
		/\[mandatory\].*? {2}(cloudtrail-\d+) {2}\([^)]*: ([^)]*)\)/g,
	);
	return [...lines].map(([, policy, name]) => `${policy} ${name}`).sort();
}

function expectedViolations(outcomes: Outcomes): readonly string[] {
	return controls
		.flatMap(({ id, policy }) =>
			(outcomes[id]?.failing ?? []).map((name) => `${policy} ${name}`),
		)
		.sort();
}

describe("The examples, previewed as a user types it", () => {
	let engine: Engine;

	before(() => {
		engine = engineEnvironment();
	});

	after(() => engine.remove());

	for (const example of examples)
		it(example, async () => {
			const project = await copyProject(exampleFolder(example), engine);
			const expected = expectedViolations(expectedOf(example, "preview"));

			const { code, stdout, stderr } = await runCli(
				project,
				[
					"preview",
					"--stack",
					"dev",
					"--policy-pack",
					pack,
					"--non-interactive",
				],
				engine,
			);

			assert.deepEqual(violationsIn(stdout), expected, stdout + stderr);
			assert.equal(code, expected.length === 0 ? 0 : 1, stdout + stderr);
			const mark = expected.length === 0 ? "✅" : "❌";
			assert.ok(stdout.includes(`${mark} cloudtrail-compliance@`), stdout);
		});
});
