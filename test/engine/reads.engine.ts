import { strict as assert } from "node:assert";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	copyProject,
	type Engine,
	engineEnvironment,
	runCli,
} from "../kit/engine/harness";
import { pack } from "../kit/engine/pack";
import { eventsIn } from "../kit/engine/policyEvents";

/** What a provider answers of the trail, which the test provider does not. */
const landing = {
	s3BucketName: "landing-zone-logs",
	enableLogging: true,
	isMultiRegionTrail: true,
	enableLogFileValidation: true,
	kmsKeyId: "alias/landing",
	cloudWatchLogsGroupArn:
		"arn:aws:logs:us-east-1:444455556666:log-group:landing:*",
	cloudWatchLogsRoleArn: "arn:aws:iam::444455556666:role/landing",
};

interface Stored {
	readonly urn: string;
	readonly outputs?: Readonly<Record<string, unknown>>;
}

/** An exported stack in which the trail shows other outputs. */
function showing(
	state: string,
	outputs: Readonly<Record<string, unknown>>,
): string {
	const { version, deployment } = JSON.parse(state);
	const resources = deployment.resources.map((stored: Stored) =>
		stored.urn.endsWith("::landing") ? { ...stored, outputs } : stored,
	);
	return JSON.stringify({ version, deployment: { ...deployment, resources } });
}

for (const program of ["reads-yaml", "reads-node"])
	describe(`A trail that a program only reads: ${program}`, () => {
		let engine: Engine;
		let project: string;
		let state: string;
		let updated: string;

		before(async () => {
			engine = engineEnvironment();
			project = await copyProject(join(__dirname, "programs", program), engine);
			const typed = ["--stack", "dev", "--non-interactive"];
			const up = await runCli(
				project,
				["up", "--yes", "--skip-preview", ...typed, "--policy-pack", pack],
				engine,
			);
			updated = up.stdout;
			const exported = await runCli(
				project,
				["stack", "export", "--stack", "dev"],
				engine,
			);
			state = exported.stdout;
		});

		after(() => engine.remove());

		/** The policies that `pulumi policy analyze` says anything of. */
		const analyzed = async (text: string): Promise<readonly string[]> => {
			const file = join(project, "state.json");
			writeFileSync(file, text);
			const { stdout } = await runCli(
				project,
				["policy", "analyze", "--policy-pack", pack, "--file", file, "--json"],
				engine,
			);
			return eventsIn(stdout)
				.events.map((event) => `${event.policyName} ${event.enforcementLevel}`)
				.sort();
		};

		it("is not shown at an update, and the message says what to set", () => {
			for (const policy of ["cloudtrail-1", "cloudtrail-3"])
				assert.match(
					updated,
					new RegExp(
						`Set \`outside\` of ${policy} to \`lookup\` or \`ignore\`.*trail read with Trail\\.get`,
					),
				);
			assert.doesNotMatch(updated, /cloudtrail-[24567]/);
		});

		it("is judged by its outputs in the state", async () => {
			assert.deepEqual(await analyzed(showing(state, landing)), []);
			const { kmsKeyId: _, ...unencrypted } = landing;
			assert.deepEqual(await analyzed(showing(state, unencrypted)), [
				"cloudtrail-2 mandatory",
			]);
		});

		it("fails and passes nothing where the state has no outputs of it", async () => {
			const said = await analyzed(showing(state, {}));
			assert.deepEqual(
				said.filter((one) => one.endsWith("mandatory")),
				[],
			);
		});
	});
