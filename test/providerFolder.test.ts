import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { SaxesParser } from "saxes";
import { parse } from "yaml";
import { PROCESS_MS } from "./kit/bounds";
import { builtPack } from "./kit/pack/build";
import { startProvider } from "./kit/provider/process";
import { schema } from "./kit/provider/schemaPlaces";
import { root } from "./kit/sourceFiles";
import { linksIn } from "./markdownLinks";

const read = (path: string) => readFileSync(join(root, path), "utf8");

describe("the folder provider/", () => {
	let folder = "";
	before(() => {
		folder = mkdtempSync(join(tmpdir(), "cloudtrail-provider-"));
	});
	after(() => rmSync(folder, { recursive: true, force: true }));

	/** Starts the provider of a folder, and reads its schema. */
	async function schemaFrom(place: string): Promise<unknown> {
		const provider = await startProvider("127.0.0.1:1", place);
		try {
			return JSON.parse(await provider.getSchema());
		} finally {
			await provider.close();
		}
	}

	it("is a plugin that runs on Node.js", () => {
		assert.deepEqual(parse(read("provider/PulumiPlugin.yaml")), {
			runtime: "nodejs",
		});
	});

	it("serves the committed schema, beside the compiled code", async () => {
		const served = await schemaFrom(join(builtPack(), "provider"));
		assert.deepEqual(served, schema);
	});

	it("serves it from a Git address, with the npm package as its dependency", async () => {
		const cloned = join(folder, "clone/provider");
		const modules = join(cloned, "node_modules");
		cpSync(join(builtPack(), "provider"), cloned, { recursive: true });
		mkdirSync(modules);
		symlinkSync(root, join(modules, "pulumi-cloudtrail-compliance"));
		assert.deepEqual(await schemaFrom(cloned), schema);
	});

	it("depends on the package, and on what the class needs of Pulumi", () => {
		const { peerDependencies } = JSON.parse(read("package.json"));
		const { dependencies } = JSON.parse(read("provider/package.json"));
		const own = "pulumi-cloudtrail-compliance";
		assert.deepEqual(Object.keys(dependencies), [
			"@pulumi/aws",
			"@pulumi/pulumi",
			own,
		]);
		const { "@pulumi/aws": aws, "@pulumi/pulumi": sdk } = dependencies;
		// The class needs version 7; the pack reads resources of 6, too.
		assert.ok(peerDependencies["@pulumi/aws"].split(" || ").includes(aws));
		assert.equal(sdk, peerDependencies["@pulumi/pulumi"]);
	});

	it("says what to do where the npm package is not installed", () => {
		const cloned = join(folder, "bare/provider");
		cpSync(join(root, "provider"), cloned, { recursive: true });
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[cloned, "127.0.0.1:1"],
			{ encoding: "utf8", timeout: PROCESS_MS },
		);
		assert.deepEqual(
			[status, stdout, stderr],
			[
				1,
				"",
				`pulumi-cloudtrail-compliance is not installed: run \`npm install\` in ${cloned}.\n`,
			],
		);
	});

	it("has a logo that is an image, at the address in the schema", () => {
		const { logoUrl, version } = schema as unknown as Record<string, string>;
		assert.equal(
			logoUrl,
			`https://unpkg.com/pulumi-cloudtrail-compliance@${version}/provider/logo.svg`,
		);
		const elements: string[] = [];
		const parser = new SaxesParser({ xmlns: true });
		parser.on("opentag", ({ local, uri, attributes }) => {
			elements.push(local);
			assert.equal(uri, "http://www.w3.org/2000/svg");
			// Nothing is loaded from elsewhere, and no script runs.
			for (const name of Object.keys(attributes))
				assert.doesNotMatch(name, /href|^on/);
		});
		parser.write(read("provider/logo.svg")).close();
		assert.equal(elements[0], "svg");
		assert.ok(elements.includes("path") && !elements.includes("script"));
	});

	it("has a README that renders, without links that lead out of it", () => {
		const text = read("provider/README.md");
		const html = new MarkdownIt({ html: false }).render(text);
		assert.match(html, /^<h1>CloudTrail Compliance<\/h1>/);
		assert.equal((text.match(/^```/gm) ?? []).length % 2, 0);
		// On the registry's page, no file is beside it.
		assert.deepEqual(linksIn(text), []);
		const [, program] = /```yaml\n([\s\S]*?)```/.exec(text) ?? [];
		const { resources } = parse(program ?? "");
		assert.equal(resources.audit.type, "cloudtrail-compliance:ComplianceTrail");
	});
});
