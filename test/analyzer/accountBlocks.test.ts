import assert from "node:assert/strict";
import { type Outcome, outcomeOf } from "../kit/pack/answers";
import { packUnderTest } from "../kit/pack/harness";
import {
	allFour,
	bucket,
	defaultProvider,
	of,
	provider,
	publicPolicy,
	resource,
	stack,
	trailInto,
	types,
} from "../kit/pack/stacks";
import { type Properties, type Provider, UNKNOWN } from "../kit/pack/wire";

const mine = "111122223333";
const theirs = "444455556666";

interface Situation {
	readonly name: string;
	/** The provider of the bucket. */
	readonly bucket?: Provider;
	/** The provider of the account-wide block. */
	readonly block?: Provider;
	readonly props?: Properties;
	readonly expect: Outcome;
}

const allowing = (name: string, account: string) =>
	provider(name, { allowedAccountIds: JSON.stringify([account]) });
const assuming = (name: string, account: string) =>
	provider(name, {
		assumeRoles: JSON.stringify([
			{ roleArn: `arn:aws:iam::${account}:role/deploy` },
		]),
	});

const situations: readonly Situation[] = [
	{
		name: "both under the default provider",
		bucket: defaultProvider,
		block: defaultProvider,
		expect: "passed",
	},
	{
		name: "both under one explicit provider",
		bucket: provider("eu"),
		block: provider("eu"),
		expect: "passed",
	},
	{
		name: "under providers whose accounts are not known",
		bucket: provider("eu"),
		block: provider("us"),
		expect: "advisory",
	},
	{
		name: "under the default and an explicit provider",
		bucket: defaultProvider,
		block: provider("us"),
		expect: "advisory",
	},
	{
		name: "under two providers of one account",
		bucket: allowing("eu", mine),
		block: assuming("us", mine),
		expect: "passed",
	},
	{
		name: "under providers of two accounts",
		bucket: allowing("eu", mine),
		block: assuming("us", theirs),
		expect: "violation",
	},
	{
		name: "with the id of the bucket's account",
		bucket: allowing("eu", mine),
		block: provider("us"),
		props: { accountId: mine },
		expect: "passed",
	},
	{
		name: "with the id of another account",
		bucket: allowing("eu", mine),
		block: provider("eu"),
		props: { accountId: theirs },
		expect: "violation",
	},
	{
		name: "with an id under the default provider, as an update shows each",
		bucket: defaultProvider,
		block: defaultProvider,
		props: { accountId: mine },
		expect: "passed",
	},
	{
		name: "with an id that is not known",
		bucket: defaultProvider,
		block: defaultProvider,
		props: { accountId: UNKNOWN },
		expect: "advisory",
	},
	{
		name: "with an id that is an Output written as text",
		bucket: defaultProvider,
		block: defaultProvider,
		props: {
			accountId: "Calling [toString] on an [Output<T>] is not supported.",
		},
		expect: "advisory",
	},
	{
		name: "under one provider, with half of the settings",
		bucket: defaultProvider,
		block: defaultProvider,
		props: { restrictPublicBuckets: false },
		expect: "violation",
	},
	{
		name: "under one provider, with a setting that is not known",
		bucket: defaultProvider,
		block: defaultProvider,
		props: { restrictPublicBuckets: UNKNOWN },
		expect: "advisory",
	},
	{
		name: "under providers that are not known themselves",
		bucket: provider("eu", { assumeRoles: UNKNOWN }),
		block: provider("us", { assumeRoles: UNKNOWN }),
		expect: "advisory",
	},
];

describe("A public bucket and an account-wide public access block", () => {
	const pack = packUnderTest();

	for (const situation of situations)
		it(`${situation.name}: ${situation.expect}`, async () => {
			const under = { provider: situation.bucket };
			const logs = bucket("logs", {}, under);
			// What the program sets and nothing knows yet flows from a resource.
			const unknowns = Object.entries(situation.props ?? {}).filter(
				([, value]) => value === UNKNOWN,
			);
			const answer = await pack.analyzeStack(
				stack(
					logs,
					of(logs, types.policy, "policy", { policy: publicPolicy }, under),
					trailInto(logs, {}, under),
					resource(
						types.accountBlock,
						"account",
						{ ...allFour, ...situation.props },
						{
							provider: situation.block,
							from: Object.fromEntries(unknowns.map(([name]) => [name, logs])),
						},
					),
				),
			);
			assert.equal(outcomeOf(answer, "cloudtrail-6"), situation.expect);
		});
});
