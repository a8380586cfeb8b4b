import { strict as assert } from "node:assert";
import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assertWent } from "../kit/engine/assertions";
import { type EngineRun, inFolder } from "../kit/engine/harness";
import {
	deliveryExamples,
	exampleFolder,
	refusalOf,
} from "../kit/engine/outcomes";
import { root } from "../kit/sourceFiles";
import { emptyAccounts } from "./account";
import { deliveryFixes } from "./deliveryFixes";

/** Whoever waits for none of them is created first. */
const SLOW = [
	"aws:s3/bucketPolicy:BucketPolicy",
	"aws:iam/rolePolicy:RolePolicy",
	"aws:sns/topicPolicy:TopicPolicy",
];

/** A program with the fault of an example fixed, in a folder of its own. */
function fixedFolder(example: string): string {
	const folder = mkdtempSync(join(tmpdir(), "fixed-"));
	cpSync(exampleFolder(example), folder, { recursive: true });
	symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
	const program = join(folder, "index.ts");
	let source = readFileSync(program, "utf8");
	const fixes = deliveryFixes[example] ?? [];
	assert.ok(fixes.length > 0, `${example} has no fix`);
	for (const { fault, fixed } of fixes) {
		assert.equal(source.split(fault).length, 2, fault);
		source = source.split(fault).join(fixed);
	}
	writeFileSync(program, source);
	return folder;
}

describe("The examples of trails that AWS rejects, deployed", () => {
	const accounts = emptyAccounts();
	beforeEach(() => accounts.empty());

	const deployed = (folder: string): Promise<EngineRun> =>
		inFolder(folder, async (program, project) => {
			const stack = await accounts.stack(project, SLOW);
			return stack.run("up", program);
		});

	for (const example of deliveryExamples) {
		it(`${example}: the trail is rejected with the error in expected.json`, async () => {
			const run = await deployed(exampleFolder(example));

			assert.equal(run.ok, false);
			const errors = run.errors.join("\n");
			assert.ok(errors.includes(refusalOf(example)), errors);
		});

		it(`${example}: the trail is created once the one fault is fixed`, async () => {
			const folder = fixedFolder(example);
			try {
				assertWent(await deployed(folder));
			} finally {
				rmSync(folder, { recursive: true });
			}
		});
	}
});
