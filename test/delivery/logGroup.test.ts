import assert from "node:assert/strict";
import { logGroup } from "../../policypack/controls/cloudtrail-delivery/checks/logGroup";
import type { Resource } from "../../policypack/providers/resource";
import { ACCOUNT, OTHER, REGION, TYPES, trail } from "../kit/deliveryStack";
import { resource, secret, UNKNOWN, urnOf } from "../kit/resources";
import { found, reasonsOf, verdictsOf } from "./findings";
import { GROUP, group, ROLE, trails } from "./logsStack";

/** What both providers' trails with a log group come to. */
function ofGroup(
	arn: unknown,
	roleArn: unknown = ROLE,
	...others: readonly Resource[]
): readonly string[] {
	const [aws = [], native] = trails(arn, roleArn).map((one) =>
		found(logGroup, one, ...others),
	);
	assert.deepEqual(native, aws);
	return aws;
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html */
describe("the log group of a trail", () => {
	it("has an ARN that ends in :*", () => {
		assert.deepEqual(ofGroup(`${GROUP}:*`, ROLE, group()), []);
		for (const arn of [
			GROUP,
			`${GROUP}:*:*`,
			`${GROUP}:`,
			`${GROUP}*`,
			`${GROUP}:log-stream:one`,
			"/trail/audit",
			"/trail/audit:*",
			`arn:aws:s3:::logs:*`,
		])
			assert.deepEqual(ofGroup(arn, ROLE, group()), ["failed"], arn);
		const [reason = ""] = reasonsOf(
			logGroup,
			trail({ cloudWatchLogsGroupArn: GROUP, cloudWatchLogsRoleArn: ROLE }),
		);
		assert.match(reason, /cannot validate the ARN of log group arn:aws:logs:/);
		assert.match(reason, /InvalidCloudWatchLogsLogGroupArnException\.$/);
	});

	it("ends in :* once, as the arn of aws-native does already", () => {
		const fixOf = (arn: string) =>
			verdictsOf(
				logGroup,
				trail({ cloudWatchLogsGroupArn: arn, cloudWatchLogsRoleArn: ROLE }),
			).flatMap((one) => (one.is === "fail" ? [String(one.fix)] : []));
		assert.match(fixOf(GROUP)[0] ?? "", /, as its ARN followed by ":\*"\.$/);
		assert.deepEqual(fixOf(`${GROUP}:*:*`), [
			'End the ARN of the log group of audit in ":*" once; in aws-native, the arn of a log group has it already.',
		]);
	});

	it("is never quoted where it is a secret", () => {
		const arn = secret({ value: `${GROUP}-hidden` });
		const [reason = ""] = reasonsOf(
			logGroup,
			trail({ cloudWatchLogsGroupArn: arn, cloudWatchLogsRoleArn: ROLE }),
		);
		assert.match(reason, /cannot validate/);
		assert.doesNotMatch(reason, /hidden/);
	});

	it("is outside where the stack has no such group", () => {
		assert.deepEqual(ofGroup(`${GROUP}:*`), ["outside"]);
	});

	it("is in the home Region and the account of the trail", () => {
		const at = (region: string, account: string) =>
			ofGroup(`arn:aws:logs:${region}:${account}:log-group:events:*`);
		assert.deepEqual(at("us-east-1", ACCOUNT), ["failed", "outside"]);
		assert.deepEqual(at(REGION, OTHER), ["failed", "outside"]);
		assert.deepEqual(at(REGION, ACCOUNT), ["outside"]);
	});

	it("is in the partition of the trail", () => {
		const place = {
			urn: undefined,
			props: { region: "us-gov-west-1", allowedAccountIds: [ACCOUNT] },
		};
		const of = (groupPartition: string, rolePartition: string) => {
			const [one] = trails(
				`arn:${groupPartition}:logs:us-gov-west-1:${ACCOUNT}:log-group:events:*`,
				`arn:${rolePartition}:iam::${ACCOUNT}:role/to-logs`,
			);
			assert.ok(one);
			return reasonsOf(logGroup, { ...one, provider: place });
		};
		assert.deepEqual(of("aws-us-gov", "aws-us-gov"), []);
		assert.deepEqual(of("aws", "aws-us-gov"), [
			"The ARN of the log group of trail audit does not begin with arn:aws-us-gov:, as ARNs in the partition of the trail do, so AWS rejects the trail with InvalidCloudWatchLogsLogGroupArnException.",
		]);
		assert.deepEqual(of("aws-us-gov", "aws"), [
			"The ARN of the role for CloudWatch Logs of trail audit does not begin with arn:aws-us-gov:, as ARNs in the partition of the trail do, so AWS rejects the trail with InvalidCloudWatchLogsRoleArnException.",
		]);
	});

	it("may be in another account if the trail is an organization's", () => {
		const arn = `arn:aws:logs:${REGION}:${OTHER}:log-group:events:*`;
		const [one] = trails(arn, ROLE, { isOrganizationTrail: true });
		assert.ok(one);
		assert.deepEqual(found(logGroup, one), ["outside"]);
	});

	it("is pending where only its resource is known", () => {
		const of = (more: Partial<Resource>) =>
			found(
				logGroup,
				trail(
					{ cloudWatchLogsGroupArn: UNKNOWN, cloudWatchLogsRoleArn: ROLE },
					{ cloudWatchLogsGroupArn: [urnOf(TYPES.group, "events")] },
				),
				group({}, more),
			);
		assert.deepEqual(of({}), ["pending"]);
		const provider = {
			urn: urnOf("pulumi:providers:aws", "far"),
			props: { region: "us-east-1", allowedAccountIds: [ACCOUNT] },
		};
		assert.deepEqual(of({ provider }), ["failed", "pending"]);
	});

	it("has a role, and a role has a group", () => {
		assert.deepEqual(ofGroup(null, null), []);
		const [one] = trails(`${GROUP}:*`, null);
		assert.ok(one);
		assert.deepEqual(found(logGroup, one, group()), ["failed"]);
		assert.deepEqual(ofGroup(null, ROLE), ["failed"]);
	});

	it("is advised to be of a class that keeps events", () => {
		const of = (logGroupClass: string) =>
			ofGroup(`${GROUP}:*`, ROLE, group({ logGroupClass }));
		assert.deepEqual(of("STANDARD"), []);
		assert.deepEqual(of("INFREQUENT_ACCESS"), []);
		assert.deepEqual(of("DELIVERY"), ["advice"]);
	});
});

describe("the ARN of the role", () => {
	it("is that of a role in the account of the trail", () => {
		const of = (arn: string) => ofGroup(`${GROUP}:*`, arn, group());
		assert.deepEqual(of(`arn:aws:iam::${ACCOUNT}:role/path/to-logs`), []);
		assert.deepEqual(of(`arn:aws:iam::${OTHER}:role/to-logs`), ["failed"]);
		assert.deepEqual(of(`arn:aws:iam::${ACCOUNT}:user/eve`), ["failed"]);
		assert.deepEqual(of("to-logs"), ["failed"]);
	});
});

describe("the log group of a trail whose account is not known", () => {
	it("is not judged to be elsewhere", () => {
		const bare = resource(TYPES.trail, "audit", {
			s3BucketName: "logs-elsewhere",
			cloudWatchLogsGroupArn: `${GROUP}:*`,
			cloudWatchLogsRoleArn: ROLE,
		});
		assert.deepEqual(found(logGroup, bare), ["outside", "pending"]);
	});
});
