import { strict as assert } from "node:assert";
import type { Stack } from "../../policypack/providers/resource";
import { removePrograms } from "../kit/programs";
import { IMPORTS, named, run, UNKNOWN } from "./things";

describe("a program, run by its own SDK", () => {
	after(removePrograms);

	describe("with policy documents", () => {
		const args = `{
			policyId: "p",
			statements: [
				{ sid: "a", actions: ["s3:PutObject"], resources: ["arn:aws:s3:::logs/&{aws:username}"],
				  principals: [{ type: "Service", identifiers: ["cloudtrail.amazonaws.com"] }],
				  conditions: [{ test: "StringEquals", variable: "s3:x-amz-acl", values: ["bucket-owner-full-control"] }] },
				{ effect: "Deny", notActions: ["s3:Get*", "s3:List*"], notResources: ["*"],
				  principals: [{ type: "*", identifiers: ["*"] }] },
				{ actions: ["s3:GetObject"], resources: ["*"],
				  principals: [{ type: "AWS", identifiers: ["*"] }],
				  conditions: [
					{ test: "StringLike", variable: "aws:a", values: ["1", "2"] },
					{ test: "StringLike", variable: "aws:a", values: ["3"] },
					{ test: "Bool", variable: "aws:SecureTransport", values: ["true"] }] },
				{ actions: ["s3:GetObject"], resources: ["*"],
				  principals: [
					{ type: "AWS", identifiers: ["111122223333"] },
					{ type: "AWS", identifiers: ["444455556666"] }] },
			],
		}`;
		let stack: Stack;
		before(async () => {
			stack = await run({
				"index.js": `${IMPORTS}
					const get = aws.iam.getPolicyDocument, getOutput = aws.iam.getPolicyDocumentOutput;
					const show = (name, policy) => new aws.iam.Policy(name, { policy });
					const bucket = new aws.s3.Bucket("logs");
					show("output", getOutput(${args}).json);
					show("promise", get(${args}).then(d => d.json));
					show("small", getOutput({ version: "2008-10-17", statements: [{ actions: ["a:<b>&c"], resources: ["*"] }] }).minifiedJson);
					show("indented", getOutput({ statements: [{ actions: ["a:b"], resources: ["*"] }] }).json);
					show("empty", getOutput().minifiedJson);
					const source = JSON.stringify({ Version: "2012-10-17", Statement: [
						{ Sid: "one", Effect: "Allow", Action: ["z:a", "a:z"], Resource: "*", Principal: "*" },
						{ Sid: "two", Effect: "Allow", Action: "a:b", Resource: "*", Condition: { Bool: { "aws:SecureTransport": false } } }] });
					show("merged", getOutput({
						sourcePolicyDocuments: [source],
						statements: [{ sid: "two", effect: "Deny", actions: ["c:d"], resources: ["*"] }, { sid: "three", actions: ["e:f"], resources: ["*"] }],
						overridePolicyDocuments: [JSON.stringify({ Statement: [{ Sid: "one", Effect: "Deny", Action: "g:h", Resource: "*" }] })],
					}).minifiedJson);
					show("twice", getOutput({ sourcePolicyDocuments: [source, source] }).json);
					show("unknown", get({ statements: [{ actions: ["s3:*"], resources: [bucket.arn] }] }).then(d => d.json));
					show("unknown-output", getOutput({ statements: [{ actions: ["s3:*"], resources: [bucket.arn] }] }).json);
					show("caller", aws.getCallerIdentity().then(i => get({ statements: [{ actions: ["s3:*"], resources: ["arn:aws:s3:::" + i.accountId] }] })).then(d => d.json));
				`,
			});
		});
		const text = (name: string) => String(named(stack, name).props.policy);

		it("computes them as the provider does", () => {
			assert.deepEqual(JSON.parse(text("output")), {
				Version: "2012-10-17",
				Id: "p",
				Statement: [
					{
						Sid: "a",
						Effect: "Allow",
						Action: "s3:PutObject",
						// biome-ignore lint/suspicious/noTemplateCurlyInString: IAM's own
						Resource: "arn:aws:s3:::logs/${aws:username}",
						Principal: { Service: "cloudtrail.amazonaws.com" },
						Condition: {
							StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" },
						},
					},
					{
						Effect: "Deny",
						NotAction: ["s3:List*", "s3:Get*"],
						NotResource: "*",
						Principal: "*",
					},
					{
						Effect: "Allow",
						Action: "s3:GetObject",
						Resource: "*",
						Principal: { AWS: "*" },
						Condition: {
							Bool: { "aws:SecureTransport": "true" },
							StringLike: { "aws:a": ["1", "2", "3"] },
						},
					},
					{
						Effect: "Allow",
						Action: "s3:GetObject",
						Resource: "*",
						Principal: { AWS: ["111122223333", "444455556666"] },
					},
				],
			});
			assert.equal(text("promise"), text("output"));
		});
		it("writes them as the provider does", () => {
			assert.equal(
				text("small"),
				'{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Action":"a:\\u003cb\\u003e\\u0026c","Resource":"*"}]}',
			);
			assert.equal(
				text("indented"),
				'{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": "a:b",\n      "Resource": "*"\n    }\n  ]\n}',
			);
			assert.equal(text("empty"), '{"Version":"2012-10-17"}');
		});
		it("merges sources and overrides by Sid", () => {
			assert.deepEqual(JSON.parse(text("merged")), {
				Version: "2012-10-17",
				Statement: [
					{ Sid: "one", Effect: "Deny", Action: "g:h", Resource: "*" },
					{ Sid: "two", Effect: "Deny", Action: "c:d", Resource: "*" },
					{ Sid: "three", Effect: "Allow", Action: "e:f", Resource: "*" },
				],
			});
		});
		it("knows none that the provider refuses, or that is not all known", () => {
			for (const name of ["twice", "unknown-output"])
				assert.equal(text(name), UNKNOWN, name);
			for (const name of ["unknown", "caller"])
				assert.ok(text(name).includes(UNKNOWN), name);
		});
	});
});
