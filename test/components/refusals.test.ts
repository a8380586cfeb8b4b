import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { output, RunError } from "@pulumi/pulumi";
import { ComplianceTrail, type ComplianceTrailArgs } from "../../components";
import { PROCESS_MS } from "../kit/bounds";
import { construct } from "../kit/component/construct";
import { refusals } from "./refusals";
import { wrong } from "./wrongOutputs";

/** How a component refuses arguments; undefined where it does not. */
function refusal(args: unknown, name = "audit"): unknown {
	try {
		new ComplianceTrail(name, args as ComplianceTrailArgs);
		return undefined;
	} catch (error) {
		return error;
	}
}

describe("ComplianceTrail refuses", () => {
	for (const { args, path, words, name = "audit" } of refusals)
		it(`${path}: ${JSON.stringify(args)?.slice(0, 90)}`, async () => {
			const {
				made: error,
				registrations,
				calls,
			} = await construct(() => refusal(args, name));
			assert.ok(error instanceof RunError, `${error}`);
			const start = `ComplianceTrail ${name}: `;
			assert.ok(error.message.startsWith(`${start}${path} `), error.message);
			assert.match(error.message.slice(start.length), words);
			assert.match(error.message, /^[^\n]*[^.]\.$/);
			assert.deepEqual([registrations, calls], [[], []]);
		});
});

const build = (args: ComplianceTrailArgs) =>
	construct(() => new ComplianceTrail("audit", args));

describe("ComplianceTrail and what is known only later", () => {
	it("takes any argument as an output or a promise that may be one", async () => {
		const { registrations } = await build({
			accountId: output("111122223333"),
			partition: Promise.resolve("aws"),
			region: output(Promise.resolve("eu-west-1")),
			bucket: { bucket: output("acme-logs"), managePolicy: true },
			keyArn: output("arn:aws:kms:eu-west-1:111122223333:key/1"),
			roleArn: output("arn:aws:iam::111122223333:role/delivery"),
			organization: { id: output("o-exampleorg1") },
			tags: { team: output("security") },
		});
		assert.ok(registrations.length > 1);
	});

	describe("fails by the name of", () => {
		let failures: Readonly<Record<string, readonly string[]>>;
		before(() => {
			const { stdout, stderr } = spawnSync(
				process.execPath,
				[
					...["--require", "ts-node/register/transpile-only"],
					join(__dirname, "wrongOutputs.ts"),
				],
				{ encoding: "utf8", timeout: PROCESS_MS },
			);
			assert.match(stdout, /^\{/, stderr);
			failures = JSON.parse(stdout);
		});

		for (const path of Object.keys(wrong))
			it(`${path} where it turns out wrong`, () => {
				const said = failures[path] ?? [];
				assert.ok(said.length > 0);
				for (const one of said)
					assert.ok(one.includes(`ComplianceTrail audit: ${path} `), one);
			});

		it("accessLogs.bucket where it turns out to be the trail's", () => {
			assert.match(
				`${failures.itself}`,
				/accessLogs.bucket is the trail's own bucket, which must not log to itself/,
			);
		});

		it("keyReaders where they turn out too long for the key's policy", () => {
			assert.match(
				`${failures.readers}`,
				/ComplianceTrail audit: keyReaders results in a policy of \d\d,\d{3} bytes, and KMS allows at most 32,768: use fewer/,
			);
		});
	});
});
