import assert from "node:assert/strict";
import { evaluate } from "../../policypack/judging/evaluate";
import { assembleStack } from "../../policypack/providers/assembleStack";
import type { Stack } from "../../policypack/providers/resource";
import { defaultControls } from "../kit/controls";
import { removePrograms } from "../kit/programs";
import { IMPORTS, run } from "./things";

const seven = defaultControls.find(({ policy }) => policy === "cloudtrail-7");

/** What CloudTrail.7 makes of a program. */
function judged(stack: Stack, options = {}) {
	assert.ok(seven);
	const [finding, ...others] = evaluate(seven, assembleStack(stack), options);
	assert.ok(finding && others.length === 0);
	return finding;
}

const TRAIL = `
	const bucket = new aws.s3.Bucket("logs");
	new aws.cloudtrail.Trail("audit", { s3BucketName: bucket.id });
`;

describe("a program that delivers access logs", () => {
	after(removePrograms);

	for (const [words, destination, expected] of [
		[
			"a log group",
			`new aws.cloudwatch.LogGroup("access").arn`,
			"to CloudWatch Logs, which AWS's control does not count",
		],
		[
			"another bucket",
			`new aws.s3.Bucket("access").arn`,
			"to Amazon S3 by a delivery of CloudWatch Logs, which AWS's control does not count",
		],
	] as const) {
		let stack: Stack;
		it(`to ${words}, by outputs alone, fails and says so`, async () => {
			stack = await run({
				"index.js": `${IMPORTS}${TRAIL}
					const source = new aws.cloudwatch.LogDeliverySource("logs", {
						logType: "S3_SERVER_ACCESS_LOGS",
						resourceArn: bucket.arn,
					});
					const destination = new aws.cloudwatch.LogDeliveryDestination("access", {
						deliveryDestinationConfiguration: { destinationResourceArn: ${destination} },
					});
					new aws.cloudwatch.LogDelivery("logs", {
						deliverySourceName: source.name,
						deliveryDestinationArn: destination.arn,
					});
				`,
			});
			const { status, reason } = judged(stack);
			assert.equal(status, "failed");
			assert.equal(reason, `Bucket logs delivers its access logs ${expected}.`);
		});

		it(`to ${words}, passes if deliveries count`, () => {
			assert.equal(judged(stack, { deliveries: "count" }).status, "passed");
		});
	}

	it("of another bucket fails as before", async () => {
		const stack = await run({
			"index.js": `${IMPORTS}${TRAIL}
				const other = new aws.s3.Bucket("other");
				const source = new aws.cloudwatch.LogDeliverySource("other", {
					logType: "S3_SERVER_ACCESS_LOGS",
					resourceArn: other.arn,
				});
				new aws.cloudwatch.LogDelivery("other", {
					deliverySourceName: source.name,
					deliveryDestinationArn: "arn:aws:logs:eu-west-1:111122223333:delivery-destination:x",
				});
			`,
		});
		for (const options of [{}, { deliveries: "count" }]) {
			const { status, reason } = judged(stack, options);
			assert.equal(status, "failed");
			assert.equal(reason, "Bucket logs does not log who accesses it.");
		}
	});
});
