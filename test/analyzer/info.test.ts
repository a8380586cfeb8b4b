import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import {
	EnforcementLevel,
	PolicySeverity,
	PolicyType,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { controls } from "../../policypack/controls";
import { isOfResource } from "../../policypack/judging/control";
import { allPolicies, ownControls, severities } from "../kit/controls";
import { nameIn } from "../kit/pack/answers";
import { packUnderTest } from "../kit/pack/harness";

/** What the Security Hub CSPM page lists as related requirements, by control. */
const requirements: Readonly<Record<string, readonly string[]>> = JSON.parse(
	readFileSync(join(__dirname, "../fixtures/requirements.json"), "utf8"),
);

/** The titles of the controls of 2023, as AWS calls them now, as AWS's page has them. */
const titles: Readonly<Record<string, string>> = {
	"cloudtrail-1":
		"CloudTrail should be enabled and configured with at least one multi-Region trail that includes read and write management events",
	"cloudtrail-2": "CloudTrail should have encryption at-rest enabled",
	"cloudtrail-3": "At least one CloudTrail trail should be enabled",
	"cloudtrail-4": "CloudTrail log file validation should be enabled",
	"cloudtrail-5":
		"CloudTrail trails should be integrated with Amazon CloudWatch Logs",
	"cloudtrail-6":
		"Ensure the S3 bucket used to store CloudTrail logs is not publicly accessible",
	"cloudtrail-7":
		"Ensure S3 bucket access logging is enabled on the CloudTrail S3 bucket",
};

/** The policies that judge a resource before it is created. */
const ofResources = controls.filter(isOfResource).map(({ policy }) => policy);

const page =
	"https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html";

describe("What the pack says of itself to the engine", () => {
	const pack = packUnderTest();
	const all = async () => (await pack.info()).toObject().policiesList;
	const isOwn = (name: string) =>
		ownControls.some(({ policy }) => policy === name);
	const policies = async () => (await all()).filter(({ name }) => !isOwn(name));

	it("names its own policy as its own, and as advisory", async () => {
		const own = (await all()).filter(({ name }) => isOwn(name));
		assert.deepEqual(
			own.map(({ name, enforcementlevel, framework }) => [
				name,
				enforcementlevel,
				framework?.name,
			]),
			[
				[
					"cloudtrail-delivery",
					EnforcementLevel.ADVISORY,
					"pulumi-cloudtrail-compliance",
				],
			],
		);
	});

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

	it("has one policy for each control, in their order", async () => {
		assert.deepEqual(
			(await all()).map(({ name }) => name),
			allPolicies,
		);
	});

	it("judges trails before they are created, all else as a stack", async () => {
		for (const { name, policyType } of await policies())
			assert.equal(
				policyType,
				ofResources.includes(name)
					? PolicyType.POLICY_TYPE_RESOURCE
					: PolicyType.POLICY_TYPE_STACK,
				name,
			);
	});

	it("enforces each as mandatory, with Security Hub CSPM's severity", async () => {
		for (const { name, enforcementlevel, severity } of await policies()) {
			assert.equal(enforcementlevel, EnforcementLevel.MANDATORY, name);
			assert.equal(
				nameIn(PolicySeverity, severity),
				`policy_severity_${severities[name]}`,
			);
		}
	});

	it("calls each by Security Hub CSPM's title and id", async () => {
		for (const { name, displayname, framework } of await policies()) {
			assert.notEqual(displayname, "", name);
			if (titles[name]) assert.equal(displayname, titles[name]);
			assert.equal(framework?.name, "AWS Security Hub CSPM");
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
				[
					...(requirements[name.replace("cloudtrail-", "CloudTrail.")] ?? []),
				].sort(),
				name,
			);
	});

	it("tells of each how to remedy it, in sentences", async () => {
		for (const { name, remediationSteps } of await policies())
			assert.match(remediationSteps, /^[A-Z].+\.$/s, name);
	});
});
