import assert from "node:assert/strict";
import {
	exported,
	goodBucket,
	goodTrail,
	run,
	temporaryFolder,
} from "../kit/command";
import { resultIn } from "../kit/jsonReport";
import { saidOf } from "../kit/outcomes";
import { state } from "../kit/states";

const BUCKET = "arn:aws:s3:::logs-111122223333";

/** The three resources of a delivery, as a state has them. */
function delivery(to: string) {
	return [
		state("aws:cloudwatch/logDeliverySource:LogDeliverySource", "logs", {
			name: "logs-7f3a2b1",
			logType: "S3_SERVER_ACCESS_LOGS",
			resourceArn: BUCKET,
		}),
		state(
			"aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination",
			"access",
			{
				name: "access-1c9d8e7",
				deliveryDestinationConfiguration: { destinationResourceArn: to },
			},
		),
		state("aws:cloudwatch/logDelivery:LogDelivery", "logs", {
			deliverySourceName: "logs-7f3a2b1",
			deliveryDestinationArn:
				"arn:aws:logs:eu-west-1:111122223333:delivery-destination:access-1c9d8e7",
		}),
	];
}

describe("The command and deliveries of access logs", () => {
	const folder = temporaryFolder();
	after(folder.remove);
	const bucket = goodBucket().slice(0, 2);
	const group =
		"arn:aws:logs:eu-west-1:111122223333:log-group:/aws/vendedlogs/s3/logs";
	const stack = folder.write(
		"stack.json",
		exported(goodTrail(), ...bucket, ...delivery(group)),
	);
	const config = (deliveries: string) =>
		folder.write(`${deliveries}.json`, { "cloudtrail-7": { deliveries } });

	it("fails CloudTrail.7 in a state, and says why AWS does, too", () => {
		const { stdout, code } = run(["check", stack, "--format", "json"]);
		assert.equal(code, 1);
		const seven = resultIn(stdout).controls.find(
			({ id }) => id === "CloudTrail.7",
		);
		assert.equal(seven?.status, "FAILED");
		assert.equal(
			seven?.findings[0]?.reason,
			"Bucket logs delivers its access logs to CloudWatch Logs, which AWS's control does not count.",
		);
	});

	it("passes with deliveries set to count, and fails with ignore", () => {
		const said = (word: string) =>
			saidOf(run(["check", stack, "--config", config(word)]).stdout);
		assert.equal(said("count")["cloudtrail-7"], "PASSED");
		assert.equal(said("ignore")["cloudtrail-7"], "FAILED");
	});

	it("refuses another value with 2", () => {
		const { code, stderr } = run([
			...["check", stack, "--config", config("yes")],
		]);
		assert.equal(code, 2);
		assert.match(stderr, /deliveries/);
	});

	it("refuses the property of another control with 2", () => {
		const file = folder.write("other.json", {
			"cloudtrail-6": { deliveries: "count" },
		});
		const { code, stderr } = run(["check", stack, "--config", file]);
		assert.equal(code, 2);
		assert.match(stderr, /unknown property "deliveries"/);
	});
});
