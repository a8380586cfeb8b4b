import assert from "node:assert/strict";
import { findingsIn, refusalOf, removePrograms } from "../kit/programs";
import { pythonStack, writePython } from "./pythonPrograms";

const SAYS =
	/an Output written as text: use `pulumi\.Output\.concat`, or `pulumi\.Output\.json_dumps` for JSON/;

const IMPORTS = "import json\nimport pulumi_aws as aws\n";

describe("an Output that a Python program writes as text", () => {
	after(removePrograms);

	for (const [where, program, policy] of [
		[
			"an f-string",
			'logs = aws.s3.Bucket("logs")\naws.cloudtrail.Trail("audit", s3_bucket_name=f"{logs.bucket}")',
			"cloudtrail-6",
		],
		[
			"a log group",
			'group = aws.cloudwatch.LogGroup("group")\naws.cloudtrail.Trail("audit", s3_bucket_name="x-y-z", cloud_watch_logs_role_arn="r", cloud_watch_logs_group_arn=str(group.arn) + ":*")',
			"cloudtrail-5",
		],
		[
			"a policy in JSON",
			'logs = aws.s3.Bucket("logs", bucket="audit-logs")\naws.s3.BucketPolicy("p", bucket="audit-logs", policy=json.dumps({"Statement": [{"Principal": {"AWS": f"{logs.arn}"}}]}))\naws.cloudtrail.Trail("audit", s3_bucket_name="audit-logs")',
			"cloudtrail-6",
		],
	] as const)
		it(`in ${where} is reported`, async () => {
			const findings = findingsIn(await pythonStack(IMPORTS + program));
			const [first] = findings[policy] ?? [];
			assert.equal(first?.status, "unknown");
			assert.match(first.reason ?? "", SAYS);
		});

	it("that the SDK rejects has an error with the function to use", async () => {
		process.env.PULUMI_ERROR_OUTPUT_STRING = "true";
		try {
			assert.match(
				await refusalOf(
					writePython(
						`${IMPORTS}logs = aws.s3.Bucket("logs")\nprint(f"{logs.arn}")\n`,
					),
				),
				/^FOLDER\/__main__\.py:4: .*Calling __str__ on an Output.*pulumi\.Output\.concat/,
			);
		} finally {
			delete process.env.PULUMI_ERROR_OUTPUT_STRING;
		}
	});
});
