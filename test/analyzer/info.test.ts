import assert from "node:assert/strict";
import {
	EnforcementLevel,
	PolicySeverity,
	PolicyType,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { nameIn } from "./answers";
import { packUnderTest, resourcePolicies, severities } from "./harness";

/** What the Security Hub page lists as related requirements, by framework. */
const requirements: Readonly<Record<string, Requirements>> = {
	"cloudtrail-1": {
		cis12: ["2.1"],
		cis14: ["3.1"],
		nist: words(
			"AC-2(4) AC-4(26) AC-6(9) AU-10 AU-12 AU-2 AU-3 AU-6(3) AU-6(4) AU-14(1) CA-7 SC-7(9) SI-3(8) SI-4(20) SI-7(8) SA-8(22)",
		),
	},
	"cloudtrail-2": {
		pci: ["3.4"],
		cis12: ["2.7"],
		cis14: ["3.7"],
		nist: words("AU-9 CA-9(1) CM-3(6) SC-13 SC-28 SC-28(1) SC-7(10) SI-7(6)"),
	},
	"cloudtrail-3": {
		pci: words(
			"10.1 10.2.1 10.2.2 10.2.3 10.2.4 10.2.5 10.2.6 10.2.7 10.3.1 10.3.2 10.3.3 10.3.4 10.3.5 10.3.6",
		),
	},
	"cloudtrail-4": {
		pci: ["10.5.2", "10.5.5"],
		cis12: ["2.2"],
		cis14: ["3.2"],
		nist: words("AU-9 SI-4 SI-7(1) SI-7(3) SI-7(7)"),
	},
	"cloudtrail-5": {
		pci: ["10.5.3"],
		cis12: ["2.4"],
		cis14: ["3.4"],
		nist: words(
			"AC-2(4) AC-4(26) AC-6(9) AU-10 AU-12 AU-2 AU-3 AU-6(1) AU-6(3) AU-6(4) AU-6(5) AU-7(1) CA-7 SC-7(9) SI-20 SI-3(8) SI-4(20) SI-4(5) SI-7(8)",
		),
	},
	"cloudtrail-6": { cis12: ["2.3"], cis14: ["3.3"] },
	"cloudtrail-7": { cis12: ["2.6"], cis14: ["3.6"] },
};

interface Requirements {
	readonly pci?: readonly string[];
	readonly cis12?: readonly string[];
	readonly cis14?: readonly string[];
	readonly nist?: readonly string[];
}

const titles: Readonly<Record<string, string>> = {
	"cloudtrail-1":
		"CloudTrail should be enabled with at least one multi-Region trail that captures read and write management events",
	"cloudtrail-2": "CloudTrail should have encryption at rest enabled",
	"cloudtrail-3": "At least one CloudTrail trail should be enabled",
	"cloudtrail-4": "CloudTrail log file validation should be enabled",
	"cloudtrail-5":
		"CloudTrail trails should be integrated with Amazon CloudWatch Logs",
	"cloudtrail-6":
		"The S3 bucket that stores CloudTrail logs should not be publicly accessible",
	"cloudtrail-7":
		"S3 bucket access logging should be enabled on the CloudTrail S3 bucket",
};

const page =
	"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html";

function words(text: string): readonly string[] {
	return text.split(" ");
}

function spelled({ pci, cis12, cis14, nist }: Requirements) {
	return [
		...(pci ?? []).map((one) => `PCI DSS v3.2.1/${one}`),
		...(cis12 ?? []).map(
			(one) => `CIS AWS Foundations Benchmark v1.2.0/${one}`,
		),
		...(cis14 ?? []).map(
			(one) => `CIS AWS Foundations Benchmark v1.4.0/${one}`,
		),
		...(nist ?? []).map((one) => `NIST.800-53.r5 ${one}`),
	];
}

describe("What the pack says of itself to the engine", () => {
	const pack = packUnderTest();
	const policies = async () => (await pack.info()).toObject().policiesList;

	it("is a pack that takes configuration, with a name and a version", async () => {
		const { name, version, supportsconfig, displayname, description } = (
			await pack.info()
		).toObject();
		assert.equal(name, "cloudtrail-compliance");
		assert.match(version, /^\d+\.\d+\.\d+/);
		assert.equal(supportsconfig, true);
		assert.notEqual(displayname, "");
		assert.notEqual(description, "");
	});

	it("has seven policies, one for each control, in their order", async () => {
		assert.deepEqual(
			(await policies()).map(({ name }) => name),
			Object.keys(severities),
		);
	});

	it("judges trails before they are created, all else as a stack", async () => {
		for (const { name, policyType } of await policies())
			assert.equal(
				policyType,
				resourcePolicies.includes(name)
					? PolicyType.POLICY_TYPE_RESOURCE
					: PolicyType.POLICY_TYPE_STACK,
				name,
			);
	});

	it("enforces each as mandatory, with Security Hub's severity", async () => {
		for (const { name, enforcementlevel, severity } of await policies()) {
			assert.equal(enforcementlevel, EnforcementLevel.MANDATORY, name);
			assert.equal(
				nameIn(PolicySeverity, severity),
				`policy_severity_${severities[name]}`,
			);
		}
	});

	it("calls each by Security Hub's title and id", async () => {
		for (const { name, displayname, framework } of await policies()) {
			assert.equal(displayname, titles[name]);
			assert.equal(framework?.name, "AWS Security Hub");
			assert.equal(
				framework?.reference,
				name.replace("cloudtrail-", "CloudTrail."),
			);
			assert.notEqual(framework?.specification, "");
		}
	});

	it("says of each what is required, and links to AWS's page", async () => {
		for (const { name, description, url } of await policies()) {
			assert.match(description, /^[A-Z].+\.$/, name);
			assert.equal(url, `${page}#${name}`);
		}
	});

	it("tags each with every related requirement", async () => {
		for (const { name, tagsList } of await policies())
			assert.deepEqual(
				[...tagsList].sort(),
				spelled(requirements[name] ?? {}).sort(),
				name,
			);
	});

	it("tells of each how to remedy it, in sentences", async () => {
		for (const { name, remediationSteps } of await policies())
			assert.match(remediationSteps, /^[A-Z].+\.$/s, name);
	});
});
