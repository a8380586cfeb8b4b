import { strict as assert } from "node:assert";
import { cloudtrail, s3 } from "@pulumi/aws";
import type {
	ComponentResourceOptions,
	Resource,
	ResourceTransformation,
} from "@pulumi/pulumi";
import { ComplianceTrail } from "../../components";
import { cloudOf, ownAccount } from "../kit/cloud/cloud";
import { assertWent } from "../kit/engine/assertions";
import { emptyAccounts } from "./account";
import { contentsOf } from "./accountContents";
import { policyOf, statements } from "./trailByHand";

/** What must stand before CloudTrail takes a trail, and how it refuses else. */
const needed = [
	["aws:s3/bucketPolicy:BucketPolicy", /InsufficientS3BucketPolicyException/],
	[
		"aws:iam/rolePolicy:RolePolicy",
		/InvalidCloudWatchLogsLogGroupArnException/,
	],
	["aws:sns/topicPolicy:TopicPolicy", /InsufficientSnsTopicPolicyException/],
] as const;

/** Lets the trail wait for the other policies that it needs, and no more. */
const carelessOf =
	(left: string): ResourceTransformation =>
	({ type, props, opts }) => {
		if (type !== "aws:cloudtrail/trail:Trail") return undefined;
		const others = needed.map(([other]) => other).filter((one) => one !== left);
		const kept = [opts.dependsOn]
			.flat()
			.filter((one) =>
				others.some(
					(other) => Reflect.get(Object(one), "__pulumiType") === other,
				),
			) as Resource[];
		assert.ok(kept.length >= others.length, `the trail lacks ${others}`);
		return { props, opts: { ...opts, dependsOn: kept } };
	};

const component = (options: ComponentResourceOptions) => async () => {
	new ComplianceTrail("audit", { notifications: {} }, options);
};

/** A trail and the policy of its bucket, one after the other. */
const program = (first: "trail" | "policy") => async () => {
	const logs = new s3.Bucket("logs", { bucket: "by-hand-logs" });
	const trail = (dependsOn: readonly Resource[]) =>
		new cloudtrail.Trail(
			"audit",
			{ name: "audit", s3BucketName: logs.bucket },
			{ dependsOn: [...dependsOn] },
		);
	const policy = (dependsOn: readonly Resource[]) =>
		new s3.BucketPolicy(
			"logs",
			{
				bucket: logs.bucket,
				policy: policyOf(statements.checkAcl, statements.write),
			},
			{ dependsOn: [...dependsOn] },
		);
	if (first === "trail") policy([trail([])]);
	else trail([policy([])]);
};

describe("The order in which a program makes things, deployed", () => {
	const accounts = emptyAccounts();
	beforeEach(() => accounts.empty());

	it("fails where the trail is made before its bucket's policy", async () => {
		const stack = await accounts.stack();

		const run = await stack.run("up", program("trail"));

		assert.equal(run.ok, false);
		assert.match(
			run.errors.join("\n"),
			/InsufficientS3BucketPolicyException: Incorrect S3 bucket policy is detected for bucket: by-hand-logs/,
		);
		const { trails } = await contentsOf(cloudOf(ownAccount, "us-east-1"));
		assert.deepEqual(trails, []);
	});

	it("is right where the policy is made first", async () => {
		const stack = await accounts.stack();

		assertWent(await stack.run("up", program("policy")));
	});

	for (const [slow, refusal] of needed)
		it(`is the component's own care, however long a ${slow.split(":")[2]} takes`, async () => {
			const stack = await accounts.stack(undefined, [slow]);
			assertWent(await stack.run("up", component({})));
			await accounts.empty();

			const other = await accounts.stack(undefined, [slow]);
			const run = await other.run(
				"up",
				component({ transformations: [carelessOf(slow)] }),
			);
			assert.match(run.errors.join("\n"), refusal);
		});
});
