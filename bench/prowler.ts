import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMoto } from "../test/kit/moto";
import { accessKey, fill, regions } from "./audit";
import type { Bench } from "./bench";
import { inPairs, timed } from "./measure";

/** Prowler's checks of what the seven controls evaluate. */
const CHECKS = [
	"cloudtrail_multi_region_enabled_logging_management_events",
	"cloudtrail_kms_encryption_enabled",
	"cloudtrail_multi_region_enabled",
	"cloudtrail_log_file_validation_enabled",
	"cloudtrail_cloudwatch_logging_enabled",
	"cloudtrail_logs_s3_bucket_is_not_publicly_accessible",
	"cloudtrail_logs_s3_bucket_access_logging_enabled",
];

/** The command beside Prowler, on the same account with 85 trails. */
export const prowler: Bench = async ({ ours, progress }) => {
	const theirs = join(__dirname, "..", ".engine/prowler/bin/prowler");
	if (!existsSync(theirs))
		throw new Error("Prowler is missing: run bench/prowler/install.sh.");
	progress("starting moto, an AWS account on loopback");
	const moto = await startMoto();
	const folder = mkdtempSync(join(tmpdir(), "prowler-"));
	try {
		Object.assign(process.env, {
			AWS_ENDPOINT_URL: moto.url,
			AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
		});
		progress("making 85 trails");
		await fill(true);
		const env = {
			PATH: process.env.PATH ?? "",
			HOME: folder,
			AWS_ENDPOINT_URL: moto.url,
			AWS_REGION: "us-east-1",
			...(await accessKey()),
		};
		const cli = join(ours, "bin/policypack/cli.js");
		const audit = [
			...[cli, "audit", "--format", "json"],
			...["--output", join(folder, "report.json")],
			...regions.flatMap((region) => ["--region", region]),
		];
		const scan = [
			...["aws", "--no-banner", "--ignore-exit-code-3"],
			...["--output-formats", "json-ocsf", "--output-directory", folder],
			...["--checks", ...CHECKS, "--region", ...regions],
		];
		const taken = await inPairs(
			3,
			() => timed(() => run(process.execPath, audit, env)),
			() => timed(() => run(theirs, scan, env)),
			(round) => progress(`audit and Prowler, round ${round}`),
		);
		const name = "audit, 17 Regions, 85 trails, one bucket";
		return [
			{ name, to: "Prowler, its checks alike", ...taken, limit: { ratio: 1 } },
		];
	} finally {
		rmSync(folder, { recursive: true, force: true });
		await moto.stop();
	}
};

/** Runs a command to its end; a failed control is an end like any other. */
function run(
	file: string,
	args: readonly string[],
	env: Readonly<Record<string, string>>,
): Promise<void> {
	const child = spawn(file, args, {
		env,
		stdio: ["ignore", "ignore", "inherit"],
		timeout: 300_000,
	});
	return new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("close", (code) => {
			if (code === 0 || code === 1) resolve();
			else reject(new Error(`${file} ended with ${code}`));
		});
	});
}
