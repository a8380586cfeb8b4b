import * as assert from "node:assert/strict";
import { decide } from "../../policypack/model/iamPolicy/decide";
import { readDocument } from "../../policypack/model/iamPolicy/document";
import { type KeyState, keyOf } from "../../policypack/model/iamPolicy/request";
import {
	bucketArn,
	delivery,
	denial,
	documentOf,
	grant,
	pending,
	trailArn,
} from "./requests";

const decisionOf = (...statements: readonly unknown[]) =>
	decide([readDocument("resource", documentOf(statements))], delivery);

const asking = (arn: unknown) => ({
	Condition: { StringEquals: { "aws:SourceArn": arn } },
});

const otherTrail = trailArn.replace("management", "other");

describe("the statement that decides", () => {
	it("is the first Allow that applies, by its index and its Sid", () => {
		assert.deepEqual(
			decisionOf(grant({ Action: "s3:GetObject" }), grant({ Sid: "Write" })),
			{
				outcome: "allowed",
				by: { document: 0, statement: 1, sid: "Write" },
			},
		);
	});

	it("is the Deny that applies, in whichever document it is", () => {
		const documents = [grant({ Sid: "A" }), denial({ Sid: "B" })].map((one) =>
			readDocument("resource", documentOf(one)),
		);
		assert.deepEqual(decide(documents, delivery), {
			outcome: "denied",
			by: { document: 1, statement: 0, sid: "B" },
			alsoBy: [],
		});
	});

	it("are all that deny, with what comes nearest where none allows", () => {
		const denials = [denial({ Sid: "A" }), denial({ Sid: "B" })];
		const another = grant({ Sid: "C", Action: "s3:GetObject" });
		const decision = decisionOf(...denials, another);
		assert.ok(decision.outcome === "denied");
		assert.equal(decision.by.sid, "A");
		assert.deepEqual(
			decision.alsoBy.map(({ sid }) => sid),
			["B"],
		);
		assert.deepEqual(
			decision.nearest?.map(({ by }) => by.sid),
			["C"],
		);
		const open = decisionOf(...denials, grant({ Resource: pending }));
		assert.ok(open.outcome === "denied" && open.nearest === undefined);
	});

	it("is the statement that is not known, with its cause", () => {
		const decision = decisionOf(
			grant(asking(otherTrail)),
			grant({ Sid: "Perhaps", Resource: pending }),
		);
		assert.ok(decision.outcome === "unknown");
		assert.deepEqual(decision.by, {
			document: 0,
			statement: 1,
			sid: "Perhaps",
		});
		assert.equal(decision.unknown, pending);
		assert.deepEqual(decision.may, ["allowed", "not allowed"]);
	});

	it("is not known where even the statements are not", () => {
		const decision = decide([readDocument("resource", pending)], delivery);
		assert.ok(decision.outcome === "unknown");
		assert.deepEqual(decision.by, {
			document: 0,
			statement: undefined,
			sid: undefined,
		});
	});
});

/** What the nearest statements lack, by the index of each. */
function lacksOf(...statements: readonly unknown[]) {
	const decision = decisionOf(...statements);
	assert.ok(decision.outcome === "not allowed", decision.outcome);
	return decision.nearest.map(({ by, lacks }) => [by.statement, lacks]);
}

describe("what comes nearest to allowing a request", () => {
	it("is the statement whose condition the request does not meet", () => {
		assert.deepEqual(
			lacksOf(
				grant({ Action: "s3:GetBucketAcl", Resource: bucketArn }),
				grant(asking(otherTrail)),
				denial({ Action: "s3:GetObject" }),
			),
			[
				[
					1,
					[
						{
							part: "condition",
							operator: "StringEquals",
							key: "aws:SourceArn",
							wanted: [otherTrail],
						},
					],
				],
			],
		);
	});

	it("is the one with the fewest conditions that are not met", () => {
		const two = {
			Condition: {
				StringEquals: {
					"aws:SourceArn": otherTrail,
					"s3:x-amz-acl": "private",
				},
			},
		};
		assert.deepEqual(
			lacksOf(grant(two), grant(asking(otherTrail))).map(([at]) => at),
			[1],
		);
	});

	it("is one for the same action and principal before others", () => {
		const elsewhere = grant({ Resource: `${bucketArn}-other/*` });
		const another = grant({ Principal: { Service: "s3.amazonaws.com" } });
		const reading = grant({ Action: "s3:GetObject" });
		assert.deepEqual(lacksOf(reading, another, elsewhere), [
			[2, [{ part: "resource" }]],
		]);
		assert.deepEqual(lacksOf(reading, another), [[1, [{ part: "principal" }]]]);
		assert.deepEqual(lacksOf(reading), [[0, [{ part: "action" }]]]);
	});

	it("is each of several that are equally near", () => {
		assert.deepEqual(
			lacksOf(grant(asking(otherTrail)), grant(asking("a"))).map(([at]) => at),
			[0, 1],
		);
	});

	it("is nothing without an Allow", () => {
		assert.deepEqual(lacksOf(denial({ Action: "s3:GetObject" })), []);
	});

	it("does not name the parts that are not known", () => {
		const decision = decisionOf(grant({ Resource: pending, ...asking("a") }));
		assert.ok(decision.outcome === "not allowed");
		assert.deepEqual(
			decision.nearest.map(({ lacks }) => lacks.map(({ part }) => part)),
			[["condition"]],
		);
	});

	it("is added where it is not known yet", () => {
		const decision = decisionOf(
			grant(asking(otherTrail)),
			denial({ Resource: pending }),
		);
		assert.ok(decision.outcome === "unknown");
		assert.deepEqual(decision.may, ["denied", "not allowed"]);
		assert.equal(decision.nearest[0]?.by.statement, 0);
	});
});

describe("a key in another case", () => {
	const context: Readonly<Record<string, KeyState>> = {
		"AWS:SOURCEARN": keyOf(trailArn),
	};
	it("is the same key", () => {
		const read = readDocument("resource", documentOf(grant(asking(trailArn))));
		assert.equal(decide([read], { ...delivery, context }).outcome, "allowed");
	});
});
