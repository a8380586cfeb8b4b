import assert from "node:assert/strict";
import type { Resource } from "../../policypack/providers/resource";
import {
	ACCOUNT,
	applied,
	nameOf,
	placed,
	shown,
	TYPES,
	trail,
	viewOf,
} from "../kit/deliveryStack";
import { type Bag, sentinels, UNKNOWN, urnOf } from "../kit/resources";

const roleUrn = urnOf(TYPES.role, "delivery");
const ofRole = { role: [roleUrn] };
const role = (props: Bag = {}, name = "delivery") =>
	placed(TYPES.role, name, { name, ...props });
const ARN = `arn:aws:iam::${ACCOUNT}:role/service/delivery`;

/** The role of a trail, which refers to its output. */
function roleOf(...all: readonly Resource[]) {
	const view = viewOf(
		trail(
			{ cloudWatchLogsRoleArn: UNKNOWN },
			{ cloudWatchLogsRoleArn: [roleUrn] },
		),
		...all,
	);
	assert.ok(view.role.known && view.role.value, "the role was not found");
	return view.role.value;
}

const policiesOf = (...all: readonly Resource[]) =>
	applied(roleOf(...all).policies);

describe("the role of a trail", () => {
	const found = (cloudWatchLogsRoleArn: string, ...all: readonly Resource[]) =>
		nameOf(
			viewOf(trail({ cloudWatchLogsRoleArn }), ...all).role,
			(one) => one.role,
		);

	it("is found by its ARN, whatever its path", () => {
		assert.equal(found(ARN, role()), "delivery");
		assert.equal(
			found(
				ARN,
				placed(TYPES.nativeRole, "delivery", { roleName: "delivery" }),
			),
			"delivery",
		);
	});

	it("is found whatever the Region of its provider", () => {
		const elsewhere = placed(
			TYPES.role,
			"delivery",
			{ name: "delivery" },
			{},
			{
				provider: {
					urn: "urn:pulumi:prod::shop::pulumi:providers:aws::far",
					props: { region: "us-east-1", allowedAccountIds: [ACCOUNT] },
				},
			},
		);
		assert.equal(found(ARN, elsewhere), "delivery");
	});

	it("is not one of another name or account", () => {
		assert.equal(found(ARN, role({}, "other")), "outside");
		assert.equal(
			found(ARN.replace(ACCOUNT, "444455556666"), role()),
			"outside",
		);
	});

	it("shows its trust policy", () => {
		assert.equal(
			shown(roleOf(role({ assumeRolePolicy: "trust" })).role.trust.document),
			"trust",
		);
	});
});

describe("the inline policies of a role", () => {
	const apart = (
		name: string,
		props: Bag = {},
		flows = ofRole as Record<string, readonly string[]>,
	) =>
		placed(
			TYPES.rolePolicy,
			name,
			{ role: UNKNOWN, name, policy: name, ...props },
			flows,
		);

	it("are its own", () => {
		const own = { inlinePolicies: [{ name: "logs", policy: "own" }] };
		assert.deepEqual(policiesOf(role(own)), { delivery: 'true: "own"' });
		const view = viewOf(
			trail({ cloudWatchLogsRoleArn: ARN }),
			placed(TYPES.nativeRole, "delivery", {
				roleName: "delivery",
				policies: [{ policyName: "logs", policyDocument: { Id: "own" } }],
			}),
		);
		assert.ok(view.role.known && view.role.value);
		assert.deepEqual(applied(view.role.value.policies), {
			delivery: 'true: {"Id":"own"}',
		});
	});

	it("are not known if its list of them is not", () => {
		assert.deepEqual(policiesOf(role({ inlinePolicies: sentinels.list })), {
			delivery: 'true: "pending"',
		});
	});

	it("are those of other resources, by output and by name", () => {
		const native = placed(TYPES.nativeRolePolicy, "native", {
			roleName: "delivery",
			policyDocument: "native",
		});
		assert.deepEqual(
			policiesOf(
				role(),
				apart("output"),
				apart("named", { role: "delivery" }, {}),
				native,
			),
			{
				output: 'true: "output"',
				named: 'true: "named"',
				native: 'true: "native"',
			},
		);
	});

	it("are not those of other roles", () => {
		assert.deepEqual(
			policiesOf(
				role(),
				role({}, "other"),
				apart("named", { role: "other" }, {}),
				apart("far", { role: "elsewhere" }, {}),
			),
			{},
		);
	});

	it("may be those whose role is not known", () => {
		assert.deepEqual(policiesOf(role(), apart("any", {}, {})), {
			any: 'pending: "any"',
		});
	});

	const only = (
		policyNames: unknown,
		flows: Record<string, readonly string[]> = {},
	) =>
		placed(
			TYPES.onlyInline,
			"only",
			{ roleName: "delivery", policyNames },
			flows,
		);

	it("are only those that an exclusive list has", () => {
		assert.deepEqual(
			policiesOf(role(), apart("kept"), apart("gone"), only(["kept"])),
			{
				kept: 'true: "kept"',
			},
		);
		assert.deepEqual(policiesOf(role(), apart("gone"), only([])), {});
	});

	it("are those whose output an exclusive list has", () => {
		const list = only([UNKNOWN], {
			policyNames: [urnOf(TYPES.rolePolicy, "kept")],
		});
		assert.deepEqual(
			policiesOf(role(), apart("kept", { name: undefined }), list),
			{
				kept: 'true: "kept"',
			},
		);
	});

	it("may be gone if the exclusive list is not known", () => {
		assert.deepEqual(policiesOf(role(), apart("kept"), only(sentinels.list)), {
			kept: 'pending: "kept"',
		});
		assert.deepEqual(policiesOf(role(), apart("kept"), only([UNKNOWN])), {
			kept: 'pending: "kept"',
		});
	});

	it("are not changed by the exclusive list of another role", () => {
		const other = placed(TYPES.onlyInline, "only", {
			roleName: "other",
			policyNames: [],
		});
		assert.deepEqual(
			policiesOf(role(), role({}, "other"), apart("kept"), other),
			{
				kept: 'true: "kept"',
			},
		);
	});
});

describe("the managed policies of a role", () => {
	const POLICY = `arn:aws:iam::${ACCOUNT}:policy/logs/deliver`;
	const managed = placed(TYPES.managedPolicy, "deliver", {
		name: "deliver",
		policy: "deliver",
	});
	const policyUrn = urnOf(TYPES.managedPolicy, "deliver");
	const attachment = (
		props: Bag,
		flows: Record<string, readonly string[]> = {},
	) =>
		placed(TYPES.attachment, "attached", { role: "delivery", ...props }, flows);
	const whole = { deliver: 'true: "deliver"' };

	it("are attached by output and by ARN", () => {
		const byOutput = attachment(
			{ policyArn: UNKNOWN },
			{ policyArn: [policyUrn] },
		);
		assert.deepEqual(policiesOf(role(), managed, byOutput), whole);
		assert.deepEqual(
			policiesOf(role(), managed, attachment({ policyArn: POLICY })),
			whole,
		);
		assert.deepEqual(
			policiesOf(role({ managedPolicyArns: [POLICY] }), managed),
			whole,
		);
	});

	it("name the resource that attaches them", () => {
		const [policy] = roleOf(
			role(),
			managed,
			attachment({ policyArn: POLICY }),
		).policies;
		assert.equal(policy?.attachedBy?.name, "attached");
		assert.equal(policy?.isManaged, true);
	});

	it("are outside if they are not in the stack", () => {
		const arn = "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess";
		const [policy] = roleOf(
			role(),
			managed,
			attachment({ policyArn: arn }),
		).policies;
		assert.deepEqual(
			policy && [shown(policy.document), shown(policy.applies)],
			["outside", true],
		);
		assert.equal(policy?.name?.known && policy.name.value, arn);
	});

	it("are attached to several roles", () => {
		const two = urnOf(TYPES.role, "two");
		const several = (roles: unknown, flow: readonly string[] = []) =>
			placed(
				TYPES.attachments,
				"attached",
				{ roles, policyArn: POLICY },
				{ roles: flow },
			);
		const others = [role(), role({}, "two"), managed];
		assert.deepEqual(
			policiesOf(...others, several(["two", "delivery"])),
			whole,
		);
		assert.deepEqual(
			policiesOf(...others, several([UNKNOWN, UNKNOWN], [two, roleUrn])),
			whole,
		);
		assert.deepEqual(policiesOf(...others, several(["two"])), {});
		assert.deepEqual(
			policiesOf(...others, several(sentinels.list, [two, roleUrn])),
			{
				deliver: 'pending: "deliver"',
			},
		);
	});

	it("attach themselves in aws-native", () => {
		const native = placed(TYPES.nativeManagedPolicy, "deliver", {
			policyDocument: "deliver",
			roles: ["other", "delivery"],
		});
		assert.deepEqual(policiesOf(role(), native), whole);
	});

	it("are attached by an exclusive list, which detaches all others", () => {
		const only = (policyArns: unknown) =>
			placed(TYPES.onlyManaged, "only", { roleName: "delivery", policyArns });
		const inline = placed(TYPES.rolePolicy, "inline", {
			role: "delivery",
			policy: "inline",
		});
		assert.deepEqual(policiesOf(role(), managed, only([POLICY])), whole);
		assert.deepEqual(
			policiesOf(
				role(),
				managed,
				inline,
				attachment({ policyArn: POLICY }),
				only([]),
			),
			{ inline: 'true: "inline"' },
		);
	});

	it("bound a role", () => {
		const bounded = role({ permissionsBoundary: POLICY });
		assert.equal(
			nameOf(roleOf(bounded, managed).boundary, (one) => one),
			"deliver",
		);
		assert.equal(
			nameOf(roleOf(bounded).boundary, (one) => one),
			"outside",
		);
		assert.equal(
			nameOf(roleOf(role()).boundary, (one) => one),
			"none",
		);
	});
});
