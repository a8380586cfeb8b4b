import assert from "node:assert/strict";
import { outcomeOf, saidBy } from "../kit/pack/answers";
import { packUnderTest } from "../kit/pack/harness";
import { block, bucket, resource, stack, trailInto } from "../kit/pack/stacks";
import { type Declared, UNKNOWN } from "../kit/pack/wire";

const logs = bucket();
const group = resource("aws:cloudwatch/logGroup:LogGroup", "access", {
	name: "/aws/vendedlogs/s3/access",
	arn: UNKNOWN,
});
const base = [logs, trailInto(logs), block(logs)];

const ARN =
	"arn:aws:logs:eu-west-1:111122223333:delivery-destination:access-logs";

/** The three resources of @pulumi/aws, with outputs that are not known yet. */
function parts(logType: unknown = "S3_SERVER_ACCESS_LOGS"): Declared[] {
	const source = resource(
		"aws:cloudwatch/logDeliverySource:LogDeliverySource",
		"logs",
		{ name: "logs-1a2b3c", logType, resourceArn: UNKNOWN },
		{ from: { resourceArn: logs } },
	);
	const destination = resource(
		"aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination",
		"access",
		{
			name: "access-1a2b3c",
			deliveryDestinationConfiguration: { destinationResourceArn: UNKNOWN },
			deliveryDestinationType: UNKNOWN,
			arn: UNKNOWN,
		},
		{ from: { deliveryDestinationConfiguration: group } },
	);
	return [
		source,
		group,
		destination,
		resource(
			"aws:cloudwatch/logDelivery:LogDelivery",
			"logs",
			{
				deliverySourceName: "logs-1a2b3c",
				deliveryDestinationArn: UNKNOWN,
			},
			{
				from: {
					deliverySourceName: source,
					deliveryDestinationArn: destination,
				},
			},
		),
	];
}

/** The same of aws-native, where every name is known. */
function nativeParts(arn: string): Declared[] {
	return [
		resource(
			"aws-native:logs:DeliverySource",
			"logs",
			{
				name: "logs",
				logType: "S3_SERVER_ACCESS_LOGS",
				resourceArn: UNKNOWN,
			},
			{ from: { resourceArn: logs } },
		),
		resource("aws-native:logs:DeliveryDestination", "access", {
			name: "access-logs",
			destinationResourceArn: arn,
		}),
		resource("aws-native:logs:Delivery", "logs", {
			deliverySourceName: "logs",
			deliveryDestinationArn: ARN,
		}),
	];
}

const reason =
	"Bucket logs delivers its access logs to CloudWatch Logs, which AWS's control does not count.";

describe("Access logs that CloudWatch Logs delivers, in the stack stage", () => {
	describe("by default", () => {
		const pack = packUnderTest();
		const messages = async (...resources: readonly Declared[]) =>
			saidBy(
				await pack.analyzeStack(stack(...base, ...resources)),
				"cloudtrail-7",
			);

		it("fail CloudTrail.7 in a preview, and say so", async () => {
			const [said, ...others] = await messages(...parts());
			assert.deepEqual(others, []);
			assert.equal(said?.urn, logs.urn);
			assert.equal(said?.level, "mandatory");
			assert.ok(said?.message.includes(reason), said?.message);
		});

		for (const [words, arn, expected] of [
			[
				"a log group",
				"arn:aws:logs:eu-west-1:111122223333:log-group:/aws/vendedlogs/a",
				"to CloudWatch Logs, which",
			],
			[
				"a bucket",
				"arn:aws:s3:::access-logs-111122223333",
				"to Amazon S3 by a delivery of CloudWatch Logs, which",
			],
			[
				"a Firehose stream",
				"arn:aws:firehose:eu-west-1:111122223333:deliverystream/access",
				"to Amazon Data Firehose by a delivery of CloudWatch Logs, which",
			],
		] as const)
			it(`say that they go to ${words}, with aws-native`, async () => {
				const [said] = await messages(...nativeParts(arn));
				assert.ok(said?.message.includes(expected), said?.message);
			});

		it("are no access logs where the log type is another", async () => {
			const [said] = await messages(...parts("APPLICATION_LOGS"));
			assert.match(
				said?.message ?? "",
				/Bucket logs does not log who accesses it\./,
			);
		});

		it("are not claimed where the log type is not known", async () => {
			const [said] = await messages(...parts(UNKNOWN));
			assert.equal(said?.level, "mandatory");
			assert.match(
				said?.message ?? "",
				/Bucket logs does not log who accesses it\./,
			);
		});
	});

	describe("with deliveries set to count", () => {
		const pack = packUnderTest();
		beforeEach(() =>
			pack.configure({ "cloudtrail-7": { deliveries: "count" } }),
		);
		const outcome = async (...resources: readonly Declared[]) =>
			outcomeOf(
				await pack.analyzeStack(stack(...base, ...resources)),
				"cloudtrail-7",
			);

		it("pass", async () => {
			assert.equal(await outcome(...parts()), "passed");
			const arn =
				"arn:aws:logs:eu-west-1:111122223333:log-group:/aws/vendedlogs/a";
			assert.equal(await outcome(...nativeParts(arn)), "passed");
		});

		it("fail where a part is missing", async () => {
			const [source, ...others] = parts();
			assert.ok(source);
			assert.equal(await outcome(source), "violation");
			assert.equal(await outcome(...others), "violation");
		});

		it("are an advisory where the log type is not known", async () => {
			assert.equal(await outcome(...parts(UNKNOWN)), "advisory");
		});
	});
});
