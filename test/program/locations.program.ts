import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { isInputError } from "../../policypack/inputError";
import { readProgram } from "../../policypack/sources/program";
import { removePrograms, writeFiles } from "../kit/programs";

type Files = Readonly<Record<string, string>>;

/** With names that a URL spells in another way. */
const PREFIX = "ein Programm für 100% #";

const MODULE = '{ "name": "shop", "type": "module" }';
const NODENEXT =
	'{ "compilerOptions": { "module": "nodenext", "moduleResolution": "nodenext", "target": "es2022" } }';

/** A project file with options of its runtime. */
const project = (...options: readonly string[]) =>
	`name: shop\nruntime:\n  name: nodejs\n  options:\n${options.map((option) => `    ${option}\n`).join("")}`;

/*
 * Types take lines that the compiled program does not have: where a line is not
 * that of the source, it is too small.
 */
const LIBRARY = `import * as pulumi from "@pulumi/pulumi";

interface Args {
	readonly isLogging?: boolean;
}

class Trail extends pulumi.CustomResource {
	constructor(name: string, args: Args) {
		super("aws-native:cloudtrail:Trail", name, { ...args });
	}
}

type Name = string;

export function declare(name: Name): void {
	new Trail(name, { isLogging: false });
}
`;
const typed = (extension: string) => `import * as pulumi from "@pulumi/pulumi";
import { declare } from "./mein lib/trails${extension}";

interface Args {
	readonly enableLogging?: boolean;
}

class Trail extends pulumi.CustomResource {
	constructor(name: string, args: Args) {
		super("aws:cloudtrail/trail:Trail", name, { ...args });
	}
}

const args: Args = { enableLogging: false };
export const made = ["audit"].map((name) =>
	new Trail(name, args),
);
declare("native");
`;
const AT = {
	audit: "index.ts:16",
	native: "mein lib/trails.ts:16",
};

function files(extension: string, others: Files): Files {
	return {
		"index.ts": typed(extension),
		"mein lib/trails.ts": LIBRARY,
		...others,
	};
}

/** The same program, as the compiler leaves it in another folder. */
function compiled(module: ts.ModuleKind, others: Files): Files {
	const sources = files(".js", {});
	const outputs = Object.entries(sources).flatMap(([file, text]) => {
		const name = file.replace(/\.ts$/, ".js");
		const up = file.includes("/") ? "../../" : "../";
		const { outputText, sourceMapText } = ts.transpileModule(text, {
			fileName: file,
			compilerOptions: { module, sourceMap: true, target: 9 },
		});
		const map = JSON.parse(sourceMapText ?? "{}");
		map.sources = [up + file];
		return [
			[`bin/${name}`, outputText],
			[`bin/${name}.map`, JSON.stringify(map)],
		];
	});
	return { ...sources, ...Object.fromEntries(outputs), ...others };
}

const ways: Readonly<Record<string, Files>> = {
	"TypeScript by ts-node": files("", {}),
	"TypeScript as ES modules, by the SDK": files(".js", {
		"package.json": MODULE,
		"tsconfig.json": NODENEXT,
	}),
	"TypeScript as ES modules, by --loader": files(".js", {
		"Pulumi.yaml": project("nodeargs: --loader ts-node/esm --no-warnings"),
		"package.json": MODULE,
		"tsconfig.json": NODENEXT,
	}),
	"TypeScript as ES modules, by --import": files(".js", {
		"Pulumi.yaml": project("nodeargs: --import ./register.mjs --no-warnings"),
		"register.mjs":
			'import { register } from "node:module";\nregister("ts-node/esm", import.meta.url);\n',
		"package.json": MODULE,
		"tsconfig.json": NODENEXT,
	}),
	"compiled scripts": compiled(ts.ModuleKind.CommonJS, {
		"Pulumi.yaml": `${project("typescript: false")}main: bin/\n`,
	}),
	"compiled scripts, beside ts-node": compiled(ts.ModuleKind.CommonJS, {
		"Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: bin/\n",
	}),
	"compiled ES modules": compiled(ts.ModuleKind.ES2022, {
		"Pulumi.yaml": `${project("typescript: false")}main: bin/\n`,
		"package.json": MODULE,
	}),
	// Where node runs TypeScript by itself: from 22.18 on.
	...(Reflect.get(process.features, "typescript") && {
		"TypeScript by node": files(".ts", {
			"Pulumi.yaml": `${project("typescript: false")}main: index.ts\n`,
			"package.json": MODULE,
		}),
	}),
};

/** Where a program that fails fails, and in what words. */
async function refusal(folder: string): Promise<string> {
	try {
		await readProgram(folder, {});
	} catch (error) {
		assert.ok(isInputError(error), `${error}`);
		assert.doesNotMatch(error.message, /\n|^\s*at /m);
		return error.message.replace(folder, "FOLDER");
	}
	return assert.fail("it did not fail");
}

describe("file and line of a program's resources", () => {
	after(removePrograms);

	for (const [way, written] of Object.entries(ways)) {
		it(`are those of the source: ${way}`, async () => {
			const { resources } = await readProgram(
				writeFiles(written, { prefix: PREFIX }),
				{},
			);
			const at = (wanted: string) => {
				const location = resources.find(
					({ name }) => name === wanted,
				)?.location;
				return location && `${location.file}:${location.line}`;
			};
			assert.deepEqual({ audit: at("audit"), native: at("native") }, AT);
		});

		it(`and so is the line that throws: ${way}`, async () => {
			const fails = Object.fromEntries(
				Object.entries(written).map(([file, text]) => [
					file,
					file.endsWith(".map")
						? text
						: text.replace(
								/enableLogging: false \}/,
								"enableLogging: oops() }",
							),
				]),
			);
			assert.match(
				await refusal(writeFiles(fails, { prefix: PREFIX })),
				/^FOLDER\/index\.ts:14: the program failed: ReferenceError: oops is not defined\. /,
			);
		});
	}

	it("are those of plain modules, too", async () => {
		const { resources } = await readProgram(
			writeFiles(
				{
					"Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: index.mjs\n",
					"package.json": MODULE,
					"index.mjs":
						'import * as pulumi from "@pulumi/pulumi";\n\nnew pulumi.ComponentResource("shop:index:Group", "group");\n',
				},
				{ prefix: PREFIX },
			),
			{},
		);
		assert.deepEqual(resources.find(({ name }) => name === "group")?.location, {
			file: "index.mjs",
			line: 3,
		});
	});
});

describe("file and line of what ComplianceTrail refuses", () => {
	after(removePrograms);

	/** A program that has this package installed, by a link. */
	function using(others: Files): string {
		const folder = writeFiles(
			{ ...others, "lib/package.json": others["package.json"] ?? "{}" },
			{ prefix: PREFIX },
		);
		symlinkSync(join(__dirname, "../.."), join(folder, "lib", "cloudtrail"));
		return folder;
	}
	const program = (extension: string, args: string) =>
		`import * as pulumi from "@pulumi/pulumi";
import { ComplianceTrail } from "./lib/cloudtrail/bin/components/index${extension}";

interface Unused {
	readonly name: string;
}

const names: readonly string[] = ["audit"];
export const trails = names.map(
	(name) =>
		new ComplianceTrail(name, ${args} as never),
);
export const later = pulumi.output("nope");
`;
	const kinds: readonly (readonly [string, Files, string])[] = [
		["a script", {}, ""],
		[
			"an ES module",
			{ "package.json": MODULE, "tsconfig.json": NODENEXT },
			".js",
		],
	];
	const wrong: readonly (readonly [args: string, words: RegExp])[] = [
		[
			'{ kmsKeyId: "k" }',
			/kmsKeyId is not a known argument \(did you mean keyArn\?\)/,
		],
		['{ keyArn: "nope" }', /keyArn must be the ARN of a KMS key/],
		[
			'{ bucketName: "x-logs", bucket: { bucket: "y-logs" } }',
			/bucketName applies only to a bucket that the component creates/,
		],
		// Known only once the constructor has ended.
		[
			'{ keyArn: pulumi.output("nope") }',
			/keyArn must be the ARN of a KMS key/,
		],
		['{ region: pulumi.output("nowhere") }', /region must be an AWS Region/],
		[
			'{ bucketName: "x-logs", accessLogs: { bucket: pulumi.output("x-logs") } }',
			/accessLogs\.bucket is the trail's own bucket/,
		],
	];
	for (const [kind, others, extension] of kinds)
		for (const [args, words] of wrong)
			it(`are those of the program, ${kind}: ${args}`, async () => {
				const said = await refusal(
					using({ ...others, "index.ts": program(extension, args) }),
				);
				assert.match(said, words);
				assert.match(said, /^FOLDER\/index\.ts:11: the program failed: /);
			});

	it("are those of who makes a component of one's own", async () => {
		const said = await refusal(
			using({
				"own.ts": `import { ComplianceTrail } from "./lib/cloudtrail/bin/components/index";
export class Audit extends ComplianceTrail {
	constructor(name: string) {
		super(name, { keyArn: "nope" });
	}
}
`,
				"index.ts": 'import { Audit } from "./own";\n\nnew Audit("audit");\n',
			}),
		);
		assert.match(said, /^FOLDER\/index\.ts:3: the program failed: Compliance/);
	});
});
