import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { controls } from "../../policypack/controls";
import {
	type AsffOptions,
	asffBatches,
} from "../../policypack/hosts/report/asff";
import { toCsv } from "../../policypack/hosts/report/csv";
import { toGitlab } from "../../policypack/hosts/report/gitlab";
import { toHtml } from "../../policypack/hosts/report/html";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";
import { toJunit } from "../../policypack/hosts/report/junit";
import { toMarkdown } from "../../policypack/hosts/report/markdown";
import { toOcsf } from "../../policypack/hosts/report/ocsf";
import { toSarif } from "../../policypack/hosts/report/sarif";
import { PROCESS_MS } from "../kit/bounds";
import { builtEngine } from "../kit/engine/environment";
import { exampleFolder, examples } from "../kit/engine/outcomes";
import { reportIn } from "../kit/jsonReport";
import { type Moto, startMoto } from "../kit/moto";
import { builtPack } from "../kit/pack/build";
import {
	EVERY_STATUS,
	EVERYTHING,
	HOSTILE,
	hostileReport,
	largeReport,
	reportOf,
} from "../kit/reports";
import { isGitlabReport } from "./gitlabSchema";
import { SCHEMAS } from "./sarifSchema";

const help = Object.fromEntries(
	controls.map((control) => [control.id, control]),
);
const target = { accountId: "444455556666", region: "eu-central-1" };
const repository = {
	root: builtPack(),
	workingFolder: builtPack(),
	isFile: existsSync,
};

/** What a process writes to standard output, whatever its exit code. */
function outputOf(file: string, args: readonly string[]): Promise<string> {
	return new Promise((done, fail) => {
		execFile(
			file,
			args,
			{ cwd: builtPack(), timeout: PROCESS_MS, maxBuffer: 256 * 1024 * 1024 },
			(_, stdout, stderr) =>
				stdout === "" ? fail(new Error(stderr)) : done(stdout),
		);
	});
}

/** The reports to validate, by name: of every example, and made ones. */
async function reportsToValidate(): Promise<ReadonlyMap<string, JsonReport>> {
	const cli = join(builtPack(), "bin/policypack/cli.js");
	const found = new Map<string, JsonReport>([
		["everything", EVERYTHING],
		["statuses", reportOf(...EVERY_STATUS)],
		["large", largeReport(250)],
		...Object.values(HOSTILE).map(
			(text, at) => [`hostile-${at}`, hostileReport(text)] as const,
		),
	]);
	for (const example of examples) {
		const folder = exampleFolder(example);
		if (!existsSync(join(folder, "Pulumi.yaml"))) continue;
		const text = await outputOf(process.execPath, [
			...[cli, "check", folder, "--format", "json"],
		]);
		found.set(example, reportIn(text));
	}
	return found;
}

/** What the validators find wrong in the files of a folder. */
async function validated(folder: string): Promise<{
	readonly seen: number;
	readonly wrong: readonly string[];
}> {
	const python = join(builtEngine, "reports/bin/python");
	assert.ok(existsSync(python), "Run test/report/install.sh first.");
	return JSON.parse(
		await outputOf(python, [
			join(__dirname, "validate.py"),
			folder,
			join(builtEngine, "reports/junit-10.xsd"),
		]),
	);
}

describe("The reports of every example, and others", () => {
	let reports: ReadonlyMap<string, JsonReport> = new Map();
	const folder = mkdtempSync(join(tmpdir(), "reports-"));
	before(async () => {
		reports = await reportsToValidate();
		assert.ok(reports.has("broken"));
	});
	after(() => rmSync(folder, { recursive: true, force: true }));

	it("are JUnit XML by its schema, OCSF by its models, and CSV", async () => {
		for (const [name, report] of reports) {
			const write = (end: string, text: string) =>
				writeFileSync(join(folder, `${name}.${end}`), text);
			write("junit.xml", toJunit(report));
			write("csv", toCsv(report));
			write("ocsf.json", toOcsf(report, { ...target, help }));
			write(
				"bare.ocsf.json",
				toOcsf(report, { accountId: undefined, region: undefined, help }),
			);
		}
		const { seen, wrong } = await validated(folder);
		assert.deepEqual(wrong, []);
		assert.equal(seen, 4 * reports.size);
	});

	it("would be found to be wrong", async () => {
		const wrong = mkdtempSync(join(tmpdir(), "reports-"));
		try {
			writeFileSync(join(wrong, "a.junit.xml"), '<testsuite name="a"/>');
			writeFileSync(join(wrong, "b.csv"), "a,b\r\n1\r\n");
			const events = JSON.parse(
				toOcsf(EVERYTHING, { ...target, help }),
			) as readonly object[];
			const misspelt = events.map((event) => ({ ...event, sevrity: "Low" }));
			writeFileSync(join(wrong, "c.ocsf.json"), JSON.stringify(misspelt));
			const found = await validated(wrong);
			for (const what of [/^a\.junit\.xml: .*tests/, /^b\.csv: /, /sevrity/])
				assert.ok(
					found.wrong.some((one) => what.test(one)),
					String(what),
				);
		} finally {
			rmSync(wrong, { recursive: true });
		}
	});

	it("are SARIF by its schemas", () => {
		for (const [name, report] of reports)
			for (const all of [false, true]) {
				const log = JSON.parse(toSarif(report, { help, repository, all }));
				for (const [from, isSarif] of SCHEMAS)
					assert.ok(
						isSarif(log),
						`${name}, ${from}: ${JSON.stringify(isSarif.errors)}`,
					);
			}
	});

	it("are GitLab code quality by its fields", () => {
		for (const [name, report] of reports)
			assert.ok(
				isGitlabReport(JSON.parse(toGitlab(report, { repository }))),
				`${name}: ${JSON.stringify(isGitlabReport.errors)}`,
			);
	});

	it("are HTML by its standard", async () => {
		const validator = new HtmlValidate(
			new StaticConfigLoader({ extends: ["html-validate:standard"] }),
		);
		const wrongIn = async (html: string) =>
			(await validator.validateString(html)).results
				.flatMap(({ messages }) => messages)
				.map(({ line, message }) => `${line}: ${message}`);
		for (const [name, report] of reports)
			assert.deepEqual(await wrongIn(toHtml(report, { controls })), [], name);
		assert.notDeepEqual(await wrongIn("<!doctype html><p><div></p>"), []);
	});

	it("fit into a comment as Markdown", () => {
		for (const [name, report] of reports)
			assert.ok(toMarkdown(report, { help }).length <= 65_536, name);
	});

	describe("are ASFF that BatchImportFindings", () => {
		let moto: Moto;
		before(async () => {
			moto = await startMoto();
		});
		after(() => moto.stop());
		const options: AsffOptions = { ...target, help };

		it("imports", async () => {
			const python = join(builtEngine, "moto/bin/python");
			const file = join(folder, "batches.json");
			const batches = [...reports.values()].flatMap((report) =>
				asffBatches(report, options),
			);
			writeFileSync(file, JSON.stringify(batches));
			const { failed, found } = JSON.parse(
				await outputOf(python, [
					join(__dirname, "importFindings.py"),
					moto.url,
					file,
				]),
			);
			assert.deepEqual(failed, []);
			const expected = new Map(
				batches.flat().map(({ Id, Compliance }) => [Id, Compliance.Status]),
			);
			assert.deepEqual(found, Object.fromEntries(expected));
		});
	});
});
