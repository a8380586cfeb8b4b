import assert from "node:assert/strict";
import type { Finding } from "../../policypack/judging/finding";
import {
	bucketNameHints,
	multiRegion,
	outsideFirst,
	policyPending,
} from "../kit/hints";
import { findingsIn, removePrograms, stackOf } from "../kit/programs";

/** A name of which no part is known before the update. */
const RANDOM = `
const id = new Custom("random:index/randomId:RandomId", "id", { hex: undefined });
const name = pulumi.interpolate\`\${id.hex}-logs\`;
`;
/** One that only AWS can tell, and that no resource flows into. */
const ACCOUNT =
	"const name = identity().accountId.apply((id) => `logs-` + id);\n";

const logs = 'const logs = bucket("logs");\n';
const named = 'const logs = bucket("logs", { bucket: name });\n';
const documentOf = (arn: string) =>
	`pulumi.jsonStringify({ Statement: [{ Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "s3:*", Resource: ${arn} }] })`;

/** What each program's policy says, and for which policy. */
const pending: readonly (readonly [
	string,
	string,
	string,
	readonly string[],
])[] = [
	[
		"a policy made of the bucket's ARN",
		`${logs}part("Policy", "policy", { bucket: logs.id, policy: ${documentOf("logs.arn")} });
			trail("audit", { s3BucketName: logs.id });`,
		"cloudtrail-6",
		policyPending,
	],
	[
		"a policy on the bucket itself",
		`const role = new Custom("aws:iam/role:Role", "role", { arn: undefined });
			const logs = bucket("logs", { policy: ${documentOf("role.arn")} });
			trail("audit", { s3BucketName: logs.id });`,
		"cloudtrail-6",
		policyPending,
	],
	[
		"a policy that is pending behind a block that is off",
		`${logs}part("Policy", "policy", { bucket: logs.id, policy: ${documentOf("logs.arn")} });
			part("PublicAccessBlock", "block", { bucket: logs.id, blockPublicAcls: true });
			trail("audit", { s3BucketName: logs.id });`,
		"cloudtrail-6",
		policyPending,
	],
	[
		"an access control list that is pending",
		`${logs}part("Acl", "acl", { bucket: logs.id, acl: logs.arn });
			trail("audit", { s3BucketName: logs.id });`,
		"cloudtrail-6",
		policyPending.slice(0, 2),
	],
	...["cloudtrail-6", "cloudtrail-7"].flatMap(
		(policy): (typeof pending)[number][] => [
			[
				"one text for all, made of an output",
				`${RANDOM}${named}part("Policy", "policy", { bucket: name, policy: everyone });
					part("PublicAccessBlock", "block", { bucket: name, restrictPublicBuckets: true });
					trail("audit", { s3BucketName: name });`,
				policy,
				bucketNameHints("`logs.id`"),
			],
			[
				"one text for all, that nothing flows into",
				`${ACCOUNT}${named}trail("audit", { s3BucketName: name });`,
				policy,
				bucketNameHints("`logs.id`"),
			],
			[
				"two texts made of one output",
				`${RANDOM}${named}bucket("archive", { bucket: pulumi.interpolate\`\${id.hex}-archive\` });
					trail("audit", { s3BucketName: name });`,
				policy,
				bucketNameHints("`archive.id` or `logs.id`"),
			],
			[
				"a bucket whose name is no name of a variable",
				`${ACCOUNT}bucket("audit-logs", { bucket: name });
					trail("audit", { s3BucketName: name });`,
				policy,
				bucketNameHints("the `id` of bucket audit-logs"),
			],
			[
				"more buckets than can be named",
				`${ACCOUNT}for (const one of ["a", "b", "c", "d"]) bucket(one, { bucket: pulumi.interpolate\`\${name}-\${one}\` });
					trail("audit", { s3BucketName: name });`,
				policy,
				bucketNameHints("the `id` of the bucket, as `logs.id`,"),
			],
			[
				"no bucket at all",
				`${ACCOUNT}trail("audit", { s3BucketName: name });`,
				policy,
				["Declare the bucket in this stack and pass its `id`"],
			],
		],
	),
	[
		"a policy that is attached to a text",
		`${ACCOUNT}${named}part("Policy", "policy", { bucket: name, policy: everyone });
			trail("audit", { s3BucketName: logs.id });`,
		"cloudtrail-6",
		bucketNameHints("`logs.id`"),
	],
	[
		"access logging that is attached to a text",
		`${ACCOUNT}${named}part("Logging", "logging", { bucket: name, targetBucket: "access" });
			trail("audit", { s3BucketName: logs.id });`,
		"cloudtrail-7",
		bucketNameHints("`logs.id`"),
	],
];

async function findingsOf(
	program: string,
	policy: string,
): Promise<readonly Finding[]> {
	return findingsIn(await stackOf(program))[policy] ?? [];
}

describe("check of a program", () => {
	after(removePrograms);

	for (const [name, program, policy, says] of pending)
		it(`${policy}: ${name} is pending, and a hint says what decides it`, async () => {
			const findings = await findingsOf(program, policy);
			assert.equal(findings.length, 1);
			for (const { status, cause, fix } of findings) {
				assert.deepEqual([status, cause], ["unknown", "pending"]);
				for (const words of says) assert.ok(fix?.includes(words), fix);
			}
		});

	it("what the hints say decides it: a block, or a name in the policy", async () => {
		const policy = (arn: string) =>
			`part("Policy", "policy", { bucket: logs.id, policy: ${documentOf(arn)} });
			trail("audit", { s3BucketName: logs.id });`;
		const block =
			'part("PublicAccessBlock", "block", { bucket: logs.id, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true });';
		for (const program of [
			`${logs}${block}${policy("logs.arn")}`,
			`const name = "logs-111122223333";\n${named}${policy("pulumi.concat('arn:aws:s3:::', name, '/*')")}`,
		])
			for (const { status } of await findingsOf(program, "cloudtrail-6"))
				assert.equal(status, "passed");
	});

	it("what the hint says decides it: the bucket's own output in all places", async () => {
		const program = `${RANDOM}${named}part("Policy", "policy", { bucket: logs.id, policy: everyone });
		part("Logging", "logging", { bucket: logs.id, targetBucket: "access" });
		trail("audit", { s3BucketName: logs.id });`;
		const statuses = async (policy: string) =>
			(await findingsOf(program, policy)).map(({ status }) => status);
		assert.deepEqual(await statuses("cloudtrail-6"), ["failed"]);
		assert.deepEqual(await statuses("cloudtrail-7"), ["passed"]);
	});

	for (const policy of ["cloudtrail-1", "cloudtrail-3"])
		it(`${policy}: without a trail, it says first where the trail may be`, async () => {
			const [finding] = await findingsOf('bucket("site");', policy);
			assert.equal(finding?.reason, "No trail is declared.");
			assert.match(finding?.fix ?? "", outsideFirst(policy));
			assert.doesNotMatch(finding?.fix ?? "", multiRegion);
		});
});
