import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	audit,
	check,
	type Format,
	formatReport,
} from "../policypack/reportsEntry";
import { exported, goodTrail } from "./kit/command";
import { root } from "./kit/sourceFiles";

const page = readFileSync(join(root, "docs", "library.md"), "utf8");

/** The programs of the page, in its order. */
const programs = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(
	([, text = ""]) => text,
);

/** Options that TypeScript programs of users have. */
const COMPILER = {
	...{ strict: true, skipLibCheck: true, types: ["node"] },
	...{ target: "es2022", module: "node16", moduleResolution: "node16" },
};

describe("The library", () => {
	let folder: string;

	before(() => {
		folder = mkdtempSync(join(tmpdir(), "library-"));
		mkdirSync(join(folder, "node_modules"));
		for (const [name, target] of [
			["pulumi-cloudtrail-compliance", root],
			["@types", join(root, "node_modules/@types")],
		] as const)
			symlinkSync(target, join(folder, "node_modules", name));
		mkdirSync(join(folder, "infrastructure"));
		for (const [path, text] of Object.entries({
			"tsconfig.json": JSON.stringify({ compilerOptions: COMPILER }),
			"infrastructure/Pulumi.yaml": "name: shop\nruntime: nodejs\n",
			"infrastructure/Pulumi.dev.yaml": "config: {}\n",
			"infrastructure/index.js":
				'const aws = require("@pulumi/aws");\nnew aws.cloudtrail.Trail("audit", { s3BucketName: "example-logs" });\n',
			"preview.json": JSON.stringify(
				exported(goodTrail({ enableLogFileValidation: false })),
			),
		}))
			writeFileSync(join(folder, path), text);
		symlinkSync(
			join(root, "node_modules"),
			join(folder, "infrastructure", "node_modules"),
		);
	});

	after(() => rmSync(folder, { recursive: true, force: true }));

	const run = (name: string, text: string) => {
		writeFileSync(join(folder, name), text);
		return spawnSync(
			process.execPath,
			[
				...["--require", require.resolve("ts-node/register/transpile-only")],
				name,
			],
			{ cwd: folder, encoding: "utf8" },
		);
	};

	describe("page", () => {
		it("has programs that type check", () => {
			programs.forEach((text, at) => {
				writeFileSync(join(folder, `typed${at}.ts`), text);
			});
			const { status, stdout } = spawnSync(
				process.execPath,
				[require.resolve("typescript/bin/tsc"), "--noEmit"],
				{ cwd: folder, encoding: "utf8" },
			);
			assert.equal(status, 0, stdout);
			assert.equal(programs.length, 2);
		});

		it("shows reports as it says", () => {
			const { status, stdout, stderr } = run("reports.ts", programs[0] ?? "");

			assert.equal(status, 0, stderr);
			assert.match(stdout, /^infrastructure CloudTrail\.4 audit 2 /m);
			assert.match(stdout, /^preview\.json CloudTrail\.4 audit 14 /m);
			assert.match(stdout, /^true$/m);
		});

		it("evaluates the trails that describe-trails returns", () => {
			const { status, stdout, stderr } = run("controls.ts", programs[1] ?? "");

			assert.equal(status, 0, stderr);
			for (const line of [
				"CloudTrail.1 unknown",
				"CloudTrail.2 passed",
				"CloudTrail.3 unknown",
				"CloudTrail.4 failed",
				"CloudTrail.5 failed",
			])
				assert.match(stdout, new RegExp(`^${line}$`, "m"));
		});
	});

	describe("check", () => {
		const preview = () => join(folder, "preview.json");

		it("returns the report that the command writes", async () => {
			const report = await check(preview());
			const command = spawnSync(
				process.execPath,
				[
					join(root, "bin/policypack/cli.js"),
					...["check", "--format", "json", preview()],
				],
				{ encoding: "utf8" },
			);

			const { generatedAt, ...rest } = JSON.parse(command.stdout);
			assert.ok(generatedAt);
			assert.deepEqual(
				{ ...rest, generatedAt: "" },
				{ ...report, generatedAt: "" },
			);
		});

		it("uses a configuration and a day", async () => {
			const config = join(folder, "config.json");
			const exemption = {
				resource: "audit",
				reason: "Agreed.",
				expires: "2027-01-31",
			};
			writeFileSync(
				config,
				JSON.stringify({ "cloudtrail-4": { exemptions: [exemption] } }),
			);
			const statusOn = async (today: string) => {
				const report = await check(preview(), { config, today });
				assert.equal(report.configuration, config);
				return report.sources[0]?.controls.find(
					({ id }) => id === "CloudTrail.4",
				)?.status;
			};

			assert.equal(await statusOn("2027-01-31"), "EXEMPT");
			assert.equal(await statusOn("2027-02-01"), "FAILED");
		});

		it("gives warnings and progress to its caller", async () => {
			const empty = join(folder, "empty.json");
			writeFileSync(
				empty,
				JSON.stringify({ version: 3, deployment: { resources: [] } }),
			);
			const warnings: string[] = [];
			const progress: string[] = [];
			await check([empty], {
				onWarning: (line) => warnings.push(line),
				onProgress: (line) => progress.push(line),
			});

			assert.match(warnings.join("\n"), /has no resources/);
			assert.match(progress.join("\n"), /^Reading .*empty\.json/);
		});

		for (const [what, sources, options, message] of [
			["no source", [], {}, /^There is no source/],
			["a missing source", ["none"], {}, /^none does not exist/],
			[
				"a wrong account",
				["preview.json"],
				{ accountId: "12" },
				/--account-id 12 /,
			],
			["a wrong day", ["preview.json"], { today: "soon" }, /soon/],
			[
				"a missing configuration",
				["preview.json"],
				{ config: "none.json" },
				/^none\.json cannot be read/,
			],
		] as const)
			it(`rejects ${what}, in one line`, async () => {
				await assert.rejects(check(sources, options), (error: Error) => {
					assert.match(error.message, message);
					assert.doesNotMatch(error.message, /\n/);
					return true;
				});
			});
	});

	describe("audit", () => {
		it("rejects a wrong Region", async () => {
			await assert.rejects(audit({ regions: ["Ireland"] }), /Ireland/);
		});

		it("asks AWS only at the endpoint that it is given", async () => {
			const asked: string[] = [];
			const server = createServer((request, response) => {
				asked.push(String(request.headers.host));
				response.writeHead(403).end();
			});
			await new Promise<void>((resolve) => {
				server.listen(0, "127.0.0.1", resolve);
			});
			const { port } = server.address() as AddressInfo;
			const given = { ...process.env };
			process.env.AWS_ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE";
			process.env.AWS_SECRET_ACCESS_KEY = "none";
			process.env.AWS_MAX_ATTEMPTS = "1";
			try {
				await assert.rejects(
					audit({
						regions: ["eu-west-1"],
						endpointUrl: `http://127.0.0.1:${port}`,
					}),
					/No Region could be read/,
				);
			} finally {
				process.env = given;
				server.close();
			}
			assert.ok(asked.length > 0);
			assert.deepEqual(new Set(asked), new Set([`127.0.0.1:${port}`]));
		});
	});

	describe("formatReport", () => {
		it("rejects an unknown format", async () => {
			const report = await check(join(folder, "preview.json"));
			await assert.rejects(
				formatReport(report, "pdf" as Format),
				/Format pdf is unknown: use one of text, json, /,
			);
		});

		it("writes each format that the command has", async () => {
			const report = await check(join(folder, "preview.json"));
			const cloud = { accountId: "111122223333", region: "eu-west-1" };
			for (const format of [
				...["text", "json", "sarif", "junit", "csv", "markdown"],
				...["gitlab", "asff", "ocsf", "html"],
			] as const) {
				const text = await formatReport(report, format as Format, cloud);
				assert.match(text, /CloudTrail\.4/, format);
			}
		});
	});
});
