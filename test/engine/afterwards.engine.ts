import { strict as assert } from "node:assert";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { defaultPolicies } from "../kit/controls";
import {
	type Engine,
	type EngineRun,
	engineEnvironment,
	previewFolder,
	runCli,
	runFolder,
} from "../kit/engine/harness";
import {
	exampleFolder,
	expectedOf,
	type Outcomes,
	outcomesOf,
	outcomesTold,
	saidIn,
} from "../kit/engine/outcomes";
import { pack, runCommand } from "../kit/engine/pack";
import { eventsIn } from "../kit/engine/policyEvents";
import { resultIn } from "../kit/jsonReport";

/** One resource of an exported stack. */
interface Exported {
	readonly urn: string;
	readonly inputs: Record<string, unknown>;
	readonly outputs: Record<string, unknown>;
}

/** An exported stack in which some properties of resources are changed. */
function spoil(
	state: string,
	changes: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): string {
	const { version, deployment } = JSON.parse(state);
	for (const [typeAndName, properties] of Object.entries(changes)) {
		const resource: Exported | undefined = deployment.resources.find(
			({ urn }: Exported) => urn.endsWith(`::${typeAndName}`),
		);
		assert.ok(resource, `${typeAndName} is not in the state`);
		Object.assign(resource.inputs, properties);
		Object.assign(resource.outputs, properties);
	}
	return JSON.stringify({ version, deployment });
}

const everyoneReads = JSON.stringify({
	Version: "2012-10-17",
	Statement: { Effect: "Allow", Principal: "*", Action: "s3:GetObject" },
});

const spoiled = {
	"aws:cloudtrail/trail:Trail::audit": {
		kmsKeyId: "",
		enableLogFileValidation: false,
		enableLogging: false,
		cloudWatchLogsGroupArn: "",
	},
	"aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock::logs": {
		restrictPublicBuckets: false,
	},
	"aws:s3/bucketPolicy:BucketPolicy::logs": { policy: everyoneReads },
	"aws:s3/bucketLogging:BucketLogging::logs": { targetBucket: "" },
};

describe("What was exported or previewed, judged afterwards", () => {
	let engine: Engine;
	let clean: string;

	before(async () => {
		engine = engineEnvironment();
		const { state = "" } = await runFolder(exampleFolder("by-hand"), {
			packs: [],
			operation: "up",
			exportState: true,
		});
		clean = state;
	});

	after(() => engine.remove());

	const fileWith = (text: string): string => {
		const file = join(engine.folder, "stack.json");
		writeFileSync(file, text);
		return file;
	};

	/** What `cloudtrail-compliance check FILE` says. */
	const checked = async (text: string): Promise<Outcomes> => {
		const { stdout, stderr, code } = await runCommand(engine.folder, [
			...["check", fileWith(text), "--format", "json"],
		]);
		assert.notEqual(stdout, "", stderr);
		const outcomes = outcomesTold(resultIn(stdout));
		const fails = Object.values(outcomes).some(
			({ status }) => status === "FAILED",
		);
		assert.equal(code, fails ? 1 : 0);
		return outcomes;
	};

	const analyze = (text: string, ...more: readonly string[]) =>
		runCli(
			engine.folder,
			[
				...["policy", "analyze", "--policy-pack", pack],
				...["--file", fileWith(text), ...more],
			],
			engine,
		);

	describe("pulumi policy analyze", () => {
		it("finds nothing in a stack that is good", async () => {
			const { code, stdout, stderr } = await analyze(clean);

			assert.equal(code, 0, stdout + stderr);
			assert.match(stdout, /✅ cloudtrail-compliance@v/);
			assert.doesNotMatch(stdout, /\[(mandatory|advisory)\]/);
			assert.doesNotMatch(stderr, /panic|violations/);
		});

		it("finds all that is wrong in one that is spoiled", async () => {
			const { code, stdout, stderr } = await analyze(spoil(clean, spoiled));

			assert.equal(code, 1);
			assert.deepEqual(
				[...stdout.matchAll(/\[mandatory\].*?(cloudtrail-\d)/g)]
					.map(([, policy]) => policy)
					.sort(),
				defaultPolicies,
			);
			assert.match(stderr, /mandatory policy violations were found/);
			assert.doesNotMatch(stdout + stderr, /panic|goroutine/);
		});

		it("names resources by URN, the root stack too", async () => {
			const { stdout } = await analyze(spoil(clean, spoiled), "--json");

			const { events } = eventsIn(stdout);
			assert.deepEqual(saidIn(events), [
				"cloudtrail-1 mandatory by-hand-dev",
				"cloudtrail-2 mandatory audit",
				"cloudtrail-3 mandatory by-hand-dev",
				"cloudtrail-4 mandatory audit",
				"cloudtrail-5 mandatory audit",
				"cloudtrail-6 mandatory logs",
				"cloudtrail-7 mandatory logs",
			]);
		});

		it("judges a stack without resources, and one without its root", async () => {
			const { version, deployment } = JSON.parse(clean);
			const without = (keep: (resource: Exported) => boolean) =>
				JSON.stringify({
					version,
					deployment: {
						...deployment,
						resources: deployment.resources.filter(keep),
					},
				});
			for (const text of [
				without(() => false),
				without(({ urn }) => urn.includes("pulumi:providers")),
			]) {
				const { stdout, stderr } = await analyze(text);
				assert.doesNotMatch(stdout + stderr, /panic|goroutine/);
			}
		});
	});

	describe("cloudtrail-compliance check agrees with the engine", () => {
		for (const example of ["by-hand", "broken", "aws-native"])
			it(`of a preview --json of ${example}`, async () => {
				const run = await previewFolder(exampleFolder(example), {
					packs: [pack],
					json: true,
				});

				assert.deepEqual(await checked(run.stdout), outcomesOf(run));
				assert.deepEqual(outcomesOf(run), expectedOf(example, "preview"));
			});

		it("of an exported stack that is good", async () => {
			const engineSays = eventsIn((await analyze(clean, "--json")).stdout);

			assert.deepEqual(await checked(clean), expectedOf("by-hand", "update"));
			assert.deepEqual(engineSays.events, []);
		});

		it("of an exported stack, whatever is spoiled", async () => {
			for (const [typeAndName, properties] of Object.entries(spoiled)) {
				const text = spoil(clean, { [typeAndName]: properties });
				const { events } = eventsIn((await analyze(text, "--json")).stdout);
				const outcomes = await checked(text);
				const failing = Object.entries(outcomes).flatMap(([id, outcome]) =>
					outcome.failing.map(
						(name) => `${id.toLowerCase().replace(".", "-")} mandatory ${name}`,
					),
				);
				assert.deepEqual(failing, saidIn(events), typeAndName);
			}
		});

		it("of an exported stack of aws-native", async () => {
			const run: EngineRun = await runFolder(exampleFolder("aws-native"), {
				packs: [pack],
				operation: "up",
				exportState: true,
			});

			assert.deepEqual(await checked(run.state ?? ""), outcomesOf(run));
		});
	});
});
