import assert from "node:assert/strict";
import { output, unsecret } from "@pulumi/pulumi";
import { ComplianceTrail, type ComplianceTrailArgs } from "../../components";
import {
	type Construction,
	construct,
	documentIn,
	only,
} from "../kit/component/construct";
import { made } from "./types";

const everything: ComplianceTrailArgs = {
	alarms: {},
	notifications: {},
	eventDataStore: {},
	organization: { id: "o-exampleorg1" },
};

const home = {
	accountId: "111122223333",
	partition: "aws",
	region: "eu-west-1",
};

const ACCOUNT = "aws:index/getCallerIdentity:getCallerIdentity";
const PARTITION = "aws:index/getPartition:getPartition";
const REGION = "aws:index/getRegion:getRegion";

describe("what ComplianceTrail looks up", () => {
	for (const [given, calls] of [
		[{}, [ACCOUNT, PARTITION, REGION]],
		[{ accountId: "111122223333" }, [PARTITION, REGION]],
		[{ partition: "aws" }, [ACCOUNT, REGION]],
		[{ region: "eu-west-1" }, [ACCOUNT, PARTITION]],
		[{ partition: "aws", region: "eu-west-1" }, [ACCOUNT]],
		[home, []],
	] as const)
		it(`is ${calls.length} of three, given ${Object.keys(given)}`, async () => {
			const built = await construct(
				() => new ComplianceTrail("audit", { ...everything, ...given }),
			);
			assert.deepEqual([...built.calls].sort(), calls);
		});

	it("is nothing that is given as an output", async () => {
		const built = await construct(
			() =>
				new ComplianceTrail("audit", {
					accountId: output(home.accountId),
					partition: Promise.resolve(home.partition),
					region: unsecret(output(home.region)),
				}),
		);
		assert.deepEqual(built.calls, []);
		assert.equal(
			(await arnOf(built)).trail,
			"arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit",
		);
	});

	it("makes the same as what is given", async () => {
		const texts = async (args: ComplianceTrailArgs) =>
			(await construct(() => new ComplianceTrail("audit", args))).registrations
				.map(({ type, name, inputs }) => JSON.stringify([type, name, inputs]))
				.sort();
		assert.deepEqual(
			await texts(everything),
			await texts({ ...everything, ...home }),
		);
	});
});

async function arnOf({ made: component }: Construction<ComplianceTrail>) {
	return {
		trail: await new Promise((resolve) => component.trailArn.apply(resolve)),
	};
}

describe("ComplianceTrail in every partition", () => {
	for (const [partition, region, logs] of [
		["aws", "eu-west-1", "logs.eu-west-1.amazonaws.com"],
		["aws-cn", "cn-north-1", "logs.cn-north-1.amazonaws.com.cn"],
		["aws-us-gov", "us-gov-west-1", "logs.us-gov-west-1.amazonaws.com"],
	] as const)
		for (const isGiven of [true, false])
			it(`writes ${partition} in every ARN, ${isGiven ? "given" : "looked up"}`, async () => {
				const built = await construct(
					() =>
						new ComplianceTrail("audit", {
							...everything,
							bucket: { bucket: "acme-logs", managePolicy: true },
							...(isGiven && { ...home, partition, region }),
						}),
					{ cloud: { partition, region } },
				);
				const all = JSON.stringify(
					built.registrations.map(({ inputs }) => inputs),
				);
				const partitions = new Set(
					[...all.matchAll(/arn:(aws[a-z-]*):/g)].map(([, found]) => found),
				);
				assert.deepEqual([...partitions], [partition]);
				const services = documentIn(only(built, made.key)).Statement.flatMap(
					(one: { Principal: { Service?: string } }) =>
						one.Principal.Service ?? [],
				);
				assert.ok(services.includes(logs), services.join());
			});

	it("writes it for buckets that it makes, too", async () => {
		const built = await construct(() => new ComplianceTrail("audit"), {
			cloud: { partition: "aws-cn", region: "cn-north-1" },
		});
		for (const name of ["audit-logs", "audit-access-logs"])
			assert.doesNotMatch(
				String(only(built, made.bucketPolicy, name).inputs.policy),
				/arn:aws:/,
			);
	});
});
