import assert from "node:assert/strict";
import {
	exported,
	goodBucket,
	goodTrail,
	run,
	temporaryFolder,
} from "../kit/command";
import { reportIn } from "../kit/jsonReport";

const unvalidated = (name: string, line = 14, more = {}) => {
	const trail = goodTrail({ enableLogFileValidation: false, ...more });
	return {
		...trail,
		urn: trail.urn.replace(/audit$/, name),
		sourcePosition: `project:///index.ts#${line},1`,
	};
};

describe("which failures decide the exit code", () => {
	const folder = temporaryFolder();
	after(() => folder.remove());
	const stack = (name: string, ...trails: readonly object[]) =>
		folder.write(`${name}.json`, exported(...trails, ...goodBucket()));
	const clean = stack("clean", goodTrail());
	const one = stack("one", unvalidated("audit"));
	const baselineOf = (source: string, ...more: readonly string[]) => {
		const file = `${source}.baseline`;
		run(["check", source, ...more, "--format", "json", "--output", file]);
		return file;
	};

	describe("with --fail-on", () => {
		for (const [severity, code] of [
			["critical", 0],
			["high", 0],
			["medium", 0],
			["low", 1],
		] as const)
			it(`${severity}: a failure that is Low ends with ${code}`, () => {
				const ended = run(["check", one, "--fail-on", severity]);
				assert.equal(ended.code, code);
				assert.match(ended.stdout, /^FAILED +CloudTrail\.4/m);
			});

		const noKey = stack("no-key", goodTrail({ kmsKeyId: undefined }));
		for (const [severity, code] of [
			["critical", 0],
			["high", 0],
			["medium", 1],
			["low", 1],
		] as const)
			it(`${severity}: a failure that is Medium ends with ${code}`, () =>
				assert.equal(run(["check", noKey, "--fail-on", severity]).code, code));

		it("does not count what is advisory", () => {
			const config = folder.write("advisory.json", { all: "advisory" });
			const args = ["check", noKey, "--fail-on", "low", "--config", config];
			assert.equal(run(args).code, 0);
		});

		it("leaves 3 to --strict", () => {
			const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
			const undecided = stack(
				"undecided",
				unvalidated("audit", 14, { isMultiRegionTrail: UNKNOWN }),
			);
			const args = ["check", undecided, "--strict", "--fail-on"];
			assert.equal(run([...args, "high"]).code, 3);
			assert.equal(run([...args, "low"]).code, 1);
		});

		for (const [word, says] of [
			[
				"crtical",
				/use one of critical, high, medium, low; did you mean critical\?/,
			],
			["fatal", /--fail-on fatal is unknown: use one of critical, high/],
			["", /--fail-on {2}is unknown|--fail-on .*use one of critical/],
		] as const)
			it(`refuses "${word}" with 2`, () => {
				for (const command of ["check", "diff"]) {
					const { code, stdout, stderr } = run([
						...[command, one, one],
						...["--fail-on", word],
					]);
					assert.deepEqual([code, stdout], [2, ""]);
					assert.match(stderr, says);
				}
			});
	});

	describe("with --baseline", () => {
		const baseline = baselineOf(one);
		const verdicts = (source: string, ...more: readonly string[]) => {
			const { code, stdout } = run([
				...["check", source, "--baseline", baseline],
				...more,
			]);
			return [
				code,
				/^(\d+ new.*remaining), compared/m.exec(stdout)?.[1],
			] as const;
		};

		it("0: the same failure, in another line", () => {
			const moved = stack("moved", unvalidated("audit", 99));
			assert.deepEqual(verdicts(moved), [
				0,
				"0 new, 0 fixed, 0 changed, 1 remaining",
			]);
		});

		it("0: the same failure, in another stack", () => {
			const trail = unvalidated("audit");
			const other = folder.write(
				"other.json",
				JSON.parse(
					JSON.stringify(exported(trail, ...goodBucket())).replaceAll(
						"urn:pulumi:prod::",
						"urn:pulumi:test::",
					),
				),
			);
			assert.deepEqual(verdicts(other), [
				0,
				"0 new, 0 fixed, 0 changed, 1 remaining",
			]);
		});

		it("0: nothing fails any more", () => {
			assert.deepEqual(verdicts(clean), [
				0,
				"0 new, 1 fixed, 0 changed, 0 remaining",
			]);
			const { stdout } = run(["check", clean, "--baseline", baseline]);
			assert.match(stdout, /^FIXED \(1\)\n {2}CloudTrail\.4 {2}Low {2}audit/m);
		});

		it("1: a second failure, of another resource in the same line", () => {
			const two = stack("two", unvalidated("audit"), unvalidated("second"));
			assert.deepEqual(verdicts(two), [
				1,
				"1 new, 0 fixed, 0 changed, 1 remaining",
			]);
			const { stdout } = run(["check", two, "--baseline", baseline]);
			assert.match(
				stdout,
				/^NEW \(1\)\n {2}CloudTrail\.4 {2}Low {2}second {2}/m,
			);
			assert.match(
				stdout,
				/^REMAINING \(1\)\n {2}CloudTrail\.4 {2}Low {2}audit/m,
			);
		});

		it("1: a failure of another control", () => {
			const more = stack(
				"more",
				unvalidated("audit", 14, { kmsKeyId: undefined }),
			);
			assert.equal(verdicts(more)[0], 1);
			assert.equal(verdicts(more, "--fail-on", "medium")[0], 1);
			assert.equal(verdicts(more, "--fail-on", "high")[0], 0);
		});

		it("0: a new failure of an advisory control", () => {
			const config = folder.write("all.json", { all: "advisory" });
			const two = stack("two", unvalidated("audit"), unvalidated("second"));
			assert.equal(verdicts(two, "--config", config)[0], 0);
		});

		it("says that a failure is not fixed if its control is disabled", () => {
			const config = folder.write("off.json", { "cloudtrail-4": "disabled" });
			const args = ["check", one, "--baseline", baseline, "--config", config];
			const { code, stdout } = run(args);
			assert.equal(code, 0);
			assert.match(
				stdout,
				/^CHANGED \(1\)\n.*\n {4}Status: FAILED -> not evaluated/m,
			);
		});

		it("has the comparison beside the verdict, also if it is quiet", () => {
			const { stdout } = run([
				...["check", one, "--baseline", baseline, "--quiet"],
			]);
			const lines = stdout.trimEnd().split("\n");
			assert.match(lines.at(-1) ?? "", /^\d+ controls: 1 failed, /);
			assert.match(
				stdout,
				/^0 new, 0 fixed, 0 changed, 1 remaining, compared/m,
			);
			assert.ok(lines.length <= 4);
		});

		it("leaves the JSON report as it is", () => {
			const args = ["--baseline", baseline, "--format", "json"];
			const { stdout, code } = run(["check", one, ...args]);
			assert.equal(code, 0);
			assert.equal(reportIn(stdout).sources.length, 1);
		});
	});
});
