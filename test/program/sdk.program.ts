import { strict as assert } from "node:assert";
import { removePrograms } from "../kit/programs";
import { named, run, secretOf, THING, UNKNOWN } from "./things";

describe("a program, run by its own SDK", () => {
	after(removePrograms);

	it("runs transforms as the engine does: nearest first", async () => {
		const stack = await run({
			"index.js": `${THING}
				const mark = (text) => (args) => args.type === "test:index:Thing"
					? { props: { ...args.props, marks: [...(args.props.marks || []), text] }, opts: args.opts }
					: undefined;
				pulumi.runtime.registerResourceTransform(mark("stack"));
				pulumi.runtime.registerStackTransformation(mark("in the SDK"));
				pulumi.runtime.registerInvokeTransform((args) => ({ args: { ...args.args, version: "2008-10-17" }, opts: args.opts }));
				const parent = new pulumi.ComponentResource("shop:index:Group", "group", {}, { transforms: [mark("parent")] });
				const first = new Thing("first", {});
				new Thing("x", { of: first.id, secret: pulumi.secret("s") }, { parent, transforms: [mark("own")] });
				new Thing("document", { text: pulumi.runtime.invokeOutput("aws:iam/getPolicyDocument:getPolicyDocument", {}).apply(d => d.minifiedJson) });
			`,
		});
		const thing = named(stack, "x");
		assert.deepEqual(thing.props, {
			of: UNKNOWN,
			secret: secretOf("s"),
			marks: ["in the SDK", "own", "parent", "stack"],
		});
		assert.deepEqual(thing.dependencies("of"), [
			"urn:pulumi:dev::shop::test:index:Thing::first",
		]);
		assert.equal(
			named(stack, "document").props.text,
			'{"Version":"2008-10-17"}',
		);
	});

	it("gives a remote component's output values as plain values", async () => {
		const stack = await run({
			"index.js": `${THING}
				class Remote extends pulumi.ComponentResource {
					constructor(name, props) { super("shop:index:Remote", name, { ...props, made: undefined }, {}, true); }
				}
				const first = new Thing("first", {});
				const remote = new Remote("remote", {
					of: first.id,
					deep: { secret: pulumi.secret("s"), known: pulumi.output("k") },
				});
				new Thing("x", { made: remote.made });
			`,
		});
		const remote = named(stack, "remote");
		assert.deepEqual(remote.props, {
			of: UNKNOWN,
			deep: { secret: secretOf("s"), known: "k" },
		});
		assert.deepEqual(remote.dependencies("of"), [
			"urn:pulumi:dev::shop::test:index:Thing::first",
		]);
		assert.equal(named(stack, "x").props.made, UNKNOWN);
	});

	it("runs hooks' and dynamic resources' programs", async () => {
		const stack = await run({
			"index.js": `${THING}
				const hook = new pulumi.ResourceHook("hook", () => {});
				new Thing("hooked", {}, { hooks: { afterCreate: [hook] } });
				class Own extends pulumi.dynamic.Resource {
					constructor(name, props) { super({ create: async (inputs) => ({ id: "x", outs: inputs }) }, name, { ...props, made: undefined }); }
				}
				new Thing("x", { made: new Own("own", { size: 1 }).made, run: pulumi.runtime.isDryRun() });
			`,
		});
		assert.equal(named(stack, "own").props.size, 1);
		assert.deepEqual(named(stack, "x").props, { made: UNKNOWN, run: true });
	});

	it("runs ES modules, in JavaScript and TypeScript", async () => {
		const source = `import * as pulumi from "@pulumi/pulumi";

const id = await pulumi.runtime.invoke("aws:index/getCallerIdentity:getCallerIdentity", {});
class Thing extends pulumi.CustomResource {}
new Thing("test:index:Thing", "x", { text: \`of \${id.accountId}\` });
export const name = pulumi.getStack();
`;
		const manifest = '{ "name": "shop", "type": "module" }';
		const tsconfig =
			'{ "compilerOptions": { "module": "nodenext", "moduleResolution": "nodenext", "target": "es2022" } }';
		const stacks = await Promise.all([
			run({ "package.json": manifest, "index.js": source }),
			run({
				"package.json": manifest,
				"tsconfig.json": tsconfig,
				"index.ts": source.replace(
					"const id",
					"const id: { accountId: string }",
				),
			}),
		]);
		for (const stack of stacks)
			assert.equal(named(stack, "x").props.text, `of ${UNKNOWN}`);
		assert.deepEqual(
			stacks.map((stack) => named(stack, "x").location),
			[
				{ file: "index.js", line: 5 },
				{ file: "index.ts", line: 5 },
			],
		);
	});

	it("honours main, nodeargs and typescript: false", async () => {
		const stack = await run({
			"Pulumi.yaml": `name: shop
main: infra/main.js
runtime:
  name: nodejs
  options:
    typescript: false
    nodeargs: --title="a shop"
`,
			"infra/main.js": `${THING}
				console.log("not for the user");
				new Thing("x", { title: process.title, typescript: require.extensions[".ts"] !== undefined, cwd: require("path").basename(process.cwd()) });
			`,
		});
		const thing = named(stack, "x");
		assert.deepEqual(thing.props, {
			title: "a shop",
			typescript: false,
			cwd: "infra",
		});
		assert.equal(thing.location?.file, "infra/main.js");
	});

	it("answers for aws-native, too", async () => {
		const stack = await run({
			"Pulumi.dev.yaml": "config:\n  aws-native:region: us-gov-west-1\n",
			"index.js": `${THING}
				const ask = (token) => pulumi.runtime.invokeOutput(token, {});
				new Thing("x", {
					region: ask("aws-native:index:getRegion").region,
					partition: ask("aws-native:index:getPartition").partition,
					account: ask("aws-native:index:getAccountId").accountId,
				});
			`,
		});
		assert.deepEqual(named(stack, "x").props, {
			region: "us-gov-west-1",
			partition: "aws-us-gov",
			account: UNKNOWN,
		});
	});

	it("reaches the program past this machine's proxy", async () => {
		const before = process.env.http_proxy;
		process.env.http_proxy = "http://127.0.0.1:9";
		try {
			const stack = await run({
				"index.js": `${THING}
					new Thing("x", {}, { transforms: [(args) => ({ props: { on: true }, opts: args.opts })] });
				`,
			});
			assert.deepEqual(named(stack, "x").props, { on: true });
		} finally {
			if (before === undefined) delete process.env.http_proxy;
			else process.env.http_proxy = before;
		}
	});
});
