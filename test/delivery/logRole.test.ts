import assert from "node:assert/strict";
import {
	deliveryRolePolicy,
	deliveryRoleTrust,
} from "../../components/policies/deliveryRole";
import { role } from "../../policypack/controls/cloudtrail-delivery/checks/role";
import type { Resource } from "../../policypack/providers/resource";
import { ACCOUNT, OTHER, placed, REGION, TYPES } from "../kit/deliveryStack";
import { type Bag, UNKNOWN } from "../kit/resources";
import { found, reasonsOf, verdictsOf } from "./findings";
import { GROUP, group, ROLE, TRAIL, trails } from "./logsStack";

const allow = (Action: unknown, Resource: unknown, more: Bag = {}) => ({
	Version: "2012-10-17",
	Statement: [{ Effect: "Allow", Action, Resource, ...more }],
});
const both = ["logs:CreateLogStream", "logs:PutLogEvents"];
const good = deliveryRolePolicy({ logGroupArn: GROUP, trailArn: TRAIL });
const trust = deliveryRoleTrust();
const text = (document: unknown) =>
	typeof document === "string" ? document : JSON.stringify(document);

/** A role with an inline policy, by either provider. */
const awsRole = (policy: unknown, trusted: unknown = trust, more: Bag = {}) => [
	placed(TYPES.role, "to-logs", {
		name: "to-logs",
		assumeRolePolicy: text(trusted),
		...more,
	}),
	placed(
		TYPES.rolePolicy,
		"write",
		{ role: "to-logs", policy: text(policy) },
		{},
	),
];
const nativeRole = (policy: unknown, trusted: unknown = trust) => [
	placed(TYPES.nativeRole, "to-logs", {
		roleName: "to-logs",
		assumeRolePolicyDocument: trusted,
		policies: [{ policyName: "write", policyDocument: policy }],
	}),
];

function ofRole(
	policy: unknown,
	trusted: unknown = trust,
	props: Bag = {},
): readonly string[] {
	const [first, second] = trails(`${GROUP}:*`, ROLE, props);
	assert.ok(first && second);
	const kinds = found(role, first, group(), ...awsRole(policy, trusted));
	assert.deepEqual(
		found(role, second, group(), ...nativeRole(policy, trusted)),
		kinds,
	);
	return kinds;
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html */
describe("the role of a trail", () => {
	for (const [what, policy] of [
		["that the component makes", good],
		["for all of the group", allow(both, `${GROUP}:*`)],
		["for the group's streams", allow(both, `${GROUP}:log-stream:*`)],
		["for all log groups", allow("logs:*", "*")],
		["for everything", allow("*", "*")],
		[
			"for the documented streams",
			allow(both, `${GROUP}:log-stream:${ACCOUNT}_CloudTrail_${REGION}*`),
		],
		[
			"but for what it needs not",
			{
				Version: "2012-10-17",
				Statement: [
					{ Effect: "Allow", NotAction: "logs:Delete*", Resource: "*" },
					{ Effect: "Deny", Action: "logs:DeleteLogGroup", Resource: "*" },
				],
			},
		],
	] as const)
		it(`may write by a policy ${what}`, () => {
			assert.deepEqual(ofRole(policy), []);
		});

	for (const [what, policy] of [
		["without actions of CloudWatch Logs", allow("s3:*", "*")],
		["for one of two actions", allow("logs:PutLogEvents", "*")],
		["for the group without its streams", allow(both, GROUP)],
		["for another group", allow(both, `${GROUP}-other:*`)],
		[
			"for streams of another Region",
			allow(both, `${GROUP}:log-stream:${ACCOUNT}_CloudTrail_us-east-1*`),
		],
		[
			"for streams of another account",
			allow(both, `${GROUP}:log-stream:${OTHER}_CloudTrail_${REGION}*`),
		],
		[
			"with a Deny",
			{
				Version: "2012-10-17",
				Statement: [
					...good.Statement,
					{ Effect: "Deny", Action: "logs:Put*", Resource: "*" },
				],
			},
		],
		["that IAM rejects", { Version: "2012-10-17", Statement: [{}] }],
		[
			"with a Sid twice",
			{
				Version: "2012-10-17",
				Statement: [...good.Statement, { ...good.Statement[0], Resource: "*" }],
			},
		],
		["with a Sid of other characters", allow(both, "*", { Sid: "to logs" })],
	] as const)
		it(`cannot write by a policy ${what}`, () => {
			assert.deepEqual(ofRole(policy), ["failed"]);
		});

	it("has the policy named that AWS rejects, or that denies", () => {
		const [first] = trails(`${GROUP}:*`);
		assert.ok(first);
		const apart = (policy: unknown) =>
			placed(TYPES.rolePolicy, "apart", {
				role: "to-logs",
				policy: text(policy),
			});
		const of = (policy: unknown) =>
			reasonsOf(role, first, group(), ...awsRole(good), apart(policy));
		assert.deepEqual(of(allow(both, "*", { Sid: "to logs" })), [
			"CloudTrail cannot write to the log group of trail audit: AWS rejects policy apart of role to-logs, because statement 1 has a Sid with other characters than letters and digits.",
		]);
		const [denied = ""] = of(allow(both, "*", { Effect: "Deny" }));
		assert.match(denied, /effect Deny in policy apart of role to-logs denies /);
	});

	it("lacks the statement of the component", () => {
		const [first] = trails(`${GROUP}:*`);
		assert.ok(first);
		const [failure] = verdictsOf(
			role,
			first,
			group(),
			...awsRole(allow("s3:*", "*")),
		);
		assert.ok(failure?.is === "fail");
		assert.deepEqual(failure.missing, [
			{ to: "a policy of role to-logs", statements: good.Statement },
		]);
		assert.match(failure.reason, /InvalidCloudWatchLogsLogGroupArnException/);
	});

	it("lacks a statement with a Sid that its policy does not have", () => {
		const [first] = trails(`${GROUP}:*`);
		assert.ok(first);
		const [statement] = good.Statement;
		assert.ok(statement);
		const stale = [{ ...statement, Resource: `${GROUP}-old:*` }];
		const of = (statements: readonly unknown[]) =>
			verdictsOf(
				role,
				first,
				group(),
				...awsRole({ Version: "2012-10-17", Statement: statements }),
			);
		const [failure] = of(stale);
		assert.ok(failure?.is === "fail");
		const suggested = failure.missing?.flatMap((one) => one.statements) ?? [];
		assert.deepEqual(suggested, [{ ...statement, Sid: "WriteTrailStreams2" }]);
		assert.deepEqual(of([...stale, ...suggested]), []);
		// Sids that are empty are none.
		const empty = { ...statement, Sid: "" };
		assert.deepEqual(of([empty, empty]), []);
	});

	it("is advised to write more than one stream", () => {
		const exact = `${GROUP}:log-stream:${ACCOUNT}_CloudTrail_${REGION}`;
		assert.deepEqual(ofRole(allow(both, exact)), ["advice"]);
	});

	it("is pending where a policy is not known yet", () => {
		const [first] = trails(`${GROUP}:*`);
		assert.ok(first);
		const kinds = found(role, first, group(), ...awsRole(UNKNOWN));
		assert.deepEqual(kinds, ["pending"]);
		assert.deepEqual(ofRole(allow(both, UNKNOWN)), ["pending"]);
	});

	it("is outside where it is not in the stack", () => {
		const [first] = trails(`${GROUP}:*`);
		assert.ok(first);
		assert.deepEqual(found(role, first, group()), ["outside"]);
	});

	it("has managed policies that are outside", () => {
		const [first] = trails(`${GROUP}:*`);
		assert.ok(first);
		const managed = placed(TYPES.attachment, "full", {
			role: "to-logs",
			policyArn: "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess",
		});
		const kinds = found(
			role,
			first,
			group(),
			...awsRole(allow("s3:*", "*")),
			managed,
		);
		assert.deepEqual(kinds, ["outside"]);
	});

	it("is limited by its permissions boundary", () => {
		const [first] = trails(`${GROUP}:*`);
		assert.ok(first);
		const boundary = (policy: unknown) => [
			...awsRole(good, trust, {
				permissionsBoundary: `arn:aws:iam::${ACCOUNT}:policy/limit`,
			}),
			placed(TYPES.managedPolicy, "limit", {
				name: "limit",
				policy: text(policy),
			}),
		];
		const of = (policy: unknown) =>
			found(role, first, group(), ...boundary(policy));
		assert.deepEqual(of(allow("*", "*")), []);
		assert.deepEqual(of(allow("s3:*", "*")), ["failed"]);
		const elsewhere = awsRole(good, trust, {
			permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess",
		});
		assert.deepEqual(found(role, first, group(), ...elsewhere), ["outside"]);
	});
});

describe("the trust policy of the role", () => {
	const trusting = (Principal: unknown, Condition?: unknown) => ({
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				Principal,
				Action: "sts:AssumeRole",
				...(Condition !== undefined && { Condition }),
			},
		],
	});
	const service = { Service: "cloudtrail.amazonaws.com" };
	const where = (key: string, value: string, operator = "StringEquals") =>
		ofRole(good, trusting(service, { [operator]: { [key]: value } }));

	it("names CloudTrail", () => {
		assert.deepEqual(ofRole(good, trusting(service)), []);
		assert.deepEqual(
			ofRole(
				good,
				trusting({ Service: ["logs.amazonaws.com", service.Service] }),
			),
			[],
		);
		for (const Principal of [
			{ Service: "logs.amazonaws.com" },
			{ AWS: ACCOUNT },
			{ AWS: `arn:aws:iam::${ACCOUNT}:root` },
		])
			assert.deepEqual(ofRole(good, trusting(Principal)), ["failed"]);
	});

	it("allows sts:AssumeRole", () => {
		const other = trusting(service);
		const [statement] = other.Statement;
		const of = (Action: string) =>
			ofRole(good, { ...other, Statement: [{ ...statement, Action }] });
		assert.deepEqual(of("sts:*"), []);
		assert.deepEqual(of("sts:TagSession"), ["failed"]);
	});

	it("may ask for the trail and its account", () => {
		assert.deepEqual(where("aws:SourceAccount", ACCOUNT), []);
		assert.deepEqual(where("aws:SourceAccount", OTHER), ["failed"]);
		assert.deepEqual(where("aws:SourceArn", TRAIL), []);
		assert.deepEqual(where("AWS:SourceArn", TRAIL, "ArnLike"), []);
		assert.deepEqual(where("aws:SourceArn", `${TRAIL}-2`), ["failed"]);
		assert.deepEqual(
			where("aws:SourceArn", TRAIL.replace(REGION, "*"), "ArnLike"),
			[],
		);
		assert.deepEqual(where("sts:ExternalId", "secret"), ["failed"]);
	});

	it("lacks a statement where it does not name CloudTrail", () => {
		const [first] = trails(`${GROUP}:*`);
		assert.ok(first);
		const [failure] = verdictsOf(
			role,
			first,
			group(),
			...awsRole(good, trusting({ Service: "logs.amazonaws.com" })),
		);
		assert.ok(failure?.is === "fail");
		assert.deepEqual(failure.missing, [
			{ to: "the trust policy of role to-logs", statements: trust.Statement },
		]);
		assert.match(failure.reason, /InvalidCloudWatchLogsRoleArnException/);
	});
});

describe("the role of an organization's trail", () => {
	const ID = "o-exampleorgid";
	const withOrganization = deliveryRolePolicy({
		logGroupArn: GROUP,
		trailArn: TRAIL,
		organizationId: ID,
	});
	const all = (id = ID) =>
		placed(TYPES.organization, "all", {
			arn: `arn:aws:organizations::${ACCOUNT}:organization/${id}`,
		});
	const of = (policy: unknown, ...others: readonly Resource[]) => {
		const [first] = trails(`${GROUP}:*`, ROLE, { isOrganizationTrail: true });
		assert.ok(first);
		return found(role, first, group(), ...awsRole(policy), ...others);
	};

	it("writes the organization's streams", () => {
		assert.deepEqual(of(withOrganization, all()), []);
		assert.deepEqual(of(good, all()), ["failed"]);
		assert.deepEqual(of(withOrganization, all("o-anotherorgid")), ["failed"]);
		assert.deepEqual(of(allow(both, `${GROUP}:log-stream:*`), all()), []);
	});

	it("fails without an organization in view only if no ID makes it right", () => {
		assert.deepEqual(of(allow(both, "*")), []);
		assert.deepEqual(of(withOrganization), ["outside"]);
		assert.deepEqual(of(allow("s3:*", "*")), ["failed"]);
	});

	it("does not apply to a trail of one account", () => {
		const [first] = trails(`${GROUP}:*`, ROLE, { isOrganizationTrail: false });
		assert.ok(first);
		assert.deepEqual(
			found(role, first, group(), ...awsRole(good), all("o-anotherorgid")),
			[],
		);
	});
});
