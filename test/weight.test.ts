import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { PROCESS_MS } from "./kit/bounds";
import { root } from "./kit/sourceFiles";

/** What loading a module brings into a process of its own. */
interface Load {
	/** Packages that files of this project ask for. */
	readonly asked: readonly string[];
	/** Every package that is loaded, whoever asks for it. */
	readonly loaded: readonly string[];
	/** Files of this project, by path. */
	readonly files: readonly string[];
	/** Modules of @pulumi/aws that are loaded, as one would ask for them. */
	readonly aws: readonly string[];
}

/** Runs in the child: nothing of this file is in its reach. */
const PROGRAM = `
	const Module = require("node:module");
	const [own, entry] = process.argv.slice(1);
	const before = new Set(Object.keys(require.cache));
	const asked = new Set();
	const load = Module._load;
	Module._load = function (what, parent, isMain) {
		const isOwn = parent?.filename?.startsWith(own);
		if (isOwn && !/^(\\.|node:)/.test(what)) asked.add(what);
		return load.call(this, what, parent, isMain);
	};
	require(entry);
	const loaded = new Set(
		Object.keys(require.cache)
			.filter((path) => !before.has(path))
			.flatMap((path) => {
				const parts = path.split(/[\\\\/]node_modules[\\\\/]/).slice(1).at(-1)?.split(/[\\\\/]/);
				if (!parts) return [];
				return parts[0].startsWith("@") ? parts.slice(0, 2).join("/") : parts[0];
			}),
	);
	const aws = Object.keys(require.cache).flatMap((path) => {
		const [, module] = path.split(/[\\\\/]node_modules[\\\\/]@pulumi[\\\\/]aws[\\\\/]/);
		return module ? "@pulumi/aws/" + module.replaceAll("\\\\", "/").replace(/\\.js$/, "") : [];
	});
	const files = Object.keys(require.cache).filter((path) => path.startsWith(own));
	const told = JSON.stringify({ asked: [...asked], loaded: [...loaded], aws, files });
	process.stdout.write("\\n" + told + "\\n", () => process.exit(0));
`;

function loadOf(entry: string, layer = "policypack"): Load {
	const { stdout, stderr, status } = spawnSync(
		process.execPath,
		[
			...["--require", "ts-node/register/transpile-only"],
			...["--eval", PROGRAM],
			join(root, layer),
			join(root, layer, entry),
		],
		{ cwd: root, encoding: "utf8", timeout: PROCESS_MS },
	);
	assert.equal(status, 0, stderr);
	return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

/** What only the command, or only a rare question, needs. */
const HEAVY =
	/^(@pulumi\/aws|@pulumi\/aws-native|aws-v6|@aws-sdk\/.+|ajv|ajv-formats|commander|fast-xml-builder|ipaddr\.js|papaparse|supports-hyperlinks|wrap-ansi|yaml)$/;

/** Whether a module reads or joins what the delivery of trails depends on. */
function isOfDelivery(path: string): boolean {
	return /deliveryChecks\/joinDelivery|providers\/deliveryFacts[./]/.test(
		path.replaceAll("\\", "/"),
	);
}

describe("what is loaded", () => {
	describe("by the pack", () => {
		let load: Load;
		before(() => {
			load = loadOf("index.ts");
		});

		it("is nothing but the policy SDK, by itself", () => {
			assert.deepEqual(load.asked, ["@pulumi/policy"]);
		});
		it("is no provider, no SDK of AWS, and nothing that can wait", () => {
			assert.ok(load.loaded.includes("@pulumi/policy"));
			assert.deepEqual(
				load.loaded.filter((name) => HEAVY.test(name)),
				[],
			);
		});
		it("is nothing that asks a live account, unless it is configured", () => {
			assert.deepEqual(
				load.files.filter((path) => /liveAccount|lookup|askAccount/.test(path)),
				[],
			);
		});
		it("is nothing of the delivery of trails, before a control asks for it", () => {
			assert.deepEqual(load.files.filter(isOfDelivery), []);
		});
	});

	it("by the check of a stack file is nothing of the delivery of trails", () => {
		const { files } = loadOf("hosts/checkSources.ts");
		assert.deepEqual(files.filter(isOfDelivery), []);
	});

	it("by the policies is no package", () => {
		const { asked, loaded, aws } = loadOf("policies.ts");
		assert.deepEqual([asked, loaded, aws], [[], [], []]);
	});

	it("by the controls is no package", () => {
		const { asked, loaded, aws } = loadOf("controlsEntry.ts");
		assert.deepEqual([asked, loaded, aws], [[], [], []]);
	});

	it("by the reports is no package, before the first report", () => {
		const { asked, loaded, aws } = loadOf("reportsEntry.ts");
		assert.deepEqual([asked, loaded, aws], [[], [], []]);
	});

	describe("by the component", () => {
		let load: Load;
		before(() => {
			load = loadOf("index.ts", "components");
		});

		it("is Pulumi's SDK, and resources of @pulumi/aws one by one", () => {
			const packages = load.asked.filter(
				(what) => !/^@pulumi\/aws\/[a-zA-Z0-9]+(\/[a-zA-Z0-9]+)?$/.test(what),
			);
			// The version of @pulumi/aws is read, before anything of it is loaded.
			assert.deepEqual(packages, [
				"@pulumi/pulumi",
				"@pulumi/aws/package.json",
			]);
			assert.deepEqual(
				load.loaded.filter(
					(name) => name !== "@pulumi/aws" && HEAVY.test(name),
				),
				[],
			);
		});
		it("is no module of @pulumi/aws that it does not use", () => {
			const asked = load.asked.filter((what) => /^@pulumi\/aws\//.test(what));
			assert.ok(asked.length > 10);
			assert.deepEqual(
				[...load.aws].sort(),
				[...asked, "@pulumi/aws/utilities"].sort(),
			);
		});
	});
});
