import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defaultPolicies } from "../kit/controls";
import { stepsFrom } from "./broken";
import { edited, messageOf, passedIn, project, type Step } from "./follow";
import { bucketOnly, byComponent, byHand } from "./noTrail";

const broken = readFileSync(
	join(__dirname, "../../examples/broken/index.ts"),
	"utf8",
);

/*
 * Each step does what one message says and nothing else. The message must be
 * enough: the control that it is of passes next, and nothing that passed fails.
 */
const walks: readonly (readonly [string, string, readonly Step[]])[] = [
	["from a bucket alone, by the component", bucketOnly, byComponent],
	["from a bucket alone, by hand", bucketOnly, byHand],
	["from examples/broken", broken, stepsFrom(broken)],
];

for (const [name, start, steps] of walks)
	describe(`A reader of the messages, ${name}`, () => {
		const { findings, remove } = project();
		after(remove);

		let program = start;
		let found: Awaited<ReturnType<typeof findings>> = {};
		before(async () => {
			found = await findings(program);
			assert.deepEqual(passedIn(found), []);
		});

		for (const { policy, says, edits, passes } of steps)
			it(`of ${policy} gets ${passes.join(", ")} to pass`, async () => {
				const message = messageOf(found[policy]);
				for (const words of says)
					assert.ok(message.includes(words), `${words}\nin: ${message}`);
				const before = passedIn(found);
				for (const one of passes) assert.ok(!before.includes(one), one);
				program = edited(program, edits);
				found = await findings(program);
				const after = passedIn(found);
				for (const one of [...before, ...passes])
					assert.ok(after.includes(one), `${one}: ${messageOf(found[one])}`);
			});

		it("has all controls pass in the end, with nothing left to advise", () => {
			assert.deepEqual(passedIn(found), defaultPolicies);
			for (const policy of defaultPolicies)
				assert.equal(messageOf(found[policy]), "", policy);
		});
	});
