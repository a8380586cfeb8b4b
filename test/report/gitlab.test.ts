import { strict as assert } from "node:assert";
import { toGitlab } from "../../policypack/hosts/report/gitlab";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";
import {
	controlWith,
	EVERY_STATUS,
	EVERYTHING,
	findingWith,
	HOSTILE,
	hostileReport,
	reportOf,
	reportWith,
	resultWith,
} from "../kit/reports";

/** An issue, as GitLab documents it. */
interface Issue {
	readonly description: string;
	readonly check_name: string;
	readonly fingerprint: string;
	readonly severity: string;
	readonly location: {
		readonly path: string;
		readonly lines: { readonly begin: number };
	};
}

function issuesOf(report: JsonReport): readonly Issue[] {
	const repository = {
		root: "/repository",
		workingFolder: "/repository/apps",
		isFile: () => false,
	};
	const text = toGitlab(report, { repository });
	// GitLab refuses a file with a byte order mark.
	assert.equal(text[0], "[");
	const issues: readonly Issue[] = JSON.parse(text);
	assert.equal(
		new Set(issues.map(({ fingerprint }) => fingerprint)).size,
		issues.length,
	);
	return issues;
}

describe("A report as GitLab code quality", () => {
	it("has failures, and nothing else", () => {
		const issues = issuesOf(reportOf(...EVERY_STATUS));
		assert.deepEqual(
			issues.map(({ fingerprint: _, ...issue }) => issue),
			[
				{
					description:
						"CloudTrail.4: Trail trail-failed does not validate its log files. Fix: Set enableLogFileValidation to true.",
					check_name: "cloudtrail-4",
					severity: "minor",
					location: { path: "apps/infra/index.ts", lines: { begin: 12 } },
				},
			],
		);
	});

	it("has an empty list where nothing failed", () => {
		assert.deepEqual(issuesOf(reportOf(findingWith({ status: "PASSED" }))), []);
	});

	for (const [id, severity] of [
		["CloudTrail.6", "blocker"],
		["CloudTrail.1", "critical"],
		["CloudTrail.2", "major"],
		["CloudTrail.4", "minor"],
	] as const)
		it(`rates a failure of ${id} as ${severity}`, () => {
			const [issue] = issuesOf(
				reportWith(resultWith([controlWith([findingWith()], { id })])),
			);
			assert.equal(issue?.severity, severity);
		});

	it("has a path inside of the repository for each source", () => {
		assert.deepEqual(
			[...new Set(issuesOf(EVERYTHING).map(({ location }) => location.path))],
			[
				"apps/infra/index.ts",
				"apps/plans/preview.json",
				"apps/Pulumi.yaml",
				"aws/111122223333",
			],
		);
	});

	it("keeps a fingerprint when lines and messages change", () => {
		const location = { file: "other.ts", line: 99 };
		const moved = findingWith({ location, reason: "In other words." });
		assert.equal(
			issuesOf(reportOf(moved))[0]?.fingerprint,
			issuesOf(reportOf(findingWith()))[0]?.fingerprint,
		);
	});

	it("does not encode a path", () => {
		const location = { file: "src/my 監査.ts", line: 1 };
		const [issue] = issuesOf(reportOf(findingWith({ location })));
		assert.equal(issue?.location.path, "apps/infra/src/my 監査.ts");
	});

	for (const [what, text] of Object.entries(HOSTILE))
		it(`holds names with ${what}`, () => {
			const issues = issuesOf(hostileReport(text));
			assert.equal(issues.length, 1);
			for (const { description, location } of issues)
				assert.doesNotMatch(
					description + location.path,
					/[\p{Cc}\p{Cs}\u2028\u202A-\u202E\u2066-\u2069]/u,
				);
		});
});
