import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { saveRecord } from "../policypack/hosts/record/writeRecord";
import type { SourceFacts } from "../policypack/hosts/sourceFacts";
import type { SourceRoot } from "../policypack/model/account";
import type { Fact } from "../policypack/model/facts";
import {
	accessLogging,
	accountBlock,
	bucket,
	bucketAcl,
	bucketBlock,
	bucketPolicy,
	ownership,
	trail,
} from "../policypack/model/samples";
import { known } from "../policypack/model/value";
import type { Bench } from "./bench";
import { inPairs } from "./measure";

const RECORDS = 10_000;

const ROUNDS = 5;

/** By format. The JSON report has 110 MB itself, and is written as a whole. */
const MOST_MEGABYTES = [
	["text", 500],
	["json", 600],
] as const;

const REGIONS = [
	...["ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1"],
	...["ap-southeast-1", "ap-southeast-2", "ca-central-1", "eu-central-1"],
	...["eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1"],
	...["us-east-1", "us-east-2", "us-west-1", "us-west-2"],
];

/** Peak memory, on standard error when the process ends. */
const PEAK =
	'data:text/javascript,process.on("exit",()=>console.error("peak="+process.resourceUsage().maxRSS))';

/** Judges the records of many accounts again, each with two trails and a bucket. */
export const records: Bench = async ({ ours, progress }) => {
	const folder = mkdtempSync(join(tmpdir(), "bench-records-"));
	try {
		progress(`writing ${RECORDS} records`);
		for (let at = 0; at < RECORDS; at += 1)
			await saveRecord(folder, accountOf(at), new Date());
		const cli = join(ours, "bin/policypack/cli.js");
		const report = join(folder, "report.out");
		const measured = [];
		for (const [format, megabytes] of MOST_MEGABYTES) {
			const peaks: number[] = [];
			const check = [cli, "check", folder, "--format", format];
			const taken = await inPairs(
				ROUNDS,
				async () => {
					const { milliseconds, megabytes } = run(
						...[...check, "--output", report],
					);
					peaks.push(megabytes);
					return milliseconds;
				},
				async () => run("-e", "0").milliseconds,
				(round) => progress(`records, ${format}, round ${round}`),
			);
			const name = `check of ${RECORDS} records, ${format}`;
			measured.push(
				{
					...{ name, to: "node -e 0", ...taken },
					...{ limit: { milliseconds: 10_000 }, isStrict: true },
				},
				{
					name: `${name}, memory`,
					to: "the same",
					unit: "MB" as const,
					...{ ours: peaks, theirs: peaks },
					...{ limit: { megabytes }, isStrict: true },
				},
			);
		}
		return measured;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
};

/** Runs Node to its end; a failed control is an end like any other. */
function run(...args: readonly string[]) {
	const started = performance.now();
	const { status, stderr, error } = spawnSync(
		process.execPath,
		["--import", PEAK, ...args],
		{ encoding: "utf8", maxBuffer: 1024 * 1024 * 1024, timeout: 120_000 },
	);
	const milliseconds = performance.now() - started;
	const [, peak] = /peak=(\d+)/.exec(stderr) ?? [];
	if (error || peak === undefined || (status !== 0 && status !== 1))
		throw new Error(`node ${args.join(" ")} ended with ${status}\n${stderr}`);
	return { milliseconds, megabytes: Number(peak) / 1024 };
}

/** A small account, as an audit reads it. */
function accountOf(at: number): SourceFacts {
	const id = String(100_000_000_000 + at);
	const root: SourceRoot = {
		view: "account",
		urn: `arn:aws:iam::${id}:root`,
		type: "AWS::::Account",
		name: id,
		location: undefined,
	};
	return {
		source: {
			...{ kind: "account", name: id, folder: "", partition: "aws" },
			regions: { read: REGIONS, notRead: [], others: "" },
		},
		identity: { account: id, partition: "aws" },
		root,
		facts: factsOf(id, root),
		lookups: new Map(),
		reads: new Set(),
	};
}

function factsOf(id: string, root: SourceRoot): readonly Fact[] {
	const name = `logs-${id}`;
	const arn = `arn:aws:s3:::${name}`;
	const location = undefined;
	const of = { urn: arn, type: "AWS::S3::Bucket", name, location };
	const about = { of, bucket: { by: "urn", urn: arn } } as const;
	const owner = { provider: undefined, account: id };
	const trailOf = (trailName: string, region: string, isLogging: boolean) =>
		trail({
			of: {
				urn: `arn:aws:cloudtrail:${region}:${id}:trail/${trailName}`,
				...{ type: "AWS::CloudTrail::Trail", name: trailName, location },
			},
			isLogging: known(isLogging),
			bucket: { by: "name", name: known(name), dependencies: [] },
		});
	return [
		trailOf("audit", "eu-west-1", true),
		trailOf("old", "us-east-1", false),
		bucket({ of, name: known(name), owner }),
		bucketBlock(about),
		bucketPolicy(about),
		bucketAcl({ ...about, canned: known(undefined), grants: known([]) }),
		ownership(about),
		accessLogging({ ...about, hasTarget: known(id.endsWith("0")) }),
		accountBlock({ of: root, owner, account: known(undefined) }),
	];
}
