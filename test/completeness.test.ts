import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TODO } from "../.dev/templates";
import { controls } from "../policypack/controls";
import { policyOf } from "../policypack/hosts/crossguard";
import type { Case } from "../policypack/judging/case";
import { isOfResource, type Metadata } from "../policypack/judging/control";
import { requirementText } from "../policypack/judging/requirement";
import { defaultControls, ownControls } from "./kit/controls";
import { root } from "./kit/sourceFiles";

const FOLDER = join(root, "policypack", "controls");

/** Taken from AWS's page and not from the code, which is compared with it. */
const REQUIREMENTS: Readonly<Record<string, readonly string[]>> = JSON.parse(
	readFileSync(join(__dirname, "fixtures", "requirements.json"), "utf8"),
);

/** As AWS's page has them today. */
const SEVERITIES: Readonly<Record<string, string>> = {
	"CloudTrail.1": "High",
	"CloudTrail.2": "Medium",
	"CloudTrail.3": "High",
	"CloudTrail.4": "Low",
	"CloudTrail.5": "Medium",
	"CloudTrail.6": "Critical",
	"CloudTrail.7": "Low",
};

/** What no control may leave empty. */
const TEXTS = [
	"id",
	"policy",
	"title",
	"topic",
	"requires",
	"severity",
	"category",
	"resourceType",
	"url",
] as const satisfies readonly (keyof Metadata)[];

/** Whether a text is there, and no placeholder of `npm run new-control`. */
function isWritten(text: string): boolean {
	return text.trim() !== "" && !text.includes(TODO);
}

describe("the list of controls", () => {
	it("has each folder once, in the order of their numbers", () => {
		const folders = readdirSync(FOLDER, { withFileTypes: true })
			.filter((entry) => entry.isDirectory())
			.map(({ name }) => name);
		const numberOf = (name: string) =>
			Number(name.replace(/^\D+/, "") || Number.POSITIVE_INFINITY);
		assert.deepEqual(
			controls.map(({ policy }) => policy),
			folders.sort((one, other) => numberOf(one) - numberOf(other)),
		);
	});

	it("has Security Hub CSPM's of 2023, and a requirement list for each", () => {
		const ids = controls.map(({ id }) => id);
		for (const id of Object.keys(SEVERITIES)) assert.ok(ids.includes(id), id);
		const ofAws = controls.filter(({ isOwn }) => !isOwn);
		assert.deepEqual(
			Object.keys(REQUIREMENTS).sort(),
			ofAws.map(({ id }) => id).sort(),
		);
	});

	it("judges those of 2023 by default, and this pack's own", () => {
		assert.deepEqual(
			defaultControls.map(({ id }) => id),
			Object.keys(SEVERITIES),
		);
		assert.deepEqual(
			ownControls.map(({ id }) => id),
			["CloudTrail.Delivery"],
		);
	});
});

for (const control of controls)
	describe(`${control.id}, complete`, () => {
		const folder = join(FOLDER, control.policy);

		it("is called alike everywhere", () => {
			assert.equal(control.policy, control.id.toLowerCase().replace(".", "-"));
			assert.equal(policyOf(control).name, control.policy);
			const anchor = `#${control.policy}`;
			assert.ok(control.url.startsWith("https://docs.aws.amazon.com/"));
			if (!control.isOwn) assert.ok(control.url.endsWith(anchor), control.url);
		});

		it("has a control, cases and a page, and nothing else", () => {
			const checks = control.isOwn ? ["access", "check.ts", "checks"] : [];
			assert.deepEqual(
				readdirSync(folder).sort(),
				["README.md", "cases.ts", "control.ts", ...checks].sort(),
			);
		});

		it("has a table of cases", () => {
			assert.ok(existsSync(join(folder, "cases.ts")));
			const { cases } = require(join(folder, "cases")) as {
				readonly cases: readonly Case[];
			};
			assert.ok(cases.length > 0, "the table is empty");
		});

		it("leaves nothing empty", () => {
			for (const field of TEXTS)
				assert.ok(isWritten(control[field]), `${field} is not written`);
			for (const field of ["configRule", "schedule"] as const)
				if (control.isOwn) assert.equal(control[field], undefined, field);
				else assert.ok(isWritten(control[field] ?? ""), field);
			assert.ok(control.remediation.length > 0, "remediation is empty");
			for (const list of ["remediation", "otherIds"] as const)
				for (const item of control[list])
					assert.ok(isWritten(item), `${list}: "${item}" is not written`);
		});

		it("has every related requirement, once and in AWS's order", () => {
			const texts = control.requirements.map(requirementText);
			assert.deepEqual(texts, REQUIREMENTS[control.id] ?? []);
			assert.equal(new Set(texts).size, texts.length);
		});

		it("has AWS's severity", () => {
			const known = ["Low", "Medium", "High", "Critical"];
			assert.ok(known.includes(control.severity), control.severity);
			const expected = SEVERITIES[control.id];
			if (expected) assert.equal(control.severity, expected);
		});

		it("tells Pulumi all of it", () => {
			const policy = policyOf(control);
			assert.equal(policy.displayName, control.title);
			assert.equal(policy.description, control.requires);
			assert.equal(policy.severity, control.severity.toLowerCase());
			assert.equal(
				policy.framework?.name,
				control.isOwn
					? "pulumi-cloudtrail-compliance"
					: "AWS Security Hub CSPM",
			);
			assert.equal(policy.framework?.reference, control.id);
			assert.equal(policy.framework?.specification, control.requires);
			assert.deepEqual(policy.tags, control.requirements.map(requirementText));
			for (const step of control.remediation)
				assert.ok(policy.remediationSteps?.includes(step), step);
			assert.equal(policy.url, control.url);
			assert.equal(
				policy.enforcementLevel,
				control.isOwn ? "advisory" : "mandatory",
			);
		});

		it("is judged as a resource where it is about one, else as a stack", () => {
			const policy = policyOf(control);
			// What the SDK finds when it asks what kind of policy it is.
			const hasStage = (stage: string) =>
				typeof Reflect.get(policy, stage) === "function";
			const isOfOne = isOfResource(control);
			assert.equal(hasStage("validateResource"), isOfOne);
			assert.equal(hasStage("validateStack"), !isOfOne);
		});
	});

describe("the manifests", () => {
	it("agree on the version", () => {
		const { version } = JSON.parse(
			readFileSync(join(root, "package.json"), "utf8"),
		);
		const manifest = readFileSync(join(root, "PulumiPolicy.yaml"), "utf8");
		assert.equal(/^version: (.+)$/m.exec(manifest)?.[1], version);
	});
});
