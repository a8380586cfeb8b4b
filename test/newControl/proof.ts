import { spawnSync } from "node:child_process";
import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { root } from "../kit/sourceFiles";

/*
 * `npm run test:new-control` begins a control in a copy of this project, as
 * CONTRIBUTING.md says. Types, lint and documents must be green, and no test
 * may be red but the new control's own cases, which are not written yet.
 */

const ID = "CloudTrail.99";

/** What is made here, and not part of the project. */
const MADE = new Set(["node_modules", ".engine", ".git", "bin", "coverage"]);

/**
 * The tests that speak of controls and need no engine and no account. The
 * whole `npm test` takes longer and shows the same.
 */
const TESTS = [
	"test/*.test.ts",
	"test/analyzer/*.test.ts",
	"test/command/{check,closest,outputs,terminal}.test.ts",
	"test/{hints,judging,model,spelling,stackFile}/*.test.ts",
];

/** Those that pack and install this project. */
const SLOW = [
	"test/{package,packageName,published,scaffold}.test.ts",
	"test/{examples,otherVersions}.test.ts",
	"test/{service,shippedDocs,weight,picture}.test.ts",
	"test/analyzer/{anything,secrets}.test.ts",
];

interface MochaReport {
	readonly stats: { readonly passes: number };
	readonly failures: readonly { readonly fullTitle: string }[];
}

function main(): void {
	const folder = mkdtempSync(join(tmpdir(), "new-control-"));
	const run = (command: string, ...args: readonly string[]) =>
		spawnSync(command, args, {
			cwd: folder,
			encoding: "utf8",
			maxBuffer: 2 ** 28,
		});
	const must = (...words: readonly [string, ...string[]]) => {
		const { status, stdout, stderr } = run(...words);
		if (status === 0) return;
		throw new Error(
			`${words.join(" ")} ended with ${status}:\n${stdout}${stderr}`,
		);
	};
	try {
		cpSync(root, folder, {
			recursive: true,
			filter: (path) => !MADE.has(relative(root, path)),
		});
		symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
		must("npm", "run", "new-control", ID);
		must("npm", "run", "types");
		must("npx", "biome", "check", "--vcs-enabled=false", "policypack", "test");
		must("npm", "run", "docs", "--", "--check");
		must("npm", "run", "build");
		const file = join(folder, "report.json");
		run(
			process.execPath,
			require.resolve("mocha/bin/mocha.js"),
			...["--reporter", "json", "--reporter-option", `output=${file}`],
			...["--parallel", "--jobs", "2"],
			...SLOW.flatMap((pattern) => ["--ignore", pattern]),
			...TESTS,
		);
		conclude(JSON.parse(readFileSync(file, "utf8")));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Prints the outcome as mocha does, which `.ci/run` counts. */
function conclude({ stats, failures }: MochaReport): void {
	const titles = failures.map(({ fullTitle }) => fullTitle);
	const isOwn = (title: string) => /\bcloudtrail[.-]99\b/i.test(title);
	const others = titles.filter((title) => !isOwn(title));
	const own = titles.length - others.length;
	const problems = [
		...others.map((title) => `red, and not of ${ID}: ${title}`),
		...(own === 0 ? [`no test of ${ID} is red, and it is not written`] : []),
	];
	console.log(`${own} tests of ${ID} are red, as its cases are not written.`);
	console.log(`  ${stats.passes} passing`);
	if (problems.length === 0) return;
	console.log(`  ${problems.length} failing`);
	for (const problem of problems) console.log(problem);
	process.exitCode = 1;
}

main();
