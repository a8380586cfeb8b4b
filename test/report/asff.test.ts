import { strict as assert } from "node:assert";
import { controls } from "../../policypack/controls";
import { asffBatches, toAsff } from "../../policypack/hosts/report/asff";
import type { AsffFinding } from "../../policypack/hosts/report/asffFinding";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";
import { isInputError } from "../../policypack/inputError";
import {
	ACCOUNT,
	controlWith,
	EVERY_STATUS,
	EVERYTHING,
	findingWith,
	HOSTILE,
	hostileReport,
	largeReport,
	reportOf,
	reportWith,
	resultWith,
} from "../kit/reports";

const options = {
	accountId: "444455556666",
	region: "eu-central-1",
	help: Object.fromEntries(controls.map((control) => [control.id, control])),
};

function findingsIn(
	report: JsonReport,
	given: Partial<typeof options> = {},
): readonly AsffFinding[] {
	return JSON.parse(toAsff(report, { ...options, ...given }));
}

/** The message of the input error that writing ends with. */
function errorOf(
	report: JsonReport,
	accountId: string | undefined,
	region: string | undefined,
): string {
	try {
		toAsff(report, { accountId, region, help: {} });
	} catch (error) {
		assert.ok(isInputError(error), String(error));
		return error.message;
	}
	throw new Error("It was written.");
}

const live = (type: string, resource: string) =>
	findingWith({ type, resource, name: "x", location: null });

const TRAIL = live(
	"AWS::CloudTrail::Trail",
	"arn:aws:cloudtrail:eu-west-1:111122223333:trail/central",
);
const BUCKET = live("AWS::S3::Bucket", "arn:aws:s3:::logs-111122223333");
const ROOT = live("AWS::::Account", "arn:aws:iam::111122223333:root");

const audited = (...findings: (typeof TRAIL)[]) =>
	reportWith(resultWith([controlWith(findings)], ACCOUNT));

describe("A report as ASFF", () => {
	it("has what BatchImportFindings requires", () => {
		const [finding] = findingsIn(reportOf(findingWith()));
		assert.ok(finding);
		const { Id, ...rest } = finding;
		assert.match(Id, /^cloudtrail-compliance\/CloudTrail\.4\/[0-9a-f]{32}:1$/);
		assert.deepEqual(
			{
				SchemaVersion: rest.SchemaVersion,
				ProductArn: rest.ProductArn,
				GeneratorId: rest.GeneratorId,
				AwsAccountId: rest.AwsAccountId,
				CreatedAt: rest.CreatedAt,
				UpdatedAt: rest.UpdatedAt,
				Title: rest.Title,
				Description: rest.Description,
				Severity: rest.Severity,
				Compliance: rest.Compliance,
				RecordState: rest.RecordState,
			},
			{
				SchemaVersion: "2018-10-08",
				ProductArn:
					"arn:aws:securityhub:eu-central-1:444455556666:product/444455556666/default",
				GeneratorId: "cloudtrail-compliance/CloudTrail.4",
				AwsAccountId: "444455556666",
				CreatedAt: "2027-04-01T09:30:00.000Z",
				UpdatedAt: "2027-04-01T09:30:00.000Z",
				Title: "CloudTrail.4 CloudTrail log file validation should be enabled",
				Description:
					"Trail audit does not validate its log files. Fix: Set enableLogFileValidation to true.",
				Severity: { Label: "LOW", Original: "Low" },
				Compliance: {
					Status: "FAILED",
					RelatedRequirements: [
						"PCI DSS v3.2.1/10.5.2",
						"NIST.800-53.r5 SI-7(1)",
					],
					SecurityControlId: "CloudTrail.4",
				},
				RecordState: "ACTIVE",
			},
		);
		assert.deepEqual(rest.Resources, [
			{
				Type: "Other",
				Id: "urn:pulumi:dev::shop::aws:cloudtrail/trail:Trail::audit",
				Partition: "aws",
				Region: "eu-central-1",
				Details: {
					Other: { Name: "audit", Type: "aws:cloudtrail/trail:Trail" },
				},
			},
		]);
	});

	it("has a compliance status, a severity and a workflow for each status", () => {
		const seen = Object.fromEntries(
			findingsIn(reportOf(...EVERY_STATUS)).map((one) => [
				one.ProductFields.Status,
				[one.Compliance.Status, one.Severity.Label, one.Workflow?.Status],
			]),
		);
		assert.deepEqual(seen, {
			FAILED: ["FAILED", "LOW", undefined],
			UNKNOWN: ["WARNING", "LOW", undefined],
			NO_DATA: ["NOT_AVAILABLE", "INFORMATIONAL", undefined],
			EXEMPT: ["FAILED", "LOW", "SUPPRESSED"],
			PASSED: ["PASSED", "INFORMATIONAL", undefined],
		});
	});

	it("notes why a finding is exempt", () => {
		const [exempt] = findingsIn(reportOf(...EVERY_STATUS)).filter(
			({ Workflow }) => Workflow,
		);
		assert.equal(
			exempt?.Note?.Text,
			"Replaced by the trail of the organization (until 2027-06-30, SEC-12)",
		);
	});

	it("has the account and the Regions of an audited account", () => {
		const findings = findingsIn(audited(BUCKET, TRAIL, ROOT));
		assert.deepEqual(
			findings.map(({ AwsAccountId, ProductArn, Resources: [resource] }) => [
				AwsAccountId,
				ProductArn.split(":")[3],
				resource?.Type,
				resource?.Region,
			]),
			[
				["111122223333", "eu-west-1", "AwsS3Bucket", "eu-west-1"],
				["111122223333", "eu-west-1", "AwsCloudTrailTrail", "eu-west-1"],
				["111122223333", "eu-west-1", "AwsAccount", "eu-west-1"],
			],
		);
	});

	it("has each trail in its own Region", () => {
		const other = live(
			"AWS::CloudTrail::Trail",
			"arn:aws:cloudtrail:us-east-1:111122223333:trail/other",
		);
		assert.deepEqual(
			findingsIn(audited(TRAIL, other)).map(
				({ ProductArn }) => ProductArn.split(":")[3],
			),
			["eu-west-1", "us-east-1"],
		);
	});

	it("has a Region that was read where no resource has one", () => {
		const [finding] = JSON.parse(
			toAsff(audited(ROOT), {
				accountId: undefined,
				region: undefined,
				help: {},
			}),
		);
		assert.equal(finding.Resources[0].Region, "eu-west-1");
	});

	it("has the partition of the account, and of the Region", () => {
		const [china] = findingsIn(reportOf(findingWith()), {
			region: "cn-north-1",
		});
		assert.match(
			china?.ProductArn ?? "",
			/^arn:aws-cn:securityhub:cn-north-1:/,
		);
		assert.equal(china?.Resources[0]?.Partition, "aws-cn");
	});

	it("requires the account and the Region of a source that has neither", () => {
		const program = reportOf(findingWith());
		assert.equal(
			errorOf(program, undefined, undefined),
			"ASFF needs the AWS account ID and Region of infra, which the source does not have: add --account-id and --region.",
		);
		assert.match(
			errorOf(program, "444455556666", undefined),
			/: add --region\.$/,
		);
		assert.match(
			errorOf(program, undefined, "eu-west-1"),
			/: add --account-id\.$/,
		);
	});

	it("requires the account of an audit that could not read its ID", () => {
		const source = { ...ACCOUNT, name: "unknown" };
		const report = reportWith(resultWith([controlWith([TRAIL])], source));
		assert.match(
			errorOf(report, undefined, undefined),
			/: add --account-id\.$/,
		);
	});

	it("requires nothing where there is no finding", () => {
		const report = reportWith(resultWith([controlWith([])]));
		assert.equal(
			toAsff(report, { accountId: undefined, region: undefined, help: {} }),
			"[]\n",
		);
	});

	it("has an ID for each resource, also of another stack", () => {
		const findings = findingsIn(EVERYTHING);
		assert.equal(new Set(findings.map(({ Id }) => Id)).size, findings.length);
		const again = findingsIn(EVERYTHING);
		assert.deepEqual(
			again.map(({ Id }) => Id),
			findings.map(({ Id }) => Id),
		);
	});

	it("has batches of at most 100, each of one account and Region", () => {
		const [large] = largeReport(250).sources;
		assert.ok(large);
		const report = reportWith(large, ...audited(TRAIL, BUCKET).sources);
		const batches = asffBatches(report, options);
		assert.deepEqual(
			batches.map((batch) => batch.length),
			[100, 100, 50, 2],
		);
		for (const batch of batches)
			assert.equal(new Set(batch.map(({ ProductArn }) => ProductArn)).size, 1);
	});

	for (const [what, text] of Object.entries(HOSTILE))
		it(`holds names with ${what}, within the lengths of ASFF`, () => {
			const findings = findingsIn(hostileReport(text));
			assert.equal(findings.length, 3);
			assert.equal(new Set(findings.map(({ Id }) => Id)).size, 3);
			for (const one of findings) {
				assert.ok(one.Id.length <= 512);
				assert.ok(one.Title.length <= 256);
				assert.ok(one.Description.length <= 1024);
				assert.ok((one.Remediation?.Recommendation.Text?.length ?? 1) <= 512);
				assert.ok((one.Note?.Text.length ?? 1) <= 512);
				assert.ok((one.Resources[0]?.Id.length ?? 0) <= 512);
				assert.doesNotMatch(
					Object.values(one.ProductFields).join("") + one.Description,
					/[\p{Cc}\p{Cs}\u2028\u202A-\u202E\u2066-\u2069]/u,
				);
			}
		});

	it("keeps long resources apart", () => {
		const long = (end: string) =>
			findingWith({
				resource: `urn:pulumi:a::b::c::${"x".repeat(9_000)}${end}`,
			});
		const ids = findingsIn(reportOf(long("1"), long("2"))).map(
			({ Resources: [resource] }) => resource?.Id,
		);
		assert.equal(new Set(ids).size, 2);
	});
});
