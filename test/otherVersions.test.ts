import { strict as assert } from "node:assert";
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isInputError } from "../policypack/inputError";
import { readProgram } from "../policypack/sources/program";
import { builtPack } from "./kit/pack/build";
import { root } from "./kit/sourceFiles";

const modules = join(root, "node_modules");

describe("a program whose packages are of other versions", () => {
	let folder = "";
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "versions-"));
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	function write(files: Readonly<Record<string, string>>): void {
		for (const [name, text] of Object.entries(files)) {
			mkdirSync(dirname(join(folder, name)), { recursive: true });
			writeFileSync(join(folder, name), text);
		}
	}

	async function refusal(): Promise<string> {
		try {
			await readProgram(folder, {});
		} catch (error) {
			assert.ok(isInputError(error), String(error));
			assert.doesNotMatch(error.message, /\n/);
			return error.message.replaceAll(folder, "FOLDER");
		}
		return assert.fail("the program was accepted");
	}

	it("is refused where its SDK asks for what no handler answers", async () => {
		symlinkSync(modules, join(folder, "node_modules"));
		write({
			"Pulumi.yaml": "name: shop\nruntime: nodejs\n",
			"index.js": `
				const { runtime } = require("@pulumi/pulumi");
				const { SupportsFeatureRequest } = require("@pulumi/pulumi/proto/resource_pb");
				module.exports = new Promise((resolve, reject) =>
					runtime.getMonitor().makeUnaryRequest(
						"/pulumirpc.ResourceMonitor/ExistsResource",
						() => Buffer.from(new SupportsFeatureRequest().serializeBinary()),
						() => undefined,
						{},
						(error) => reject(new Error("failed to check existence: " + error.message)),
					),
				);
			`,
		});
		const said = await refusal();
		assert.match(said, /UNIMPLEMENTED.*does not implement.*ExistsResource/i);
		assert.match(said, /use --preview, which needs the Pulumi CLI/);
	});

	it("is refused with @pulumi/aws 6 where it makes a ComplianceTrail", async () => {
		// What the component finds is what lies beside it.
		const shared = join(folder, "node_modules/@pulumi");
		mkdirSync(shared, { recursive: true });
		symlinkSync(join(modules, "@pulumi/pulumi"), join(shared, "pulumi"));
		symlinkSync(join(modules, "aws-v6"), join(shared, "aws"));
		cpSync(
			join(builtPack(), "bin/components"),
			join(folder, "node_modules/components"),
			{ recursive: true },
		);
		write({
			"Pulumi.yaml": "name: shop\nruntime: nodejs\n",
			"index.js": `
				const { ComplianceTrail } = require("components");
				new ComplianceTrail("audit");
			`,
		});
		const { version } = require("aws-v6/package.json");
		assert.equal(
			await refusal(),
			`FOLDER/index.js:2: the program failed: ComplianceTrail needs @pulumi/aws 7; this project has ${version}: run \`npm install @pulumi/aws@7\`.`,
		);
	});
});
