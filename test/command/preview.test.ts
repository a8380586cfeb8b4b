import assert from "node:assert/strict";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../policypack/reportsEntry";
import { exported, goodBucket, goodTrail, run } from "../kit/command";
import { reportIn } from "../kit/jsonReport";
import { expectOutcomes } from "../kit/outcomes";
import {
	goodPreview,
	previewOf,
	type StandIn,
	standIn,
} from "../kit/standInCli";

/** A script of a `pulumi` that writes one preview. */
const writing = (shown: object) => `preview(${JSON.stringify(shown)});`;

const UNSEALED = { enableLogFileValidation: false };

describe("check --preview", () => {
	let made: StandIn;
	const using = (script: string) => {
		made = standIn(script);
		return made;
	};
	const checked = (args: readonly string[] = [], env = {}) =>
		run(["check", "infra", "--preview", ...args], {
			cwd: made.root,
			env: { ...made.env, ...env },
		});
	const reported = (args: readonly string[] = []) => {
		const { stdout, stderr } = checked(["--format", "json", ...args]);
		assert.notEqual(stdout, "", stderr);
		return reportIn(stdout);
	};

	afterEach(() => made.remove());

	it("passes a program whose preview passes, in any language", () => {
		using(writing(goodPreview()));
		const { code, stderr } = checked();
		assert.equal(stderr, "");
		assert.equal(code, 0);
	});

	it("fails with the file and line of the folder", () => {
		using(writing(goodPreview(UNSEALED)));
		const { code, stdout, stderr } = checked();
		assert.equal(stderr, "");
		assert.equal(code, 1);
		assert.match(stdout, /audit \(failed\) {2}infra\/index\.ts:14/);
	});

	it("reports a preview with its folder, by the published schema", () => {
		using(writing(goodPreview(UNSEALED)));
		const { sources } = reported();
		assert.deepEqual(
			sources.map(({ source }) => source),
			[{ kind: "preview", name: "infra", folder: "infra" }],
		);
		const statuses = Object.fromEntries(
			(sources[0]?.controls ?? []).map(({ policy, status }) => [
				policy,
				status,
			]),
		);
		expectOutcomes(
			statuses,
			// The preview of this test shows no Region.
			{ "cloudtrail-4": "FAILED", "cloudtrail-delivery": "UNKNOWN" },
			{ others: "PASSED" },
		);
	});

	it("writes SARIF with paths of the repository", () => {
		using(writing(goodPreview(UNSEALED)));
		mkdirSync(join(made.root, ".git"));
		const { stdout } = checked(["--format", "sarif"]);
		const [result] = JSON.parse(stdout).runs[0].results;
		assert.equal(result.ruleId, "CloudTrail.4");
		assert.deepEqual(result.locations[0].physicalLocation, {
			artifactLocation: { uri: "infra/index.ts", uriBaseId: "%SRCROOT%" },
			region: { startLine: 14 },
		});
	});

	it("shows the program's line where a package declares the resource", () => {
		const at = (file: string) => ({ sourcePosition: `project:///${file}` });
		const stackTrace = [
			at("node_modules/@acme/audit/index.js#9,1"),
			{},
			at("stacks/logs.py#21"),
			at("main.py#3"),
		];
		using(
			writing(
				previewOf(
					Object.assign(goodTrail(UNSEALED), stackTrace[0], { stackTrace }),
					...goodBucket(),
				),
			),
		);
		assert.match(
			checked().stdout,
			/audit \(failed\) {2}infra\/stacks\/logs\.py:21/,
		);
	});

	it("shows no line where the preview has none, and Pulumi.yaml in SARIF", () => {
		const trail = { ...goodTrail(UNSEALED), sourcePosition: undefined };
		using(writing(previewOf(trail, ...goodBucket())));
		mkdirSync(join(made.root, ".git"));
		const [found] = reported().sources[0]?.controls.flatMap(
			({ status, findings }) => (status === "FAILED" ? findings : []),
		) ?? [undefined];
		assert.equal(found?.location, null);
		const { stdout } = checked(["--format", "sarif"]);
		const [result] = JSON.parse(stdout).runs[0].results;
		assert.equal(
			result.locations[0].physicalLocation.artifactLocation.uri,
			"infra/Pulumi.yaml",
		);
	});

	it("records it, and checks the record with the same places", () => {
		using(writing(goodPreview(UNSEALED)));
		checked(["--record", "records"]);
		const { stdout } = run(["check", "records"], { cwd: made.root });
		assert.match(stdout, /audit \(failed\) {2}infra\/index\.ts:14/);
	});

	it("starts pulumi in the folder, with what is needed and no more", () => {
		using(`
			const { readFileSync } = require("node:fs");
			log(JSON.stringify([process.argv.slice(2), process.cwd(), readFileSync(0, "utf8"), process.env]));
			${writing(goodPreview())}
		`);
		const env = {
			AWS_PROFILE: "audit",
			PULUMI_CONFIG_PASSPHRASE: "not in any report",
			PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true",
			PULUMI_OPTION_SAVE_PLAN: "plan.json",
			PULUMI_OPTION_SHOW_SECRETS: "true",
		};
		assert.equal(checked([], env).code, 0);
		assert.equal(checked(["--stack", "acme/shop/prod"], env).code, 0);
		const calls = made.log().map((line) => JSON.parse(line));
		const usual = ["preview", "--json", "--show-sames", "--non-interactive"];
		assert.deepEqual(
			calls.map(([args]) => args),
			[usual, [...usual, "--stack", "acme/shop/prod"]],
		);
		for (const [, folder, input, variables] of calls) {
			assert.match(folder, /\/infra$/);
			assert.equal(input, "");
			assert.deepEqual(variables, {
				...{ ...process.env, ...made.env },
				AWS_PROFILE: "audit",
				PULUMI_CONFIG_PASSPHRASE: "not in any report",
			});
		}
	});

	it("leaves no file", () => {
		using(writing(goodPreview(UNSEALED)));
		checked();
		assert.deepEqual(readdirSync(made.root).sort(), ["bin", "infra", "tmp"]);
		assert.deepEqual(readdirSync(made.infra), ["Pulumi.yaml"]);
		assert.deepEqual(readdirSync(join(made.root, "tmp")), []);
	});

	it("checks a preview that a policy of the organization failed", () => {
		const closing = { message: "error: preview failed\n", severity: "error" };
		using(
			`${writing({ ...goodPreview(UNSEALED), diagnostics: [closing] })} process.exitCode = 1;`,
		);
		const { code, stdout, stderr } = checked();
		assert.equal(code, 1);
		assert.match(stdout, /CloudTrail\.4/);
		assert.equal(
			stderr,
			"cloudtrail-compliance: warning: infra: a policy of the stack failed the preview, which is complete and is checked: `pulumi preview` shows the policy.\n",
		);
	});

	it("reads a streamed preview, whatever made the CLI stream", () => {
		const { steps } = goodPreview(UNSEALED);
		const events = [
			{ preludeEvent: { config: {} } },
			...steps.map(({ op, urn, newState }) => ({
				resourcePreEvent: { metadata: { op, urn, new: newState } },
			})),
			{ summaryEvent: { isPreview: true, resourceChanges: { create: 6 } } },
		].map((event, sequence) => JSON.stringify({ sequence, ...event }));
		using(`process.stdout.write(${JSON.stringify(events.join("\n"))});`);
		const { code, stdout, stderr } = checked();
		assert.equal(code, 1, stderr);
		assert.match(stdout, /CloudTrail\.4/);
	});

	it("reads 5,000 resources", () => {
		using(`
			const shown = ${JSON.stringify(goodPreview())};
			const [, , , bucket] = shown.steps;
			for (let at = 0; at < 5000; at++) {
				const urn = bucket.urn + at;
				shown.steps.push({ op: "same", urn, newState: { ...bucket.newState, urn, inputs: { tags: { text: "x".repeat(4000) } } } });
			}
			preview(shown);
		`);
		const { code, stderr } = checked();
		assert.equal(stderr, "");
		assert.equal(code, 0);
	});

	it("says of --account-id whose trails are judged together", () => {
		using(
			writing(
				previewOf({
					...goodTrail(),
					...{ outputs: {}, provider: "" },
				}),
			),
		);
		mkdirSync(join(made.root, "more"));
		made.write("more/Pulumi.yaml", "name: shop\nruntime: dotnet\n");
		const { sources } = reported([
			...["more", "--together"],
			...["--account-id", "111122223333"],
		]);
		assert.deepEqual(
			sources.map(({ source: { kind, name, sources } }) => [
				...[kind, name, sources],
			]),
			[["account", "111122223333", ["infra", "more"]]],
		);
	});

	it("takes the Region of --region, where the preview shows none", () => {
		using(writing(goodPreview()));
		assert.match(checked().stdout, /Not known until the update: the Region/);
		const { stdout } = checked(["--region", "us-east-1"]);
		assert.doesNotMatch(stdout, /the Region of/);
	});

	it("is an option of the function, too", async () => {
		using(writing(goodPreview(UNSEALED)));
		const { PATH } = process.env;
		process.env.PATH = made.env.PATH;
		try {
			const report = await check(made.infra, { preview: true });
			const [{ source, summary } = assert.fail()] = report.sources;
			assert.deepEqual(source, {
				kind: "preview",
				...{ name: made.infra, folder: made.infra },
			});
			assert.equal(summary.FAILED, 1);
		} finally {
			process.env.PATH = PATH;
		}
	});

	describe("refuses, before pulumi starts,", () => {
		const refusal = (sources: readonly string[], input = "") => {
			using(`log("started"); ${writing(goodPreview())}`);
			mkdirSync(join(made.root, "empty"));
			made.write("state.json", exported(goodTrail()));
			run(["check", "state.json", "--record", "records"], { cwd: made.root });
			const { code, stdout, stderr } = run(["check", "--preview", ...sources], {
				cwd: made.root,
				env: made.env,
				input,
			});
			assert.deepEqual([code, stdout, made.log()], [2, "", []]);
			return stderr;
		};
		for (const [what, sources, says] of [
			["a file", ["infra", "state.json"], "state.json is a file"],
			[
				"standard input",
				["-"],
				"standard input has the output of a preview or a stack",
			],
			["a folder of records", ["records"], "records has records"],
		] as const)
			it(what, () =>
				assert.equal(
					refusal(sources, "{}"),
					`cloudtrail-compliance: --preview needs the folder of a Pulumi program, and ${says}: check it without --preview.\n`,
				),
			);
		it("a folder without a program", () =>
			assert.match(
				refusal(["empty"]),
				/^cloudtrail-compliance: empty has neither a Pulumi\.yaml nor a record/,
			));
		it("what does not exist", () =>
			assert.match(
				refusal(["nowhere"]),
				/^cloudtrail-compliance: nowhere does not exist/,
			));
	});

	it("is described by the help", () => {
		using("");
		const { stdout } = run(["check", "--help"]);
		assert.match(stdout, /--preview\s+run "pulumi preview" in the folder/);
	});
});
