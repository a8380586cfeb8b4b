import assert from "node:assert/strict";
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
	exported,
	goodBucket,
	goodTrail,
	run,
	state,
	temporaryFolder,
} from "../kit/command";
import { defaultPolicies, optInControls } from "../kit/controls";
import { saidOf } from "../kit/outcomes";
import { root } from "../kit/sourceFiles";

const KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd";

describe("The command and opt-in controls", () => {
	const folder = temporaryFolder();
	after(folder.remove);

	const lake = (inputs: Readonly<Record<string, unknown>>) =>
		state("aws:cloudtrail/eventDataStore:EventDataStore", "lake", inputs);
	const stack = folder.write(
		"stack.json",
		exported(goodTrail({ tags: { owner: "x" } }), ...goodBucket(), lake({})),
	);

	/** What a report says with a configuration, by policy. */
	const statuses = (config: unknown, source: string = stack) => {
		const file = folder.write("config.json", config);
		return saidOf(run(["check", source, "--config", file]).stdout);
	};

	const presets = join(root, "presets");
	for (const name of readdirSync(presets).filter((one) =>
		one.endsWith(".json"),
	))
		it(`lists the default controls alone with the preset ${name}`, () => {
			const { stdout } = run(
				["check", stack, "--config", join(presets, name)],
				{
					env: { AWS_ENDPOINT_URL: "http://127.0.0.1:9", AWS_PROFILE: "none" },
				},
			);
			assert.deepEqual(
				Object.keys(saidOf(stdout)).sort(),
				[...defaultPolicies].sort(),
			);
		});

	for (const level of ["mandatory", "advisory", "remediate", "disabled"])
		it(`lists no opt-in control at the level ${level} alone`, () => {
			const config = Object.fromEntries(
				optInControls.map(({ policy }) => [policy, level]),
			);
			const told = statuses({ all: level, ...config });
			for (const { policy } of optInControls)
				assert.ok(!(policy in told), policy);
		});

	for (const [config, expected] of [
		[{ "cloudtrail-9": { requiredTagKeys: ["owner"] } }, "PASSED"],
		[{ "cloudtrail-9": { requiredTagKeys: ["Owner"] } }, "FAILED"],
		[{ "cloudtrail-9": { requiredTagKeys: ["owner", "team"] } }, "FAILED"],
		[{ "cloudtrail-10": { eventDataStores: true } }, "FAILED"],
	] as const)
		it(`judges ${JSON.stringify(config)}: ${expected}`, () => {
			const [policy = ""] = Object.keys(config);
			assert.equal(statuses(config)[policy], expected);
		});

	it("has the event data store's key among those that are allowed, or not", () => {
		const encrypted = folder.write(
			"lake.json",
			exported(goodTrail(), ...goodBucket(), lake({ kmsKeyId: KEY })),
		);
		for (const [kmsKeyArns, expected] of [
			[[KEY], "PASSED"],
			[[`${KEY}5`], "FAILED"],
		] as const)
			assert.equal(
				statuses(
					{ "cloudtrail-10": { eventDataStores: true, kmsKeyArns } },
					encrypted,
				)["cloudtrail-10"],
				expected,
			);
	});

	describe("of a program", () => {
		/** A program with a trail, and a file of its stack. */
		function program(name: string, source: string, config: string): string {
			const file = join(folder.path, name, "index.js");
			mkdirSync(dirname(file), { recursive: true });
			const { path } = { path: dirname(file) };
			writeFileSync(join(path, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
			writeFileSync(join(path, "Pulumi.dev.yaml"), config);
			writeFileSync(file, `const aws = require("@pulumi/aws");\n${source}`);
			symlinkSync(join(root, "node_modules"), join(path, "node_modules"));
			return path;
		}
		const bare = 'new aws.cloudtrail.Trail("audit", { s3BucketName: "logs" });';
		const asked = { "cloudtrail-9": { requiredTagKeys: ["owner"] } };
		const defaults =
			"config:\n  aws:region: eu-west-1\n  aws:defaultTags:\n    tags:\n      owner: security\n";

		for (const [words, source, config, expected] of [
			["with no tags", bare, "config: {}\n", "FAILED"],
			["with the stack's default tags", bare, defaults, "PASSED"],
			[
				"of a provider that has none, beside the stack's default tags",
				bare.replace(
					" });",
					' }, { provider: new aws.Provider("own", { region: "eu-west-1" }) });',
				),
				defaults,
				"FAILED",
			],
			[
				"with default tags of its provider",
				bare.replace(
					" });",
					' }, { provider: new aws.Provider("own", { defaultTags: { tags: { owner: "x" } } }) });',
				),
				"config: {}\n",
				"PASSED",
			],
			[
				"with an environment that may set default tags",
				bare,
				"environment:\n  - security/tags\n",
				"UNKNOWN",
			],
			[
				"with a tag, and an environment that may set default tags",
				bare.replace(" });", ', tags: { owner: "x" } });'),
				"environment:\n  - security/tags\n",
				"PASSED",
			],
		] as const)
			it(`${words}: ${expected}`, () => {
				const path = program(words.replaceAll(/\W+/g, "-"), source, config);
				assert.equal(statuses(asked, path)["cloudtrail-9"], expected);
			});
	});
});
