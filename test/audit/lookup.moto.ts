import assert from "node:assert/strict";
import { FAULTS } from "../kit/awsFaults";
import { ownAccount } from "../kit/cloud/cloud";
import { stackPolicies } from "../kit/controls";
import { type Answer, outcomesOf, saidBy } from "../kit/pack/answers";
import { type Analyzer, startAnalyzer } from "../kit/pack/client";
import {
	goodTrail,
	provider,
	publicPolicy,
	resource,
	root,
	stack,
	types,
} from "../kit/pack/stacks";
import { type Declared, type Properties, UNKNOWN } from "../kit/pack/wire";
import {
	makeBucket,
	makeGoodAccount,
	makeLogTarget,
	makeTrail,
	policyFor,
} from "./build";
import { asMember } from "./member";
import { emptyWorld, VARIABLES } from "./world";

const lookup = { outside: "lookup" };
const everywhere = Object.fromEntries(
	stackPolicies.map((policy) => [policy, lookup]),
);

const liveArn = (name: string) =>
	`arn:aws:cloudtrail:us-east-1:${ownAccount}:trail/${name}`;

/** A trail of the stack that passes, but that its bucket is elsewhere. */
function trailInto(s3BucketName: string, more: Properties = {}): Declared {
	return resource(types.trail, "own", { ...goodTrail, s3BucketName, ...more });
}

/**
 * Seconds by which a lookup that ends after ten has ended on a busy machine.
 * Without that end, calls that wait for each other would take 27 and more.
 */
const LATE = 25;

const bystander = resource("aws:sns/topic:Topic", "news");

describe("A pack that looks outside the stack up", () => {
	const world = emptyWorld();
	let pack: Analyzer;
	before(async () => {
		pack = await startAnalyzer({
			...VARIABLES,
			AWS_ENDPOINT_URL: world.proxy().url,
		});
	});
	after(async () => {
		await pack.end();
		assert.equal(pack.complaints(), "", "nothing on standard error");
	});
	beforeEach(async () => {
		await world.empty();
		await pack.configure(everywhere);
	});

	const judge = (...resources: readonly Declared[]): Promise<Answer> =>
		pack.analyzeStack(stack(bystander, ...resources));
	const outcomes = (answer: Answer) => outcomesOf(answer, stackPolicies);
	const actions = () =>
		world
			.proxy()
			.calls.map(({ action }) => action)
			.sort();

	describe("for a trail", () => {
		it("passes a stack without one, by the account's", async () => {
			await makeBucket("logs");
			await makeTrail("audit", "logs");
			const answer = await judge();
			assert.deepEqual(outcomes(answer), {
				"cloudtrail-1": "passed",
				"cloudtrail-3": "passed",
				"cloudtrail-6": "notApplicable",
				"cloudtrail-7": "notApplicable",
			});
		});

		it("finds one that another Region alone has", async () => {
			await makeBucket("logs");
			const local = { region: "eu-west-1", IsMultiRegionTrail: false };
			await makeTrail("local", "logs", local);
			const answer = await judge();
			assert.equal(outcomes(answer)["cloudtrail-3"], "passed");
			assert.equal(outcomes(answer)["cloudtrail-1"], "violation");
			const [said] = saidBy(answer, "cloudtrail-1");
			assert.equal(said?.urn, root.urn);
			assert.match(said.message, /trail local is single-Region/);
		});

		it("fails a stack whose account has none either", async () => {
			const answer = await judge();
			assert.equal(outcomes(answer)["cloudtrail-1"], "violation");
			assert.equal(outcomes(answer)["cloudtrail-3"], "violation");
		});

		it("reads it once for both policies, and anew for the next run", async () => {
			await makeBucket("logs");
			await makeTrail("audit", "logs");
			await judge();
			const once = actions();
			assert.equal(
				once.filter((action) => action === "cloudtrail:GetTrailStatus").length,
				1,
			);
			await judge();
			assert.equal(actions().length, once.length * 2);
		});

		it("sees in the next run what has changed", async () => {
			assert.equal(outcomes(await judge())["cloudtrail-3"], "violation");
			await makeBucket("logs");
			await makeTrail("audit", "logs");
			assert.equal(outcomes(await judge())["cloudtrail-3"], "passed");
		});

		for (const [name, naming] of [
			["ARN", { arn: liveArn("audit") }],
			["name, where its ARN is not known", { arn: UNKNOWN, name: "audit" }],
		] as const)
			it(`does not count the stack's own as it was, by its ${name}`, async () => {
				await makeBucket("logs");
				await makeTrail("audit", "logs");
				const off = { ...naming, enableLogging: false };
				const answer = await judge(trailInto("logs", off));
				assert.equal(outcomes(answer)["cloudtrail-1"], "violation");
				assert.equal(outcomes(answer)["cloudtrail-3"], "violation");
			});

		it("does not count another account's, where a provider tells", async () => {
			await makeBucket("logs");
			await makeTrail("audit", "logs");
			const elsewhere = provider("other", {
				assumeRole: JSON.stringify({
					roleArn: "arn:aws:iam::444455556666:role/deploy",
				}),
			});
			const topic = resource(
				"aws:sns/topic:Topic",
				"alerts",
				{},
				{ provider: elsewhere },
			);
			const answer = await judge(topic);
			assert.equal(outcomes(answer)["cloudtrail-1"], "advisory");
			const [said] = saidBy(answer, "cloudtrail-1");
			assert.match(
				said?.message ?? "",
				/trails of account 444455556666 \(the credentials at hand are of 111122223333/,
			);
		});

		describe("in a member of an organization", () => {
			const selectorsAsked = () =>
				actions().filter((action) => action.endsWith("GetEventSelectors"));
			beforeEach(async () => {
				await makeBucket("organization-logs");
				await makeTrail("organization", "organization-logs", {
					IsOrganizationTrail: true,
				});
			});

			it("passes by the organization's, and asks nothing that AWS refuses", async () => {
				world.proxy().disturb(asMember({ hasSelectors: false }));
				const answer = await judge();
				assert.equal(outcomes(answer)["cloudtrail-1"], "passed");
				assert.equal(outcomes(answer)["cloudtrail-3"], "passed");
				assert.deepEqual(selectorsAsked(), []);
			});

			it("names the account to ask where that has selectors", async () => {
				world.proxy().disturb(asMember({ hasSelectors: true }));
				const answer = await judge();
				assert.equal(outcomes(answer)["cloudtrail-1"], "advisory");
				assert.equal(outcomes(answer)["cloudtrail-3"], "passed");
				const [said] = saidBy(answer, "cloudtrail-1");
				assert.match(said?.message ?? "", /audit account 444455556666/);
				assert.equal(selectorsAsked().length, 1);
			});
		});

		it("asks nobody where the stack's own will do", async () => {
			await judge(
				trailInto("logs"),
				resource(types.bucket, "logs", { bucket: "logs" }),
			);
			assert.deepEqual(actions(), []);
		});

		it("asks nobody where that is not configured", async () => {
			await pack.configure({ "cloudtrail-6": { outside: "deny" } });
			await judge(trailInto("logs"));
			assert.deepEqual(actions(), []);
		});
	});

	describe("for a bucket", () => {
		const judgeInto = (name: string, ...more: readonly Declared[]) =>
			judge(trailInto(name), ...more);
		const ofBucket = (answer: Answer) => {
			const { "cloudtrail-6": six, "cloudtrail-7": seven } = outcomes(answer);
			return [six, seven];
		};

		it("passes one of the account that is as it must be", async () => {
			await makeLogTarget("access");
			const block = { acls: true, policy: true };
			await makeBucket("central", { block, logsTo: "access" });
			assert.deepEqual(ofBucket(await judgeInto("central")), [
				"passed",
				"passed",
			]);
			const byArn = await judgeInto("arn:aws:s3:::central");
			assert.deepEqual(ofBucket(byArn), ["passed", "passed"]);
		});

		it("fails one that is not, and says so of the trail", async () => {
			await makeBucket("central", { policy: policyFor("central", "*") });
			const answer = await judgeInto("central");
			assert.deepEqual(ofBucket(answer), ["violation", "violation"]);
			for (const policy of ["cloudtrail-6", "cloudtrail-7"]) {
				const [said] = saidBy(answer, policy);
				assert.equal(said?.urn, trailInto("central").urn);
				assert.match(
					said.message,
					/Bucket central .+ Trail own delivers to it/,
				);
			}
		});

		it("reads it once for both policies", async () => {
			await makeBucket("central");
			await judgeInto("central");
			assert.deepEqual(actions(), [
				"logs:DescribeDeliverySources",
				"s3:GetAccountPublicAccessBlock",
				"s3:GetBucketAcl",
				"s3:GetBucketLocation",
				"s3:GetBucketLogging",
				"s3:GetBucketOwnershipControls",
				"s3:GetBucketPolicy",
				"s3:GetBucketPublicAccessBlock",
				"s3:ListAllMyBuckets",
				"sts:GetCallerIdentity",
			]);
		});

		it("sets it aside by its ARN", async () => {
			await makeBucket("central", { policy: policyFor("central", "*") });
			const exemption = { resource: "arn:aws:s3:::cent*", reason: "Moves" };
			await pack.configure({
				...everywhere,
				"cloudtrail-6": { ...lookup, exemptions: [exemption] },
			});
			assert.deepEqual(ofBucket(await judgeInto("central")), [
				"passed",
				"violation",
			]);
		});

		it("has no data of one that is another account's", async () => {
			const answer = await judgeInto("central");
			assert.deepEqual(ofBucket(answer), ["notApplicable", "notApplicable"]);
			assert.equal(
				answer.notApplicable["cloudtrail-6"],
				"Neither in this stack nor in the live account: the bucket of trail own.",
			);
		});

		it("takes what the stack declares of it, and not what was before", async () => {
			await makeBucket("central", {
				policy: policyFor("central", "*"),
				block: { policy: true },
			});
			const declare = (type: string, name: string, props: Properties) =>
				resource(type, name, { bucket: "central", ...props });
			const opened = await judgeInto(
				"central",
				declare(types.block, "block", { restrictPublicBuckets: false }),
			);
			assert.equal(outcomes(opened)["cloudtrail-6"], "violation");
			const closed = await judgeInto(
				"central",
				declare(types.policy, "policy", {
					policy: policyFor("central", { AWS: ownAccount }),
				}),
				declare(types.block, "block", { restrictPublicBuckets: false }),
			);
			assert.equal(outcomes(closed)["cloudtrail-6"], "passed");
		});

		it("leaves the stack's own buckets to what the stack says", async () => {
			await makeBucket("central", { block: { acls: true, policy: true } });
			const answer = await judge(
				trailInto("central"),
				resource(types.trail, "second", {
					...goodTrail,
					s3BucketName: "inside",
				}),
				resource(types.bucket, "inside", { bucket: "inside" }),
				resource(types.policy, "open", {
					bucket: "inside",
					policy: publicPolicy,
				}),
			);
			const said = saidBy(answer, "cloudtrail-6");
			assert.deepEqual(
				said.map(({ urn, level }) => [urn, level]),
				[[resource(types.bucket, "inside").urn, "mandatory"]],
			);
		});
	});

	describe("where AWS will not say", () => {
		const withTrail = trailInto("central");
		const spoilt = { isMultiRegionTrail: false, enableLogging: false };
		const needs = [trailInto("central", spoilt)];
		beforeEach(async () => {
			await makeBucket("central");
			await makeTrail("audit", "central");
		});

		for (const [action, policies] of [
			["cloudtrail:DescribeTrails", ["cloudtrail-1", "cloudtrail-3"]],
			["cloudtrail:GetEventSelectors", ["cloudtrail-1"]],
			["cloudtrail:GetTrailStatus", ["cloudtrail-1", "cloudtrail-3"]],
			["s3:GetBucketAcl", ["cloudtrail-6"]],
			["s3:GetBucketLocation", ["cloudtrail-6", "cloudtrail-7"]],
			["s3:GetBucketLogging", ["cloudtrail-7"]],
			["s3:GetBucketPolicy", ["cloudtrail-6"]],
			["s3:ListAllMyBuckets", ["cloudtrail-6", "cloudtrail-7"]],
		] as const)
			it(`${action} denied: an advisory that names it`, async () => {
				world
					.proxy()
					.disturb((call) =>
						call.action === action
							? FAULTS["access denied"]?.(call)
							: undefined,
					);
				const answer = await judge(...needs);
				for (const policy of stackPolicies) {
					const isMissed = policies.some((one) => one === policy);
					const said = saidBy(answer, policy);
					if (isMissed)
						assert.deepEqual(
							said.map(({ level }) => level),
							["advisory"],
							policy,
						);
					else assert.ok(said.every(({ level }) => level === "mandatory"));
					if (isMissed)
						assert.ok(said[0]?.message.includes(`grant ${action}`), policy);
				}
			});

		it("anything, by whatever fault: advisories, in time, and no crash", async () => {
			for (const [name, fault] of Object.entries(FAULTS)) {
				world.proxy().disturb(fault);
				const begin = performance.now();
				const answer = await judge(withTrail, bystander);
				const seconds = (performance.now() - begin) / 1000;
				assert.deepEqual(
					outcomesOf(answer, ["cloudtrail-6", "cloudtrail-7"]),
					{ "cloudtrail-6": "advisory", "cloudtrail-7": "advisory" },
					name,
				);
				assert.ok(seconds < LATE, `${name}: ${seconds} s`);
			}
		});

		it("in time: all four policies wait ten seconds together", async () => {
			world.proxy().disturb(() => ({ waits: 60_000 }));
			const begin = performance.now();
			const answer = await judge(...needs);
			const seconds = (performance.now() - begin) / 1000;
			assert.ok(seconds < LATE, `${seconds} s`);
			for (const policy of stackPolicies) {
				const [said, more] = saidBy(answer, policy);
				assert.equal(said?.level, "advisory", policy);
				assert.equal(more, undefined);
				assert.match(
					said.message,
					/timed out; try again|was skipped: time limit reached/,
				);
			}
		});
	});
});

describe("A pack that looks things up and has no credentials", () => {
	const world = emptyWorld();
	let pack: Analyzer;
	before(async () => {
		const {
			AWS_ACCESS_KEY_ID: _,
			AWS_SECRET_ACCESS_KEY: __,
			...rest
		} = VARIABLES;
		pack = await startAnalyzer({
			...rest,
			AWS_ENDPOINT_URL: world.proxy().url,
		});
		await pack.configure(everywhere);
	});
	after(() => pack.end());

	it("advises, and says what to do", async () => {
		const begin = performance.now();
		const answer = await pack.analyzeStack(stack(bystander));
		assert.ok(performance.now() - begin < LATE * 1000);
		for (const policy of ["cloudtrail-1", "cloudtrail-3"]) {
			const [said] = saidBy(answer, policy);
			assert.equal(said?.level, "advisory");
			assert.match(said.message, /no valid AWS credentials; sign in/);
		}
		assert.deepEqual(world.proxy().calls, []);
		assert.equal(pack.complaints(), "");
	});
});

describe("A pack that looks things up with a compliant account", () => {
	const world = emptyWorld();
	it("prints no credential anywhere", async () => {
		await makeGoodAccount();
		const pack = await startAnalyzer({
			...VARIABLES,
			AWS_ENDPOINT_URL: world.proxy().url,
		});
		try {
			await pack.configure(everywhere);
			const fault = FAULTS["access denied"];
			world.proxy().disturb((call) => fault?.(call));
			const answer = await pack.analyzeStack(stack(trailInto("logs")));
			const said = JSON.stringify(answer) + pack.complaints();
			for (const secret of ["own-secret-key", "AWS_SECRET", "auditor"])
				assert.ok(!said.includes(secret), secret);
		} finally {
			await pack.end();
		}
	});
});
