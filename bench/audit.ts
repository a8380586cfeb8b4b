import { spawn } from "node:child_process";
import { join } from "node:path";
import { CreateAccessKeyCommand, CreateUserCommand } from "@aws-sdk/client-iam";
import { makeBucket, makeTrail } from "../test/audit/build";
import { cloudOf, ownAccount } from "../test/kit/cloud/cloud";
import { type Moto, startMoto } from "../test/kit/moto";
import type { Bench } from "./bench";
import { inPairs, timed } from "./measure";

/** Those that every account has. */
export const regions = [
	...["ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1"],
	...["ap-southeast-1", "ap-southeast-2", "ca-central-1", "eu-central-1"],
	...["eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1"],
	...["us-east-1", "us-east-2", "us-west-1", "us-west-2"],
];

/** AWS's limit. */
const trailsPerRegion = 5;

/** The command on a live account as large as AWS lets it be. */
export const audit: Bench = async ({ ours, progress }) => {
	progress("starting moto, an AWS account on loopback");
	const moto = await startMoto();
	try {
		Object.assign(process.env, {
			AWS_ENDPOINT_URL: moto.url,
			AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
		});
		const cli = join(ours, "bin/policypack/cli.js");
		const named = regions.flatMap((region) => ["--region", region]);
		const measured = [];
		for (const [name, isShared] of [
			["one bucket", true],
			["a bucket each", false],
		] as const) {
			progress(`making 85 trails, ${name}`);
			await moto.reset();
			await fill(isShared);
			const credentials = await accessKey();
			const taken = await inPairs(
				7,
				() => timed(() => run([cli, "audit", ...named], moto, credentials)),
				() => timed(() => run(["-e", "0"], moto, credentials)),
				(round) => progress(`audit, ${name}, round ${round}`),
			);
			measured.push({
				name: `audit, 17 Regions, 85 trails, ${name}`,
				to: "node -e 0",
				...taken,
				limit: { milliseconds: 10_000 },
			});
		}
		return measured;
	} finally {
		await moto.stop();
	}
};

export async function fill(isShared: boolean): Promise<void> {
	if (isShared) await makeBucket("logs");
	for (const region of regions)
		for (let at = 0; at < trailsPerRegion; at++) {
			const bucket = isShared ? "logs" : `logs-${region}-${at}`;
			if (!isShared) await makeBucket(bucket, { region });
			const more = { region, IsMultiRegionTrail: false };
			await makeTrail(`trail-${at}`, bucket, more);
		}
}

/** By a key that it gave out the server knows whose account is asked for. */
export async function accessKey(): Promise<Readonly<Record<string, string>>> {
	const { iam } = cloudOf(ownAccount, "us-east-1");
	await iam.send(new CreateUserCommand({ UserName: "auditor" }));
	const { AccessKey: key } = await iam.send(
		new CreateAccessKeyCommand({ UserName: "auditor" }),
	);
	return {
		AWS_ACCESS_KEY_ID: key?.AccessKeyId ?? "",
		AWS_SECRET_ACCESS_KEY: key?.SecretAccessKey ?? "",
	};
}

/** Runs Node to its end; a failed control is an end like any other. */
function run(
	args: readonly string[],
	{ url }: Moto,
	credentials: Readonly<Record<string, string>>,
): Promise<void> {
	const child = spawn(process.execPath, args, {
		env: {
			PATH: process.env.PATH ?? "",
			AWS_ENDPOINT_URL: url,
			AWS_REGION: "us-east-1",
			...credentials,
		},
		stdio: ["ignore", "ignore", "inherit"],
		timeout: 120_000,
	});
	return new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("close", (code) => {
			if (code === 0 || code === 1) resolve();
			else reject(new Error(`node ${args[0]} ended with ${code}`));
		});
	});
}
