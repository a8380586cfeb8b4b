import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { type Decision, decide } from "../../policypack/model/iamPolicy/decide";
import { readDocument } from "../../policypack/model/iamPolicy/document";
import {
	keyOf,
	presentKey,
	type Request,
	unknownKey,
} from "../../policypack/model/iamPolicy/request";
import { known, unknown } from "../../policypack/model/value";
import { draws } from "../kit/draws";
import { bruteForce, type Tried } from "./bruteForce";
import {
	actions,
	type DrawnPrincipal,
	drawnKeys,
	drawnStatements,
	everyCase,
	keyValues,
	resources,
	services,
	users,
	withUnknowns,
} from "./drawnPolicies";

type Statements = readonly Readonly<Record<string, unknown>>[];
type Keys = Tried["keys"];

const versions = fc.constantFrom("2012-10-17", "2012-10-17", "2008-10-17");
const hidden = unknown("pending", "a part of the request");

/** Every request of these principals with these keys, for each reader. */
function requestsOf(principals: readonly DrawnPrincipal[], keys: Keys) {
	return principals.flatMap(({ principal, names }) =>
		actions.flatMap((action) =>
			resources.map((resource) => ({
				request: requestOf(principal, action, resource, keys),
				tried: { names, action, resource, keys },
			})),
		),
	);
}

function requestOf(
	principal: Request["principal"],
	action: string,
	resource: string,
	keys: Keys,
): Request {
	return {
		principal,
		action,
		resource: known(resource),
		context: Object.fromEntries(
			Object.entries(keys).map(([key, values]) => [key, keyOf(...values)]),
		),
		otherKeys: "absent",
	};
}

function decisionOf(
	statements: unknown,
	version: string,
	request: Request,
): Decision {
	const document = { Version: version, Statement: statements };
	return decide([readDocument("resource", document)], request);
}

/** What a decision may turn out to be. */
function possible(decision: Decision): readonly string[] {
	return decision.outcome === "unknown" ? decision.may : [decision.outcome];
}

/** The outcomes of every case; undefined where AWS does not say all of them. */
function outcomesOf(
	cases: readonly unknown[],
	version: string,
	tried: readonly Tried[],
): ReadonlySet<string> | undefined {
	const found = new Set<string>();
	for (const one of cases)
		for (const each of tried) {
			const outcome = bruteForce(one as Statements, version, each);
			if (outcome === undefined) return undefined;
			found.add(outcome);
		}
	return found;
}

function describeCase(document: unknown, request: Request): string {
	return JSON.stringify({ document, request }, null, 1);
}

describe("what policies decide, beside a reader that tries everything", () => {
	const everyone = [...services, ...users];

	it("is the same where all is known", () => {
		const outcomes = new Map<string, number>();
		fc.assert(
			fc.property(
				drawnStatements({ unknowns: 0, isPlain: false }),
				versions,
				drawnKeys(false),
				(statements, version, keys) => {
					for (const { request, tried } of requestsOf(everyone, keys)) {
						const expected = bruteForce(
							statements as Statements,
							version,
							tried,
						);
						const decision = decisionOf(statements, version, request);
						const { outcome } = decision;
						outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
						if (expected === undefined) {
							assert.equal(
								outcome,
								"unknown",
								describeCase(statements, request),
							);
							continue;
						}
						assert.equal(outcome, expected, describeCase(statements, request));
					}
				},
			),
			draws(1000),
		);
		for (const outcome of ["allowed", "denied", "not allowed", "unknown"])
			assert.ok((outcomes.get(outcome) ?? 0) > 50, outcome);
	});

	it("is what all cases of unknown parts of a policy have in common", () => {
		let compared = 0;
		fc.assert(
			fc.property(
				drawnStatements({ unknowns: 1, isPlain: false }),
				versions,
				drawnKeys(false),
				(statements, version, keys) => {
					const cases = everyCase(statements);
					if (cases === undefined) return;
					const seen = withUnknowns(statements);
					for (const { request, tried } of requestsOf(everyone, keys)) {
						const outcomes = outcomesOf(cases, version, [tried]);
						if (outcomes === undefined) continue;
						const decision = decisionOf(seen, version, request);
						for (const outcome of outcomes)
							assert.ok(
								possible(decision).includes(outcome),
								`${outcome} is possible: ${describeCase(seen, request)}`,
							);
						compared += 1;
					}
				},
			),
			draws(200),
		);
		assert.ok(compared > 1000, String(compared));
	});

	it("is unknown only where cases differ, and has the outcomes of them all", () => {
		let differing = 0;
		fc.assert(
			fc.property(
				drawnStatements({ unknowns: 1, isPlain: true }),
				drawnKeys(true),
				(statements, keys) => {
					const cases = everyCase(statements);
					if (cases === undefined) return;
					const seen = withUnknowns(statements);
					for (const { request, tried } of requestsOf(services, keys)) {
						const outcomes = outcomesOf(cases, "2012-10-17", [tried]);
						if (outcomes === undefined) continue;
						const decision = decisionOf(seen, "2012-10-17", request);
						assert.deepEqual(
							[...possible(decision)].sort(),
							[...outcomes].sort(),
							describeCase(seen, request),
						);
						if (outcomes.size > 1) differing += 1;
					}
				},
			),
			draws(200),
		);
		assert.ok(differing > 100, String(differing));
	});

	it("is what all requests have in common, where a request is not known", () => {
		const keyNames = Object.keys(keyValues) as (keyof typeof keyValues)[];
		let unknowns = 0;
		fc.assert(
			fc.property(
				drawnStatements({ unknowns: 0, isPlain: false }),
				versions,
				drawnKeys(true),
				fc.constantFrom(...keyNames),
				fc.boolean(),
				fc.boolean(),
				(statements, version, keys, key, isPresent, isResourceKnown) => {
					const { [key]: _, ...others } = keys;
					const possibleKeys: readonly Keys[] = [
						...(isPresent ? [] : [others]),
						...keyValues[key].map((value) => ({ ...others, [key]: [value] })),
					];
					for (const { request, tried } of requestsOf(everyone, others)) {
						const tries = possibleKeys.flatMap((those) =>
							(isResourceKnown ? [tried.resource] : resources).map(
								(resource) => ({ ...tried, keys: those, resource }),
							),
						);
						const outcomes = outcomesOf([statements], version, tries);
						if (outcomes === undefined) continue;
						const decision = decisionOf(statements, version, {
							...request,
							...(isResourceKnown ? {} : { resource: hidden }),
							context: {
								...request.context,
								[key]: isPresent ? presentKey(hidden) : unknownKey(hidden),
							},
						});
						for (const outcome of outcomes)
							assert.ok(
								possible(decision).includes(outcome),
								`${outcome} is possible: ${describeCase(statements, request)}`,
							);
						if (decision.outcome === "unknown") unknowns += 1;
					}
				},
			),
			draws(200),
		);
		assert.ok(unknowns > 100, String(unknowns));
	});

	it("is the same for one document and for its statements in several", () => {
		const drawn = drawnStatements({ unknowns: 1, isPlain: false });
		fc.assert(
			fc.property(drawn, drawn, drawnKeys(false), (one, other, keys) => {
				const parts = [one, other].map(
					(statements) => withUnknowns(statements) as Statements,
				);
				const documents = parts.map((Statement) =>
					readDocument("resource", { Version: "2012-10-17", Statement }),
				);
				for (const { request } of requestsOf(everyone, keys)) {
					const together = decide(documents, request);
					const whole = decisionOf(parts.flat(), "2012-10-17", request);
					assert.deepEqual(possible(together), possible(whole));
					assert.equal(together.outcome, whole.outcome);
				}
			}),
			draws(50),
		);
	});

	it("names a statement with the effect that decides", () => {
		fc.assert(
			fc.property(
				drawnStatements({ unknowns: 1, isPlain: false }),
				drawnKeys(false),
				(statements, keys) => {
					const seen = withUnknowns(statements) as Statements;
					for (const { request } of requestsOf(everyone, keys)) {
						const decision = decisionOf(seen, "2012-10-17", request);
						if (decision.outcome !== "allowed" && decision.outcome !== "denied")
							continue;
						const by = seen[decision.by.statement ?? -1];
						const effect = decision.outcome === "allowed" ? "Allow" : "Deny";
						assert.equal(by?.Effect, effect);
						// That statement alone decides the same.
						const alone = decisionOf([by], "2012-10-17", request);
						assert.equal(alone.outcome, decision.outcome);
					}
				},
			),
			draws(100),
		);
	});
});
