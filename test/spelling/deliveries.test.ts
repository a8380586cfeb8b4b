import assert from "node:assert/strict";
import type { Fact } from "../../policypack/model/facts";
import { factsOf } from "../../policypack/providers/dialects";
import { type Bag, resource, secret, UNKNOWN } from "../kit/resources";

const SOURCES = [
	"aws:cloudwatch/logDeliverySource:LogDeliverySource",
	"aws-native:logs:DeliverySource",
];
const AWS_DESTINATION =
	"aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination";
const NATIVE_DESTINATION = "aws-native:logs:DeliveryDestination";
const LOG_GROUP =
	"arn:aws:logs:eu-west-1:111122223333:log-group:/aws/vendedlogs/s3";

/** Whether the source is one of access logs; undefined: it is none. */
function isAccessLogs(type: string, logType: unknown): unknown {
	const facts = factsOf(
		resource(type, "logs", {
			name: "logs",
			logType,
			resourceArn: "arn:aws:s3:::logs-111122223333",
		}),
	);
	const [fact] = facts;
	if (!fact) return undefined;
	assert.ok(fact.kind === "logSource");
	return fact.isAccessLogs.known
		? fact.isAccessLogs.value
		: fact.isAccessLogs.cause;
}

describe("the log type of a delivery source", () => {
	for (const type of SOURCES)
		for (const [words, value, expected] of [
			["access logs", "S3_SERVER_ACCESS_LOGS", true],
			["a secret one", secret({ value: "S3_SERVER_ACCESS_LOGS" }), true],
			["another", "APPLICATION_LOGS", undefined],
			["lower case", "s3_server_access_logs", undefined],
			["an empty text", "", undefined],
			["not set", undefined, undefined],
			["null", null, undefined],
			["not known yet", UNKNOWN, "pending"],
			["a list", ["S3_SERVER_ACCESS_LOGS"], "unreadable"],
			["a number", 5, "unreadable"],
		] as const)
			it(`${type}: ${words}`, () => {
				assert.equal(isAccessLogs(type, value), expected);
			});
});

/** The service that a destination is of, or why it is not known. */
function targetOf(facts: readonly Fact[]): unknown {
	const [fact] = facts;
	assert.ok(fact?.kind === "logDestination");
	return fact.target.known ? fact.target.value : fact.target.cause;
}

describe("the service of a delivery destination", () => {
	const written: readonly (readonly [string, string, (arn: unknown) => Bag])[] =
		[
			[
				"@pulumi/aws",
				AWS_DESTINATION,
				(arn) => ({
					deliveryDestinationConfiguration: { destinationResourceArn: arn },
				}),
			],
			[
				"aws-native",
				NATIVE_DESTINATION,
				(arn) => ({ destinationResourceArn: arn }),
			],
		];
	for (const [words, type, props] of written)
		for (const [value, expected] of [
			[LOG_GROUP, "CloudWatch Logs"],
			[
				"arn:aws-cn:logs:cn-north-1:111122223333:log-group:a",
				"CloudWatch Logs",
			],
			["arn:aws:s3:::access-logs", "Amazon S3"],
			[
				"arn:aws:firehose:eu-west-1:111122223333:deliverystream/a",
				"Amazon Data Firehose",
			],
			["arn:aws:sqs:eu-west-1:111122223333:a", undefined],
			["no ARN", undefined],
			[undefined, undefined],
			[UNKNOWN, "pending"],
			[5, "unreadable"],
		] as const)
			it(`${words}: ${value}`, () => {
				assert.equal(
					targetOf(factsOf(resource(type, "access", props(value)))),
					expected,
				);
			});

	for (const [type, expected] of [
		["CWL", "CloudWatch Logs"],
		["S3", "Amazon S3"],
		["FH", "Amazon Data Firehose"],
		["XRAY", "AWS X-Ray"],
	] as const)
		for (const destination of [AWS_DESTINATION, NATIVE_DESTINATION])
			it(`${destination}: the type ${type}`, () => {
				const props = { deliveryDestinationType: type };
				assert.equal(
					targetOf(factsOf(resource(destination, "access", props))),
					expected,
				);
			});

	it("a block that is not known", () => {
		const props = { deliveryDestinationConfiguration: UNKNOWN };
		assert.equal(
			targetOf(factsOf(resource(AWS_DESTINATION, "access", props))),
			"pending",
		);
	});

	it("is read of a Terraform module, too", () => {
		const source = resource(
			"logs:tf:aws_cloudwatch_log_delivery_source",
			"this",
			{
				log_type: "S3_SERVER_ACCESS_LOGS",
				resource_arn: "arn:aws:s3:::logs-111122223333",
				name: "logs",
			},
		);
		const [fact] = factsOf(source);
		assert.ok(fact?.kind === "logSource");
		assert.deepEqual(fact.isAccessLogs, { known: true, value: true });
		const destination = resource(
			"logs:tf:aws_cloudwatch_log_delivery_destination",
			"this",
			{
				delivery_destination_configuration: [
					{ destination_resource_arn: LOG_GROUP },
				],
			},
		);
		assert.equal(targetOf(factsOf(destination)), "CloudWatch Logs");
	});
});
