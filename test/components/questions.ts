import assert from "node:assert/strict";
import {
	type Decision,
	decide,
	type Policy,
	type Request,
} from "../kit/iam/evaluate";

/** One question about a policy, in words and as AWS would put it. */
export type Question = readonly [
	words: string,
	request: Request,
	expected: Decision,
];

/** A test for each question about one policy. */
export function ask(policy: () => Policy, questions: readonly Question[]) {
	for (const [words, request, expected] of questions)
		it(`${words}: ${expected}`, () => {
			assert.equal(decide(policy(), request), expected);
		});
}

export const cloudTrail = { service: "cloudtrail.amazonaws.com" } as const;

/** The ARN of a trail. */
export function trailArn(
	name = "audit",
	account = "111122223333",
	region = "eu-west-1",
): string {
	return `arn:aws:cloudtrail:${region}:${account}:trail/${name}`;
}

/** Trails that are not the one that a policy is for. */
export const strangers: readonly (readonly [words: string, arn: string])[] = [
	["another trail of this account", trailArn("other")],
	["a trail whose name begins like this one's", trailArn("audit2")],
	[
		"a trail by this name of another account",
		trailArn("audit", "444455556666"),
	],
	[
		"a trail by this name of another Region",
		trailArn("audit", "111122223333", "us-east-1"),
	],
];
