import assert from "node:assert/strict";
import { readProgram } from "../../policypack/sources/program";
import { removePrograms, write } from "../kit/programs";

/** What is said of a program that fails with these settings and variables. */
async function said(
	program: string,
	settings: string,
	variables = "{}",
): Promise<string> {
	const folder = write(program, {
		"Pulumi.dev.yaml": `environment:
  values:
    environmentVariables: ${variables}
    pulumiConfig:
      shop:v: ${settings}
`,
	});
	return readProgram(folder, {}).then(
		() => assert.fail("the program did not fail"),
		(error: unknown) => String(error).replaceAll(folder, "FOLDER"),
	);
}

const CONFIG = "const config = new pulumi.Config();";

describe("what a failed program says of a secret setting", () => {
	after(removePrograms);

	for (const [how, program, setting, shown] of [
		[
			"read as a boolean",
			`${CONFIG} config.getBoolean("v");`,
			"{ fn::secret: hunter2 }",
			"Configuration 'shop:v' value '[secret]' is not a valid boolean",
		],
		[
			"read as a number, in two characters",
			`${CONFIG} config.requireNumber("v");`,
			'{ fn::secret: "ab" }',
			"Configuration 'shop:v' value '[secret]' is not a valid number",
		],
		[
			"outside of a rule, in one character",
			`${CONFIG} config.require("v", { pattern: "^[a-z]+$" });`,
			'{ fn::secret: "7" }',
			"value '[secret]' does not match the regular expression",
		],
		[
			"in an object",
			`${CONFIG} config.getBoolean("v");`,
			'{ user: admin, password: { fn::secret: "x" } }',
			"Configuration 'shop:v' value '[secret]' is not a valid boolean",
		],
		[
			"inside a longer text",
			`throw new Error("cannot sign in as admin:" + ${CONFIG.slice(15, -1)}.get("v") + "@db");`,
			"{ fn::secret: hunter2 }",
			"cannot sign in as admin:[secret]@db",
		],
		[
			"as JSON",
			`${CONFIG} throw new Error(JSON.stringify({ password: config.get("v") }));`,
			"{ fn::secret: 'hunt\"er2' }",
			'{"password":"[secret]"}',
		],
		[
			"as a number",
			`${CONFIG} throw new Error("no user " + config.getNumber("v"));`,
			"{ fn::secret: 90125 }",
			"no user [secret]",
		],
		[
			"over several lines",
			`${CONFIG} throw new Error("bad key: " + config.get("v"));`,
			'{ fn::secret: "hunter2\\nhunter2b" }',
			"bad key: [secret]",
		],
		[
			"that is not JSON",
			`${CONFIG} JSON.parse(config.require("v"));`,
			"{ fn::secret: '{\"user\": 1, hunter2' }",
			"the program failed: SyntaxError",
		],
		[
			"quoted in part",
			`${CONFIG} JSON.parse(config.require("v"));`,
			"{ fn::secret: 'hunter2 of a very long passphrase' }",
			"[secret] is not valid JSON",
		],
	] as const)
		it(`hides its value, ${how}`, async () => {
			const words = await said(program, setting);
			assert.ok(words.includes(shown), words);
			assert.doesNotMatch(words, /hunt|er2|90125|'ab'|'7'|password":"x"/);
		});

	it("hides that of a secret variable", async () => {
		const words = await said(
			'throw new Error("refused: " + process.env.TOKEN);',
			"plain",
			"{ TOKEN: { fn::secret: hunter2 } }",
		);
		assert.ok(words.includes("refused: [secret]"), words);
	});

	it("leaves what is not secret", async () => {
		const words = await said(`${CONFIG} config.getBoolean("v");`, "plain");
		assert.ok(words.includes("value 'plain' is not a valid boolean"), words);
	});

	it("leaves the place, whatever the secret", async () => {
		const words = await said(
			`${CONFIG} config.getBoolean("v");`,
			"{ fn::secret: index }",
		);
		assert.match(words, /FOLDER\/index\.js:\d+: the program failed/);
	});
});

describe("an environment that is neither a list nor a mapping", () => {
	after(removePrograms);

	for (const [environment, key, kind] of [
		["acme/audit", "environment", "string"],
		["7", "environment", "number"],
		["true", "environment", "boolean"],
		["{ values: 7 }", "environment.values", "number"],
		["{ values: [a] }", "environment.values", "list"],
		[
			"{ values: { pulumiConfig: on } }",
			"environment.values.pulumiConfig",
			"string",
		],
	] as const)
		it(`is refused: ${environment}`, async () => {
			const folder = write("", {
				"Pulumi.dev.yaml": `environment: ${environment}\n`,
			});
			await assert.rejects(readProgram(folder, {}), {
				name: "InputError",
				message: new RegExp(
					`^${folder}/Pulumi\\.dev\\.yaml: ${key} is a ${kind}: use .*a mapping\\.$`,
				),
			});
		});
});
