import { strict as assert } from "node:assert";
import type { Stack } from "../../policypack/providers/resource";
import { removePrograms } from "../kit/programs";
import { named, run, secretOf, UNKNOWN } from "./things";

describe("a program, run by its own SDK", () => {
	after(removePrograms);

	describe("in TypeScript", () => {
		let stack: Stack;
		before(async () => {
			stack = await run({
				"index.ts": `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const bucket = new aws.s3.Bucket("logs", { forceDestroy: true });
const trail = new aws.cloudtrail.Trail("audit", {
	s3BucketName: bucket.id,
	kmsKeyId: pulumi.secret("alias/audit"),
	s3KeyPrefix: pulumi.interpolate\`\${bucket.arn}/x\`,
	isMultiRegionTrail: true,
});
class Audit extends pulumi.ComponentResource {
	constructor(name: string) {
		super("shop:index:Audit", name, { size: 3 });
		new Inner(\`\${name}-inner\`, { parent: this });
	}
}
class Inner extends pulumi.ComponentResource {
	constructor(name: string, opts: pulumi.ComponentResourceOptions) {
		super("shop:index:Inner", name, {}, opts);
		new aws.sns.Topic(\`\${name}-topic\`, {}, { parent: this });
	}
}
new Audit("main");
const wrong: number = "not judged here";
["a"].map((name) => new aws.sns.Topic(name));
export const arn = trail.arn;
`,
			});
		});

		it("gives the stack its name and URN", () => {
			assert.equal(stack.name, "dev");
			assert.equal(
				stack.urn,
				"urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
			);
			assert.equal(named(stack, "shop-dev").urn, stack.urn);
		});
		it("gives a resource's inputs, with unknowns and secrets", () => {
			const trail = named(stack, "audit");
			assert.equal(trail.type, "aws:cloudtrail/trail:Trail");
			assert.deepEqual(trail.props, {
				s3BucketName: UNKNOWN,
				kmsKeyId: secretOf("alias/audit"),
				s3KeyPrefix: UNKNOWN,
				isMultiRegionTrail: true,
			});
		});
		it("names the resources behind each property", () => {
			const trail = named(stack, "audit");
			const bucket = "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::logs";
			assert.deepEqual(trail.dependencies("s3BucketName"), [bucket]);
			assert.deepEqual(trail.dependencies("s3KeyPrefix"), [bucket]);
			assert.deepEqual(trail.dependencies("isMultiRegionTrail"), []);
			assert.deepEqual(trail.dependencies("name"), []);
		});
		it("tells file and line, of unnamed functions, too", () => {
			assert.deepEqual(named(stack, "audit").location, {
				file: "index.ts",
				line: 5,
			});
			assert.deepEqual(named(stack, "main-inner-topic").location, {
				file: "index.ts",
				line: 20,
			});
			assert.deepEqual(named(stack, "a").location, {
				file: "index.ts",
				line: 25,
			});
			assert.equal(named(stack, "shop-dev").location, undefined);
		});
		it("makes URNs of all parents' types but the stack's", () => {
			assert.equal(
				named(stack, "main").urn,
				"urn:pulumi:dev::shop::shop:index:Audit::main",
			);
			assert.equal(
				named(stack, "main-inner-topic").urn,
				"urn:pulumi:dev::shop::shop:index:Audit$shop:index:Inner$aws:sns/topic:Topic::main-inner-topic",
			);
		});
	});
});
