import assert from "node:assert/strict";
import {
	allUnknown,
	removePrograms,
	stackOf,
	statusesIn,
	wordsIn,
} from "../kit/programs";

/** A component whose children its own provider registers. */
const REMOTE = `
class Remote extends pulumi.ComponentResource {
	constructor(type, name, args = {}, options = {}) { super(type, name, args, options, true); }
}
`;
const ROOT = "shop-dev";

describe("a remote component in a program", () => {
	after(removePrograms);

	it("leaves each control undecided, and says where to look", async () => {
		const stack = await stackOf(
			`${REMOTE} new Remote("awsx:cloudtrail:Trail", "audit", { isMultiRegionTrail: true });`,
		);
		assert.deepEqual(statusesIn(stack), allUnknown);
		assert.match(
			wordsIn(stack),
			/Not readable: what remote component audit \(awsx:cloudtrail:Trail\) makes: use --preview, which needs the Pulumi CLI/,
		);
	});

	it("leaves what a trail of the program decides", async () => {
		const stack = await stackOf(
			`${REMOTE} new Remote("acme:index:Landing", "landing"); trail("audit", { s3BucketName: "central-logs" });`,
		);
		const found = statusesIn(stack);
		assert.deepEqual(found["cloudtrail-1"], [`${ROOT} passed`]);
		assert.deepEqual(found["cloudtrail-3"], [`${ROOT} passed`]);
		assert.deepEqual(found["cloudtrail-4"], [
			"audit failed",
			"landing unknown",
		]);
		assert.deepEqual(found["cloudtrail-7"], [
			"audit noData",
			"landing unknown",
		]);
	});

	for (const [how, args] of [
		["its output", "{ where: logs.bucket }"],
		["an output inside", "{ settings: [{ target: logs.arn }] }"],
		["the resource", "{ logs }"],
		["its literal name", '{ settings: { bucketName: "audit-logs" } }'],
		["its literal ARN", '{ arns: ["arn:aws:s3:::audit-logs"] }'],
		["its name in JSON", '{ values: JSON.stringify({ s3: "audit-logs" }) }'],
	] as const)
		it(`leaves a bucket undecided that it is given by ${how}`, async () => {
			const stack = await stackOf(`${REMOTE}
				const logs = bucket("logs", { bucket: "audit-logs" });
				part("Policy", "open", { bucket: logs.bucket, policy: everyone });
				trail("audit", { s3BucketName: logs.bucket });
				new Remote("acme:index:Readers", "readers", ${args});`);
			const found = statusesIn(stack);
			assert.deepEqual(found["cloudtrail-6"], [
				"logs unknown",
				"readers unknown",
			]);
			assert.deepEqual(found["cloudtrail-7"], [
				"logs unknown",
				"readers unknown",
			]);
		});

	it("leaves a bucket as it is that it is not given", async () => {
		const stack = await stackOf(`${REMOTE}
			const logs = bucket("logs", { bucket: "audit-logs" });
			const site = bucket("site", { bucket: "public-site" });
			const network = new Custom("aws:ec2/vpc:Vpc", "network", { cidrBlock: "10.0.0.0/16" });
			part("Policy", "open", { bucket: logs.bucket, policy: everyone });
			trail("audit", { s3BucketName: logs.bucket });
			new Remote("acme:index:Readers", "readers", { site: site.bucket, cidr: network.cidrBlock, region: "eu-west-1" });`);
		const found = statusesIn(stack);
		assert.deepEqual(found["cloudtrail-6"], ["logs failed", "readers unknown"]);
		assert.deepEqual(found["cloudtrail-7"], ["logs failed", "readers unknown"]);
	});

	it("that makes no trail, and sets nothing of buckets, is left out", async () => {
		const stack = await stackOf(`${REMOTE}
			const logs = bucket("logs", { bucket: "audit-logs" });
			part("Policy", "open", { bucket: logs.bucket, policy: everyone });
			trail("audit", { s3BucketName: logs.bucket });
			const args = { bucket: logs.bucket };
			for (const type of ["awsx:ec2:Vpc", "awsx:ecs:FargateService", "awsx:ecr:Image",
				"awsx:lb:ApplicationLoadBalancer", "eks:index:Cluster", "docker-build:index:Image",
				"kubernetes:helm.sh/v4:Chart", "azure-native:index:Any", "gcp:index:Any"])
				new Remote(type, type.replaceAll(/\\W/g, "-"), args);`);
		const found = statusesIn(stack);
		assert.deepEqual(found["cloudtrail-1"], [`${ROOT} passed`]);
		assert.deepEqual(found["cloudtrail-4"], ["audit failed"]);
		assert.deepEqual(found["cloudtrail-6"], ["logs failed"]);
		assert.deepEqual(found["cloudtrail-7"], ["logs failed"]);
	});

	it("that is local has its children in view", async () => {
		const stack = await stackOf(`
			class Audit extends pulumi.ComponentResource {
				constructor(name) {
					super("acme:cloudtrail:Trail", name);
					trail(name, { s3BucketName: "central-logs" }, { parent: this });
				}
			}
			new Audit("audit");`);
		const found = statusesIn(stack);
		assert.deepEqual(found["cloudtrail-1"], [`${ROOT} passed`]);
		assert.deepEqual(found["cloudtrail-4"], ["audit failed"]);
		assert.deepEqual(found["cloudtrail-6"], ["audit noData"]);
	});
});
