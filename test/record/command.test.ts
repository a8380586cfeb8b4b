import assert from "node:assert/strict";
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { FORMATS } from "../../policypack/hosts/report/formats";
import { exported, goodTrail, run, temporaryFolder } from "../kit/command";
import { builtPack } from "../kit/pack/build";
import { state } from "../kit/states";

/** What formats write of the time, as text or as a number. */
const TIME =
	/\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z?| \d\d:\d\d UTC)|\b\d{10}(\d{3})?\b/g;

describe("check with records", () => {
	before(() => {
		builtPack();
	});

	let folder: ReturnType<typeof temporaryFolder>;
	beforeEach(() => {
		folder = temporaryFolder();
		folder.write("good.json", exported(goodTrail()));
		folder.write(
			"bad.json",
			exported(
				goodTrail({ enableLogFileValidation: false }),
				state("aws:s3/bucket:Bucket", "logs", {
					bucket: "logs-111122223333",
					acl: "public-read",
				}),
			),
		);
	});
	afterEach(() => folder.remove());

	const check = (...args: readonly string[]) =>
		run(["check", ...args], { cwd: folder.path });

	/** The paths of the records in the folder `records`, in order. */
	const records = () =>
		readdirSync(join(folder.path, "records"))
			.sort()
			.map((name) => join("records", name));

	/** Records one file. Returns the path of the record. */
	function record(file: string): string {
		assert.notEqual(check(file, "--record", "records").code, 2);
		const [path, ...others] = records();
		assert.ok(path);
		assert.deepEqual(others, []);
		return path;
	}

	it("writes the same again in every format, but for the time", () => {
		const options = (run: string) => [
			...["--account-id", "111122223333", "--region", "eu-west-1"],
			...FORMATS.flatMap((format) => [
				...["--format", format, "--output", `${run}.${format}`],
			]),
		];
		const first = check("bad.json", "--record", "records", ...options("first"));
		const again = check("records", ...options("again"));
		assert.equal(first.code, 1);
		assert.equal(again.code, 1);
		for (const format of FORMATS) {
			const [before, after] = ["first", "again"].map((run) =>
				readFileSync(join(folder.path, `${run}.${format}`), "utf8"),
			);
			assert.ok(before !== undefined && before.length > 100, format);
			assert.equal(
				after?.replace(TIME, "TIME"),
				before.replace(TIME, "TIME"),
				format,
			);
		}
	});

	it("takes files, folders and standard input alike", () => {
		const path = record("bad.json");
		const text = readFileSync(join(folder.path, path), "utf8");
		const byFolder = check("records");
		const byFile = check(path);
		const byInput = run(["check", "-"], { input: text, cwd: folder.path });
		assert.match(byFolder.stdout, /bad\.json/);
		assert.deepEqual(byFile, byFolder);
		assert.deepEqual(byInput, byFolder);
	});

	it("says when they were recorded, in one line", () => {
		const path = record("good.json");
		const time = /"recordedAt": "(.+?)"/.exec(
			readFileSync(join(folder.path, path), "utf8"),
		)?.[1];
		const line = `cloudtrail-compliance: recorded at ${time}\n`;
		assert.equal(check(path).stderr, line);
		assert.equal(check(path, "--quiet").stderr, "");
	});

	it("keeps several sources, and their order", () => {
		const sources = ["good.json", "bad.json"];
		for (const order of [sources, [...sources].reverse()]) {
			const first = check(...order, "--record", "records", "--format", "json");
			const again = check("records", "--format", "json");
			assert.match(again.stderr, /: 2 records, recorded from \S+ to \S+\n$/);
			assert.equal(
				again.stdout.replace(TIME, "TIME"),
				first.stdout.replace(TIME, "TIME"),
			);
		}
	});

	it("replaces the record of the same source, and leaves nothing else", () => {
		const path = record("good.json");
		folder.write("good.json", exported(goodTrail({ enableLogging: false })));
		assert.equal(record("good.json"), path);
		assert.equal(check(path).code, 1);
	});

	it("copies records with their time", () => {
		const path = record("good.json");
		assert.equal(check("records", "--record", "copies").code, 0);
		const copy = path.replace("records", "copies");
		assert.equal(
			readFileSync(join(folder.path, copy), "utf8"),
			readFileSync(join(folder.path, path), "utf8"),
		);
	});

	it("makes the folder with those above it", () => {
		assert.equal(check("good.json", "--record", "a/b/c").code, 0);
		assert.equal(readdirSync(join(folder.path, "a/b/c")).length, 1);
	});

	it("refuses a folder that cannot be one, before it reads a source", () => {
		const { code, stdout, stderr } = check(
			...["gone.json", "--record", "good.json"],
		);
		assert.equal(code, 2);
		assert.equal(stdout, "");
		assert.equal(
			stderr,
			"cloudtrail-compliance: --record good.json cannot be written (EEXIST): use a writable folder, or a path where one can be made.\n",
		);
	});

	it("writes the report, and exits with 2, if the record cannot be written", () => {
		const path = record("good.json");
		const blocked = join(folder.path, "blocked", path.slice("records/".length));
		mkdirSync(blocked, { recursive: true });
		const { code, stdout, stderr } = check("good.json", "--record", "blocked");
		assert.equal(code, 2);
		assert.match(stdout, /8 controls/);
		assert.match(
			stderr,
			/^cloudtrail-compliance: blocked\/state-.+ cannot be written \(E\w+\): .*--record\.\n$/,
		);
		assert.deepEqual(readdirSync(join(folder.path, "blocked")).length, 1);
	});

	describe("refuses by name, and judges the others, with", () => {
		const refusals: Readonly<Record<string, (text: string) => string>> = {
			"a changed record": (text) =>
				text.replace('"value":true', '"value":false'),
			"a truncated record": (text) => text.slice(0, text.length / 2),
			"an empty file": () => "",
			"bytes that are no text": () => "\0\u0001\u0002",
			"a record of a newer version": (text) =>
				text.replace('"schemaVersion": 1', '"schemaVersion": 2'),
			"another JSON file": () => '{"name":"shop"}',
		};
		for (const [what, damage] of Object.entries(refusals)) {
			it(`${what} in a folder`, () => {
				const path = join(folder.path, record("bad.json"));
				const damaged = damage(readFileSync(path, "utf8"));
				folder.write("records/damaged.json", damaged || " ");
				const { code, stdout, stderr } = check("records", "--format", "json");
				assert.equal(code, 2, stderr);
				assert.equal(JSON.parse(stdout).sources.length, 1);
				assert.match(stderr, /: records\/damaged\.json\b.+\.\n$/);
				assert.equal(stderr.trimEnd().split("\n").length, 2);
			});

			it(`${what} as a file`, () => {
				const path = record("bad.json");
				const text = readFileSync(join(folder.path, path), "utf8");
				folder.write("damaged.json", damage(text));
				for (const files of [
					["damaged.json", path],
					[path, "damaged.json"],
				]) {
					const ended = check(...files, "--format", "json");
					assert.equal(ended.code, 2, ended.stderr);
					assert.equal(JSON.parse(ended.stdout).sources.length, 1);
					assert.match(ended.stderr, /: damaged\.json\b.+\.\n$/);
				}
			});
		}

		it("no record that is left", () => {
			const path = join(folder.path, record("bad.json"));
			writeFileSync(path, readFileSync(path, "utf8").slice(0, 300));
			const { code, stdout, stderr } = check("records");
			assert.deepEqual([code, stdout], [2, ""]);
			assert.match(stderr, /is not valid JSON, or is truncated/);
		});
	});

	it("takes no other file for a refused record", () => {
		folder.write("damaged.json", "{");
		const { code, stdout, stderr } = check("damaged.json", "good.json");
		assert.deepEqual([code, stdout], [2, ""]);
		assert.match(stderr, /damaged\.json is not valid JSON, or is truncated/);
	});

	it("refuses an empty folder, and one with neither program nor record", () => {
		mkdirSync(join(folder.path, "other"));
		const expected =
			"cloudtrail-compliance: other has neither a Pulumi.yaml nor a record: use the folder of a program, or a folder that --record wrote records into.\n";
		assert.deepEqual(check("other"), {
			...{ code: 2, stdout: "", stderr: expected },
		});
		folder.write("other/package.json", { name: "shop" });
		assert.equal(check("other").stderr, expected);
	});

	it("takes a folder with a program for a program", () => {
		const path = join(folder.path, record("good.json"));
		copyFileSync(path, join(folder.path, "record.json"));
		folder.write("Pulumi.yaml", "name: shop\nruntime: java\n");
		const { code, stderr } = check(".");
		assert.equal(code, 2);
		assert.match(stderr, /programs with runtime java need the Pulumi CLI/);
	});

	it("takes no hidden or temporary file for a record", () => {
		record("good.json");
		folder.write("records/.0123.json", "{");
		folder.write("records/.0123.tmp", "{");
		folder.write("records/notes.txt", "{");
		assert.equal(check("records").code, 0);
	});

	it("writes no record without --record", () => {
		assert.equal(check("good.json").stderr, "");
		assert.equal(existsSync(join(folder.path, "records")), false);
	});
});
