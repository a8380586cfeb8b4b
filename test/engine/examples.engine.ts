import { strict as assert } from "node:assert";
import { previewFolder, runFolder } from "../kit/engine/harness";
import {
	deliversAll,
	exampleFolder,
	examples,
	expectedOf,
	outcomesOf,
	saidIn,
} from "../kit/engine/outcomes";
import { advisory, pack } from "../kit/engine/pack";

const packs = [pack];

const mandatory = [
	"cloudtrail-1 mandatory broken-dev",
	"cloudtrail-2 mandatory audit",
	"cloudtrail-3 mandatory broken-dev",
	"cloudtrail-4 mandatory audit",
	"cloudtrail-5 mandatory audit",
	"cloudtrail-6 mandatory logs",
	"cloudtrail-7 mandatory logs",
];

/** What their delivery depends on is of another stack: a bucket, an organization. */
const dependsOnOthers: readonly string[] = [
	"organization-trail",
	"shared-bucket",
];

/** A resource of an exported stack. */
interface Stored {
	readonly urn: string;
	readonly outputs?: Readonly<Record<string, unknown>>;
}

describe("The examples on the real engine", () => {
	// What comes of a program that fails is looked at more closely below.
	const passing = examples.filter((example) => example !== "broken");

	for (const example of passing) {
		it(`${example}: a preview finds what expected.json says`, async () => {
			const run = await previewFolder(exampleFolder(example), { packs });

			assert.deepEqual(run.errors, []);
			assert.deepEqual(outcomesOf(run), expectedOf(example, "preview"));
			assert.equal(run.ok, true, run.stdout);
			assert.deepEqual(run.events, []);
			assert.deepEqual(run.ownEvents, []);
		});

		it(`${example}: an update finds what expected.json says`, async () => {
			const run = await runFolder(exampleFolder(example), {
				packs,
				operation: "up",
			});

			assert.deepEqual(run.errors, []);
			assert.deepEqual(outcomesOf(run), expectedOf(example, "update"));
			assert.equal(run.ok, true, run.stdout);
			assert.deepEqual(run.events, []);
			assert.deepEqual(run.ownEvents, []);
			assert.equal(deliversAll(run), !dependsOnOthers.includes(example));
		});
	}

	for (const example of ["bring-your-own", "central-account"])
		it(`${example}: the trail waits for the policy of the given bucket`, async () => {
			const { steps } = await runFolder(exampleFolder(example), {
				packs,
				operation: "up",
			});

			const begun = steps
				.filter(({ op }) => op === "create")
				.map(({ urn }) => urn.split("::").slice(2).join("::"));
			const policy = begun.indexOf("aws:s3/bucketPolicy:BucketPolicy::logs");
			const trail = begun.findIndex((urn) =>
				urn.endsWith("aws:cloudtrail/trail:Trail::audit"),
			);
			assert.ok(policy >= 0 && policy < trail, begun.join("\n"));
		});

	it("central-account: each account has its own, and the archive names the trail", async () => {
		const { state = "" } = await runFolder(exampleFolder("central-account"), {
			packs,
			operation: "up",
			exportState: true,
		});

		const { resources }: { resources: readonly Stored[] } =
			JSON.parse(state).deployment;
		const outputsOf = (type: string, name: string) =>
			resources.find(({ urn }) => urn.endsWith(`${type}::${name}`))?.outputs ??
			{};
		const sourceArn = "arn:aws:cloudtrail:us-east-1:111122223333:trail/audit";
		assert.equal(outputsOf("trail:Trail", "audit").arn, sourceArn);
		const { arn: keyArn, policy: keyPolicy } = outputsOf("Key", "trail");
		assert.match(String(keyArn), /^arn:aws:kms:us-east-1:444455556666:key\//);
		assert.equal(outputsOf("trail:Trail", "audit").kmsKeyId, keyArn);
		const group = outputsOf("LogGroup", "audit-events");
		assert.equal(group.kmsKeyId, keyArn);
		assert.match(String(group.arn), /^arn:aws:logs:us-east-1:111122223333:/);
		assert.ok(String(keyPolicy).includes(`"${group.arn}"`));
		const { policy } = outputsOf("BucketPolicy", "logs");
		const [aclCheck] = JSON.parse(String(policy)).Statement;
		assert.equal(aclCheck.Condition.StringEquals["aws:SourceArn"], sourceArn);
	});

	it("by-hand: nothing changes where the provider chooses names", async () => {
		const run = await previewFolder(exampleFolder("by-hand"), {
			packs,
			variables: { TEST_PROVIDER_AUTONAME: "true" },
		});

		assert.deepEqual(outcomesOf(run), expectedOf("by-hand", "preview"));
	});

	it("broken: each violation names its resource", async () => {
		const run = await previewFolder(exampleFolder("broken"), { packs });

		assert.equal(run.ok, false);
		assert.deepEqual(outcomesOf(run), expectedOf("broken", "preview"));
		assert.deepEqual(saidIn(run.events), mandatory);
		const urns = run.events.map(({ policyName, resourceUrn }) => [
			policyName,
			resourceUrn.split("::").slice(1).join("::"),
		]);
		assert.deepEqual(Object.fromEntries(urns), {
			"cloudtrail-1": "broken::pulumi:pulumi:Stack::broken-dev",
			"cloudtrail-2": "broken::aws:cloudtrail/trail:Trail::audit",
			"cloudtrail-3": "broken::pulumi:pulumi:Stack::broken-dev",
			"cloudtrail-4": "broken::aws:cloudtrail/trail:Trail::audit",
			"cloudtrail-5": "broken::aws:cloudtrail/trail:Trail::audit",
			"cloudtrail-6": "broken::aws:s3/bucket:Bucket::logs",
			"cloudtrail-7": "broken::aws:s3/bucket:Bucket::logs",
		});
		assert.match(
			run.stdout,
			/- \[mandatory\] \[severity: critical\] {2}cloudtrail-6 {2}\(aws:s3:Bucket: logs\)/,
		);
	});

	it("broken: an update on its own stops before the trail", async () => {
		const run = await runFolder(exampleFolder("broken"), {
			packs,
			operation: "up",
		});

		assert.equal(run.ok, false);
		assert.deepEqual(outcomesOf(run), expectedOf("broken", "update"));
		assert.deepEqual(
			saidIn(run.events),
			mandatory.filter((said) => said.endsWith("audit")),
		);
		assert.doesNotMatch(run.stdout, /Trail audit creat/);
	});

	for (const operation of ["preview", "up"] as const)
		it(`broken: advised only, ${operation} goes through`, async () => {
			const run = await runFolder(exampleFolder("broken"), {
				packs,
				packConfigs: [advisory],
				operation,
			});

			assert.equal(run.ok, true, run.stdout);
			assert.deepEqual(
				saidIn(run.events),
				mandatory.map((said) => said.replace("mandatory", "advisory")),
			);
		});
});
