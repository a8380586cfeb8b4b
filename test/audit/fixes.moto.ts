import assert from "node:assert/strict";
import * as cloudtrail from "@aws-sdk/client-cloudtrail";
import * as s3 from "@aws-sdk/client-s3";
import { commandsIn, faultsOf, sentBy } from "../kit/awsCli";
import { cloudOf, ownAccount } from "../kit/cloud/cloud";
import { temporaryFolder } from "../kit/command";
import { withoutOwn } from "../kit/controls";
import { resultIn } from "../kit/jsonReport";
import { expectAllPassed } from "../kit/outcomes";
import { makeBucket, makeLogTarget, makeTrail, policyFor } from "./build";
import { run } from "./runCommand";
import { emptyWorld } from "./world";

/** What a reader has to replace the words in capitals by. */
const GIVEN: Readonly<Record<string, string>> = {
	KEY_ARN: `arn:aws:kms:eu-west-1:${ownAccount}:key/logs`,
	LOG_GROUP_ARN: `arn:aws:logs:eu-west-1:${ownAccount}:log-group:trail:*`,
	ROLE_ARN: `arn:aws:iam::${ownAccount}:role/trail`,
	TARGET_BUCKET: "access-logs",
	"PREFIX/": "trail/",
	VALUE: "platform",
};

/** A command with those words replaced. */
function filledIn(command: string): string {
	return Object.entries(GIVEN).reduce(
		(text, [word, value]) => text.replaceAll(word, value),
		command,
	);
}

/** Sends what a command of the AWS CLI would. */
async function execute(command: string): Promise<void> {
	const { client, operation, input, region } = sentBy(command);
	const cloud = cloudOf(ownAccount, region ?? "eu-west-1");
	const isTrail = client === "@aws-sdk/client-cloudtrail";
	const commands = (isTrail ? cloudtrail : s3) as unknown as Readonly<
		Record<string, new (input: unknown) => never>
	>;
	const Command = commands[`${operation}Command`];
	assert.ok(Command, command);
	const request = new Command(input);
	await (isTrail ? cloud.cloudTrail.send(request) : cloud.s3.send(request));
}

describe("The fixes of an audit", () => {
	const world = emptyWorld();
	const folder = temporaryFolder();
	after(folder.remove);

	const auditing = (...more: readonly string[]) =>
		run([
			...["audit", "--endpoint-url", world.proxy().url],
			...["--region", "us-east-1", "--region", "eu-west-1", ...more],
		]);

	/** The fixes of all findings of AWS's controls, by policy. */
	async function fixes(...more: readonly string[]) {
		const { stdout } = await auditing("--format", "json", ...more);
		return resultIn(stdout)
			.controls.filter(({ policy }) => !(policy in withoutOwn))
			.flatMap(({ policy, findings }) =>
				findings.flatMap(({ fix }) => (fix ? [{ policy, fix }] : [])),
			);
	}

	describe("of an account in which everything fails", () => {
		before(async () => {
			await world.empty();
			await makeLogTarget("access-logs", "eu-west-1");
			await makeBucket("logs", {
				region: "eu-west-1",
				policy: policyFor("logs", "*"),
			});
			await makeTrail("audit", "logs", {
				region: "eu-west-1",
				logs: false,
				IsMultiRegionTrail: false,
				EnableLogFileValidation: false,
				KmsKeyId: "",
				CloudWatchLogsLogGroupArn: "",
				CloudWatchLogsRoleArn: "",
				selectors: {
					EventSelectors: [
						{ ReadWriteType: "ReadOnly", IncludeManagementEvents: true },
					],
				},
			});
		});

		it("name no property of a Pulumi provider", async () => {
			const found = await fixes();
			assert.ok(found.length > 0);
			for (const { policy, fix } of found)
				assert.doesNotMatch(fix, /(?<![\w:.])[a-z][a-z0-9]*[A-Z]/, policy);
		});

		it("are commands of the AWS CLI, and with them every control passes", async () => {
			const found = await fixes();
			const commands = new Set(
				found.flatMap(({ fix }) => commandsIn(fix).map(filledIn)),
			);
			for (const command of commands) {
				assert.deepEqual(faultsOf(command), [], command);
				await execute(command);
			}
			const { stdout, code } = await auditing("--strict");
			expectAllPassed(stdout);
			assert.equal(code, 0);
			assert.deepEqual(await fixes(), []);
		});
	});

	describe("of an account without a trail", () => {
		before(() => world.empty());

		it("create one by the AWS CLI", async () => {
			const found = await fixes();
			assert.deepEqual(found.map(({ policy }) => policy).sort(), [
				"cloudtrail-1",
				"cloudtrail-3",
			]);
			for (const { policy, fix } of found) {
				assert.doesNotMatch(fix, /(?<![\w:.])[a-z][a-z0-9]*[A-Z]/, policy);
				assert.deepEqual(commandsIn(fix).flatMap(faultsOf), [], fix);
				assert.match(fix, /`aws cloudtrail create-trail /);
			}
		});
	});

	it("add the tags that a configuration asks for", async () => {
		await world.empty();
		await makeBucket("logs", { region: "eu-west-1" });
		await makeTrail("audit", "logs", { region: "eu-west-1" });
		const config = folder.write("tags.json", {
			"cloudtrail-9": { requiredTagKeys: ["owner", "cost center"] },
		});
		const tagged = async () =>
			(await fixes("--config", config)).filter(
				({ policy }) => policy === "cloudtrail-9",
			);
		const [one, another] = await tagged();
		assert.ok(one);
		assert.equal(another, undefined);
		for (const command of commandsIn(one.fix)) await execute(filledIn(command));
		assert.deepEqual(await tagged(), []);
	});
});
