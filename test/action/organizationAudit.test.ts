import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import { root } from "../kit/sourceFiles";

interface Step {
	readonly name?: string;
	readonly uses?: string;
	readonly run?: string;
	readonly if?: string;
	readonly with?: Readonly<Record<string, unknown>>;
	readonly env?: Readonly<Record<string, string>>;
}

interface Job {
	readonly steps: readonly Step[];
	readonly strategy?: {
		readonly matrix: { readonly shard: readonly number[] };
	};
	readonly needs?: string;
	readonly if?: string;
}

/** Notes what is run, writes what the command would, and ends with $CODE. */
const COMMAND = `#!/bin/sh
echo "$@" >>commands
shift 2
case $1 in
audit) mkdir -p records; echo '{}' >"records/$(echo "$SHARD" | tr / -).json" ;;
check) while [ $# -gt 0 ]; do [ "$1" != --output ] || echo x >"$2"; shift; done ;;
esac
exit "$CODE"
`;

const AWS = `#!/bin/sh
echo "aws $@" >>commands
printf '111122223333\\n444455556666\\n'
`;

describe("The workflow that audits an organization", () => {
	const workflow: {
		readonly env: Readonly<Record<string, string>>;
		readonly jobs: Readonly<Record<"shard" | "report", Job>>;
	} = parse(
		readFileSync(join(root, "examples/ci/organization-audit.yml"), "utf8"),
	);
	const { shard, report } = workflow.jobs;
	const stepOf = ({ steps }: Job, part: string): Step => {
		const found = steps.find(({ name, uses }) =>
			`${name} ${uses}`.includes(part),
		);
		assert.ok(found, part);
		return found;
	};

	let home: string;
	beforeEach(() => {
		home = mkdtempSync(join(tmpdir(), "organization-audit-"));
		mkdirSync(join(home, "bin"));
		for (const [name, script] of Object.entries({ npx: COMMAND, aws: AWS }))
			writeFileSync(join(home, "bin", name), script, { mode: 0o755 });
	});
	afterEach(() => rmSync(home, { recursive: true, force: true }));

	/** Runs a step as GitHub does: `bash -e`. */
	const run = ({ run: script = "", env = {} }: Step, code: number, at = 1) => {
		const total = shard.strategy?.matrix.shard.length ?? 0;
		const filled = (text: string) =>
			text
				.replace(/\$\{\{ matrix\.shard \}\}/, `${at}`)
				.replace(/\$\{\{ strategy\.job-total \}\}/, `${total}`);
		assert.doesNotMatch(script, /\$\{\{/, "an expression in a script");
		const { status } = spawnSync("bash", ["-e", "-c", script], {
			cwd: home,
			encoding: "utf8",
			env: {
				PATH: [join(home, "bin"), process.env.PATH].join(delimiter),
				CODE: `${code}`,
				...workflow.env,
				...Object.fromEntries(
					Object.entries(env).map(([name, text]) => [name, filled(text)]),
				),
			},
		});
		return status;
	};
	const commands = () => readFileSync(join(home, "commands"), "utf8").trim();

	it("gives each job of the matrix one shard of all", () => {
		const step = stepOf(shard, "Audit the accounts");
		const shards = shard.strategy?.matrix.shard ?? [];
		for (const at of shards) assert.equal(run(step, 0, at), 0);
		assert.deepEqual(
			commands()
				.split("\n")
				.map((line) => /--shard (\S+)/.exec(line)?.[1]),
			shards.map((at) => `${at}/${shards.length}`),
		);
		assert.deepEqual(
			[...shards],
			[...shards.keys()].map((at) => at + 1),
		);
		assert.match(commands(), /audit --organization .*--record records/);
	});

	for (const [code, expected] of [
		[0, 0],
		[1, 0],
		[3, 0],
		[2, 1],
		[130, 1],
	] as const)
		it(`has a shard that ends with ${expected} where the audit ends with ${code}`, () => {
			assert.equal(run(stepOf(shard, "Audit the accounts"), code), expected);
		});

	it("keeps what was recorded, and reports, also where a shard fails", () => {
		assert.equal(stepOf(shard, "upload-artifact").if, "always()");
		assert.equal(report.needs, "shard");
		assert.equal(report.if, "always()");
		const kept = stepOf(shard, "upload-artifact").with;
		const taken = stepOf(report, "download-artifact").with;
		const pattern = `${taken?.pattern}`.replace("*", "");
		assert.ok(`${kept?.name}`.startsWith(pattern));
		assert.equal(taken?.path, kept?.path);
		assert.equal(taken?.["merge-multiple"], true);
	});

	it("judges all records together with the active accounts", () => {
		assert.equal(run(stepOf(report, "List the active"), 0), 0);
		assert.equal(
			readFileSync(join(home, "accounts.txt"), "utf8"),
			"111122223333\n444455556666\n",
		);
		assert.equal(run(stepOf(report, "Judge all records"), 1), 1);
		assert.match(
			commands(),
			/check records --together --expect-accounts accounts\.txt/,
		);
		for (const name of ["organization.json", "organization.html"])
			assert.ok(existsSync(join(home, name)), name);
	});

	it("gets short-lived credentials, and pins each action to a version", () => {
		for (const job of [shard, report]) {
			assert.ok(
				stepOf(job, "configure-aws-credentials").with?.["role-to-assume"],
			);
			for (const { uses } of job.steps)
				if (uses !== undefined) assert.match(uses, /^[\w-]+\/[\w-]+@v\d+$/);
		}
	});
});
