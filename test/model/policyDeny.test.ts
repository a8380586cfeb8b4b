import assert from "node:assert/strict";
import fc from "fast-check";
import { readPolicy } from "../../policypack/model/bucketPolicy/document";
import { unknown } from "../../policypack/model/value";
import { draws } from "../kit/draws";

const pending = unknown("pending", "a part of the policy");
const objects = "arn:aws:s3:::logs-111122223333/*";

const allow = {
	Effect: "Allow",
	Principal: "*",
	Action: "s3:GetObject",
	Resource: objects,
};
const deny = { ...allow, Effect: "Deny", Action: "s3:*" };

function outcomeOf(...statements: readonly unknown[]): string {
	return readPolicy({ Statement: statements }).outcome;
}

describe("a Deny with a part that is not known, beside an Allow to everyone", () => {
	const undecided: Readonly<Record<string, unknown>> = {
		"its Effect": { ...deny, Effect: pending },
		"its Principal": { ...deny, Principal: pending },
		"its AWS principals": { ...deny, Principal: { AWS: pending } },
		"one of its principals": {
			...deny,
			Principal: { AWS: ["arn:aws:iam::111122223333:root", pending] },
		},
		"its NotPrincipal, beside a Principal": { ...deny, NotPrincipal: pending },
		"its Action": { ...deny, Action: pending },
		"one of its actions": { ...deny, Action: ["s3:GetObject", pending] },
		"its NotAction, beside an Action": { ...deny, NotAction: pending },
		"its Resource": { ...deny, Resource: pending },
		"one of its resources": {
			...deny,
			Resource: ["arn:aws:s3:::other", pending],
		},
		"its NotResource, beside a Resource": { ...deny, NotResource: pending },
		"its Condition": { ...deny, Condition: pending },
		"all of its parts": {
			Effect: "Deny",
			Principal: pending,
			Action: pending,
			Resource: pending,
			Condition: pending,
		},
		"the whole of it": pending,
	};
	for (const [part, statement] of Object.entries(undecided))
		it(`${part}: unknown`, () => {
			assert.equal(outcomeOf(allow, statement), "unknown");
			assert.equal(outcomeOf(statement, allow), "unknown");
		});

	const failing: Readonly<Record<string, unknown>> = {
		"a principal, of one action": {
			...deny,
			Principal: pending,
			Action: "s3:GetObject",
		},
		"a principal, under a condition": {
			...deny,
			Principal: pending,
			Condition: { Bool: { "aws:SecureTransport": "false" } },
		},
		"a principal, on other resources": {
			...deny,
			Principal: pending,
			Resource: "arn:aws:s3:::other/*",
		},
		"a service": { ...deny, Principal: { Service: pending } },
		"a value of its condition": {
			...deny,
			Condition: { StringNotEquals: { "aws:SourceVpce": pending } },
		},
		"a condition, to one account": {
			...deny,
			Principal: { AWS: "111122223333" },
			Condition: pending,
		},
		"its resources, of one action": {
			...deny,
			Action: "s3:GetObject",
			Resource: pending,
		},
	};
	for (const [part, statement] of Object.entries(failing))
		it(`${part}: public`, () => {
			assert.equal(outcomeOf(allow, statement), "public");
		});

	it("a part of one Deny decides nothing where another is whole", () => {
		assert.equal(
			outcomeOf(allow, deny, { ...deny, Principal: pending }),
			"closed",
		);
	});
});

describe("a policy of which any part is not known", () => {
	const one = <T>(...values: readonly T[]) => fc.constantFrom(...values);
	const everyone: unknown = "*";
	const statement = fc.record(
		{
			Effect: one("Allow", "Deny"),
			Principal: one<unknown>(everyone, { AWS: ["*"] }, "111122223333", {
				Service: "cloudtrail.amazonaws.com",
			}),
			Action: one<unknown>("*", ["s3:*", "s3:GetObject"], "s3:GetObject"),
			Resource: one<unknown>("*", objects, [objects, "arn:aws:s3:::other"]),
			Condition: one<unknown>(
				{},
				{ StringEquals: { "aws:SourceVpc": ["vpc-1"] } },
				{ StringEquals: { "aws:SourceVpc": [] } },
				{ Bool: { "aws:SecureTransport": "false" } },
			),
		},
		{ requiredKeys: ["Effect", "Principal", "Action", "Resource"] },
	);
	const statements = fc.array(statement, { minLength: 1, maxLength: 4 });

	/** The same with one part not known, which `at` picks. */
	function withHole(tree: unknown, at: number): unknown {
		let left = at;
		const walk = (part: unknown): unknown => {
			if (left-- === 0) return pending;
			if (Array.isArray(part)) return part.map(walk);
			if (typeof part !== "object" || part === null) return part;
			return Object.fromEntries(
				Object.entries(part).map(([key, item]) => [key, walk(item)]),
			);
		};
		return walk(tree);
	}

	it("is as it is with that part, or unknown", () => {
		fc.assert(
			fc.property(statements, fc.nat(60), (all, at) => {
				const whole = readPolicy({ Statement: all }).outcome;
				const { outcome } = readPolicy({ Statement: withHole(all, at) });
				assert.ok(
					outcome === whole || outcome === "unknown",
					`${whole} became ${outcome}`,
				);
			}),
			draws(1000),
		);
	});
});

describe("the resources of a Deny", () => {
	/** Whether a pattern covers a resource: the plain, slow way. */
	function coversSlowly(pattern: string, resource: string): boolean {
		if (/^\*+$/.test(pattern) || pattern === resource) return true;
		const parts = pattern
			.replace(/[.]/g, "\\$&")
			.replace(/[*?]/g, (one) => (one === "*" ? "[^]*" : "[^*]"));
		return new RegExp(`^${parts}$`).test(resource);
	}

	it("hold what a regular expression says that they hold", () => {
		const text = fc.string({
			unit: fc.constantFrom("a", "b", "/", "*", "?"),
			minLength: 1,
			maxLength: 7,
		});
		const texts = fc.array(text, { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(texts, texts, (denied, allowed) => {
				const isHeld = (resource: string) =>
					denied.some((pattern) => coversSlowly(pattern, resource));
				assert.equal(
					outcomeOf(
						{ ...allow, Resource: allowed },
						{ ...deny, Resource: denied },
					),
					allowed.every(isHeld) ? "closed" : "public",
				);
			}),
			draws(1000),
		);
	});
});

describe("an empty list as a condition's value", () => {
	const where = (operator: string, key: string, value: unknown) =>
		outcomeOf({ ...allow, Condition: { [operator]: { [key]: value } } });

	for (const [operator, key] of [
		["StringEquals", "aws:PrincipalOrgID"],
		["StringLike", "aws:SourceVpce"],
		["ArnLike", "aws:SourceArn"],
		["IpAddress", "aws:SourceIp"],
		["ForAllValues:StringEquals", "aws:SourceVpc"],
		["StringNotEquals", "aws:SourceVpc"],
	] as const)
		it(`${operator} of ${key} narrows nothing`, () => {
			assert.equal(where(operator, key, []), "public");
		});

	it("beside a key that binds: that key decides", () => {
		const Condition = {
			StringEquals: {
				"aws:SourceVpc": [],
				"aws:SourceAccount": "111122223333",
			},
		};
		assert.equal(outcomeOf({ ...allow, Condition }), "closed");
	});

	for (const operator of ["ForAnyValue:StringEquals", "foranyvalue:ArnLike"])
		it(`${operator} is met by no request`, () => {
			assert.equal(where(operator, "aws:SourceArn", []), "closed");
		});
});

describe("what is said of a secret policy", () => {
	it("names a public statement by its place and not by its Sid", () => {
		const open = readPolicy(
			{ Statement: [{ ...allow, Sid: "hunter2" }] },
			true,
		);
		assert.ok(open.outcome === "public");
		assert.match(open.reason, /^statement 1 lets anyone in/);
		assert.doesNotMatch(open.reason, /hunter2/);
	});
});
