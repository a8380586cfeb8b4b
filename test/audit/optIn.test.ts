import assert from "node:assert/strict";
import { evaluate } from "../../policypack/judging/evaluate";
import { statusOf } from "../../policypack/judging/finding";
import type { Options } from "../../policypack/judging/optIn";
import { assemble } from "../../policypack/model/account";
import type { Reads } from "../../policypack/model/reads";
import { readAccount } from "../../policypack/sources/liveAccount";
import type { Clients } from "../../policypack/sources/liveAccount/clients";
import { iamPolicy } from "../../policypack/sources/liveAccount/iamPolicies";
import { optInControls } from "../kit/controls";

const TRAIL = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit";
const STORE = "arn:aws:cloudtrail:eu-west-1:111122223333:eventdatastore/one";
const OTHER = "arn:aws:cloudtrail:eu-west-1:111122223333:eventdatastore/two";
const KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd";

type Answers = Readonly<Record<string, (input: never) => unknown>>;

const refused = () => {
	throw Object.assign(new Error("refused"), { name: "AccessDeniedException" });
};

/** A service that answers what it is told to, and counts what it is asked. */
function service(answers: Answers, calls: string[]) {
	return new Proxy(
		{},
		{
			get: (_, name) => async (input: never) => {
				calls.push(String(name));
				return (answers[String(name)] ?? refused)(input);
			},
		},
	);
}

const usual: Answers = {
	getCallerIdentity: () => ({
		Account: "111122223333",
		Arn: "arn:aws:iam::111122223333:user/audit",
	}),
	describeTrails: () => ({
		trailList: [
			{ TrailARN: TRAIL, S3BucketName: "logs", HomeRegion: "eu-west-1" },
		],
	}),
	listTags: () => ({
		ResourceTagList: [
			{ ResourceId: TRAIL, TagsList: [{ Key: "owner", Value: "x" }] },
		],
	}),
	listEventDataStores: () => ({
		EventDataStores: [{ EventDataStoreArn: STORE }],
	}),
	getEventDataStore: ({ EventDataStore }: { EventDataStore: string }) => ({
		EventDataStoreArn: EventDataStore,
		Name: "lake",
		KmsKeyId: KEY,
		Status: "ENABLED",
	}),
};

/** Reads an account that answers so, and what was asked of it. */
async function read(answers: Answers, ...reads: readonly Reads[]) {
	const calls: string[] = [];
	const all = service({ ...usual, ...answers }, calls);
	const clients = {
		home: "eu-west-1",
		signIn: async () => undefined,
		sts: all,
		ec2: async () => all,
		cloudTrail: () => all,
		s3: () => all,
		s3Control: all,
		close: () => {},
	} as unknown as Clients;
	const { root, facts } = await readAccount(clients, {
		regions: ["eu-west-1"],
		reads: new Set(reads),
	});
	const account = assemble(root, facts);
	return {
		calls,
		statusOf: (policy: string, options: Options) => {
			const control = optInControls.find((one) => one.policy === policy);
			assert.ok(control);
			return statusOf(evaluate(control, account, options));
		},
	};
}

const owner = { requiredTagKeys: ["owner"] };
const stores = { eventDataStores: true };
const more = ["listTags", "listEventDataStores", "getEventDataStore"];

describe("An audit and opt-in controls", () => {
	it("asks nothing more where none is asked for", async () => {
		const { calls } = await read({});
		assert.ok(calls.includes("describeTrails"));
		assert.deepEqual(
			calls.filter((call) => more.includes(call)),
			[],
		);
	});

	for (const [words, answers, expected] of [
		["the key is there", {}, "passed"],
		[
			"there are no tags",
			{ listTags: () => ({ ResourceTagList: [{ ResourceId: TRAIL }] }) },
			"failed",
		],
		["tags are refused", { listTags: refused }, "unknown"],
		[
			"the answer is of another trail",
			{ listTags: () => ({ ResourceTagList: [{ ResourceId: "x" }] }) },
			"unknown",
		],
		["the answer is empty", { listTags: () => ({}) }, "unknown"],
		[
			"the answer has no keys",
			{
				listTags: () => ({
					ResourceTagList: [{ ResourceId: TRAIL, TagsList: [{ Value: "x" }] }],
				}),
			},
			"unknown",
		],
		["trails are refused", { describeTrails: refused }, "unknown"],
	] as readonly (readonly [string, Answers, string])[])
		it(`judges tags where ${words}: ${expected}`, async () => {
			const found = await read(answers, "tags");
			assert.equal(found.statusOf("cloudtrail-9", owner), expected);
			assert.ok(!found.calls.includes("listEventDataStores"));
		});

	for (const [words, answers, expected] of [
		["a key is set", {}, "passed"],
		[
			"no key is set",
			{ getEventDataStore: () => ({ EventDataStoreArn: STORE, Name: "lake" }) },
			"failed",
		],
		["there is none", { listEventDataStores: () => ({}) }, "noData"],
		[
			"CloudTrail Lake is not there",
			{
				listEventDataStores: () => {
					throw Object.assign(new Error("no"), {
						name: "UnsupportedOperationException",
					});
				},
			},
			"noData",
		],
		["the list is refused", { listEventDataStores: refused }, "unknown"],
		["a store is refused", { getEventDataStore: refused }, "unknown"],
		[
			"a store is being deleted",
			{
				getEventDataStore: () => ({
					EventDataStoreArn: STORE,
					Status: "PENDING_DELETION",
				}),
			},
			"noData",
		],
		[
			"the answer is of another store",
			{ getEventDataStore: () => ({ EventDataStoreArn: "x" }) },
			"unknown",
		],
		[
			"the second page has one without a key",
			{
				listEventDataStores: ({ NextToken }: { NextToken?: string }) =>
					NextToken
						? { EventDataStores: [{ EventDataStoreArn: OTHER }] }
						: {
								EventDataStores: [{ EventDataStoreArn: STORE }],
								NextToken: "more",
							},
				getEventDataStore: ({
					EventDataStore,
				}: {
					EventDataStore: string;
				}) => ({
					EventDataStoreArn: EventDataStore,
					...(EventDataStore === STORE && { KmsKeyId: KEY }),
				}),
			},
			"failed",
		],
	] as readonly (readonly [string, Answers, string])[])
		it(`judges event data stores where ${words}: ${expected}`, async () => {
			const found = await read(answers, "eventDataStores");
			assert.equal(found.statusOf("cloudtrail-10", stores), expected);
			assert.ok(!found.calls.includes("listTags"));
		});

	it("needs no more than the IAM policy allows", () => {
		const [{ Action }] = JSON.parse(iamPolicy()).Statement;
		for (const call of more)
			assert.ok(
				Action.includes(`cloudtrail:${call[0]?.toUpperCase()}${call.slice(1)}`),
				call,
			);
	});
});
