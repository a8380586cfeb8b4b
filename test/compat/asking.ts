import { strict as assert } from "node:assert";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import {
	defaultControls,
	resourcePolicies,
	stackPolicies,
} from "../kit/controls";
import {
	exampleFolder,
	examples,
	expectedOf,
	outcomesTold,
} from "../kit/engine/outcomes";
import { resultIn } from "../kit/jsonReport";
import { outcomesOf } from "../kit/pack/answers";
import { connect } from "../kit/pack/client";
import { startPack } from "../kit/pack/packProcess";
import {
	goodStack,
	goodTrail,
	resource,
	root,
	types,
} from "../kit/pack/stacks";
import type { Project } from "./install";
import type { Versions } from "./matrix";
import { mustRun, run } from "./run";

/** One question to an installed package; throws where the answer is wrong. */
export interface Question {
	readonly name: string;
	readonly ask: () => Promise<void>;
}

/** All that is asked of each cell. */
export function questionsOf(
	project: Project,
	versions: Versions,
): readonly Question[] {
	return [
		...examples.map((example) => ({
			name: `check of examples/${example}`,
			ask: () => checkExample(project, versions, example),
		})),
		{
			name: "check of a program of ComplianceTrail",
			ask: () => checkComponent(project, versions),
		},
		{ name: "the pack's answers", ask: () => askPack(project) },
		...resolutionsOf(versions).map((resolution) => ({
			name: `types under moduleResolution ${resolution}`,
			ask: () => checkTypes(project, versions, resolution),
		})),
	];
}

/** `aws.s3` has other names for the same resources in 6. */
const inAws6: readonly (readonly [string, string])[] = [
	["aws.s3.Bucket(", "aws.s3.BucketV2("],
	["aws.s3.BucketLogging(", "aws.s3.BucketLoggingV2("],
	["aws.s3.BucketVersioning(", "aws.s3.BucketVersioningV2("],
];

const isAws6 = ({ peers }: Versions): boolean =>
	peers["@pulumi/aws"]?.startsWith("6.") === true;

async function checkExample(
	project: Project,
	versions: Versions,
	example: string,
): Promise<void> {
	const folder = join(project.folder, "examples", example);
	mkdirSync(folder, { recursive: true });
	cpSync(
		join(exampleFolder(example), "Pulumi.yaml"),
		join(folder, "Pulumi.yaml"),
	);
	const source = readFileSync(join(exampleFolder(example), "index.ts"), "utf8");
	// The example of aws-native calls that one `aws`.
	const isOfAws = source.includes('from "@pulumi/aws"');
	const spelled =
		isOfAws && isAws6(versions)
			? inAws6.reduce(
					(text, [seven, six]) => text.replaceAll(seven, six),
					source,
				)
			: source;
	writeFileSync(join(folder, "index.ts"), spelled);
	await checkFolder(
		project,
		versions,
		`examples/${example}`,
		expectedOf(example, "check"),
		source.includes("pulumi-cloudtrail-compliance/components"),
	);
}

async function checkComponent(
	project: Project,
	versions: Versions,
): Promise<void> {
	const folder = join(project.folder, "program");
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
	writeFileSync(
		join(folder, "index.js"),
		`const { ComplianceTrail } = require("pulumi-cloudtrail-compliance/components");
const audit = new ComplianceTrail("audit", { alarms: {} });
exports.trailArn = audit.trailArn;
`,
	);
	const passed = { status: "PASSED", failing: [] } as const;
	const all = Object.fromEntries(defaultControls.map(({ id }) => [id, passed]));
	await checkFolder(project, versions, "program", all, true);
}

/** `check FOLDER` says what is expected, or refuses the component under aws 6. */
async function checkFolder(
	project: Project,
	versions: Versions,
	folder: string,
	expected: ReturnType<typeof outcomesTold>,
	needsAws7: boolean,
): Promise<void> {
	const { code, stdout, stderr } = await run(
		[
			join(project.folder, "node_modules/.bin/cloudtrail-compliance"),
			...["check", folder, "--format", "json"],
		],
		{ cwd: project.folder, env: project.env },
	);
	if (needsAws7 && isAws6(versions)) {
		const needs = `ComplianceTrail needs @pulumi/aws 7; this project has ${versions.peers["@pulumi/aws"]}: run \`npm install @pulumi/aws@7\`.`;
		assert.ok(stderr.includes(needs), `it says: ${stderr}`);
		assert.match(stderr, /^[^\n]+\n$/);
		assert.equal(code, 2);
		return;
	}
	assert.notEqual(stdout, "", `it says: ${stderr}`);
	const told = outcomesTold(resultIn(stdout));
	if (!isDeepStrictEqual(told, expected))
		assert.fail(
			`it finds ${JSON.stringify(told)}, and not ${JSON.stringify(expected)}`,
		);
	const fails = Object.values(expected).some(
		({ status }) => status === "FAILED",
	);
	assert.equal(code, fails ? 1 : 0, stderr);
}

/** The pack, started as the engine starts it, judges one bad and one good. */
async function askPack(project: Project): Promise<void> {
	const folder = join(
		project.folder,
		"node_modules/pulumi-cloudtrail-compliance",
	);
	const launcher = createRequire(join(folder, "package.json")).resolve(
		"@pulumi/pulumi/cmd/run-policy-pack",
	);
	const pack = connect(
		await startPack(folder, {}, { node: project.node, launcher }),
	);
	try {
		const bad = resource(types.trail, "audit", { s3BucketName: "logs" });
		const good = resource(types.trail, "audit", {
			...goodTrail,
			s3BucketName: "logs",
		});
		const all = (policies: readonly string[], outcome: string) =>
			Object.fromEntries(policies.map((policy) => [policy, outcome]));
		assert.deepEqual(
			outcomesOf(await pack.analyze(bad), resourcePolicies),
			all(resourcePolicies, "violation"),
		);
		assert.deepEqual(
			outcomesOf(await pack.analyze(good), resourcePolicies),
			all(resourcePolicies, "passed"),
		);
		assert.deepEqual(
			outcomesOf(await pack.analyzeStack([root, bad]), stackPolicies),
			{
				...all(stackPolicies, "passed"),
				"cloudtrail-1": "violation",
				"cloudtrail-6": "notApplicable",
				"cloudtrail-7": "notApplicable",
			},
		);
		assert.deepEqual(
			outcomesOf(await pack.analyzeStack(goodStack()), stackPolicies),
			all(stackPolicies, "passed"),
		);
		assert.equal(pack.complaints(), "");
	} finally {
		await pack.end();
	}
}

/** Each module resolution, with the module system that goes with it. */
const modules: Readonly<Record<string, string>> = {
	node: "commonjs",
	node16: "node16",
	bundler: "esnext",
};

/** `bundler` came with TypeScript 5. */
function resolutionsOf({ typescript }: Versions): readonly string[] {
	return Object.keys(modules).filter(
		(resolution) => resolution !== "bundler" || !typescript.startsWith("4."),
	);
}

async function checkTypes(
	project: Project,
	{ typescript }: Versions,
	resolution: string,
): Promise<void> {
	const file = join(project.folder, `${resolution}.ts`);
	writeFileSync(file, TYPED);
	await mustRun(
		[
			project.node,
			"node_modules/typescript/bin/tsc",
			...["--noEmit", "--strict", "--skipLibCheck", "--target", "es2020"],
			...["--module", modules[resolution] ?? ""],
			...["--moduleResolution", resolution],
			// TypeScript 6 still has the old one, and asks to say so.
			...(resolution === "node" && typescript.startsWith("6.")
				? ["--ignoreDeprecations", "6.0"]
				: []),
			file,
		],
		{ cwd: project.folder, env: project.env },
	);
}

const TYPED = `
import { assemble, controls, evaluate, type Finding } from "pulumi-cloudtrail-compliance/controls";
import { cloudTrailPolicies } from "pulumi-cloudtrail-compliance/policies";
import { ComplianceTrail, type ComplianceTrailArgs } from "pulumi-cloudtrail-compliance/components";
export const args: ComplianceTrailArgs = { alarms: {} };
export const made = (): ComplianceTrail => new ComplianceTrail("audit", args);
// @ts-expect-error: no argument switches logging off.
export const never = (): ComplianceTrail => new ComplianceTrail("audit", { enableLogging: false });
const seen = { view: "stack", urn: "u", type: "t", name: "n", location: undefined } as const;
export const found: readonly Finding[] = controls.flatMap((control) => evaluate(control, assemble(seen, [])));
// @ts-expect-error: a name is a text, so the types are really there.
export const wrong: number = cloudTrailPolicies().map(({ name }) => name)[0];
`;
