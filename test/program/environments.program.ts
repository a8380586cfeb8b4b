import assert from "node:assert/strict";
import { removePrograms, stackOf, statusesIn } from "../kit/programs";

const SETTINGS = `
const config = new pulumi.Config();
trail("audit", {
	s3BucketName: "central-logs",
	isMultiRegionTrail: config.getBoolean("multiRegion") ?? true,
	enableLogFileValidation: config.getObject("options")?.validate ?? true,
	enableLogging: config.get("logging") ?? "true",
});
`;

const SET = `config:
  multiRegion: true
  options: { validate: true }
  logging: "true"
`;

/** What 1, 3 and 4 say of the trail: Region, logging and validation. */
async function judged(
	program: string,
	stackFile: string,
	projectFile = "name: shop\nruntime: nodejs\n",
): Promise<Readonly<Record<string, unknown>>> {
	const stack = await stackOf(program, {
		"Pulumi.yaml": projectFile,
		"Pulumi.dev.yaml": stackFile,
	});
	const found = statusesIn(stack);
	const {
		"cloudtrail-1": one,
		"cloudtrail-3": three,
		"cloudtrail-4": four,
	} = found;
	return { one, three, four };
}

const passed = {
	one: ["shop-dev passed"],
	three: ["shop-dev passed"],
	four: ["audit passed"],
};
const unknown = {
	one: ["shop-dev unknown"],
	three: ["shop-dev unknown"],
	four: ["audit unknown"],
};

describe("a stack with an environment of Pulumi ESC", () => {
	after(removePrograms);

	for (const [how, environment] of [
		["a list", "environment:\n  - acme/audit\n"],
		["imports", "environment:\n  imports: [acme/audit]\n"],
		[
			"imports that are not merged",
			"environment:\n  imports:\n    - acme/audit: { merge: false }\n",
		],
	] as const) {
		it(`knows no setting that the file does not set, with ${how}`, async () => {
			assert.deepEqual(await judged(SETTINGS, environment), unknown);
		});
		it(`knows what the file itself sets, with ${how}`, async () => {
			assert.deepEqual(await judged(SETTINGS, environment + SET), passed);
		});
	}

	it("knows no setting that the project gives to all stacks, either", async () => {
		const project = `name: shop\nruntime: nodejs\n${SET}`;
		assert.deepEqual(await judged(SETTINGS, "", project), passed);
		assert.deepEqual(
			await judged(SETTINGS, "environment: [acme/audit]\n", project),
			unknown,
		);
	});

	for (const [how, reads] of [
		["require", 'config.requireBoolean("on")'],
		["getSecret", 'config.getSecretBoolean("on")'],
		[
			"requireSecret",
			'config.requireSecret("on").apply((on) => on === "true")',
		],
		["getNumber", 'config.getNumber("on") > 1'],
		["requireObject", 'config.requireObject("on").trail'],
		["another namespace", 'new pulumi.Config("aws").getBoolean("on")'],
	] as const)
		it(`by ${how}`, async () => {
			const isKnown = how === "getNumber";
			const { four } = await judged(
				`const config = new pulumi.Config();
				trail("audit", { s3BucketName: "central-logs", enableLogFileValidation: ${reads} });`,
				"environment: [acme/audit]\n",
			);
			// What is compared with an unknown number is known: it is not greater.
			assert.deepEqual(four, [isKnown ? "audit failed" : "audit unknown"]);
		});

	it("does not know the Region of a default provider", async () => {
		const reads = `
			const region = invoke("aws:index/getRegion:getRegion").name;
			trail("audit", { s3BucketName: "central-logs", enableLogFileValidation: region.apply((r) => r === "eu-west-1") });`;
		const set = "config:\n  aws:region: eu-west-1\n";
		const { four } = await judged(reads, set);
		assert.deepEqual(four, ["audit passed"]);
		const imported = await judged(reads, "environment: [acme/audit]\n");
		assert.deepEqual(imported.four, ["audit unknown"]);
	});

	describe("that the file holds itself", () => {
		const inline = (values: string, more = "") =>
			`environment:\n  ${more}\n  values:\n    pulumiConfig:\n${values}`;

		it("is read", async () => {
			const values = `      multiRegion: false
      shop:options: { validate: true }
      "shop:logging": "true"
`;
			assert.deepEqual(await judged(SETTINGS, inline(values)), {
				...passed,
				one: ["shop-dev failed"],
			});
		});

		it("goes before the project's, and after the stack's own settings", async () => {
			const project =
				"name: shop\nruntime: nodejs\nconfig: { multiRegion: true, logging: 'false' }\n";
			const file = `${inline("      multiRegion: false\n      logging: 'false'\n")}config: { logging: 'true' }\n`;
			assert.deepEqual(await judged(SETTINGS, file, project), {
				...passed,
				one: ["shop-dev failed"],
			});
		});

		it("adds to an object of the stack's own settings", async () => {
			const file = `${inline("      options: { validate: false, other: 1 }\n")}config: { options: { more: 2 } }\n`;
			assert.deepEqual((await judged(SETTINGS, file)).four, ["audit failed"]);
		});

		it("goes before what it imports", async () => {
			const file = inline("      multiRegion: true\n", "imports: [acme/audit]");
			assert.deepEqual((await judged(SETTINGS, file)).one, [
				"shop-dev unknown",
			]);
			const all = inline(
				"      multiRegion: true\n      logging: 'true'\n",
				"imports: [acme/audit]",
			);
			assert.deepEqual((await judged(SETTINGS, all)).one, ["shop-dev passed"]);
		});

		for (const [what, value, verdict] of [
			["a plain secret", "{ fn::secret: 'false' }", "failed"],
			["an encrypted one", "{ fn::secret: { ciphertext: ZXNjeA } }", "unknown"],
			[
				"what a provider gives",
				"{ fn::open::aws-login: { oidc: {} } }",
				"unknown",
			],
			["a reference", "$" + "{flags.logging}", "unknown"],
			["a function", "{ fn::toString: true }", "unknown"],
			["a text with dollars", "'false'", "failed"],
		] as const)
			it(`knows ${what} as Pulumi ESC does`, async () => {
				const file = inline(`      logging: ${value}\n`);
				const { three } = await judged(SETTINGS, file);
				assert.deepEqual(three, [`shop-dev ${verdict}`]);
			});

		it("sets variables of the program's environment", async () => {
			const file =
				"environment:\n  values:\n    environmentVariables: { AUDIT_LOGGING: 'false' }\n";
			const { three } = await judged(
				'trail("audit", { s3BucketName: "central-logs", enableLogging: process.env.AUDIT_LOGGING !== "false" });',
				file,
			);
			assert.deepEqual(three, ["shop-dev failed"]);
		});

		it("that is empty changes nothing", async () => {
			for (const file of [
				"environment:\n",
				"environment: []\n",
				"environment: {}\n",
			])
				assert.deepEqual(await judged(SETTINGS, file), passed, file);
		});
	});
});
