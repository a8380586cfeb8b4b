import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import {
	chmodSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { PROCESS_MS } from "../kit/bounds";
import { run, temporaryFolder } from "../kit/command";
import { reportIn } from "../kit/jsonReport";
import { largeReport, reportOf } from "../kit/reports";

const CLI = join(__dirname, "../../bin/policypack/cli.js");

describe("a file of --output", () => {
	const folder = temporaryFolder();
	after(() => folder.remove());
	const small = folder.write("small.json", reportOf());
	const large = folder.write("large.json", largeReport(2_000));

	/** A new folder in which a report is written. */
	const emptyFolder = (name: string) => {
		const path = join(folder.path, name);
		mkdirSync(path);
		return path;
	};
	const toJson = (file: string, from = small) =>
		run(["report", from, "--format", "json", "--output", file]);

	/** A run by bash, in which CLI, NODE, IN and OUT are set. */
	const inBash = (command: string, out: string, from = large) =>
		spawnSync("bash", ["-c", command], {
			encoding: "utf8",
			timeout: PROCESS_MS,
			env: {
				...process.env,
				...{ NODE: process.execPath, CLI, IN: from, OUT: out },
			},
		});
	const WRITE = '"$NODE" "$CLI" report "$IN" --format json --output "$OUT"';

	it("is new, with the mode that the umask leaves", () => {
		const path = emptyFolder("new");
		const out = join(path, "report.json");
		assert.equal(inBash(`umask 027; ${WRITE}`, out).status, 0);
		assert.equal(statSync(out).mode & 0o777, 0o640);
		assert.deepEqual(readdirSync(path), ["report.json"]);
		reportIn(readFileSync(out, "utf8"));
	});

	it("keeps its mode", () => {
		const out = join(emptyFolder("mode"), "report.json");
		writeFileSync(out, "old");
		chmodSync(out, 0o604);
		assert.equal(toJson(out).code, 0);
		assert.equal(statSync(out).mode & 0o777, 0o604);
		reportIn(readFileSync(out, "utf8"));
	});

	for (const [words, exists] of [
		["the file that it leads to", true],
		["the file that it leads to, which is new", false],
	] as const)
		it(`may be a symbolic link: ${words} is written`, () => {
			const path = emptyFolder(`link-${exists}`);
			mkdirSync(join(path, "target"));
			const target = join(path, "target", "report.json");
			if (exists) writeFileSync(target, "old");
			symlinkSync("target/report.json", join(path, "second"));
			symlinkSync("second", join(path, "first"));
			assert.equal(toJson(join(path, "first")).code, 0);
			reportIn(readFileSync(target, "utf8"));
			assert.equal(readlinkSync(join(path, "first")), "second");
			assert.deepEqual(readdirSync(join(path, "target")), ["report.json"]);
			assert.deepEqual(readdirSync(path), ["first", "second", "target"]);
		});

	it("may be a named pipe", () => {
		const path = join(emptyFolder("pipe"), "pipe");
		assert.equal(spawnSync("mkfifo", [path]).status, 0);
		const { stderr, status } = inBash(
			`${WRITE} & cat "$OUT" > "$OUT.json"; wait $!`,
			path,
		);
		assert.equal(status, 0, stderr);
		reportIn(readFileSync(`${path}.json`, "utf8"));
		assert.ok(statSync(path).isFIFO());
	});

	it("may be the substitution of a process", () => {
		const out = join(emptyFolder("substitution"), "report.json");
		const { stderr, status } = inBash(
			`"$NODE" "$CLI" report "$IN" --format json --output >(cat > "$OUT"); code=$?; wait $!; exit $code`,
			out,
		);
		assert.equal(status, 0, stderr);
		reportIn(readFileSync(out, "utf8"));
	});

	for (const path of ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
		it(`may be ${path}: a pipe, a socket or a file`, () => {
			const piped = inBash(`${WRITE} | cat`, path);
			reportIn(piped.stdout);
			reportIn(toJson(path, large).stdout);
			const file = join(folder.path, "redirected");
			writeFileSync(file, "");
			const appended = inBash(
				`echo first >> "${file}"; ${WRITE} >> "${file}"`,
				path,
			);
			assert.equal(appended.status, 0, appended.stderr);
			const [first = "", ...rest] = readFileSync(file, "utf8").split("\n");
			assert.equal(first, "first");
			reportIn(rest.join("\n"));
		});

	it("may be /dev/stderr and /dev/null", () => {
		const { stdout, stderr, code } = toJson("/dev/stderr");
		assert.deepEqual([stdout, code], ["", 0]);
		reportIn(stderr);
		assert.equal(toJson("/dev/null").code, 0);
	});

	it("may not be the same file by another path", () => {
		const { code, stderr } = run(
			["report", small, "--output", "a.txt", "--format", "json"].concat([
				"--output",
				"./x/../a.txt",
			]),
		);
		assert.equal(code, 2);
		assert.match(stderr, /Two reports would be written to/);
	});

	describe("that cannot be written leaves nothing behind, and the command ends with 2:", () => {
		const refused = (
			ended: { readonly status: number | null; readonly stderr: string },
			says: RegExp,
		) => {
			assert.equal(ended.status, 2, ended.stderr);
			assert.match(ended.stderr, says);
			assert.equal(ended.stderr.trimEnd().split("\n").length, 1);
			assert.doesNotMatch(ended.stderr, /\n\s+at /);
		};

		for (const [words, before] of [
			["the size of files is limited", undefined],
			["the size is limited, and the old file stays", "old"],
		] as const)
			it(words, () => {
				const path = emptyFolder(`limit-${before}`);
				const out = join(path, "report.json");
				if (before) writeFileSync(out, before);
				refused(
					inBash(`ulimit -f 64; ${WRITE}`, out),
					/report\.json cannot be written \(EFBIG\): raise the limit/,
				);
				assert.deepEqual(readdirSync(path), before ? ["report.json"] : []);
				if (before) assert.equal(readFileSync(out, "utf8"), before);
			});

		it("the disk is full", () =>
			refused(
				inBash(WRITE, "/dev/full"),
				/\/dev\/full cannot be written \(ENOSPC\): free disk space/,
			));
		it("it is a folder", () => {
			const path = emptyFolder("folder");
			refused(
				inBash(WRITE, path),
				/folder cannot be written \(EISDIR\): it is a folder/,
			);
			assert.deepEqual(readdirSync(path), []);
		});
		it("its folder does not exist", () =>
			refused(
				inBash(WRITE, join(folder.path, "no/such/report.json")),
				/cannot be written \(ENOENT\): use an existing, writable folder/,
			));
		it("its folder is a file", () =>
			refused(inBash(WRITE, join(small, "x")), /\(ENOTDIR\)/));
		it("it is a link to itself", () => {
			const loop = join(folder.path, "loop");
			symlinkSync("loop", loop);
			refused(inBash(WRITE, loop), /loop cannot be written \(ELOOP\)/);
		});
		it("its name is too long", () =>
			refused(
				inBash(WRITE, join(folder.path, "n".repeat(300))),
				/\(ENAMETOOLONG\)/,
			));
		it("its folder does not take new files", () =>
			refused(inBash(WRITE, "/proc/report.json"), /cannot be written \(E/));
	});

	it("that fails keeps no other from being written", () => {
		const path = emptyFolder("several");
		const { code, stdout, stderr } = run([
			...["report", small],
			...["--format", "json", "--output", "/dev/full"],
			...["--format", "json", "--output", join(path, "a.json")],
			...["--format", "csv", "--output", join(path, "no/b.csv")],
			...["--format", "text"],
		]);
		assert.equal(code, 2);
		reportIn(readFileSync(join(path, "a.json"), "utf8"));
		assert.match(stdout, /^1 control: 1 no data/);
		assert.match(stderr, /\/dev\/full cannot be written.*b\.csv cannot be/);
		assert.equal(stderr.trimEnd().split("\n").length, 1);
	});

	it("is written although standard output is full", () => {
		const out = join(emptyFolder("stdout"), "report.json");
		const { status } = inBash(`${WRITE} --format text > /dev/full`, out, small);
		assert.equal(status, 2);
		reportIn(readFileSync(out, "utf8"));
	});

	for (const signal of ["SIGINT", "SIGTERM"] as const)
		it(`is whole or not there after ${signal}, whenever it comes`, async () => {
			const path = emptyFolder(signal);
			const out = join(path, "report.json");
			for (const wait of [150, 250, 350, 450, 550]) {
				writeFileSync(out, "old");
				const child = spawn(
					process.execPath,
					[CLI, "report", large, "--format", "json", "--output", out],
					{ stdio: "ignore" },
				);
				const ended = new Promise((resolve) => child.once("exit", resolve));
				setTimeout(() => child.kill(signal), wait);
				await ended;
				assert.deepEqual(readdirSync(path), ["report.json"]);
				const text = readFileSync(out, "utf8");
				if (text !== "old") reportIn(text);
			}
		});
});
