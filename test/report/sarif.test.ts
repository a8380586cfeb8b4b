import { strict as assert } from "node:assert";
import type { Log, Result, Run } from "sarif";
import { controls } from "../../policypack/controls";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";
import {
	type SarifOptions,
	toSarif,
} from "../../policypack/hosts/report/sarif";
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
	urn,
} from "../kit/reports";
import { SCHEMAS } from "./sarifSchema";

const options: SarifOptions = {
	help: Object.fromEntries(controls.map((control) => [control.id, control])),
	repository: {
		root: "/repository",
		workingFolder: "/repository/apps",
		isFile: () => false,
	},
	all: false,
};

function runOf(report: JsonReport, given: Partial<SarifOptions> = {}): Run {
	const log: Log = JSON.parse(toSarif(report, { ...options, ...given }));
	for (const [from, isSarif] of SCHEMAS)
		assert.ok(
			isSarif(log),
			`${from}: ${JSON.stringify(isSarif.errors, null, 2)}`,
		);
	assert.equal(log.runs.length, 1);
	const [run] = log.runs;
	assert.ok(run);
	return run;
}

const resultsOf = (report: JsonReport, given: Partial<SarifOptions> = {}) =>
	runOf(report, given).results ?? [];

const nameOf = ({ locations }: Result) =>
	locations?.[0]?.logicalLocations?.[0]?.name ?? "";

const uriOf = ({ locations }: Result) =>
	locations?.[0]?.physicalLocation?.artifactLocation?.uri;

const fingerprintOf = ({ partialFingerprints }: Result) =>
	partialFingerprints?.primaryLocationLineHash;

describe("A report as SARIF", () => {
	it("has a rule for each control, with help, severity and AWS's page", () => {
		const { rules = [] } = runOf(EVERYTHING).tool.driver;
		assert.deepEqual(
			rules.map(({ id }) => id),
			[
				"CloudTrail.1",
				"CloudTrail.2",
				"CloudTrail.3",
				"CloudTrail.4",
				"CloudTrail.6",
			],
		);
		const severities = Object.fromEntries(
			rules.map(({ id, properties }) => [
				id,
				properties?.["security-severity"],
			]),
		);
		assert.deepEqual(severities, {
			"CloudTrail.1": "8.0",
			"CloudTrail.2": "5.5",
			"CloudTrail.3": "8.0",
			"CloudTrail.4": "3.0",
			"CloudTrail.6": "9.5",
		});
		const rule = rules.find(({ id }) => id === "CloudTrail.4");
		assert.match(rule?.help?.text ?? "", /signed digest files/);
		assert.match(rule?.help?.markdown ?? "", /\*\*Remediation\*\*/);
		assert.match(rule?.help?.markdown ?? "", /- PCI DSS v3\.2\.1\/10\.5\.2/);
		assert.equal(
			rule?.helpUri,
			"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-4",
		);
	});

	it("has no address of a page where none is known", () => {
		const { rules = [] } = runOf(EVERYTHING, { help: {} }).tool.driver;
		assert.ok(rules.every((rule) => !("helpUri" in rule)));
		assert.ok(rules.every(({ help }) => help?.text && help.markdown));
	});

	it("has failures and exemptions, and no other result", () => {
		const results = resultsOf(reportOf(...EVERY_STATUS));
		assert.deepEqual(results.map(nameOf), ["trail-failed", "trail-exempt"]);
	});

	it("with all: has the kind of each status, and a level for failures alone", () => {
		const results = resultsOf(reportOf(...EVERY_STATUS), { all: true });
		assert.deepEqual(
			Object.fromEntries(
				results.map((result) => [nameOf(result), [result.kind, result.level]]),
			),
			{
				"trail-failed": ["fail", "note"],
				"trail-unknown": ["open", "none"],
				"trail-no-data": ["notApplicable", "none"],
				"trail-exempt": ["fail", "note"],
				"trail-passed": ["pass", "none"],
			},
		);
	});

	it("with all: has a result for a control that found nothing to check", () => {
		const ofControl = (id: string) =>
			resultsOf(EVERYTHING, { all: true }).filter(
				({ ruleId }) => ruleId === id,
			);
		const [nothing] = ofControl("CloudTrail.1");
		assert.equal(nothing?.kind, "notApplicable");
		assert.equal(nothing?.message.text, "There is no resource to check.");
		assert.equal(
			ofControl("CloudTrail.3")[0]?.message.text,
			"The control is disabled.",
		);
	});

	it("suppresses an exempt failure with its reason, date and ticket", () => {
		const [exempt] = resultsOf(reportOf(...EVERY_STATUS)).filter(
			(result) => nameOf(result) === "trail-exempt",
		);
		assert.deepEqual(exempt?.suppressions, [
			{
				kind: "external",
				status: "accepted",
				justification:
					"Replaced by the trail of the organization (until 2027-06-30, SEC-12)",
			},
		]);
	});

	it("suppresses nothing else", () => {
		const suppressed = resultsOf(reportOf(...EVERY_STATUS), { all: true })
			.filter(({ suppressions }) => suppressions)
			.map(nameOf);
		assert.deepEqual(suppressed, ["trail-exempt"]);
	});

	it("points each result at its rule", () => {
		const { results = [], tool } = runOf(EVERYTHING, { all: true });
		for (const { ruleId, ruleIndex } of results)
			assert.equal(tool.driver.rules?.[ruleIndex ?? -1]?.id, ruleId);
	});

	it("says what failed and how to fix it, at its file and line", () => {
		const [result] = resultsOf(reportOf(findingWith()));
		assert.ok(result);
		assert.equal(
			result.message.text,
			"Trail audit does not validate its log files. Fix: Set enableLogFileValidation to true.",
		);
		assert.equal(uriOf(result), "apps/infra/index.ts");
		assert.deepEqual(result.locations?.[0]?.physicalLocation?.region, {
			startLine: 12,
		});
	});

	it("gives every result a location inside of the repository", () => {
		const results = resultsOf(EVERYTHING, { all: true });
		assert.ok(results.length > 8);
		assert.deepEqual([...new Set(results.map(uriOf))].sort(), [
			"apps/Pulumi.yaml",
			"apps/infra/Pulumi.yaml",
			"apps/infra/index.ts",
			"apps/plans/preview.json",
			"aws/111122223333",
		]);
	});

	for (const [file, uri] of [
		["src/my file.ts", "apps/infra/src/my%20file.ts"],
		["src\\windows.ts", "apps/infra/src/windows.ts"],
		["50%.ts", "apps/infra/50%25.ts"],
		["a#b?c.ts", "apps/infra/a%23b%3Fc.ts"],
		["監査.ts", "apps/infra/%E7%9B%A3%E6%9F%BB.ts"],
		["a\uD800.ts", "apps/infra/a%EF%BF%BD.ts"],
		["../shared/index.ts", "apps/shared/index.ts"],
		["../../../../etc/passwd", "apps/infra/Pulumi.yaml"],
	] as const)
		it(`writes the file ${JSON.stringify(file)} as ${uri}`, () => {
			const [result] = resultsOf(
				reportOf(findingWith({ location: { file, line: 1 } })),
			);
			assert.ok(result);
			assert.equal(uriOf(result), uri);
		});

	describe("has fingerprints that", () => {
		const first = (report: JsonReport) => {
			const [result] = resultsOf(report);
			assert.ok(result);
			return fingerprintOf(result);
		};
		const before = first(reportOf(findingWith()));

		it("stay when lines, files and messages change", () => {
			const location = { file: "other.ts", line: 99 };
			const moved = findingWith({ location, reason: "In other words." });
			assert.equal(first(reportOf(moved)), before);
		});

		it("stay in another stack", () => {
			const resource = urn("audit", undefined, "prod");
			assert.equal(first(reportOf(findingWith({ resource }))), before);
		});

		it("stay when other findings come and go", () => {
			const results = resultsOf(
				reportOf(findingWith({ name: "new" }), findingWith()),
			);
			assert.equal(
				results.map(fingerprintOf)[results.map(nameOf).indexOf("audit")],
				before,
			);
		});

		it("stay with all", () => {
			const of = (all: boolean) =>
				resultsOf(reportOf(...EVERY_STATUS), { all })
					.filter((result) => nameOf(result) === "trail-exempt")
					.map(fingerprintOf);
			assert.deepEqual(of(true), of(false));
		});

		it("differ for another name and for another control", () => {
			assert.notEqual(first(reportOf(findingWith({ name: "b" }))), before);
			const other = controlWith([findingWith()], { id: "CloudTrail.2" });
			assert.notEqual(first(reportWith(resultWith([other]))), before);
		});

		it("differ for equal identities, by stack and not by order", () => {
			const inStack = (stack: string) =>
				resultWith([
					controlWith([
						findingWith({ resource: urn("audit", undefined, stack) }),
					]),
				]);
			const byStack = (...stacks: readonly string[]) =>
				new Map(
					resultsOf(reportWith(...stacks.map(inStack))).map((result) => [
						result.properties?.resource,
						fingerprintOf(result),
					]),
				);
			const there = byStack("dev", "prod");
			assert.equal(new Set(there.values()).size, 2);
			const back = byStack("prod", "dev");
			for (const [resource, fingerprint] of there)
				assert.equal(back.get(resource), fingerprint);
		});

		it("differ for one resource that is there twice", () => {
			const results = resultsOf(reportOf(findingWith(), findingWith()));
			assert.equal(new Set(results.map(fingerprintOf)).size, 2);
		});
	});

	for (const [what, text] of Object.entries(HOSTILE))
		it(`holds names with ${what}`, () => {
			const results = resultsOf(hostileReport(text), { all: true });
			assert.equal(results.length, 3);
			for (const result of results) {
				const said = result.message.text ?? "";
				assert.doesNotMatch(said, /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
				// No placeholder and no link: as a reader would find them.
				assert.doesNotMatch(said.replaceAll("{{", ""), /\{\d+\}/);
				assert.doesNotMatch(said, /(?<!\\)\[[^\]]*\]\(/);
				assert.match(
					uriOf(result) ?? "",
					/^[\w.!~*'()%-]+(\/[\w.!~*'()%-]+)*$/,
				);
				assert.doesNotMatch(uriOf(result) ?? "", /(^|\/)\.\.?(\/|$)/);
			}
		});

	it("keeps names in any script", () => {
		const text = HOSTILE["a name in other scripts"] ?? "";
		const [result] = resultsOf(hostileReport(text));
		assert.ok(result?.message.text?.includes(text));
	});
});
