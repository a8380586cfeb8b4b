import assert from "node:assert/strict";
import {
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { controls } from "../policypack/controls";
import { evaluate } from "../policypack/judging/evaluate";
import { type ControlStatus, statusOf } from "../policypack/judging/finding";
import { exampleOptions } from "../policypack/judging/optIn";
import { assembleStack } from "../policypack/providers/assembleStack";
import { readProgram } from "../policypack/sources/program";
import { defaultPolicies } from "./kit/controls";

/** A program on a control's page, and whether it is there to copy. */
interface Block {
	readonly policy: string;
	readonly kind: "good" | "bad";
	readonly source: string;
	/** Line of the page that it begins on. */
	readonly line: number;
}

const root = join(__dirname, "..");

function blocksOf(policy: string): readonly Block[] {
	const page = readFileSync(
		join(root, "policypack", "controls", policy, "README.md"),
		"utf8",
	);
	return [...page.matchAll(/^```ts (good|bad)\n([\s\S]*?)^```$/gm)].map(
		({ 1: kind, 2: source = "", index }) => ({
			policy,
			kind: kind === "good" ? "good" : "bad",
			source,
			line: page.slice(0, index).split("\n").length,
		}),
	);
}

/** What each control makes of a program, by policy name, opt-in ones too. */
async function judge(
	source: string,
): Promise<ReadonlyMap<string, ControlStatus>> {
	const folder = mkdtempSync(join(tmpdir(), "page-"));
	try {
		writeFileSync(join(folder, "Pulumi.yaml"), "name: page\nruntime: nodejs\n");
		writeFileSync(join(folder, "index.ts"), source);
		symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
		const account = assembleStack(await readProgram(folder, {}));
		return new Map(
			controls.map((control) => [
				control.policy,
				statusOf(evaluate(control, account, exampleOptions(control))),
			]),
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Whatever is no trail that logs is no multi-Region trail, either. */
function failuresOf(policy: string): readonly string[] {
	return policy === "cloudtrail-3" ? ["cloudtrail-1", policy] : [policy];
}

/** This pack's own policies. */
const own = controls.flatMap(({ isOwn, policy }) => (isOwn ? [policy] : []));

/**
 * Whether a policy has a say on a page: the default controls on each other's.
 * An opt-in control and a policy of this pack's own have one on theirs alone, and
 * the program of the latter need not be all that the controls require.
 */
function isJudgedOn(page: string, policy: string): boolean {
	if (policy === page) return true;
	return !own.includes(page) && !own.includes(policy) && isDefault(policy);
}

const isDefault = (policy: string) => defaultPolicies.includes(policy);

describe("the code on a control's page", () => {
	const blocks = controls.flatMap(({ policy }) => blocksOf(policy));
	const judged = new Map<string, ReadonlyMap<string, ControlStatus> | Error>();

	before(async () => {
		// Each is a process of its own, of a second or two.
		const waiting = [...new Set(blocks.map(({ source }) => source))];
		const work = async () => {
			for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
				judged.set(next, await judge(next).catch((error: Error) => error));
		};
		await Promise.all(Array.from({ length: availableParallelism() }, work));
	});

	for (const block of blocks)
		it(`${block.policy}, line ${block.line}: is ${block.kind}`, () => {
			const statuses = judged.get(block.source);
			if (!(statuses instanceof Map)) throw statuses;
			const failed = [...statuses]
				.filter(([, status]) => status === "failed")
				.map(([policy]) => policy)
				.filter((policy) => isJudgedOn(block.policy, policy));
			const isGood = block.kind === "good";
			assert.deepEqual(failed, isGood ? [] : failuresOf(block.policy));
			if (isGood) assert.equal(statuses.get(block.policy), "passed");
		});

	for (const { policy } of controls)
		it(`${policy}: is good and bad, for both providers`, () => {
			for (const provider of ["@pulumi/aws", "@pulumi/aws-native"])
				for (const kind of ["good", "bad"])
					assert.ok(
						blocksOf(policy).some(
							(block) =>
								block.kind === kind &&
								block.source.includes(`from "${provider}"`),
						),
						`no ${kind} code for ${provider}`,
					);
		});
});
