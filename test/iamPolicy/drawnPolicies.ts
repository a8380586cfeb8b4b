import * as fc from "fast-check";
import type { Principal } from "../../policypack/model/iamPolicy/request";
import { known, type Unknown, unknown } from "../../policypack/model/value";
import type { Tried } from "./bruteForce";
import { variable } from "./requests";

/*
 * Policies, requests and parts that are not known, from few names, so that they
 * meet often.
 */

const account = "111122223333";
const annArn = `arn:aws:iam::${account}:user/ann`;
const roleArn = `arn:aws:iam::${account}:role/x/writer`;
const sessionArn = `arn:aws:sts::${account}:assumed-role/writer/s`;
const ofAccount = [`AWS ${account}`, `AWS arn:aws:iam::${account}:root`];

/** A principal for each reader. */
export interface DrawnPrincipal {
	readonly principal: Principal;
	readonly names: Tried["names"];
}

const service = (name: string): DrawnPrincipal => ({
	principal: { kind: "service", name },
	names: [`Service ${name}`],
});
const aws = (arn: string, ...more: readonly string[]): DrawnPrincipal => ({
	principal: { kind: "aws", arn: known(arn) },
	names: [`AWS ${arn}`, ...more, ...ofAccount],
});

const serviceNames = [
	"cloudtrail.amazonaws.com",
	"logs.amazonaws.com",
	"none.amazonaws.com",
];
export const services = serviceNames.slice(0, 2).map(service);
export const users = [aws(annArn), aws(sessionArn, `AWS ${roleArn}`)];
export const actions = ["s3:PutObject", "S3:GetObject", "sns:Publish"];
export const resources = [
	"arn:aws:s3:::logs/a",
	"arn:aws:s3:::logs/b:c",
	"arn:aws:s3:::logs",
];

/** The values that a request may have for each key. */
export const keyValues = {
	"aws:text": ["a", "A", "ab", "*"],
	"aws:other": ["a", "c"],
	"aws:bool": ["true", "false"],
	"aws:number": ["2"],
	"aws:time": ["2026-01-02T00:00:00Z"],
	"aws:address": ["203.0.113.7"],
	"aws:arn": [
		"arn:aws:cloudtrail:eu-west-1:1:trail/a",
		"arn:aws:cloudtrail:eu-west-1:1:trail/a:b",
	],
};
type Key = keyof typeof keyValues;

const wantedTexts = ["a", "A", "ab", "*", "zz"];
const times = ["2026-01-01", "2026-01-02T00:00:00Z", "2026-01-02T03:00:00Z"];
const ordered = [
	"Equals",
	"NotEquals",
	"LessThan",
	"LessThanEquals",
	"GreaterThan",
	"GreaterThanEquals",
];
const likes = [
	...wantedTexts,
	"a*",
	"?",
	variable("*"),
	`${variable("aws:other")}*`,
];
const arns = [
	"arn:aws:cloudtrail:eu-west-1:1:trail/a",
	"arn:aws:cloudtrail:*:1:trail/?",
	"arn:aws:*:1:trail/a:b",
	"arn:*:cloudtrail:*:*:*",
];

/** For each key, the operators and the values that policies compare it with. */
const comparisons: readonly (readonly [
	Key,
	readonly string[],
	readonly string[],
])[] = [
	[
		"aws:text",
		["StringEquals", "StringNotEquals"],
		[...wantedTexts, variable("aws:other")],
	],
	[
		"aws:text",
		["StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"],
		wantedTexts,
	],
	["aws:text", ["StringLike", "StringNotLike"], likes],
	["aws:bool", ["Bool"], ["true", "false"]],
	["aws:bool", ["Null"], ["true", "false"]],
	["aws:number", ordered.map((one) => `Numeric${one}`), ["1", "2", "3.5"]],
	["aws:time", ordered.map((one) => `Date${one}`), times],
	[
		"aws:address",
		["IpAddress", "NotIpAddress"],
		["203.0.113.0/24", "203.0.113.7", "198.51.100.0/22"],
	],
	["aws:arn", ["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"], arns],
];

/** What a part that is not known may be. */
const candidatesOf = new WeakMap<object, readonly unknown[]>();

/** How often a part is not known, and what else is drawn. */
export interface Drawing {
	/** Of ten parts, how many are not known. */
	readonly unknowns: number;
	/** Whether to draw what AWS leaves open, and values that are read twice. */
	readonly isPlain: boolean;
}

/** Draws the statements of a policy. */
export function drawnStatements({ unknowns, isPlain }: Drawing) {
	const orUnknown = (
		drawn: fc.Arbitrary<unknown>,
		candidates: readonly unknown[],
	): fc.Arbitrary<unknown> =>
		fc.oneof(
			{ weight: 10 - unknowns, arbitrary: drawn },
			{
				weight: unknowns,
				arbitrary: fc.constant(candidates).map((those) => {
					const hole = {};
					candidatesOf.set(hole, those);
					return hole;
				}),
			},
		);
	const valuesFrom = (all: readonly string[]) => {
		const one = orUnknown(fc.constantFrom(...all), all);
		return fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 2 }));
	};
	const condition = fc
		.constantFrom(...comparisons)
		.chain(([key, operators, wanted]) =>
			fc.tuple(
				fc.constantFrom(
					...(isPlain || key !== "aws:text"
						? [""]
						: ["", "", "ForAllValues:", "ForAnyValue:"]),
				),
				fc.constantFrom(...operators),
				fc.constantFrom("", "", "IfExists"),
				fc.constant(key),
				valuesFrom(wanted),
			),
		)
		.map(([set, operator, suffix, key, values]) => ({
			[operator === "Null" ? operator : `${set}${operator}${suffix}`]: {
				[key]: values,
			},
		}));
	const conditions = orUnknown(
		fc.oneof(
			fc.constant(undefined),
			condition,
			fc.tuple(condition, condition).map(([one, two]) => ({ ...one, ...two })),
		),
		[undefined, { StringEquals: { "aws:none": "a" } }],
	);
	const names = fc.oneof(
		fc.record({
			Service: valuesFrom(serviceNames),
		}),
		fc.record({
			AWS: valuesFrom(["*", account, annArn, roleArn, "444455556666"]),
		}),
		fc.record({ AWS: fc.constant([account, annArn, roleArn, sessionArn]) }),
		fc.constant("*"),
	);
	const everyone = ["*", { Service: "none.amazonaws.com" }];
	const principal = orUnknown(names, everyone);
	const actionNames = ["s3:*", "*", "S3:Put?bject", "s3:GetObject", "sns:None"];
	const resourceNames = [
		"*",
		"arn:aws:s3:::logs/*",
		"arn:aws:s3:::logs/b:c",
		"arn:aws:s3:::none",
		...(isPlain
			? []
			: [
					"arn:aws:s3:*c",
					`arn:aws:s3:::logs/${variable("aws:other")}`,
					"arn:aws:s3:::l*b:?",
				]),
	];
	const pick = (positive: string, drawn: fc.Arbitrary<unknown>) =>
		fc
			.tuple(fc.constantFrom("", "", "Not"), drawn)
			.map(([not, value]) => ({ [`${not}${positive}`]: value }));
	const whole = fc
		.tuple(
			orUnknown(fc.constantFrom("Allow", "Allow", "Deny"), ["Allow", "Deny"]),
			isPlain
				? principal.map((Principal) => ({ Principal }))
				: pick("Principal", principal),
			pick("Action", valuesFrom(actionNames)),
			pick("Resource", valuesFrom(resourceNames)),
			conditions,
		)
		.map(([Effect, by, to, on, Condition]) => ({
			Effect,
			...by,
			...to,
			...on,
			...(Condition === undefined ? {} : { Condition }),
		}));
	const all = { Action: "*", Resource: "*", Principal: "*" };
	return fc.array(
		orUnknown(whole, [
			{ Effect: "Allow", ...all },
			{ Effect: "Deny", ...all },
			{ Effect: "Allow", ...all, Action: "sns:None" },
		]),
		{ maxLength: 3 },
	);
}

/** Draws the condition keys of a request. */
export function drawnKeys(isPlain: boolean) {
	return fc.record(
		Object.fromEntries(
			Object.entries(keyValues).map(([key, values]) => [
				key,
				fc.oneof(
					fc.constantFrom(...values).map((value) => [value]),
					...(isPlain || key !== "aws:text" ? [] : [fc.constant(["a", "b"])]),
				),
			]),
		),
		{ requiredKeys: [] },
	) as fc.Arbitrary<Tried["keys"]>;
}

/** A tree with an `Unknown` for each part that is not known. */
export function withUnknowns(tree: unknown): unknown {
	return replaced(tree, (): Unknown => unknown("pending", "a part"));
}

/** Every tree that it may be; undefined where there are too many. */
export function everyCase(tree: unknown): readonly unknown[] | undefined {
	const sizes: number[] = [];
	replaced(tree, (candidates) => sizes.push(candidates.length));
	const count = sizes.reduce((product, size) => product * size, 1);
	if (count > 400) return undefined;
	return Array.from({ length: count }, (_, index) => {
		let rest = index;
		return replaced(tree, (candidates) => {
			const chosen = candidates[rest % candidates.length];
			rest = Math.floor(rest / candidates.length);
			return chosen;
		});
	});
}

function replaced(
	tree: unknown,
	by: (candidates: readonly unknown[]) => unknown,
): unknown {
	if (typeof tree !== "object" || tree === null) return tree;
	const candidates = candidatesOf.get(tree);
	if (candidates) return by(candidates);
	if (Array.isArray(tree)) return tree.map((one) => replaced(one, by));
	return Object.fromEntries(
		Object.entries(tree).map(([name, one]) => [name, replaced(one, by)]),
	);
}
