import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	builtEngine,
	copyProject,
	engineEnvironment,
} from "../test/kit/engine/harness";
import type { Bench } from "./bench";
import { type Measured, median } from "./measure";
import { sampled, type Used } from "./sampled";

const sizes = [2_000, 5_000] as const;

const modules = join(__dirname, "../node_modules");

/** So often each size is checked; its preview takes minutes, and is taken once. */
const rounds = 3;

/**
 * A program as people write it: buckets, each with a policy, a public access
 * block and versions, and for each tenth of them a trail.
 */
function program(size: number): string {
	return `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const key = new aws.kms.Key("key", { enableKeyRotation: true });
for (let at = 0; at < ${size / 4}; at++) {
	const name = \`shop-\${at}\`;
	const bucket = new aws.s3.Bucket(name, { tags: { owner: "shop", at: String(at) } });
	new aws.s3.BucketPublicAccessBlock(name, {
		bucket: bucket.id,
		blockPublicAcls: true,
		blockPublicPolicy: true,
		ignorePublicAcls: true,
		restrictPublicBuckets: true,
	});
	new aws.s3.BucketPolicy(name, {
		bucket: bucket.id,
		policy: pulumi.jsonStringify({
			Version: "2012-10-17",
			Statement: [
				{
					Effect: "Deny",
					Principal: "*",
					Action: "s3:*",
					Resource: [bucket.arn, pulumi.interpolate\`\${bucket.arn}/*\`],
					Condition: { Bool: { "aws:SecureTransport": "false" } },
				},
			],
		}),
	});
	if (at % 10 === 0)
		new aws.cloudtrail.Trail(name, {
			s3BucketName: bucket.id,
			isMultiRegionTrail: true,
			enableLogFileValidation: true,
			kmsKeyId: key.arn,
		});
	else
		new aws.s3.BucketVersioning(name, {
			bucket: bucket.id,
			versioningConfiguration: { status: "Enabled" },
		});
}
`;
}

/** The command on a program in a folder, and the preview of the same. */
async function taken(
	size: number,
	cli: string,
	progress: (message: string) => void,
): Promise<{ readonly checks: readonly Used[]; readonly preview: Used }> {
	const engine = engineEnvironment();
	const source = mkdtempSync(join(tmpdir(), "bench-"));
	try {
		writeFileSync(
			join(source, "Pulumi.yaml"),
			"name: large\nruntime: nodejs\n",
		);
		writeFileSync(join(source, "index.ts"), program(size));
		const project = await copyProject(source, engine);
		symlinkSync(modules, join(source, "node_modules"));
		const checks: Used[] = [];
		for (let round = 0; round < rounds; round++) {
			progress(`check of ${size} resources, round ${round + 1}`);
			checks.push(
				await sampled(process.execPath, [cli, "check", source], {
					folder: source,
					variables: { PATH: process.env.PATH ?? "" },
					// A control that fails is an end like any other.
					good: [0, 1],
				}),
			);
		}
		progress(`preview of ${size} resources`);
		const preview = await sampled(
			join(builtEngine, "bin", "pulumi"),
			["preview", "--stack", "dev", "--non-interactive"],
			{ folder: project, variables: engine.variables, good: [0] },
		);
		return { checks, preview };
	} finally {
		rmSync(source, { recursive: true, force: true });
		engine.remove();
	}
}

/** What `check` of a large program costs, beside its preview with no pack. */
export const large: Bench = async ({ ours, progress }) => {
	const cli = join(ours, "bin/policypack/cli.js");
	const measured: Measured[] = [];
	const processor: (readonly number[])[] = [];
	for (const size of sizes) {
		const { checks, preview } = await taken(size, cli, progress);
		const beside = (what: keyof Used) => ({
			ours: checks.map((check) => check[what]),
			theirs: checks.map(() => preview[what]),
		});
		const name = `check of a program, ${size} resources`;
		const to = "pulumi preview, no pack";
		const limit = { ratio: 1 / 3 };
		const isStrict = true;
		processor.push(beside("processor").ours);
		measured.push(
			{ name, to, ...beside("milliseconds"), limit, isStrict },
			{
				...{ name: `${name}, processor`, to, limit, isStrict },
				...beside("processor"),
			},
			{
				...{ name: `${name}, memory`, to, isStrict, unit: "MB" },
				...beside("megabytes"),
				limit: { megabytes: 1000 },
			},
		);
	}
	const [small = [], large = []] = processor;
	measured.push({
		name: `check of a program, ${sizes[1]} resources, processor`,
		to: `ours, ${sizes[0]}`,
		ours: large,
		theirs: small.map(() => median(small)),
		limit: { ratio: 2.7 },
		isStrict: true,
	});
	return measured;
};
