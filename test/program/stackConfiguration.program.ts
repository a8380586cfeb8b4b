import { strict as assert } from "node:assert";
import { refusalOf, removePrograms, writeFiles } from "../kit/programs";
import { named, run, THING, UNKNOWN } from "./things";

describe("a program, run by its own SDK", () => {
	after(removePrograms);

	describe("with configuration", () => {
		const program = `${THING}
			const config = new pulumi.Config();
			const other = new pulumi.Config("other");
			new Thing("x", {
				stack: pulumi.getStack(),
				organization: pulumi.getOrganization(),
				size: config.getNumber("size"),
				on: config.getBoolean("on"),
				list: config.getObject("list"),
				other: other.get("key"),
				fallback: config.get("fallback"),
				text: "x" + config.get("password"),
				password: config.getSecret("password"),
				port: config.getSecretNumber("password"),
				plainPort: config.getNumber("password"),
				flag: config.getSecretBoolean("password"),
				data: config.getSecretObject("password"),
				database: config.getObject("database"),
			});
		`;
		const project = `name: shop
runtime: nodejs
stackConfigDir: stacks
config:
  size: 1
  fallback:
    type: string
    default: from the project
`;
		const prod = `config:
  size: 5
  shop:on: true
  list: [a, 2]
  other:key: value
  password:
    secure: AAABAExample
  database:
    user: admin
    password: { secure: AAABAExample }
`;

		it("reads the only stack's file, on top of the project's", async () => {
			const stack = await run({
				"Pulumi.yaml": project,
				"stacks/Pulumi.prod.yaml": prod,
				"index.js": program,
			});
			const { text, ...props } = named(stack, "x").props;
			assert.equal(stack.name, "prod");
			assert.ok(String(text).includes(UNKNOWN));
			assert.deepEqual(props, {
				stack: "prod",
				organization: "organization",
				size: 5,
				on: true,
				list: ["a", 2],
				other: "value",
				fallback: "from the project",
				// Unknown, and with that no longer told to be secret.
				password: UNKNOWN,
				port: UNKNOWN,
				plainPort: UNKNOWN,
				flag: UNKNOWN,
				data: UNKNOWN,
				database: { user: "admin", password: UNKNOWN },
			});
		});
		it("takes the stack that is asked for", async () => {
			const stack = await run(
				{
					"Pulumi.yaml": project,
					"stacks/Pulumi.prod.yaml": prod,
					"stacks/Pulumi.test.yaml": "config:\n  size: 7\n",
					"index.js": program,
				},
				{ stack: "acme/shop/test" },
			);
			assert.equal(stack.name, "test");
			assert.equal(named(stack, "x").props.size, 7);
			assert.equal(named(stack, "x").props.organization, "acme");
		});
		it("asks which where there are several, for they may differ", async () => {
			const folder = writeFiles({
				"Pulumi.prod.yaml": prod,
				"Pulumi.test.yaml": "config:\n  size: 7\n",
				"index.js": program,
			});
			assert.equal(
				await refusalOf(folder),
				"FOLDER has configuration files for several stacks: use --stack prod or test.",
			);
		});
		it("takes any name where no stack has a file", async () => {
			const stack = await run({ "index.js": program }, { stack: "prod" });
			assert.equal(stack.name, "prod");
			assert.equal(named(stack, "x").props.stack, "prod");
		});
		it("does not decide by what is secret, in whatever form it is asked", async () => {
			const stack = await run({
				"Pulumi.prod.yaml": `config:
  mode: { secure: AAABAExample }
  parts:
    on: { secure: AAABAExample }
    plain: "true"
`,
				"index.js": `${THING}
					const config = new pulumi.Config();
					const modes = { allowedValues: ["on", "off"] };
					new Thing("x", {
						got: config.getSecret("mode").apply((mode) => mode === "on"),
						required: config.requireSecret("mode", modes).apply((mode) => mode !== "off"),
						inside: config.requireSecretObject("parts").apply(({ on }) => on === "true"),
						parsed: JSON.parse(config.require("mode")).on,
						plain: config.requireObject("parts").plain === "true",
					});
				`,
			});
			assert.deepEqual(named(stack, "x").props, {
				got: UNKNOWN,
				required: UNKNOWN,
				inside: UNKNOWN,
				parsed: UNKNOWN,
				plain: true,
			});
		});
		it("refuses an unknown stack, and lists those there are", async () => {
			const folder = writeFiles({
				"Pulumi.prod.yaml": prod,
				"Pulumi.test.yaml": prod,
				"index.js": program,
			});
			assert.equal(
				await refusalOf(folder, { stack: "production" }),
				"FOLDER has no configuration file for stack production: use --stack prod or test.",
			);
		});
	});
});
