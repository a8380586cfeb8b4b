import assert from "node:assert/strict";
import { evaluate } from "../../policypack/judging/evaluate";
import type { Options } from "../../policypack/judging/optIn";
import { assemble } from "../../policypack/model/account";
import { readAccount } from "../../policypack/sources/liveAccount";
import type { Clients } from "../../policypack/sources/liveAccount/clients";
import { iamPolicy } from "../../policypack/sources/liveAccount/iamPolicies";
import { defaultControls } from "../kit/controls";

const TRAIL = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit";

type Answers = Readonly<Record<string, (input: never) => unknown>>;

const refused = () => {
	throw Object.assign(new Error("refused"), { name: "AccessDeniedException" });
};

/** A service that answers what it is told to, and counts what it is asked. */
function service(answers: Answers, calls: string[]) {
	return new Proxy(
		{},
		{
			get: (_, name) =>
				// What a promise resolves to must not look like a promise itself.
				name === "then"
					? undefined
					: async (input: never) => {
							calls.push(String(name));
							return (answers[String(name)] ?? refused)(input);
						},
		},
	);
}

const usual: Answers = {
	getCallerIdentity: () => ({
		Account: "111122223333",
		Arn: "arn:aws:iam::111122223333:user/audit",
	}),
	describeTrails: () => ({
		trailList: [
			{ TrailARN: TRAIL, S3BucketName: "logs", HomeRegion: "eu-west-1" },
		],
	}),
	listBuckets: () => ({
		Buckets: [{ Name: "logs", BucketRegion: "eu-central-1" }],
	}),
	getBucketLogging: () => ({}),
	describeDeliverySources: () => ({
		deliverySources: [
			{
				name: "access",
				logType: "S3_SERVER_ACCESS_LOGS",
				resourceArns: ["arn:aws:s3:::logs"],
			},
			{
				name: "cdn",
				logType: "ACCESS_LOGS",
				resourceArns: ["arn:aws:cloudfront::111122223333:distribution/E1"],
			},
		],
	}),
	describeDeliveries: () => ({
		deliveries: [
			{ deliverySourceName: "cdn", deliveryDestinationType: "S3" },
			{ deliverySourceName: "access", deliveryDestinationType: "CWL" },
		],
	}),
};

/** Reads an account that answers so, and what was asked of it. */
async function read(answers: Answers) {
	const calls: string[] = [];
	const regions = new Set<string>();
	const all = service({ ...usual, ...answers }, calls);
	const clients = {
		home: "eu-west-1",
		signIn: async () => undefined,
		sts: all,
		ec2: async () => all,
		cloudTrail: () => all,
		s3: () => all,
		logs: async (region: string) => {
			regions.add(region);
			return all;
		},
		s3Control: all,
		close: () => {},
	} as unknown as Clients;
	const { root, facts } = await readAccount(clients, {
		regions: ["eu-west-1"],
	});
	const account = assemble(root, facts);
	const findings = (policy: string, options: Options = {}) => {
		const control = defaultControls.find((one) => one.policy === policy);
		assert.ok(control);
		return evaluate(control, account, options);
	};
	return {
		calls,
		regions,
		findings,
		finding: (options: Options = {}) => {
			const [found, ...others] = findings("cloudtrail-7", options);
			assert.ok(found && others.length === 0);
			return found;
		},
	};
}

const count = { deliveries: "count" };
const asked = ["describeDeliverySources", "describeDeliveries"];

describe("An audit and deliveries of access logs", () => {
	it("names the delivery of a bucket that fails CloudTrail.7", async () => {
		const { finding, regions } = await read({});
		assert.equal(finding().status, "failed");
		assert.equal(
			finding().reason,
			"Bucket logs delivers its access logs to CloudWatch Logs, which AWS's control does not count.",
		);
		assert.equal(finding(count).status, "passed");
		assert.deepEqual([...regions], ["eu-central-1"]);
	});

	for (const [words, getBucketLogging] of [
		[
			"logs to a bucket",
			() => ({ LoggingEnabled: { TargetBucket: "access", TargetPrefix: "" } }),
		],
		["cannot be read", refused],
	] as const)
		it(`asks for no deliveries if the access logging ${words}`, async () => {
			const { calls } = await read({ getBucketLogging });
			assert.ok(calls.includes("getBucketLogging"));
			assert.deepEqual(
				calls.filter((call) => asked.includes(call)),
				[],
			);
		});

	for (const [words, answers, byDefault, counted] of [
		[
			"no delivery source",
			{ describeDeliverySources: () => ({ deliverySources: [] }) },
			"does not log who accesses it",
			"failed",
		],
		[
			"the source of another bucket",
			{
				describeDeliverySources: () => ({
					deliverySources: [
						{
							name: "access",
							logType: "S3_SERVER_ACCESS_LOGS",
							resourceArns: ["arn:aws:s3:::logs-archive"],
						},
					],
				}),
			},
			"does not log who accesses it",
			"failed",
		],
		[
			"no delivery",
			{ describeDeliveries: () => ({ deliveries: [] }) },
			"does not log who accesses it",
			"failed",
		],
		[
			"a delivery to Firehose on the second page",
			{
				describeDeliveries: ({ nextToken }: { nextToken?: string }) =>
					nextToken
						? {
								deliveries: [
									{
										deliverySourceName: "access",
										deliveryDestinationType: "FH",
									},
								],
							}
						: { deliveries: [], nextToken: "more" },
			},
			"to Amazon Data Firehose by a delivery of CloudWatch Logs, which AWS's control does not count",
			"passed",
		],
		[
			"a source on the second page",
			{
				describeDeliverySources: ({ nextToken }: { nextToken?: string }) =>
					nextToken
						? (usual.describeDeliverySources as () => unknown)()
						: { deliverySources: [], nextToken: "more" },
			},
			"to CloudWatch Logs, which AWS's control does not count",
			"passed",
		],
		[
			"a destination type that is new",
			{
				describeDeliveries: () => ({
					deliveries: [
						{ deliverySourceName: "access", deliveryDestinationType: "NEW" },
					],
				}),
			},
			"by a delivery of CloudWatch Logs, which AWS's control does not count",
			"passed",
		],
		[
			"sources that are refused",
			{ describeDeliverySources: refused },
			"does not log who accesses it",
			"unknown",
		],
		[
			"deliveries that are refused",
			{ describeDeliveries: refused },
			"does not log who accesses it",
			"unknown",
		],
		[
			"an answer without a list",
			{ describeDeliverySources: () => ({}) },
			"does not log who accesses it",
			"unknown",
		],
		[
			"an answer of another shape",
			{
				describeDeliverySources: () => ({
					deliverySources: [
						{
							name: "access",
							logType: "S3_SERVER_ACCESS_LOGS",
							resourceArns: 5,
						},
					],
				}),
			},
			"does not log who accesses it",
			"unknown",
		],
	] as readonly (readonly [string, Answers, string, string])[])
		it(`finds ${words}: failed, ${counted} if deliveries count`, async () => {
			const { finding } = await read(answers);
			assert.equal(finding().status, "failed");
			assert.ok(finding().reason?.includes(byDefault), finding().reason);
			assert.equal(finding(count).status, counted);
		});

	it("names the missing permission where it decides, and nowhere else", async () => {
		const { finding, findings } = await read({
			describeDeliverySources: refused,
		});
		assert.doesNotMatch(JSON.stringify(finding()), /logs:Describe/);
		assert.match(
			finding(count).reason ?? "",
			/deliveries of access logs in eu-central-1 \(AccessDeniedException: grant logs:DescribeDeliverySources/,
		);
		const allowed = await read({});
		for (const { policy } of defaultControls)
			if (policy !== "cloudtrail-7")
				assert.deepEqual(findings(policy), allowed.findings(policy), policy);
	});

	it("needs no more than the IAM policy allows", () => {
		const [{ Action }] = JSON.parse(iamPolicy()).Statement;
		assert.ok(Action.includes("logs:DescribeDeliverySources"));
		assert.ok(Action.includes("logs:DescribeDeliveries"));
	});
});
