import assert from "node:assert/strict";
import * as fc from "fast-check";
import { ComplianceTrail, type ComplianceTrailArgs } from "../../components";
import {
	type Construction,
	construct,
	documentIn,
	type Registration,
	textIn,
} from "../kit/component/construct";
import { argumentsOf } from "../kit/component/inputs";
import { validDraws } from "../kit/component/randomArguments";
import { draws } from "../kit/draws";
import { decide, type Request } from "../kit/iam/evaluate";
import { cloudTrail } from "./questions";
import { made } from "./types";

const EVE = { aws: "arn:aws:iam::999900001111:user/eve" };
const STRANGER = "arn:aws:cloudtrail:eu-west-1:999900001111:trail/eve";

/** What nobody may ever do, of whatever a policy is about. */
function forbidden(action: string, resource: string): readonly Request[] {
	const ofStranger = {
		"aws:SourceArn": STRANGER,
		"aws:SourceAccount": "999900001111",
		"aws:SecureTransport": "true",
		"s3:x-amz-acl": "bucket-owner-full-control",
	};
	return [
		{ principal: EVE, action, resource, context: ofStranger },
		{
			principal: cloudTrail,
			action,
			resource,
			context: {
				...ofStranger,
				"kms:EncryptionContext:aws:cloudtrail:arn": STRANGER,
			},
		},
		{
			principal: { service: "logging.s3.amazonaws.com" },
			action,
			resource,
			context: { ...ofStranger, "aws:SourceArn": "arn:aws:s3:::eve" },
		},
		{
			principal: { service: "cloudwatch.amazonaws.com" },
			action,
			resource,
			context: ofStranger,
		},
	];
}

function policiesIn({ registrations }: Construction<unknown>, type: string) {
	return registrations.filter((one) => one.type === type);
}

function assertNone(policy: Registration, requests: readonly Request[]): void {
	for (const request of requests)
		assert.notEqual(
			decide(documentIn(policy), request),
			"allowed",
			`${policy.urn} ${JSON.stringify(request)}`,
		);
}

describe("ComplianceTrail with any valid arguments", () => {
	it("lets no stranger in, and nobody by plain HTTP", async () => {
		await fc.assert(
			fc.asyncProperty(validDraws, async ({ name, cloud, args }) => {
				const built = await construct(
					() =>
						new ComplianceTrail(
							name,
							argumentsOf(args, false) as ComplianceTrailArgs,
						),
					{ cloud },
				);
				for (const key of policiesIn(built, made.key))
					for (const action of ["GenerateDataKey", "Decrypt", "PutKeyPolicy"])
						assertNone(key, forbidden(`kms:${action}`, "the key itself"));
				for (const topic of policiesIn(built, made.topicPolicy))
					assertNone(topic, forbidden("SNS:Publish", textIn(topic, "arn")));
				for (const bucket of policiesIn(built, made.bucketPolicy)) {
					const arn = `arn:${cloud.partition}:s3:::${textIn(bucket, "bucket")}`;
					const file = `${arn}/AWSLogs/${cloud.account}/file`;
					for (const action of ["PutObject", "GetObject", "DeleteObject"])
						assertNone(bucket, forbidden(`s3:${action}`, file));
					const overPlainHttp = {
						principal: { aws: `arn:aws:iam::${cloud.account}:root` },
						action: "s3:GetObject",
						resource: file,
						context: { "aws:SecureTransport": "false" },
					};
					assert.equal(decide(documentIn(bucket), overPlainHttp), "denied");
				}
			}),
			draws(40),
		);
	});
});
