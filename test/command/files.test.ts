import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import {
	exported,
	goodBucket,
	goodTrail,
	run,
	temporaryFolder,
} from "../kit/command";
import { resultIn } from "../kit/jsonReport";
import { state } from "../kit/states";

const good = JSON.stringify(exported(goodTrail(), ...goodBucket()));
const utf16 = Buffer.from(`\uFEFF${good}`, "utf16le");

describe("a file that the command reads", () => {
	const folder = temporaryFolder();
	after(() => folder.remove());

	/** Writes bytes as they are. */
	function write(name: string, bytes: Buffer): string {
		const file = join(folder.path, name);
		writeFileSync(file, bytes);
		return file;
	}

	/** Each control's status in the report of `check`, by its policy's name. */
	function statuses(stdout: string): Readonly<Record<string, string>> {
		return Object.fromEntries(
			resultIn(stdout).controls.map(({ policy, status }) => [policy, status]),
		);
	}

	const forms: readonly (readonly [string, Buffer])[] = [
		["UTF-8", Buffer.from(good)],
		["UTF-8 with a mark", Buffer.from(`\uFEFF${good}`)],
		["the UTF-16 of PowerShell", utf16],
		["gzip", gzipSync(good)],
		["gzip of UTF-16", gzipSync(utf16)],
	];
	for (const [form, bytes] of forms) {
		it(`in ${form} is judged, whatever its name`, () => {
			const { code, stdout, stderr } = run([
				"check",
				"--format",
				"json",
				write("state.json", bytes),
			]);
			assert.equal(code, 0, stderr);
			assert.equal(statuses(stdout)["cloudtrail-1"], "PASSED");
			assert.equal(statuses(stdout)["cloudtrail-6"], "PASSED");
		});
		it(`in ${form} is judged on standard input`, () => {
			const cli = join(__dirname, "../../bin/policypack/cli.js");
			const { status, stdout } = spawnSync(
				process.execPath,
				[cli, "check", "--format", "json", "-"],
				{ input: bytes, encoding: "utf8", timeout: 60_000 },
			);
			assert.equal(status, 0);
			assert.equal(statuses(stdout)["cloudtrail-1"], "PASSED");
		});
	}

	it("may be a stack's file of a backend in a folder, compressed", () => {
		const { deployment } = exported(
			goodTrail({ enableLogFileValidation: false }),
			...goodBucket(),
		);
		const checkpoint = { stack: "organization/shop/prod", latest: deployment };
		const { code, stdout } = run([
			"check",
			"--format",
			"json",
			write(
				"prod.json.gz",
				gzipSync(JSON.stringify({ version: 3, checkpoint })),
			),
		]);
		assert.equal(code, 1);
		assert.equal(statuses(stdout)["cloudtrail-4"], "FAILED");
	});

	const damaged: readonly (readonly [string, Buffer])[] = [
		["cut off", gzipSync(good).subarray(0, 60)],
		["changed", Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9])],
		["nothing but its mark", Buffer.from([0x1f, 0x8b])],
	];
	for (const [how, bytes] of damaged)
		it(`is refused where its gzip is ${how}`, () => {
			const file = write("damaged.json.gz", bytes);
			const { code, stdout, stderr } = run(["check", file]);
			assert.equal(code, 2);
			assert.equal(stdout, "");
			assert.match(stderr, /a damaged or truncated gzip file/);
			assert.ok(stderr.includes(file), "names the file");
			assert.equal(stderr.trimEnd().split("\n").length, 1);
		});

	it("is refused where a preview could not begin", () => {
		const { code, stdout, stderr } = run([
			"check",
			folder.write("p.json", "{}"),
		]);
		assert.equal(code, 2);
		assert.equal(stdout, "");
		assert.match(stderr, /a preview that could not start/);
		assert.equal(stderr.trimEnd().split("\n").length, 1);
	});

	it("does not judge what is on its way out", () => {
		const leaving = state(
			"aws:cloudtrail/trail:Trail",
			"audit",
			{},
			{
				delete: true,
			},
		);
		const file = folder.write(
			"leaving.json",
			exported(goodTrail(), leaving, ...goodBucket()),
		);
		assert.equal(run(["check", file]).code, 0);
	});
});
