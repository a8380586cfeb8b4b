import assert from "node:assert/strict";
import { resourcePolicies } from "../kit/controls";
import { packUnderTest } from "../kit/pack/harness";
import { goodTrail, resource, types } from "../kit/pack/stacks";
import { type Properties, secret, UNKNOWN } from "../kit/pack/wire";

const key = "arn:aws:kms:eu-west-1:111122223333:key/logs";
const group = "arn:aws:logs:eu-west-1:111122223333:log-group:trail:*";
const role = "arn:aws:iam::111122223333:role/trail";

/** Each policy's settings, and what it sets on a trail of each provider. */
const cures = [
	{
		policy: "cloudtrail-2",
		settings: { kmsKeyId: key },
		aws: { kmsKeyId: key },
		native: { kmsKeyId: key },
	},
	{
		policy: "cloudtrail-4",
		settings: {},
		aws: { enableLogFileValidation: true },
		native: { enableLogFileValidation: true },
	},
	{
		policy: "cloudtrail-5",
		settings: { cloudWatchLogsGroupArn: group, cloudWatchLogsRoleArn: role },
		aws: { cloudWatchLogsGroupArn: group, cloudWatchLogsRoleArn: role },
		native: { cloudWatchLogsLogGroupArn: group, cloudWatchLogsRoleArn: role },
	},
] as const;

describe("Remediation", () => {
	const pack = packUnderTest();
	const configure = (policy: string, settings: Properties) =>
		pack.configure({
			[policy]: { enforcementLevel: "remediate", ...settings },
		});

	for (const { policy, settings, ...byProvider } of cures)
		for (const [type, wanted] of [
			[types.trail, byProvider.aws],
			[types.nativeTrail, byProvider.native],
		] as const) {
			it(`${policy} cures ${type}, and leaves the rest as it was`, async () => {
				const bare = {
					s3BucketName: UNKNOWN,
					snsTopicName: secret("topic"),
					tags: { owner: "security" },
				};
				await configure(policy, settings);
				const { properties, diagnostics } = await pack.remediate(
					resource(type, "audit", bare),
				);
				assert.deepEqual(diagnostics, {});
				assert.deepEqual(properties, { [policy]: { ...bare, ...wanted } });
			});

			it(`${policy} leaves ${type} alone that passes`, async () => {
				await configure(policy, settings);
				const good = { s3BucketName: "logs", ...goodTrail, ...wanted };
				const remedies = await pack.remediate(resource(type, "audit", good));
				assert.deepEqual(remedies, { properties: {}, diagnostics: {} });
			});
		}

	for (const policy of ["cloudtrail-2", "cloudtrail-5"])
		it(`${policy} without what to set changes nothing, and is a violation`, async () => {
			await configure(policy, {});
			const bare = resource(types.trail, "audit", { s3BucketName: "logs" });
			const remedies = await pack.remediate(bare);
			assert.deepEqual(remedies, { properties: {}, diagnostics: {} });
			const [said] = (await pack.analyze(bare)).diagnostics.filter(
				(one) => one.policy === policy,
			);
			assert.equal(said?.level, "mandatory");
		});

	for (const [words, then] of [
		["not known", UNKNOWN],
		["secret", secret("next")],
		["a text", "next"],
	] as const)
		it(`throws nothing over a property named then that is ${words}`, async () => {
			await configure("cloudtrail-4", {});
			const { properties, diagnostics } = await pack.remediate(
				resource(types.trail, "audit", { s3BucketName: "logs", then }),
			);
			assert.deepEqual(diagnostics, {});
			const remedied = {
				s3BucketName: "logs",
				then,
				enableLogFileValidation: true,
			};
			assert.deepEqual(
				properties,
				then === UNKNOWN ? {} : { "cloudtrail-4": remedied },
			);
		});

	it("leaves everything alone that is no trail", async () => {
		for (const { policy, settings } of cures) {
			await configure(policy, settings);
			const remedies = await pack.remediate(
				resource(types.bucket, "logs", { acl: "public-read" }),
			);
			assert.deepEqual(remedies, { properties: {}, diagnostics: {} });
		}
	});

	describe("never overwrites", () => {
		const all = async (props: Properties) => {
			await pack.configure(
				Object.fromEntries(
					cures.map(({ policy, settings }) => [
						policy,
						{ enforcementLevel: "remediate", ...settings },
					]),
				),
			);
			const trail = resource(types.trail, "audit", props);
			const { properties, diagnostics } = await pack.remediate(trail);
			assert.deepEqual(diagnostics, {});
			// Each remedy goes on where the one before it ended.
			return Object.values(properties).at(-1) ?? props;
		};
		const full = {
			kmsKeyId: key,
			enableLogFileValidation: true,
			cloudWatchLogsGroupArn: group,
			cloudWatchLogsRoleArn: role,
		};

		it("a trail that has nothing gets all of it", async () => {
			assert.deepEqual(await all({ s3BucketName: "logs" }), {
				s3BucketName: "logs",
				...full,
			});
		});

		it("what is blank, null or off is not there", async () => {
			const blank = {
				kmsKeyId: " ",
				enableLogFileValidation: false,
				cloudWatchLogsGroupArn: "",
				cloudWatchLogsRoleArn: null,
			};
			assert.deepEqual(await all(blank), full);
		});

		it("what is declared and not known yet", async () => {
			const unknown = {
				kmsKeyId: UNKNOWN,
				enableLogFileValidation: UNKNOWN,
				cloudWatchLogsGroupArn: UNKNOWN,
				cloudWatchLogsRoleArn: UNKNOWN,
			};
			assert.deepEqual(await all(unknown), unknown);
		});

		it("what is of a wrong type, and so cannot be judged", async () => {
			const wrong = {
				kmsKeyId: 7,
				enableLogFileValidation: "perhaps",
				cloudWatchLogsGroupArn: [group],
			};
			assert.deepEqual(await all(wrong), wrong);
		});

		it("another key, another log group and its role", async () => {
			const own = {
				kmsKeyId: "alias/own",
				enableLogFileValidation: true,
				cloudWatchLogsGroupArn: "arn:own-group",
				cloudWatchLogsRoleArn: "arn:own-role",
			};
			assert.deepEqual(await all(own), own);
		});

		it("a log group without a role, which passes: the role is for another", async () => {
			const { cloudWatchLogsRoleArn: _, ...given } = full;
			const own = { ...given, cloudWatchLogsGroupArn: "arn:own-group" };
			assert.deepEqual(await all(own), own);
		});

		it("a role without a log group, which gets one", async () => {
			for (const own of ["arn:own-role", UNKNOWN])
				assert.deepEqual(await all({ cloudWatchLogsRoleArn: own }), {
					...full,
					cloudWatchLogsRoleArn: own,
				});
		});

		it("what is secret, and what replaces a secret is one", async () => {
			assert.deepEqual(
				await all({
					kmsKeyId: secret("alias/own"),
					enableLogFileValidation: secret(false),
					cloudWatchLogsGroupArn: secret(""),
					tags: secret({ owner: UNKNOWN }),
				}),
				{
					kmsKeyId: secret("alias/own"),
					enableLogFileValidation: secret(true),
					cloudWatchLogsGroupArn: secret(group),
					cloudWatchLogsRoleArn: role,
					tags: secret({ owner: UNKNOWN }),
				},
			);
		});

		it("what the protocol has besides: nested blocks, lists, numbers", async () => {
			const rest = {
				__defaults: ["enableLogging"],
				eventSelectors: [
					{ readWriteType: "All", dataResources: [{ values: [UNKNOWN] }] },
				],
				count: 3,
				none: null,
			};
			assert.deepEqual(await all(rest), { ...rest, ...full });
		});
	});

	it("leaves a trail alone that is exempt", async () => {
		for (const { policy, settings } of cures) {
			await configure(policy, {
				...settings,
				exemptions: [{ resource: "audit", reason: "Agreed" }],
			});
			const bare = resource(types.trail, "audit", { s3BucketName: "logs" });
			const remedies = await pack.remediate(bare);
			assert.deepEqual(remedies, { properties: {}, diagnostics: {} });
		}
	});

	it("does not take what is pending for a failure, even where it is denied", async () => {
		await configure("cloudtrail-4", { pending: "deny" });
		const trail = resource(types.trail, "audit", {
			enableLogFileValidation: UNKNOWN,
		});
		const remedies = await pack.remediate(trail);
		assert.deepEqual(remedies, { properties: {}, diagnostics: {} });
		const { diagnostics } = await pack.analyze(trail);
		assert.ok(diagnostics.some(({ policy }) => policy === "cloudtrail-4"));
	});

	describe("that lacks what to set", () => {
		const said = async (
			policy: string,
			settings: Properties,
			props: Properties = { s3BucketName: "logs" },
		) => {
			await configure(policy, settings);
			const bare = resource(types.trail, "audit", props);
			const remedies = await pack.remediate(bare);
			assert.deepEqual(remedies, { properties: {}, diagnostics: {} });
			const { diagnostics } = await pack.analyze(bare);
			const [one] = diagnostics.filter((about) => about.policy === policy);
			assert.equal(one?.level, "mandatory");
			return one.message;
		};

		for (const [policy, settings, lacks] of [
			["cloudtrail-2", {}, "kmsKeyId"],
			["cloudtrail-2", { kmsKeyId: "alias/logs" }, "kmsKeyId"],
			["cloudtrail-5", {}, "cloudWatchLogsGroupArn and cloudWatchLogsRoleArn"],
			[
				"cloudtrail-5",
				{ cloudWatchLogsGroupArn: group },
				"cloudWatchLogsRoleArn",
			],
			[
				"cloudtrail-5",
				{ cloudWatchLogsRoleArn: role },
				"cloudWatchLogsGroupArn",
			],
		] as const)
			it(`${policy} with ${JSON.stringify(settings)} says so: ${lacks}`, async () => {
				assert.ok(
					(await said(policy, settings)).endsWith(
						` Level remediate needs ${lacks} in the configuration of ${policy}.`,
					),
				);
			});

		it("lacks no role where the trail has one", async () => {
			await configure("cloudtrail-5", { cloudWatchLogsGroupArn: group });
			const own = { cloudWatchLogsRoleArn: "arn:own-role" };
			const { properties } = await pack.remediate(
				resource(types.trail, "audit", own),
			);
			assert.deepEqual(properties, {
				"cloudtrail-5": { ...own, cloudWatchLogsGroupArn: group },
			});
		});

		it("says nothing of it at another level, nor once it is there", async () => {
			await said("cloudtrail-2", {});
			const bare = resource(types.trail, "audit", { s3BucketName: "logs" });
			await configure("cloudtrail-2", { kmsKeyId: key });
			await pack.remediate(bare);
			await pack.configure({ "cloudtrail-2": {} });
			const { diagnostics } = await pack.analyze(bare);
			for (const { message } of diagnostics)
				assert.doesNotMatch(message, /remediate/);
		});
	});

	it("is done by no policy that is not set to remediate", async () => {
		await pack.configure(
			Object.fromEntries(
				resourcePolicies.map((one) => [one, { kmsKeyId: key }]),
			),
		);
		const bare = resource(types.trail, "audit", { s3BucketName: "logs" });
		const remedies = await pack.remediate(bare);
		assert.deepEqual(remedies, { properties: {}, diagnostics: {} });
	});
});
