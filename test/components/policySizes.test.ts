import assert from "node:assert/strict";
import { output, RunError } from "@pulumi/pulumi";
import {
	ComplianceTrail,
	type ComplianceTrailArgs,
	type PolicyDocument,
	trailBucketPolicy,
	trailKeyPolicy,
} from "../../components";
import { construct, textIn } from "../kit/component/construct";
import { made } from "./types";

const KEY_BYTES = 32_768;
const BUCKET_BYTES = 20_480;

const home = {
	accountId: "111122223333",
	partition: "aws",
	region: "eu-west-1",
};

const sizeOf = (document: PolicyDocument): number =>
	Buffer.byteLength(JSON.stringify(document));

function list<T>(count: number, one: (index: number) => T): T[] {
	return Array.from({ length: count }, (_, index) => one(index));
}

const role = (index: number) =>
	`arn:aws:iam::444455556666:role/security/auditor-${1000 + index}`;
const account = (index: number) => `${100_000_000_000 + index}`;

/** The message that a function throws; undefined where it does not. */
function refusalOf(run: () => unknown): string | undefined {
	try {
		run();
		return undefined;
	} catch (error) {
		assert.ok(error instanceof RunError, `${error}`);
		return error.message;
	}
}

/** The largest list that is taken, of so many at most. */
function mostOf(limit: number, isTaken: (count: number) => boolean): number {
	let [taken, refused] = [0, limit];
	while (refused - taken > 1) {
		const half = Math.floor((taken + refused) / 2);
		if (isTaken(half)) taken = half;
		else refused = half;
	}
	return taken;
}

const component = (args: ComplianceTrailArgs, preview = false) =>
	construct(
		() => refusalOf(() => new ComplianceTrail("audit", { ...home, ...args })),
		{ preview },
	);

describe("A policy that is larger than AWS takes", () => {
	const keyPolicy = (count: number) =>
		trailKeyPolicy({
			trailArn: "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit",
			readers: list(count, role),
		});
	const bucketPolicy = (count: number) =>
		trailBucketPolicy({
			bucketArn: "arn:aws:s3:::acme-central-trail-logs",
			trailArn: "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit",
			accounts: list(count, account),
		});

	it("is refused of a key by its readers", () => {
		assert.match(
			refusalOf(() => keyPolicy(620)) ?? "",
			/^readers results in a policy of \d\d,\d{3} bytes, and KMS allows at most 32,768: use fewer, [^\n]*\.$/,
		);
	});

	it("is refused of a bucket by its accounts", () => {
		assert.match(
			refusalOf(() => bucketPolicy(1000)) ?? "",
			/^accounts results in a policy of \d\d,\d{3} bytes, and S3 allows at most 20,480: use fewer, [^\n]*\.$/,
		);
	});

	for (const [what, build, bytes] of [
		["key", keyPolicy, KEY_BYTES],
		["bucket", bucketPolicy, BUCKET_BYTES],
	] as const)
		it(`is made up to the last byte that a ${what} takes`, () => {
			const most = mostOf(2000, (count) => !refusalOf(() => build(count)));
			const size = sizeOf(build(most));
			const oneMore = size - sizeOf(build(most - 1));
			assert.ok(size <= bytes && size + oneMore > bytes, `${most}: ${size}`);
		});
});

describe("ComplianceTrail with many keyReaders", () => {
	const MESSAGE =
		/^ComplianceTrail audit: keyReaders results in a policy of \d\d,\d{3} bytes, and KMS allows at most 32,768: use fewer, or the root of an account instead of its roles and users\.$/;

	const refused: readonly (readonly [string, ComplianceTrailArgs])[] = [
		["plain ones", { keyReaders: list(620, role) }],
		[
			"roots of accounts",
			{ keyReaders: list(1000, (n) => `arn:aws:iam::${account(n)}:root`) },
		],
		[
			"outputs, which are no shorter than the root of an account",
			{ keyReaders: list(1000, (index) => output(role(index))) },
		],
		[
			"some that are plain, some that are outputs",
			{
				keyReaders: [
					...list(400, role),
					...list(400, (index) => output(role(index))),
				],
			},
		],
		[
			"few with long paths",
			{
				keyReaders: list(
					60,
					(n) => `arn:aws:iam::444455556666:role/${"path/".repeat(100)}r${n}`,
				),
			},
		],
	];
	for (const [what, args] of refused)
		for (const looksUp of [false, true])
			it(`is refused before anything is registered: ${what}${looksUp ? ", in an account that is looked up" : ""}`, async () => {
				const built = await construct(() =>
					refusalOf(
						() =>
							new ComplianceTrail(
								"audit",
								looksUp ? args : { ...home, ...args },
							),
					),
				);
				assert.match(built.made ?? "", MESSAGE);
				assert.deepEqual([built.registrations, built.calls], [[], []]);
			});

	it("takes as many as KMS does, and one more is refused", async () => {
		const keyReaders = (count: number) => ({ keyReaders: list(count, role) });
		let most = 0;
		for (let step = 512; step >= 1; step /= 2) {
			const { made: message } = await construct(() =>
				refusalOf(() => {
					const args = { ...home, ...keyReaders(most + step) };
					new ComplianceTrail("audit", args);
				}),
			);
			if (message === undefined) most += step;
		}
		const built = await component(keyReaders(most));
		const [key] = built.registrations.filter(({ type }) => type === made.key);
		assert.ok(key);
		const size = Buffer.byteLength(textIn(key, "policy"));
		assert.ok(size <= KEY_BYTES, `${size}`);
		assert.ok(size + role(0).length + 3 > KEY_BYTES, `${size}`);
	});

	it("takes readers that are not known yet", async () => {
		const { made: message } = await component(
			{ keyReaders: list(500, () => output("arn:aws:iam::444455556666:root")) },
			true,
		);
		assert.equal(message, undefined);
	});
});

describe("ComplianceTrail with the longest arguments", () => {
	/** What AWS takes of each, by the property that holds it. */
	const LIMITS: readonly (readonly [string, string, number])[] = [
		[made.key, "policy", KEY_BYTES],
		[made.bucketPolicy, "policy", BUCKET_BYTES],
		// IAM counts no white space, and there is none.
		[made.role, "assumeRolePolicy", 2048],
		[made.rolePolicy, "policy", 10_240],
		[made.topicPolicy, "policy", 30 * 1024],
	];
	const longest: ComplianceTrailArgs = {
		trailName: "a.".repeat(63).concat("ab"),
		accountId: "111122223333",
		partition: "aws-us-gov",
		region: "us-gov-east-1",
		keyPrefix: "p".repeat(200),
		accessLogs: { prefix: "p".repeat(200) },
		organization: {
			id: `o-${"a".repeat(32)}`,
			managementAccountId: "444455556666",
		},
		trustSourceAccountOnly: true,
		notifications: {},
		alarms: {},
		eventDataStore: {},
	};

	for (const args of [
		{ ...longest, bucketName: "b".repeat(63) },
		{
			...longest,
			accessLogs: undefined,
			bucket: { bucket: "b".repeat(63), managePolicy: true },
			logGroupArn: `arn:aws-us-gov:logs:us-gov-east-1:111122223333:log-group:${"g".repeat(512)}`,
		},
	])
		it(`makes only policies that AWS takes, ${args.bucket ? "into a bucket that is there" : "in a bucket that is made"}`, async () => {
			const { accessLogs, ...rest } = args;
			const { registrations } = await construct(
				() =>
					new ComplianceTrail("audit", {
						...rest,
						...(accessLogs && { accessLogs }),
					}),
			);
			for (const [type, property, bytes] of LIMITS) {
				const found = registrations.filter((one) => one.type === type);
				assert.ok(found.length > 0, type);
				for (const one of found) {
					const size = Buffer.byteLength(textIn(one, property));
					// Far from the limit: no argument but keyReaders grows without end.
					assert.ok(size > 100 && size < bytes / 1.5, `${type}: ${size}`);
				}
			}
		});
});
