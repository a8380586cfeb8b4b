import { strict as assert } from "node:assert";
import {
	mkdirSync,
	mkdtempSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isInputError } from "../policypack/inputError";
import type { Resource, Stack } from "../policypack/providers/resource";
import {
	type ProgramOptions,
	readProgram,
} from "../policypack/sources/program";

type Files = Readonly<Record<string, string>>;

/** Pulumi's mark of what is not known, and of what is secret. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secretOf = (value: unknown) => ({
	"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
	value,
});

const folders: string[] = [];

function write(files: Files, installed = true): string {
	const folder = mkdtempSync(join(tmpdir(), "program-"));
	folders.push(folder);
	const all = { "Pulumi.yaml": "name: shop\nruntime: nodejs\n", ...files };
	for (const [name, text] of Object.entries(all)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	if (installed)
		symlinkSync(
			join(__dirname, "..", "node_modules"),
			join(folder, "node_modules"),
		);
	return folder;
}

function run(files: Files, options: ProgramOptions = {}): Promise<Stack> {
	return readProgram(write(files), options);
}

function named(stack: Stack, name: string): Resource {
	const found = stack.resources.find((resource) => resource.name === name);
	assert.ok(found, `no ${name} among ${stack.resources.map((r) => r.name)}`);
	return found;
}

/** Runs a program that must be refused, and gives the one line that says why. */
async function refusal(
	folder: string,
	options: ProgramOptions = {},
): Promise<string> {
	try {
		await readProgram(folder, options);
	} catch (error) {
		assert.ok(isInputError(error), String(error));
		assert.doesNotMatch(error.message, /\n|\s{2}| {4}at /);
		return error.message.replaceAll(folder, "FOLDER");
	}
	return assert.fail("the program was accepted");
}

const IMPORTS = `
	const pulumi = require("@pulumi/pulumi");
	const aws = require("@pulumi/aws");
`;
const THING = `
	const pulumi = require("@pulumi/pulumi");
	class Thing extends pulumi.CustomResource {
		constructor(name, props, opts) { super("test:index:Thing", name, props, opts); }
	}
`;

describe("a program, run by its own SDK", () => {
	after(() => {
		for (const folder of folders) rmSync(folder, { recursive: true });
	});

	describe("in TypeScript", () => {
		let stack: Stack;
		before(async () => {
			stack = await run({
				"index.ts": `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const bucket = new aws.s3.Bucket("logs", { forceDestroy: true });
const trail = new aws.cloudtrail.Trail("audit", {
	s3BucketName: bucket.id,
	kmsKeyId: pulumi.secret("alias/audit"),
	s3KeyPrefix: pulumi.interpolate\`\${bucket.arn}/x\`,
	isMultiRegionTrail: true,
});
class Audit extends pulumi.ComponentResource {
	constructor(name: string) {
		super("shop:index:Audit", name, { size: 3 });
		new Inner(\`\${name}-inner\`, { parent: this });
	}
}
class Inner extends pulumi.ComponentResource {
	constructor(name: string, opts: pulumi.ComponentResourceOptions) {
		super("shop:index:Inner", name, {}, opts);
		new aws.sns.Topic(\`\${name}-topic\`, {}, { parent: this });
	}
}
new Audit("main");
const wrong: number = "not judged here";
["a"].map((name) => new aws.sns.Topic(name));
export const arn = trail.arn;
`,
			});
		});

		it("gives the stack its name and URN", () => {
			assert.equal(stack.name, "dev");
			assert.equal(
				stack.urn,
				"urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
			);
			assert.equal(named(stack, "shop-dev").urn, stack.urn);
		});
		it("gives a resource's inputs, with unknowns and secrets", () => {
			const trail = named(stack, "audit");
			assert.equal(trail.type, "aws:cloudtrail/trail:Trail");
			assert.deepEqual(trail.props, {
				s3BucketName: UNKNOWN,
				kmsKeyId: secretOf("alias/audit"),
				s3KeyPrefix: UNKNOWN,
				isMultiRegionTrail: true,
			});
		});
		it("names the resources behind each property", () => {
			const trail = named(stack, "audit");
			const bucket = "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::logs";
			assert.deepEqual(trail.dependencies("s3BucketName"), [bucket]);
			assert.deepEqual(trail.dependencies("s3KeyPrefix"), [bucket]);
			assert.deepEqual(trail.dependencies("isMultiRegionTrail"), []);
			assert.deepEqual(trail.dependencies("name"), []);
		});
		it("tells file and line, of unnamed functions, too", () => {
			assert.deepEqual(named(stack, "audit").location, {
				file: "index.ts",
				line: 5,
			});
			assert.deepEqual(named(stack, "main-inner-topic").location, {
				file: "index.ts",
				line: 20,
			});
			assert.deepEqual(named(stack, "a").location, {
				file: "index.ts",
				line: 25,
			});
			assert.equal(named(stack, "shop-dev").location, undefined);
		});
		it("makes URNs of all parents' types but the stack's", () => {
			assert.equal(
				named(stack, "main").urn,
				"urn:pulumi:dev::shop::shop:index:Audit::main",
			);
			assert.equal(
				named(stack, "main-inner-topic").urn,
				"urn:pulumi:dev::shop::shop:index:Audit$shop:index:Inner$aws:sns/topic:Topic::main-inner-topic",
			);
		});
	});

	describe("with providers", () => {
		let stack: Stack;
		before(async () => {
			stack = await run({
				"Pulumi.dev.yaml": `config:
  aws:region: eu-west-1
  aws:allowedAccountIds: [111122223333]
  aws:skipMetadataApiCheck: true
`,
				"index.js": `${IMPORTS}
					const west = new aws.Provider("west", { region: "us-west-2", allowedAccountIds: ["444455556666"] });
					new aws.sns.Topic("default");
					new aws.sns.Topic("explicit", {}, { provider: west });
					const group = new pulumi.ComponentResource("shop:index:Group", "group", {}, { providers: [west] });
					new aws.sns.Topic("inherited", {}, { parent: group });
					new aws.sns.Topic("west-region", { displayName: aws.getRegionOutput({}, { provider: west }).name });
					new aws.sns.Topic("partition", { displayName: aws.getPartitionOutput().apply(p => p.partition + " " + p.dnsSuffix + " " + p.reverseDnsPrefix) });
					new aws.sns.Topic("region", { displayName: aws.getRegion().then(r => r.region + " " + r.name + " " + r.id) });
					new aws.sns.Topic("other", { displayName: aws.getRegionOutput({ region: "cn-north-1" }).apply(r => r.region + " " + r.endpoint) });
				`,
			});
		});
		const WEST = "urn:pulumi:dev::shop::pulumi:providers:aws::west";

		it("gives the default provider the stack's configuration", () => {
			assert.deepEqual(named(stack, "default").provider, {
				urn: undefined,
				props: {
					region: "eu-west-1",
					allowedAccountIds: ["111122223333"],
					skipMetadataApiCheck: true,
				},
			});
		});
		it("gives an explicit one its own", () => {
			const { urn, props } = named(stack, "explicit").provider;
			assert.equal(urn, WEST);
			assert.equal(props.region, "us-west-2");
			assert.deepEqual(props.allowedAccountIds, ["444455556666"]);
		});
		it("hands a component's down to its children", () => {
			assert.equal(named(stack, "inherited").provider.urn, WEST);
		});
		it("answers for Region and partition from configuration", () => {
			const of = (name: string) => named(stack, name).props.displayName;
			assert.equal(of("west-region"), "us-west-2");
			assert.equal(of("partition"), "aws amazonaws.com com.amazonaws");
			assert.equal(of("region"), "eu-west-1 eu-west-1 eu-west-1");
			assert.equal(of("other"), "cn-north-1 ec2.cn-north-1.amazonaws.com.cn");
		});
	});

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
			const folder = write({
				"Pulumi.prod.yaml": prod,
				"Pulumi.test.yaml": "config:\n  size: 7\n",
				"index.js": program,
			});
			assert.equal(
				await refusal(folder),
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
			const folder = write({
				"Pulumi.prod.yaml": prod,
				"Pulumi.test.yaml": prod,
				"index.js": program,
			});
			assert.equal(
				await refusal(folder, { stack: "production" }),
				"FOLDER has no configuration file for stack production: use --stack prod or test.",
			);
		});
	});

	describe("that asks AWS", () => {
		let stack: Stack;
		before(async () => {
			stack = await run({
				"index.js": `${IMPORTS}
					const show = (name, value, more) => new aws.sns.Topic(name, { displayName: value, ...more });
					module.exports = async () => {
						const bucket = new aws.s3.Bucket("logs");
						const id = await aws.getCallerIdentity({});
						const zones = await aws.getAvailabilityZones();
						show("text", \`arn:aws:iam::\${id.accountId}:root\`);
						show("json", JSON.stringify({ Principal: { AWS: id.arn } }));
						show("plain", id.accountId);
						show("then", aws.getCallerIdentity().then(i => "of " + i.accountId));
						show("output", aws.getCallerIdentityOutput().accountId);
						show("apply", aws.getCallerIdentityOutput().apply(i => "of " + i.accountId));
						show("wrapped", pulumi.output(aws.getCallerIdentity()).accountId);
						show("interpolated", pulumi.interpolate\`of \${id.accountId}\`);
						show("item", zones.names[0]);
						show("method", zones.names.slice(0, 2).join("-").toUpperCase());
						show("number", undefined, { signatureVersion: zones.names.length * 2 });
						show("parsed", undefined, { signatureVersion: parseInt(id.accountId) });
						show("copied", undefined, { tags: { ...id.tags, Name: "x" } });
						show("whole", undefined, { tags: id });
						const { accountId } = id;
						show("destructured", accountId);
						zones.names.map((name, index) => show("zone-" + index, name));
						for (const name of zones.names) show("loop", name);
						show("of-unknown", aws.s3.getBucket({ bucket: bucket.id }).then(b => "of " + b.arn));
						show("of-unknown-output", aws.s3.getBucketOutput({ bucket: bucket.id }).arn);
						show("region", aws.getRegion().then(r => "in " + r.name));
						return { id, zones };
					};
				`,
			});
		});
		const shown = (name: string) => named(stack, name).props.displayName;

		it("has unknowns in every text made of the answer", () => {
			assert.equal(shown("text"), `arn:aws:iam::${UNKNOWN}:root`);
			assert.equal(shown("json"), `{"Principal":{"AWS":"${UNKNOWN}"}}`);
			for (const name of ["then", "method", "of-unknown", "region"])
				assert.ok(String(shown(name)).includes(UNKNOWN), name);
		});
		it("has unknowns wherever the answer itself is used", () => {
			for (const name of ["plain", "output", "apply", "wrapped", "item"])
				assert.equal(shown(name), UNKNOWN, name);
			for (const name of ["interpolated", "destructured", "of-unknown-output"])
				assert.equal(shown(name), UNKNOWN, name);
			assert.equal(named(stack, "whole").props.tags, UNKNOWN);
			assert.equal(named(stack, "copied").props.tags, UNKNOWN);
		});
		it("has an unknown for a number made of the answer", () => {
			for (const name of ["number", "parsed"])
				assert.equal(named(stack, name).props.signatureVersion, UNKNOWN);
		});
		it("goes through a list once, with an unknown item", () => {
			assert.equal(shown("zone-0"), UNKNOWN);
			assert.equal(shown("loop"), UNKNOWN);
		});
	});

	describe("with policy documents", () => {
		const args = `{
			policyId: "p",
			statements: [
				{ sid: "a", actions: ["s3:PutObject"], resources: ["arn:aws:s3:::logs/&{aws:username}"],
				  principals: [{ type: "Service", identifiers: ["cloudtrail.amazonaws.com"] }],
				  conditions: [{ test: "StringEquals", variable: "s3:x-amz-acl", values: ["bucket-owner-full-control"] }] },
				{ effect: "Deny", notActions: ["s3:Get*", "s3:List*"], notResources: ["*"],
				  principals: [{ type: "*", identifiers: ["*"] }] },
				{ actions: ["s3:GetObject"], resources: ["*"],
				  principals: [{ type: "AWS", identifiers: ["*"] }],
				  conditions: [
					{ test: "StringLike", variable: "aws:a", values: ["1", "2"] },
					{ test: "StringLike", variable: "aws:a", values: ["3"] },
					{ test: "Bool", variable: "aws:SecureTransport", values: ["true"] }] },
				{ actions: ["s3:GetObject"], resources: ["*"],
				  principals: [
					{ type: "AWS", identifiers: ["111122223333"] },
					{ type: "AWS", identifiers: ["444455556666"] }] },
			],
		}`;
		let stack: Stack;
		before(async () => {
			stack = await run({
				"index.js": `${IMPORTS}
					const get = aws.iam.getPolicyDocument, getOutput = aws.iam.getPolicyDocumentOutput;
					const show = (name, policy) => new aws.iam.Policy(name, { policy });
					const bucket = new aws.s3.Bucket("logs");
					show("output", getOutput(${args}).json);
					show("promise", get(${args}).then(d => d.json));
					show("small", getOutput({ version: "2008-10-17", statements: [{ actions: ["a:<b>&c"], resources: ["*"] }] }).minifiedJson);
					show("indented", getOutput({ statements: [{ actions: ["a:b"], resources: ["*"] }] }).json);
					show("empty", getOutput().minifiedJson);
					const source = JSON.stringify({ Version: "2012-10-17", Statement: [
						{ Sid: "one", Effect: "Allow", Action: ["z:a", "a:z"], Resource: "*", Principal: "*" },
						{ Sid: "two", Effect: "Allow", Action: "a:b", Resource: "*", Condition: { Bool: { "aws:SecureTransport": false } } }] });
					show("merged", getOutput({
						sourcePolicyDocuments: [source],
						statements: [{ sid: "two", effect: "Deny", actions: ["c:d"], resources: ["*"] }, { sid: "three", actions: ["e:f"], resources: ["*"] }],
						overridePolicyDocuments: [JSON.stringify({ Statement: [{ Sid: "one", Effect: "Deny", Action: "g:h", Resource: "*" }] })],
					}).minifiedJson);
					show("twice", getOutput({ sourcePolicyDocuments: [source, source] }).json);
					show("unknown", get({ statements: [{ actions: ["s3:*"], resources: [bucket.arn] }] }).then(d => d.json));
					show("unknown-output", getOutput({ statements: [{ actions: ["s3:*"], resources: [bucket.arn] }] }).json);
					show("caller", aws.getCallerIdentity().then(i => get({ statements: [{ actions: ["s3:*"], resources: ["arn:aws:s3:::" + i.accountId] }] })).then(d => d.json));
				`,
			});
		});
		const text = (name: string) => String(named(stack, name).props.policy);

		it("computes them as the provider does", () => {
			assert.deepEqual(JSON.parse(text("output")), {
				Version: "2012-10-17",
				Id: "p",
				Statement: [
					{
						Sid: "a",
						Effect: "Allow",
						Action: "s3:PutObject",
						// biome-ignore lint/suspicious/noTemplateCurlyInString: IAM's own
						Resource: "arn:aws:s3:::logs/${aws:username}",
						Principal: { Service: "cloudtrail.amazonaws.com" },
						Condition: {
							StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" },
						},
					},
					{
						Effect: "Deny",
						NotAction: ["s3:List*", "s3:Get*"],
						NotResource: "*",
						Principal: "*",
					},
					{
						Effect: "Allow",
						Action: "s3:GetObject",
						Resource: "*",
						Principal: { AWS: "*" },
						Condition: {
							Bool: { "aws:SecureTransport": "true" },
							StringLike: { "aws:a": ["1", "2", "3"] },
						},
					},
					{
						Effect: "Allow",
						Action: "s3:GetObject",
						Resource: "*",
						Principal: { AWS: ["111122223333", "444455556666"] },
					},
				],
			});
			assert.equal(text("promise"), text("output"));
		});
		it("writes them as the provider does", () => {
			assert.equal(
				text("small"),
				'{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Action":"a:\\u003cb\\u003e\\u0026c","Resource":"*"}]}',
			);
			assert.equal(
				text("indented"),
				'{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": "a:b",\n      "Resource": "*"\n    }\n  ]\n}',
			);
			assert.equal(text("empty"), '{"Version":"2012-10-17"}');
		});
		it("merges sources and overrides by Sid", () => {
			assert.deepEqual(JSON.parse(text("merged")), {
				Version: "2012-10-17",
				Statement: [
					{ Sid: "one", Effect: "Deny", Action: "g:h", Resource: "*" },
					{ Sid: "two", Effect: "Deny", Action: "c:d", Resource: "*" },
					{ Sid: "three", Effect: "Allow", Action: "e:f", Resource: "*" },
				],
			});
		});
		it("knows none that the provider refuses, or that is not all known", () => {
			for (const name of ["twice", "unknown-output"])
				assert.equal(text(name), UNKNOWN, name);
			for (const name of ["unknown", "caller"])
				assert.ok(text(name).includes(UNKNOWN), name);
		});
	});

	describe("that refers to what exists already", () => {
		let stack: Stack;
		before(async () => {
			stack = await run({
				"index.js": `${IMPORTS}
					const show = (name, value) => new aws.sns.Topic(name, { displayName: value });
					module.exports = async () => {
						const network = new pulumi.StackReference("network", { name: "acme/network/prod" });
						show("output", network.getOutput("arn"));
						show("required", network.requireOutput("arn"));
						show("named", network.name);
						show("value", "of " + (await network.requireOutputValue("arn")));
						const details = await network.getOutputDetails("arn");
						show("details", "of " + details.value.arn);
						const bucket = aws.s3.Bucket.get("old", "acme-logs");
						show("id", bucket.id);
						show("arn", bucket.arn);
						const imported = new aws.s3.Bucket("kept", { bucket: "acme-kept" }, { import: "acme-kept" });
						show("imported", imported.id);
					};
				`,
			});
		});
		const shown = (name: string) => named(stack, name).props.displayName;

		it("knows nothing of another stack's outputs", () => {
			assert.equal(shown("output"), UNKNOWN);
			assert.equal(shown("required"), UNKNOWN);
			assert.equal(shown("named"), "acme/network/prod");
			assert.equal(shown("value"), `of ${UNKNOWN}`);
			assert.equal(shown("details"), `of ${UNKNOWN}`);
			assert.deepEqual(named(stack, "output").dependencies("displayName"), [
				"urn:pulumi:dev::shop::pulumi:pulumi:StackReference::network",
			]);
		});
		it("knows what a resource is read by, and that it is only read", () => {
			assert.equal(shown("id"), "acme-logs");
			assert.equal(shown("arn"), UNKNOWN);
			assert.equal(named(stack, "old").isRead, true);
			const names = stack.resources.map((resource) => resource.name);
			assert.ok(!names.includes("network"));
		});
		it("knows the id that a resource is imported by", () => {
			assert.equal(shown("imported"), "acme-kept");
		});
	});

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

	describe("is refused, in one line,", () => {
		const CORRECT = "Fix it; `pulumi preview` shows the full error.";

		it("where there is no folder", async () => {
			assert.equal(
				await refusal("no/such/folder"),
				"Folder FOLDER does not exist: use the folder of a Pulumi program.",
			);
		});
		it("where there is no Pulumi.yaml", async () => {
			const folder = mkdtempSync(join(tmpdir(), "program-"));
			folders.push(folder);
			assert.equal(
				await refusal(folder),
				"FOLDER has no Pulumi.yaml: use the folder that contains it.",
			);
		});
		it("where Pulumi.yaml is no YAML, or not whole", async () => {
			const broken = write({ "Pulumi.yaml": "name: shop\nruntime: [nodejs\n" });
			assert.match(
				await refusal(broken),
				/^FOLDER\/Pulumi\.yaml:3 is not valid YAML: .+\. Correct the file\.$/,
			);
			assert.equal(
				await refusal(write({ "Pulumi.yaml": "runtime: nodejs\n" })),
				"FOLDER/Pulumi.yaml has no name: add the project name.",
			);
		});
		it("in another language", async () => {
			assert.equal(
				await refusal(
					write({ "Pulumi.yaml": "name: shop\nruntime: python\n" }),
				),
				"FOLDER/Pulumi.yaml: programs with runtime python are not supported: run `pulumi preview --json --show-sames > preview.json` in FOLDER, then check preview.json.",
			);
		});
		it("where its SDK is not installed", async () => {
			assert.equal(
				await refusal(write({ "index.js": "" }, false)),
				"@pulumi/pulumi is not installed in FOLDER: run `npm install` in that folder.",
			);
		});
		it("where it throws, now or later", async () => {
			const [sync, later, deep] = await Promise.all([
				refusal(write({ "index.js": '\n\nthrow new Error("no luck");\n' })),
				refusal(
					write({
						"index.ts":
							'\nasync function main(): Promise<void> {\n\tawait null;\n\tthrow new TypeError("later");\n}\nmain();\n',
					}),
				),
				refusal(
					write({
						"lib/a.js": "module.exports = () => null.x;\n",
						"index.js": 'module.exports = async () => require("./lib/a")();\n',
					}),
				),
			]);
			assert.equal(
				sync,
				`FOLDER/index.js:3: the program failed: Error: no luck. ${CORRECT}`,
			);
			assert.equal(
				later,
				`FOLDER/index.ts:4: the program failed: TypeError: later. ${CORRECT}`,
			);
			assert.equal(
				deep,
				`FOLDER/lib/a.js:1: the program failed: TypeError: Cannot read properties of null (reading 'x'). ${CORRECT}`,
			);
		});
		it("where it cannot be parsed", async () => {
			const [script, typed] = await Promise.all([
				refusal(write({ "index.js": "\nconst = 5;\n" })),
				refusal(write({ "index.ts": "\nconst = 5;\n" })),
			]);
			assert.equal(
				script,
				`FOLDER/index.js:2: the program failed: SyntaxError: Unexpected token '='. ${CORRECT}`,
			);
			assert.equal(
				typed,
				`FOLDER/index.ts:2: the program failed: Variable declaration expected. ${CORRECT}`,
			);
		});
		it("where it lacks a setting, or needs a secure one", async () => {
			const [missing, secure] = await Promise.all([
				refusal(
					write({
						"index.js":
							'new (require("@pulumi/pulumi").Config)().require("key");\n',
					}),
				),
				refusal(
					write({
						"Pulumi.dev.yaml": "config:\n  key:\n    secure: AAABAExample\n",
						"index.js":
							'throw new Error("no such mode: " + new (require("@pulumi/pulumi").Config)().require("key"));\n',
					}),
				),
			]);
			assert.equal(
				missing,
				`FOLDER/index.js:1: the program failed: Missing required configuration variable 'shop:key'. Set it with \`pulumi config set shop:key VALUE\`.`,
			);
			assert.match(secure, /no such mode: \(not known here\)\. /);
			assert.match(secure, /Secrets, .* are not available here: run /);
		});
		it("where two resources have one name", async () => {
			const folder = write({
				"index.js": `${THING}new Thing("x", {}); new Thing("x", {});`,
			});
			assert.match(
				await refusal(folder),
				/Duplicate resource URN 'urn:pulumi:dev::shop::test:index:Thing::x'; try giving it a unique name/,
			);
		});
		it("where it exits by itself", async () => {
			assert.equal(
				await refusal(write({ "index.js": "process.exit(3);\n" })),
				`FOLDER: the program failed: it ended with exit code 3. ${CORRECT}`,
			);
		});
		it("where it tells of an error, as a preview is", async () => {
			const folder = write({
				"index.js": 'require("@pulumi/pulumi").log.error("no such mode");\n',
			});
			assert.equal(
				await refusal(folder),
				`FOLDER: the program failed: no such mode. ${CORRECT}`,
			);
		});
		it("where it lacks a package, and says how to get it", async () => {
			const folder = write({ "index.js": 'require("no-such-package");\n' });
			assert.match(
				await refusal(folder),
				/^FOLDER\/index\.js:1: the program failed: .*'no-such-package'.*\. Run `npm install no-such-package` in FOLDER, or correct the name\.$/,
			);
		});
	});
});
