import assert from "node:assert/strict";
import type { Finding } from "../../policypack/judging/finding";
import { findingsIn, removePrograms, stackOf } from "../kit/programs";

const OTHER = 'const other = bucket("other");\n';
const NAMED = `${OTHER}const named = bucket("named", { bucket: pulumi.interpolate\`\${other.id}-data\` });\n`;

async function found(program: string): Promise<readonly Finding[]> {
	return findingsIn(await stackOf(program))["cloudtrail-7"] ?? [];
}

/** The one hint of a program that has one finding, which is pending. */
async function hintOf(program: string): Promise<string> {
	const [finding, another] = await found(program);
	assert.equal(another, undefined);
	assert.equal(finding?.cause, "pending");
	return finding.fix ?? "";
}

describe("the hint on a bucket that is not known", () => {
	after(removePrograms);

	it("says that another bucket may have the trail's name, and both ways out", async () => {
		assert.equal(
			await hintOf(`${NAMED}trail("audit", { s3BucketName: "elsewhere" });`),
			'The name of bucket named is not known yet, so it may be "elsewhere". If it is this bucket, pass `named.id` as s3BucketName of audit; if not, give bucket named a literal name.',
		);
	});

	it("says the bucket's name where the trail has its ARN", async () => {
		const hint = await hintOf(
			`${NAMED}trail("audit", { s3BucketName: "arn:aws:s3:::elsewhere" });`,
		);
		assert.match(hint, /so it may be "elsewhere"\./);
	});

	it("names the property of what is attached", async () => {
		const hint = await hintOf(
			`${NAMED}part("Logging", "logging", { bucket: "elsewhere", targetBucket: "access" });
			trail("audit", { s3BucketName: named.id });`,
		);
		assert.match(hint, /pass `named\.id` as bucket of logging; if not,/);
	});

	it("names two such buckets, and no more", async () => {
		const two = `${NAMED}bucket("second", { bucket: pulumi.interpolate\`\${other.id}-2\` });\n`;
		const trail = 'trail("audit", { s3BucketName: "elsewhere" });';
		assert.match(
			await hintOf(two + trail),
			/^The names of buckets named and second are not known yet, so one of them may be "elsewhere"\. If it is one of them, pass `named\.id` or `second\.id` as/,
		);
		assert.match(
			await hintOf(
				`${two}bucket("third", { bucket: pulumi.interpolate\`\${other.id}-3\` });\n${trail}`,
			),
			/^The names of several buckets are not known yet.* pass the `id` of the bucket, as `logs\.id`, as s3BucketName/,
		);
	});

	it("quotes no name that is a secret", async () => {
		const hint = await hintOf(
			`${NAMED}trail("audit", { s3BucketName: pulumi.secret("elsewhere") });`,
		);
		assert.match(hint, /so it may be the s3BucketName of audit\./);
		assert.doesNotMatch(hint, /elsewhere/);
	});

	it("does not offer the bucket whose output is passed already", async () => {
		const hint = await hintOf(
			`${NAMED}trail("audit", { s3BucketName: pulumi.interpolate\`\${other.id}-logs\` });`,
		);
		assert.match(
			hint,
			/^If the bucket is named, pass `named\.id` instead of a string: /,
		);
		assert.doesNotMatch(hint, /other/);
	});

	it("does not offer a bucket that has no name of the program's", async () => {
		const hint = await hintOf(
			`bucket("site");
			const name = identity().accountId.apply((id) => \`logs-\${id}\`);
			bucket("logs", { bucket: name });
			trail("audit", { s3BucketName: name });`,
		);
		assert.match(hint, /^If the bucket is logs, pass `logs\.id` instead/);
	});

	it("is right: either way out decides", async () => {
		const literal = `${OTHER}const named = bucket("named", { bucket: "acme-data" });\n`;
		const statuses = async (program: string) =>
			(await found(program)).map(({ status, on }) => `${on.name} ${status}`);
		assert.deepEqual(
			await statuses(`${NAMED}trail("audit", { s3BucketName: named.id });`),
			["named failed"],
		);
		assert.deepEqual(
			await statuses(
				`${literal}trail("audit", { s3BucketName: "elsewhere" });`,
			),
			["audit noData"],
		);
	});
});
