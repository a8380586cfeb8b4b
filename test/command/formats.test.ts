import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { FORMATS } from "../../policypack/hosts/report/formats";
import {
	exported,
	goodBucket,
	goodTrail,
	run,
	temporaryFolder,
} from "../kit/command";
import { reportIn } from "../kit/jsonReport";
import {
	ACCOUNT,
	controlWith,
	findingWith,
	reportWith,
	resultWith,
} from "../kit/reports";

const TARGET = ["--account-id", "111122223333", "--region", "eu-west-1"];

/** Of each format: whether a text is it, and has the failure of CloudTrail.4. */
const PROOFS: Readonly<
	Record<(typeof FORMATS)[number], (text: string) => void>
> = {
	text: (text) => assert.match(text, /^FAILED +CloudTrail\.4/m),
	json: (text) => {
		const [result] = reportIn(text).sources;
		assert.equal(result?.summary.FAILED, 1);
	},
	sarif: (text) => {
		const { version, runs } = JSON.parse(text);
		assert.equal(version, "2.1.0");
		assert.equal(runs[0].results[0].ruleId, "CloudTrail.4");
	},
	junit: (text) => {
		let failures = 0;
		const parser = new SaxesParser();
		parser.on("opentag", ({ name }) => {
			if (name === "failure") failures += 1;
		});
		parser.write(text).close();
		assert.equal(failures, 1);
	},
	csv: (text) =>
		assert.match(text, /CloudTrail\.4.*FAILED|FAILED.*CloudTrail\.4/),
	markdown: (text) => assert.match(text, /CloudTrail\.4/),
	gitlab: (text) => {
		const issues = JSON.parse(text);
		assert.equal(issues.length, 1);
		assert.equal(issues[0].check_name, "cloudtrail-4");
	},
	asff: (text) => assert.match(JSON.stringify(JSON.parse(text)), /"FAILED"/),
	ocsf: (text) => assert.match(JSON.stringify(JSON.parse(text)), /"1\.6\.0"/),
	html: (text) => assert.match(text, /^<!doctype html>[\s\S]*CloudTrail\.4/i),
};

describe("the formats of reports", () => {
	const folder = temporaryFolder();
	after(() => folder.remove());
	const bad = folder.write(
		"bad.json",
		exported(goodTrail({ enableLogFileValidation: false }), ...goodBucket()),
	);
	const json = join(folder.path, "report.json");
	const read = (name: string) =>
		readFileSync(join(folder.path, `${name}.out`), "utf8");

	let ended: ReturnType<typeof run>;
	before(() => {
		ended = run([
			...["check", bad, ...TARGET],
			...FORMATS.flatMap((format) => [
				...["--format", format],
				...["--output", join(folder.path, `${format}.out`)],
			]),
			...["--format", "json", "--output", json],
		]);
	});

	describe("of check, all in one run", () => {
		it("end with the exit code of the failure", () =>
			assert.deepEqual(ended, { code: 1, stdout: "", stderr: "" }));
		for (const format of FORMATS)
			it(`write ${format}`, () => PROOFS[format](read(format)));
		for (const format of FORMATS)
			it(`are the same of report, as ${format}`, () => {
				const args = ["report", json, "--format", format, ...TARGET];
				const { code, stdout, stderr } = run(args);
				assert.deepEqual([code, stderr], [0, ""]);
				assert.equal(stdout, read(format));
			});
	});

	for (const command of ["check", "audit", "report"])
		it(`are all in the help of ${command}`, () => {
			const { stdout } = run([command, "--help"]);
			const words = stdout.replace(/\s+/g, " ");
			assert.ok(words.includes(`one of ${FORMATS.join(", ")}`));
		});

	for (const [word, close] of [
		["sarfi", "sarif"],
		["SARIF", "sarif"],
		["jsno", "json"],
		["mark-down", "markdown"],
		["pdf", undefined],
		["", undefined],
		["constructor", undefined],
	] as const)
		it(`are listed for "${word}", and nothing is written`, () => {
			for (const args of [
				["check", bad],
				["report", json],
			]) {
				const { code, stdout, stderr } = run([...args, "--format", word]);
				assert.deepEqual([code, stdout], [2, ""]);
				assert.ok(stderr.includes(`use one of ${FORMATS.join(", ")}`), stderr);
				assert.equal(/did you mean (\w+)\?/.exec(stderr)?.[1], close, stderr);
				assert.equal(stderr.trimEnd().split("\n").length, 1);
			}
		});

	describe("that need an account and a Region", () => {
		for (const [given, missing] of [
			[[], /add --account-id ID and --region REGION/],
			[TARGET.slice(0, 2), /add --region REGION/],
			[TARGET.slice(2), /add --account-id ID/],
		] as const)
			it(`ask check for them before it reads: ${given.join(" ")}`, () => {
				const { code, stdout, stderr } = run([
					...["check", "no/such.json", "--format", "asff", ...given],
				]);
				assert.deepEqual([code, stdout], [2, ""]);
				assert.match(stderr, missing);
			});
		it("ask report for them", () => {
			const args = ["report", json, "--format", "asff"];
			const { code, stdout, stderr } = run(args);
			assert.deepEqual([code, stdout], [2, ""]);
			assert.match(stderr, /--account-id and --region/);
			assert.equal(stderr.trimEnd().split("\n").length, 1);
		});
		it("lose no other format if they are not known", () => {
			const file = join(folder.path, "beside.csv");
			const { code } = run([
				...["report", json, "--format", "asff"],
				...["--format", "csv", "--output", file],
			]);
			assert.equal(code, 2);
			PROOFS.csv(readFileSync(file, "utf8"));
		});
		for (const format of ["asff", "ocsf"])
			it(`take them from the report of an account, as ${format}`, () => {
				const trail = findingWith({
					resource: "arn:aws:cloudtrail:eu-west-2:444455556666:trail/audit",
					type: "AWS::CloudTrail::Trail",
					location: null,
				});
				const source = { ...ACCOUNT, name: "444455556666" };
				const live = folder.write(
					"live.json",
					reportWith(resultWith([controlWith([trail])], source)),
				);
				const args = ["report", live, "--format", format];
				const { code, stdout, stderr } = run(args);
				assert.deepEqual([code, stderr], [0, ""]);
				assert.match(stdout, /444455556666/);
				assert.match(stdout, /eu-west-2/);
			});
	});

	it("leave what is unknown out of SARIF, but for --sarif-all", () => {
		const kindsIn = (...more: readonly string[]) => {
			const args = ["report", json, "--format", "sarif", ...more];
			const { stdout, stderr, code } = run(args);
			assert.deepEqual([code, stderr], [0, ""]);
			const { results } = JSON.parse(stdout).runs[0];
			return new Set(
				results.map(({ kind }: { readonly kind: string }) => kind),
			);
		};
		assert.deepEqual([...kindsIn()], ["fail"]);
		assert.ok(kindsIn("--sarif-all").has("pass"));
	});

	it("have paths relative to the root of the repository", () => {
		const root = join(folder.path, "repository");
		mkdirSync(join(root, ".git"), { recursive: true });
		mkdirSync(join(root, "stacks", "prod"), { recursive: true });
		const cwd = join(root, "stacks", "prod");
		const state = readFileSync(bad, "utf8");
		folder.write("repository/stacks/prod/state.json", state);
		for (const format of ["sarif", "gitlab"]) {
			const args = ["check", "state.json", "--format", format];
			const { stdout } = run(args, { cwd });
			assert.match(stdout, /"stacks\/prod\/\S+"/);
			assert.ok(!stdout.includes(root));
		}
	});
});
