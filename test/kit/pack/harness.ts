import assert from "node:assert/strict";
import { severities, withoutOwn } from "../controls";
import type { Answer, Diagnostic } from "./answers";
import { type Analyzer, startAnalyzer } from "./client";
import { root } from "./stacks";
import { type Declared, UNKNOWN } from "./wire";

/**
 * One pack for the tests of a `describe`, without configuration before each. The
 * pack's own policy is disabled unless a test configures it.
 * Whatever it answers is checked for what holds of every diagnostic.
 */
export function packUnderTest(): Analyzer {
	let pack: Analyzer | undefined;
	const running = (): Analyzer => {
		assert.ok(pack, "the pack runs while tests do");
		return pack;
	};
	before(async () => {
		// The pack may have to be compiled first.
		pack = await startAnalyzer();
	});
	beforeEach(() => running().configure(withoutOwn));
	after(async () => {
		await running().end();
		assert.equal(running().complaints(), "", "nothing on standard error");
	});
	return {
		info: () => running().info(),
		configure: (config) => running().configure({ ...withoutOwn, ...config }),
		analyze: async (resource) =>
			sound(await running().analyze(resource), [resource]),
		analyzeStack: async (resources) =>
			sound(await running().analyzeStack(resources), resources),
		remediate: (resource) => running().remediate(resource),
		complaints: () => running().complaints(),
		end: async () => {},
	};
}

/** An answer whose every diagnostic is fit to be read by people. */
function sound(answer: Answer, about: readonly Declared[]): Answer {
	for (const said of answer.diagnostics) assertSound(said, about);
	for (const [policy, reason] of Object.entries(answer.notApplicable)) {
		assert.ok(policy in severities, `${policy} is a policy`);
		// The SDK skips an opt-in policy that is not asked for, in its own words.
		if (!/^Policy only applies to resources of type /.test(reason))
			assert.match(reason, /^[A-Z].+\.$/, `${policy} says why in a sentence`);
	}
	return answer;
}

function assertSound(said: Diagnostic, about: readonly Declared[]): void {
	const { policy, urn, description, message } = said;
	const words = `${policy}: ${message}`;
	assert.equal(said.severity, severities[policy], words);
	assert.ok(["advisory", "mandatory"].includes(said.level), words);
	const subject = [...about, root].find((resource) => resource.urn === urn);
	assert.ok(subject, `${words}\nis about ${urn}`);
	// The SDK puts the description of the policy before a violation.
	const own = message.startsWith(`${description}\n`)
		? message.slice(description.length + 1)
		: message;
	assert.notEqual(own.trim(), "", words);
	assert.ok(
		own.includes(subject.name) || /\b([Tt]rail|cloudtrail-\d)\b/.test(own),
		`${words}\nnames its subject`,
	);
	const sentences = own.split(/(?<=[.!?"'])\s+(?=[A-Z])/);
	assert.ok(sentences.length > 1, `${words}\nsays why and what to do`);
	assert.match(own, /[.?]$/, words);
	assert.doesNotMatch(own, /undefined|\[object|could not be judged|\.\.|\n/);
	assert.ok(!own.includes(UNKNOWN), words);
}
