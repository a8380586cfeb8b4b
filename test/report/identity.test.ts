import { strict as assert } from "node:assert";
import { identityOf } from "../../policypack/hosts/report/identity";

const control = { id: "CloudTrail.4" };
const trail = {
	resource:
		"urn:pulumi:dev::shop::my:index:Audit$aws:cloudtrail/trail:Trail::audit",
	type: "aws:cloudtrail/trail:Trail",
	name: "audit",
};
const live = {
	resource: "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit",
	type: "AWS::CloudTrail::Trail",
	name: "audit",
};

describe("The identity of a finding", () => {
	const same = (resource: string) =>
		identityOf(control, { ...trail, resource }) === identityOf(control, trail);

	it("has no stack and no parent", () => {
		assert.ok(same("urn:pulumi:prod::shop::aws:cloudtrail/trail:Trail::audit"));
	});

	it("of a stack's root has the project alone", () => {
		const root = (stack: string, project = "shop") =>
			identityOf(control, {
				resource: `urn:pulumi:${stack}::${project}::pulumi:pulumi:Stack::${project}-${stack}`,
				type: "pulumi:pulumi:Stack",
				name: `${project}-${stack}`,
			});

		assert.equal(root("prod"), root("dev"));
		assert.notEqual(root("prod"), root("prod", "other"));
	});

	it("has the project", () => {
		assert.equal(
			same("urn:pulumi:dev::other::aws:cloudtrail/trail:Trail::audit"),
			false,
		);
	});

	for (const [what, other] of [
		["name", { ...trail, name: "second" }],
		["type", { ...trail, type: "aws-native:cloudtrail:Trail" }],
	] as const)
		it(`has the ${what}`, () => {
			assert.notEqual(identityOf(control, other), identityOf(control, trail));
		});

	it("has the control", () => {
		assert.notEqual(
			identityOf({ id: "CloudTrail.2" }, trail),
			identityOf(control, trail),
		);
	});

	it("of a live resource differs by Region and account", () => {
		const identities = [
			live.resource,
			live.resource.replace("eu-west-1", "eu-west-2"),
			live.resource.replace("111122223333", "444455556666"),
		].map((resource) => identityOf(control, { ...live, resource }));

		assert.equal(new Set(identities).size, 3);
	});

	it("is not made equal by a name that holds separators", () => {
		const odd = (type: string, name: string) =>
			identityOf(control, { ...trail, type, name });

		assert.notEqual(odd('a","b', "c"), odd("a", 'b","c'));
	});
});
