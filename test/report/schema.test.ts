import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { controls } from "../../policypack/controls";
import { check } from "../../policypack/hosts/command/check";
import type { TogetherFlags } from "../../policypack/hosts/command/togetherOptions";
import { exported, goodTrail, run, temporaryFolder } from "../kit/command";
import { isReport, reportIn, reportSchema, resultIn } from "../kit/jsonReport";
import { removePrograms, write } from "../kit/programs";
import { root } from "../kit/sourceFiles";
import { goodPreview, standIn } from "../kit/standInCli";
import { NO_OPTIONS } from "../kit/textReport";
import { audited } from "./audited";
import { describedIn, type Place, seenIn } from "./coverage";
import { bad, exemption, failing, good, KINDS, URN } from "./kinds";

/** Every result that a disagreement compares. */
const RESULTS = [
	"passed",
	"failed",
	"exempt",
	"notFound",
	"public",
	"notPublic",
	"notValid",
] as const;

describe("report.schema.json, by a validator of JSON schemas", () => {
	const folder = temporaryFolder();
	after(() => {
		folder.remove();
		removePrograms();
	});
	const texts: string[] = [];

	/** What `check --format json` writes. */
	const checked = async (
		sources: readonly string[],
		config?: unknown,
		together: TogetherFlags = {},
	) => {
		const file = folder.write("report.json", "");
		await check(sources, controls, {
			...NO_OPTIONS,
			...together,
			config: config ? folder.write("config.json", config) : undefined,
			outputs: [{ format: "json", file }],
			preview: false,
			stack: undefined,
			target: {},
			timeout: undefined,
		});
		const text = readFileSync(file, "utf8");
		texts.push(text);
		return text;
	};

	it("is itself a JSON schema, by the one that it names", () => {
		assert.equal(new Ajv().validateSchema(reportSchema), true);
		assert.equal(
			reportSchema.$schema,
			"http://json-schema.org/draft-07/schema#",
		);
		assert.ok(!("$id" in reportSchema));
	});

	it("describes everything in it", () => {
		const places = describedIn(reportSchema);
		assert.ok(places.size > 40);
		for (const [place, { description }] of places)
			assert.match(description, /^\S.*[.]$/s, place);
	});

	it("is what the package exports by its name", () => {
		assert.equal(
			require.resolve("pulumi-cloudtrail-compliance/report.schema.json"),
			join(root, "report.schema.json"),
		);
	});

	for (const [words, kind] of Object.entries(KINDS))
		it(`takes the report of ${words}`, async () => {
			const source = folder.write("stack.json", kind.content);
			const result = resultIn(await checked([source], kind.config));
			const found = result.controls.find(
				({ policy }) => policy === kind.policy,
			);
			assert.equal(found?.status, kind.status);
			const causes = found.findings.map(({ cause }) => cause);
			if (kind.cause) assert.deepEqual(causes, [kind.cause]);
			else for (const cause of causes) assert.equal(cause, null);
		});

	for (const line of ["0", "00", "-1", "1.5", "9".repeat(400)])
		it(`takes the report of a resource in line ${line.slice(0, 9)}: no location`, async () => {
			const position = { sourcePosition: `project:///index.ts#${line},7` };
			const source = folder.write(
				"stack.json",
				exported({ ...bad, ...position }),
			);
			const { controls: found } = resultIn(await checked([source]));
			const four = found.find(({ policy }) => policy === "cloudtrail-4");
			assert.equal(four?.findings[0]?.location, null);
		});

	it("takes the report of several sources of every kind", async () => {
		const inputs = { s3BucketName: "logs-111122223333" };
		const urn = URN;
		const newState = { urn, type: bad.type, custom: true, inputs };
		const preview = { steps: [{ op: "create", urn, newState }] };
		const program = write(`trail("audit", {});`);
		const { sources } = reportIn(
			await checked([
				program,
				folder.write("preview.json", preview),
				folder.write("state.json", good),
			]),
		);
		assert.deepEqual(
			sources.map(({ source }) => source.kind),
			["program", "preview", "state"],
		);
	});

	it("takes the report of a preview that was run", () => {
		const cli = standIn(`preview(${JSON.stringify(goodPreview())});`);
		try {
			const { stdout } = run(
				["check", "infra", "--preview", "--format", "json"],
				{ cwd: cli.root, env: cli.env },
			);
			texts.push(stdout);
			assert.equal(resultIn(stdout).source.folder, "infra");
		} finally {
			cli.remove();
		}
	});

	it("takes the report of an account, whichever Regions were read", () => {
		const regions = { read: ["eu-west-1"], notRead: [], others: "" };
		for (const one of [
			regions,
			{ ...regions, notRead: [{ name: "eu-south-1", cause: "It is slow" }] },
			{ ...regions, read: [], others: "grant ec2:DescribeRegions" },
		]) {
			const text = audited(one);
			texts.push(text);
			assert.equal(resultIn(text).source.kind, "account");
		}
	});

	it("takes the report of sources that are judged together", async () => {
		const arn = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit";
		const trail = { ...goodTrail(), outputs: { ...goodTrail().inputs, arn } };
		const source = folder.write("state.json", exported(trail));
		const accounts = folder.write("accounts.txt", "000011112222\n");
		const text = await checked([source], undefined, {
			together: true,
			expectAccounts: accounts,
		});
		const { sources } = reportIn(text);
		assert.deepEqual(
			sources.map((one) => [one.source.kind, one.source.sources]),
			[
				["account", []],
				["account", [source]],
			],
		);
	});

	it("takes the report of an account with disagreements, of each result", () => {
		const regions = { read: ["eu-west-1"], notRead: [], others: "" };
		const text = audited(
			regions,
			RESULTS.map((result) => ({
				control: "CloudTrail.6",
				on: {
					urn: "arn:aws:s3:::logs-111122223333",
					type: "AWS::S3::Bucket",
					name: "logs-111122223333",
					location: undefined,
				},
				ours: { result, reason: undefined },
				aws: {
					...{ result, reason: "Its policy is public." },
					by: "Security Hub CSPM",
					observedAt: "2027-04-01T05:00:00.000Z",
					regions: ["eu-west-1"],
				},
			})),
		);
		texts.push(text);
		assert.equal(resultIn(text).disagreements?.length, RESULTS.length);
	});

	it("names nothing that no report has", () => {
		const seen = new Set<Place>();
		for (const text of texts)
			for (const place of seenIn(JSON.parse(text))) seen.add(place);
		const named = [...describedIn(reportSchema)].flatMap(([place, part]) => [
			place,
			...(part.enum ?? []).map((value) => `${place} = ${value}`),
		]);
		const missing = named.filter((place) => !seen.has(place));
		assert.deepEqual(missing, []);
	});
});

describe("report.schema.json refuses", () => {
	const folder = temporaryFolder();
	after(folder.remove);
	let text = "";
	before(() => {
		const config = folder.write("config.json", {
			"cloudtrail-2": { exemptions: [exemption] },
			"cloudtrail-4": {
				exemptions: [{ ...exemption, expires: "2999-12-31", ticket: "SEC-1" }],
			},
		});
		text = run([
			...["check", folder.write("stack.json", failing)],
			...["--config", config, "--format", "json"],
		]).stdout;
		reportIn(text);
	});

	/** A copy of the report in which one place has another value. */
	const changed = (path: string, value: unknown): unknown => {
		const report = JSON.parse(text);
		const keys = path.split(".");
		const last = keys.pop() ?? "";
		let inside = report;
		for (const key of keys) inside = inside[key];
		if (value === undefined) delete inside[last];
		else inside[last] = value;
		return report;
	};

	/** A statement of a policy: IAM describes it, and not the report. */
	const STATEMENT = /\.statements\.\d+\./;

	/** By policy: the place of its control in the report. */
	const at = (policy: string) => {
		const index = resultIn(text).controls.findIndex(
			(control) => control.policy === policy,
		);
		return `sources.0.controls.${index}`;
	};

	for (const [words, path, value] of [
		["another version", "schemaVersion", 1],
		["a version as text", "schemaVersion", "2"],
		["another tool", "tool.name", "other"],
		["no source", "sources", []],
		["a source by itself", "sources", {}],
		["a time that is none", "generatedAt", "today"],
		["a time of day alone", "generatedAt", "09:30:00Z"],
		["a local time", "generatedAt", "2027-04-01T09:30:00.000+02:00"],
		["a time without a zone", "generatedAt", "2027-04-01T09:30:00.000"],
		["another kind of source", "sources.0.source.kind", "stack"],
		["a Region that is not known by name", "sources.0.source.regions", {}],
		["a count below zero", "sources.0.summary.FAILED", -1],
		["half a control", "sources.0.summary.FAILED", 1.5],
		["another count", "sources.0.summary.DISABLED", 0],
		["another status", "CONTROL.status", "FAIL"],
		["a status in small letters", "CONTROL.status", "failed"],
		["another level", "CONTROL.enforcement", "strict"],
		["another severity", "CONTROL.severity", "LOW"],
		["another status of a finding", "CONTROL.findings.0.status", "DISABLED"],
		["an old cause", "CONTROL.findings.0.cause", "denied"],
		["the old name of a cause", "CONTROL.findings.0.because", null],
		["line 0", "CONTROL.findings.0.location.line", 0],
		["a line as text", "CONTROL.findings.0.location.line", "14"],
		[
			"a day that is none",
			"CONTROL.findings.0.exemption.expires",
			"2027-02-30",
		],
		["null for a ticket", "CONTROL.findings.0.exemption.ticket", null],
		["null for findings", "CONTROL.findings", null],
	] as const)
		it(words, () => {
			const place = path.replace("CONTROL", at("cloudtrail-4"));
			assert.equal(isReport(changed(place, value)), false);
		});

	it("a property that it does not name, in every object", () => {
		for (const path of objectsIn(JSON.parse(text)))
			if (!STATEMENT.test(path))
				assert.equal(isReport(changed(`${path}more`, 1)), false, path);
	});

	it("a report without a property, but for those that are optional", () => {
		const optional = /^configuration$|\.(expires|ticket|missingStatements)$/;
		const objects = objectsIn(JSON.parse(text));
		const described = objects.filter((path) => !STATEMENT.test(path));
		const places = described.flatMap((path) => {
			const inside = path.split(".").slice(0, -1);
			const object = inside.reduce((one, key) => one[key], JSON.parse(text));
			return Object.keys(object).map((key) => `${path}${key}`);
		});
		assert.ok(places.length > 100);
		for (const place of places)
			assert.equal(
				isReport(changed(place, undefined)),
				optional.test(place),
				place,
			);
	});

	it("what version 1 was: one object for a source, or a list of them", () => {
		const { sources, ...head } = JSON.parse(text);
		const one = { ...head, schemaVersion: 1, ...sources[0] };
		assert.equal(isReport(one), false);
		assert.equal(isReport([one, one]), false);
	});
});

/** The paths of all objects in a value, each with a dot at its end. */
function objectsIn(value: unknown, path = ""): readonly string[] {
	if (typeof value !== "object" || value === null) return [];
	const inside = Object.entries(value).flatMap(([key, item]) =>
		objectsIn(item, `${path}${key}.`),
	);
	return Array.isArray(value) ? inside : [path, ...inside];
}
