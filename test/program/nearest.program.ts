import assert from "node:assert/strict";
import { DEFAULT_CONFIGURATION } from "../../policypack/configuration/policyConfiguration";
import { controls } from "../../policypack/controls";
import { jsonReportOf, writeJson } from "../../policypack/hosts/report/json";
import { reportOn } from "../../policypack/hosts/report/report";
import { assembleStack } from "../../policypack/providers/assembleStack";
import { readProgram } from "../../policypack/sources/program";
import { resultIn } from "../kit/jsonReport";
import { removePrograms, writeFiles } from "../kit/programs";
import { textReport } from "../kit/textReport";

type Files = Readonly<Record<string, string>>;

/** The finding of a control on the account, and the line of the text report. */
async function told(files: Files, id: string) {
	const folder = writeFiles({ "trails.js": TRAILS, ...files });
	const stack = await readProgram(folder, {});
	const report = reportOn(
		{ kind: "program", name: "shop", folder: "shop" },
		assembleStack(stack),
		controls.filter((control) => control.id === id),
		DEFAULT_CONFIGURATION,
		new Date("2026-01-31"),
	);
	const [control] = resultIn(
		writeJson(jsonReportOf([report], new Date())),
	).controls;
	const [finding] = control?.findings ?? [];
	assert.ok(finding);
	const text = textReport(report, 200);
	const [, place] = /^ +- shop-dev \(\w+\)(?: +(\S+))?$/m.exec(text) ?? [];
	return { ...finding, place };
}

const TRAILS = `const pulumi = require("@pulumi/pulumi");
class Custom extends pulumi.CustomResource {}
exports.aws = (name, args, options) => new Custom("aws:cloudtrail/trail:Trail", name, args, options);
exports.native = (name, args, options) => new Custom("aws-native:cloudtrail:Trail", name, args, options);
exports.pending = () => pulumi.output(new Custom("test:index:Thing", "thing", { is: undefined }).is);
`;

describe("the trail that came nearest to passing", () => {
	after(removePrograms);

	const MANY: Files = {
		"index.js": `const { aws, native } = require("./trails");
require("./infra/audit");
aws("a-first", { enableLogging: false, eventSelectors: [{ readWriteType: "ReadOnly" }] });
native("central", {
	isMultiRegionTrail: true,
	isLogging: false,
});
`,
		"infra/audit.js": `const pulumi = require("@pulumi/pulumi");
const { aws } = require("../trails");
class Audit extends pulumi.ComponentResource {
	constructor(name) {
		super("shop:index:Audit", name);
		aws(name + "-trail", { isMultiRegionTrail: false, enableLogging: false }, { parent: this });
	}
}
new Audit("audit");
`,
	};

	it("is the one that lacks least, in its file and its provider's words", async () => {
		const { status, reason, fix, location, place } = await told(
			MANY,
			"CloudTrail.1",
		);
		assert.equal(status, "FAILED");
		assert.match(
			reason ?? "",
			/^No trail qualifies: trail central is switched off; trail a/,
		);
		assert.equal(fix, "On trail central, set isLogging to true.");
		// The line of the call, in the file that has the class.
		assert.deepEqual(location, { file: "trails.js", line: 4 });
		assert.equal(place, "shop/trails.js:4");
	});

	it("is the first by name where all lack the same", async () => {
		const { fix } = await told(MANY, "CloudTrail.3");
		assert.equal(fix, "On trail a-first, set enableLogging to true.");
	});

	it("is shown in a component, in another file", async () => {
		const { fix, location, place } = await told(
			{
				"index.js": 'require("./infra/audit");\n',
				"infra/audit.js": `const pulumi = require("@pulumi/pulumi");
class Trail extends pulumi.CustomResource {}
class Audit extends pulumi.ComponentResource {
	constructor(name) {
		super("shop:index:Audit", name);
		new Trail("aws:cloudtrail/trail:Trail", name, { enableLogging: false }, { parent: this });
	}
}
new Audit("audit");
`,
			},
			"CloudTrail.1",
		);
		assert.equal(
			fix,
			"On trail audit, set isMultiRegionTrail to true and set enableLogging to true.",
		);
		assert.deepEqual(location, { file: "infra/audit.js", line: 6 });
		assert.equal(place, "shop/infra/audit.js:6");
	});

	it("is shown where it is not decided, too", async () => {
		const { status, reason, location } = await told(
			{
				"index.js": `const pulumi = require("@pulumi/pulumi");
const { pending } = require("./trails");
class Trail extends pulumi.CustomResource {}
new Trail("aws:cloudtrail/trail:Trail", "single", {});
new Trail("aws:cloudtrail/trail:Trail", "waits", { isMultiRegionTrail: pending() });
`,
			},
			"CloudTrail.1",
		);
		assert.equal(status, "UNKNOWN");
		assert.match(reason ?? "", /isMultiRegionTrail of waits/);
		assert.deepEqual(location, { file: "index.js", line: 5 });
	});

	it("has no line where there is no trail", async () => {
		for (const id of ["CloudTrail.1", "CloudTrail.3"]) {
			const { status, location, place } = await told({ "index.js": "\n" }, id);
			assert.equal(status, "FAILED");
			assert.equal(location, null);
			assert.equal(place, undefined);
		}
	});

	it("has no line where it passes", async () => {
		const { status, location } = await told(
			{
				"index.js":
					'require("./trails").aws("audit", { isMultiRegionTrail: true });\n',
			},
			"CloudTrail.1",
		);
		assert.equal(status, "PASSED");
		assert.equal(location, null);
	});
});
