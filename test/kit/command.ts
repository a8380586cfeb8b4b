import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROCESS_MS } from "./bounds";
import { exported as stackExport, state } from "./states";

/** The compiled command: what a user runs. */
const CLI = join(__dirname, "../../bin/policypack/cli.js");

/** How a run of the command ended. */
export interface Ended {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs the command to its end, within a minute. */
export function run(
	args: readonly string[],
	options: {
		readonly input?: string;
		readonly env?: Readonly<Record<string, string>>;
		readonly cwd?: string;
	} = {},
): Ended {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[CLI, ...args],
		{
			encoding: "utf8",
			timeout: PROCESS_MS,
			maxBuffer: 64 * 1024 * 1024,
			input: options.input ?? "",
			cwd: options.cwd,
			env: { ...process.env, ...options.env },
		},
	);
	return { code: status, stdout, stderr };
}

/** A folder for one test, removed after it. */
export function temporaryFolder(): {
	readonly path: string;
	write(name: string, content: unknown): string;
	/** Writes bytes into a file, as they are. */
	bytes(file: string, content: Buffer): void;
	remove(): void;
} {
	const path = mkdtempSync(join(tmpdir(), "cloudtrail-command-"));
	return {
		path,
		write: (name, content) => {
			const file = join(path, name);
			const text =
				typeof content === "string" ? content : JSON.stringify(content);
			writeFileSync(file, text);
			return file;
		},
		bytes: (file, content) => writeFileSync(file, content),
		remove: () => rmSync(path, { recursive: true, force: true }),
	};
}

/** What `pulumi stack export` writes of these resources. */
export function exported(...resources: readonly unknown[]) {
	return stackExport(resources);
}

/** A trail that passes all that is asked of a trail; `patch` changes it. */
export function goodTrail(patch: Readonly<Record<string, unknown>> = {}) {
	const inputs = {
		s3BucketName: "logs-111122223333",
		isMultiRegionTrail: true,
		enableLogFileValidation: true,
		kmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/k",
		cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:g:*",
		cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/r",
		...patch,
	};
	const arn = "arn:aws:cloudtrail:us-east-1:111122223333:trail/audit";
	return state("aws:cloudtrail/trail:Trail", "audit", inputs, {
		outputs: { ...inputs, arn },
		sourcePosition: "project:///index.ts#14,7",
	});
}

/** The trail's bucket, logged, blocked and with its policy, as four resources. */
export function goodBucket() {
	const bucket = "logs-111122223333";
	return [
		state(
			"aws:s3/bucket:Bucket",
			"logs",
			{ bucket },
			{ outputs: { bucket, region: "us-east-1" } },
		),
		state("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "block", {
			bucket,
			blockPublicAcls: true,
			blockPublicPolicy: true,
			ignorePublicAcls: true,
			restrictPublicBuckets: true,
		}),
		state("aws:s3/bucketLogging:BucketLogging", "logging", {
			bucket,
			targetBucket: "access-111122223333",
		}),
		state("aws:s3/bucketPolicy:BucketPolicy", "policy", {
			bucket,
			policy: JSON.stringify({
				Version: "2012-10-17",
				Statement: [
					{
						Effect: "Allow",
						Principal: { Service: "cloudtrail.amazonaws.com" },
						Action: ["s3:GetBucketAcl", "s3:PutObject"],
						Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
					},
				],
			}),
		}),
	];
}
