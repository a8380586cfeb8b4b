import assert from "node:assert/strict";
import {
	type Configuration,
	policyConfiguration,
} from "../../policypack/configuration/policyConfiguration";
import { controls } from "../../policypack/controls";
import type { SourceFacts } from "../../policypack/hosts/sourceFacts";
import { judgeTogether } from "../../policypack/hosts/together/judgeTogether";
import type { Fact } from "../../policypack/model/facts";
import {
	bucket,
	bucketPolicy,
	document,
	named,
	trail,
} from "../../policypack/model/samples";
import { known, unknown } from "../../policypack/model/value";
import {
	ARCHIVE,
	findingsOf,
	liveBucket,
	liveBucketSource,
	liveOf,
	liveTrail,
	previewOf,
	reportOn,
	stateOf,
	statusesIn,
	WORKLOAD,
} from "./sources";

const open = [bucket(), bucketPolicy({ policy: known(document("*")) })];
const shop = stateOf("shop.json", WORKLOAD, [trail()]);
const archive = stateOf("archive.json", ARCHIVE, open);

/** Judges with the same properties for every control. */
function judged(
	sources: readonly SourceFacts[],
	properties: Readonly<Record<string, unknown>>,
	expectedAccounts: readonly string[] = [],
) {
	const configuration: Configuration = (control) =>
		policyConfiguration(control, properties);
	return judgeTogether(sources, controls, configuration, "2026-06-30", {
		expectedAccounts,
	});
}

describe("A configuration of sources that are judged together", () => {
	it("does not fail what lies in another source with `outside: deny`", () => {
		const both = judged([shop, archive], { outside: "deny" });
		assert.deepEqual(findingsOf(reportOn(WORKLOAD, both), "cloudtrail-6"), [
			"noData audit: Judged in 444455556666: FAILED.",
		]);
		const alone = judged([shop], { outside: "deny" });
		assert.equal(
			statusesIn(reportOn(WORKLOAD, alone))["cloudtrail-6"],
			"failed",
		);
	});

	it("exempts a bucket where it is judged, and lists no use twice", () => {
		const exemptions = [
			{ resource: "logs", reason: "Public by intent" },
			{ resource: "gone", reason: "Old" },
		];
		const both = judged([shop, archive], { exemptions });
		assert.deepEqual(findingsOf(reportOn(WORKLOAD, both), "cloudtrail-6"), [
			"noData audit: Judged in 444455556666: EXEMPT.",
		]);
		assert.equal(statusesIn(reportOn(ARCHIVE, both))["cloudtrail-6"], "exempt");
		const unused = both.reports.flatMap(({ results }) =>
			results
				.filter(({ control }) => control.policy === "cloudtrail-6")
				.flatMap((result) => result.unused.map(({ resource }) => resource)),
		);
		assert.deepEqual(unused, ["gone"]);
	});

	it("leaves out a disabled control", () => {
		const both = judged([shop, archive], { enforcementLevel: "disabled" });
		for (const { results } of both.reports)
			for (const { findings, level } of results) {
				assert.equal(level, "disabled");
				assert.deepEqual(findings, []);
			}
	});

	it("takes a trail to be elsewhere with `outside: ignore`, but for accounts that are expected", () => {
		const stack = stateOf("archive.json", ARCHIVE, open);
		const ignored = judged([stack], { outside: "ignore" });
		assert.equal(
			statusesIn(reportOn(ARCHIVE, ignored))["cloudtrail-3"],
			"noData",
		);
		const expected = judged([stack], { outside: "ignore" }, [
			ARCHIVE,
			"000011112222",
		]);
		for (const account of [ARCHIVE, "000011112222"])
			assert.equal(
				statusesIn(reportOn(account, expected))["cloudtrail-3"],
				"failed",
			);
	});

	it("exempts an expected account", () => {
		const exemptions = [{ resource: "000011112222", reason: "Closed" }];
		const both = judged([shop], { exemptions }, ["000011112222"]);
		assert.equal(
			statusesIn(reportOn("000011112222", both))["cloudtrail-3"],
			"exempt",
		);
	});
});

describe("A lookup of a source that is judged together with others", () => {
	const name = "logs-111122223333";
	const of = liveBucketSource(name);
	const found: readonly Fact[] = [
		liveBucket(WORKLOAD, name),
		bucketPolicy({ of, bucket: { by: "urn", urn: of.urn } }),
	];
	const lookups = (policy: string, facts: readonly Fact[]) => {
		const control = controls.find((one) => one.policy === policy);
		return { lookups: new Map([[control?.id ?? "", facts]]) };
	};
	const looking = stateOf("shop.json", WORKLOAD, [trail()], {
		...lookups("cloudtrail-6", [trail(), ...found]),
	});

	it("finds a bucket that no source declares", () => {
		const report = reportOn(WORKLOAD, judged([looking], {}));
		assert.deepEqual(findingsOf(report, "cloudtrail-6"), [
			`passed ${name}: Bucket ${name} declares no public access block.`,
		]);
		assert.equal(statusesIn(report)["cloudtrail-7"], "noData");
	});

	it("finds it once for two sources", () => {
		const other = { ...looking, source: { ...looking.source, name: "b.json" } };
		const report = reportOn(WORKLOAD, judged([looking, other], {}));
		assert.equal(findingsOf(report, "cloudtrail-6").length, 1);
	});

	it("does not matter where another source declares the bucket", () => {
		const report = reportOn(WORKLOAD, judged([looking, archive], {}));
		assert.deepEqual(findingsOf(report, "cloudtrail-6"), [
			"noData audit: Judged in 444455556666: FAILED.",
		]);
	});

	it("that was refused does not hide such a bucket", () => {
		const bucketName = unknown("unreadable", "bucket of trail audit: denied");
		const refused = stateOf("shop.json", WORKLOAD, [trail()], {
			...lookups("cloudtrail-6", [
				trail({ bucket: { by: "name", name: bucketName, dependencies: [] } }),
			]),
		});
		const both = judged([refused, archive], {});
		assert.deepEqual(findingsOf(reportOn(WORKLOAD, both), "cloudtrail-6"), [
			"noData audit: Judged in 444455556666: FAILED.",
		]);
		const alone = judged([refused], {});
		assert.equal(
			statusesIn(reportOn(WORKLOAD, alone))["cloudtrail-6"],
			"unknown",
		);
	});

	it("does not count the old state of a trail that another source changes", () => {
		const live = liveTrail(WORKLOAD);
		const owner = { provider: undefined, account: WORKLOAD };
		const asking = stateOf("shop.json", WORKLOAD, [], {
			...lookups("cloudtrail-3", [live]),
		});
		assert.equal(
			statusesIn(reportOn(WORKLOAD, judged([asking], {})))["cloudtrail-3"],
			"passed",
		);
		const off = previewOf("audit.json", WORKLOAD, [
			trail({
				...{ owner, nameInAws: "audit", isLogging: known(false) },
				bucket: named("none"),
			}),
		]);
		const both = judged([asking, off], {});
		assert.equal(
			statusesIn(reportOn(WORKLOAD, both))["cloudtrail-3"],
			"failed",
		);
	});

	it("that found no trail is said so of a source that stays apart", () => {
		const apart = stateOf("apart.json", undefined, [], {
			...lookups("cloudtrail-3", [{ kind: "noTrail", of: shop.root }]),
		});
		const report = reportOn(
			"apart.json",
			judged([apart, liveOf(WORKLOAD, [])], {}),
		);
		assert.match(
			findingsOf(report, "cloudtrail-3").join(),
			/Neither this stack nor the live account has a trail\./,
		);
	});
});
