import assert from "node:assert/strict";
import { defaultEnforcement } from "../policypack/configuration/packOptions";
import {
	enabledControls,
	policyConfiguration,
} from "../policypack/configuration/policyConfiguration";
import { controls } from "../policypack/controls";
import { policyOf } from "../policypack/hosts/crossguard";
import { reportOn } from "../policypack/hosts/report/report";
import type { Control } from "../policypack/judging/control";
import { evaluate } from "../policypack/judging/evaluate";
import { isAskedFor, type Options } from "../policypack/judging/optIn";
import { fail } from "../policypack/judging/verdict";
import { assemble } from "../policypack/model/account";
import { compliant, root } from "../policypack/model/samples";
import { defaultControls, ownControls } from "./kit/controls";
import type { Answer } from "./kit/pack/answers";
import { analyzeWith } from "./kit/pack/inProcess";
import { resource } from "./kit/pack/stacks";

const [first] = defaultControls;
assert.ok(first);

/** An opt-in control that fails every trail. */
const strict: Control = {
	...first,
	policy: "cloudtrail-98",
	id: "CloudTrail.98",
	subject: "trail",
	judge: (_, { strict: value }) => fail(`It is ${value}.`, "Do more."),
	optIn: {
		property: "strict",
		example: true,
		properties: {
			strict: { type: "boolean", default: false, description: "Asks." },
			keys: { type: "array", description: "Says more." },
		},
	},
};

describe("An opt-in control", () => {
	const account = assemble(root, compliant);

	for (const [options, isAsked] of [
		[{}, false],
		[{ strict: false }, false],
		[{ strict: [] }, false],
		[{ strict: "yes" }, false],
		[{ keys: ["a"] }, false],
		[{ strict: true }, true],
		[{ strict: ["a"] }, true],
	] as readonly (readonly [Options, boolean])[])
		it(`is ${isAsked ? "" : "not "}asked for by ${JSON.stringify(options)}`, () => {
			assert.equal(isAskedFor(strict, options), isAsked);
			const found = evaluate(strict, account, options);
			assert.equal(found.length, isAsked ? account.trails.length : 0);
		});

	it("gets its options when it is judged", () => {
		const [finding] = evaluate(strict, account, { strict: true });
		assert.equal(finding?.reason, "It is true.");
	});

	for (const level of ["mandatory", "advisory", "remediate"])
		it(`is not in a report where the level alone is set to ${level}`, () => {
			const { results } = reportOn(
				{ kind: "state", name: "stack.json", folder: "" },
				account,
				[strict, first],
				(control) => policyConfiguration(control, { enforcementLevel: level }),
				new Date(),
			);
			assert.deepEqual(
				results.map(({ control }) => control.id),
				[first.id],
			);
		});

	it("is in a report where its property asks for it", () => {
		const asking = (control: Control) =>
			policyConfiguration(control, { strict: true });
		assert.deepEqual(enabledControls([strict, first], asking), [strict, first]);
	});

	it("is not one of the default controls", () => {
		const unasked = (control: Control) => policyConfiguration(control, {});
		assert.deepEqual(enabledControls(controls, unasked), [
			...defaultControls,
			...ownControls,
		]);
	});
});

describe("The policy of an opt-in control", () => {
	const TRAIL = "aws:cloudtrail/trail:Trail";

	/** Asks as the engine does: about the root first, then about the rest. */
	async function ask(policies: readonly unknown[], types: readonly string[]) {
		const analyze = analyzeWith(policies);
		const answers: Answer[] = [];
		for (const [at, type] of types.entries())
			answers.push(
				await analyze(resource(type, `it-${at}`, { s3BucketName: "logs" })),
			);
		return answers;
	}

	/** Counts how often the function for resources is called. */
	function counted(policy: object) {
		let calls = 0;
		const counting = new Proxy(policy, {
			get: (target, name) => {
				const value = Reflect.get(target, name);
				if (name !== "validateResource" || typeof value !== "function")
					return value;
				const count = (...args: readonly unknown[]) => {
					calls += 1;
					return value(...args);
				};
				return Object.assign(count, value);
			},
		});
		return { counting, calls: () => calls };
	}

	const run = ["pulumi:pulumi:Stack", TRAIL, "aws:s3/bucket:Bucket", TRAIL];

	it("is called for the root alone where it is not asked for", async () => {
		const { counting, calls } = counted(policyOf(strict));
		for (const runs of [1, 2]) {
			for (const answer of await ask([counting], run)) {
				assert.deepEqual(answer.diagnostics, []);
				assert.deepEqual(Object.keys(answer.notApplicable), [strict.policy]);
			}
			assert.equal(calls(), runs, "the next run asks again");
		}
	});

	it("judges every trail where it is asked for, after a run that did not ask", async () => {
		const asking = {
			...defaultEnforcement(strict),
			defaults: { strict: true },
		};
		await ask([policyOf(strict)], run);
		const answers = await ask([policyOf(strict, asking)], run);
		assert.deepEqual(
			answers.map(({ diagnostics }) => diagnostics.length),
			[0, 1, 0, 1],
		);
	});

	it("is not applicable to a trail that is analyzed without a root", async () => {
		const [answer] = await ask([policyOf(strict)], [TRAIL]);
		assert.deepEqual(answer?.diagnostics, []);
		assert.ok(strict.policy in (answer?.notApplicable ?? {}));
	});

	it("has no function for stacks that judges where it is not asked for", () => {
		const ofStack = policyOf({ ...first, ...bare(strict) });
		const said: unknown[] = [];
		assert.throws(
			() =>
				"validateStack" in ofStack &&
				ofStack.validateStack?.(
					{
						resources: [],
						getConfig: () => ({}),
						stackTags: new Map(),
						notApplicable: (reason?: string) => {
							throw new Error(reason);
						},
					} as never,
					(...args) => void said.push(args),
				),
			/does not enable it/,
		);
		assert.deepEqual(said, []);
	});
});

/** What makes a control opt-in, whatever its subject. */
function bare({ policy, id, optIn }: Control) {
	return { policy, id, ...(optIn && { optIn }) };
}
