import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readProgram } from "../policypack/sources/program";
import { each, type Judged, judged } from "./kit/stackFile";

const HEAD = `
	const pulumi = require("@pulumi/pulumi");
	// Modules one by one, on first use: all of them take seconds to load.
	const from = (folder) => new Proxy({}, {
		get: (_, name) => require(folder + "/" + name[0].toLowerCase() + name.slice(1))[name],
	});
	const aws = {
		cloudtrail: from("@pulumi/aws/cloudtrail"),
		s3: from("@pulumi/aws/s3"),
		sns: from("@pulumi/aws/sns"),
		Provider: require("@pulumi/aws/provider").Provider,
	};
	const native = { cloudtrail: from("@pulumi/aws-native/cloudtrail") };
	const good = {
		isMultiRegionTrail: true,
		enableLogFileValidation: true,
		kmsKeyId: "alias/audit",
		cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:a:*",
		cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/audit",
	};
	const arn = "arn:aws:cloudtrail:us-east-1:111122223333:trail/audit";
	const open = { Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" }] };
	const declared = () => {
		const logs = new aws.s3.Bucket("logs", { bucket: "logs-111122223333" });
		new aws.s3.BucketLogging("logging", { bucket: logs.id, targetBucket: "access", targetPrefix: "logs/" });
		new aws.s3.BucketPolicy("policy", { bucket: logs.bucket, policy: JSON.stringify(open) });
		new aws.cloudtrail.Trail("own", { ...good, s3BucketName: logs.bucket });
	};
`;

const unseen = each("noData");
const noBucket = each("passed", {
	"cloudtrail-6": "noData",
	"cloudtrail-7": "noData",
});
const isPublic = each("passed", { "cloudtrail-6": "failed" });
const maybePublic = each("passed", { "cloudtrail-6": "noData" });

const cases: readonly (readonly [string, string, Judged])[] = [
	[
		"a trail with what it may be set to",
		`aws.cloudtrail.Trail.get("seen", arn, { ...good, s3BucketName: "central", enableLogging: true });`,
		unseen,
	],
	[
		"a trail of aws-native",
		`native.cloudtrail.Trail.get("seen", "audit");`,
		unseen,
	],
	[
		"a trail by an id that is not known yet",
		`const topic = new aws.sns.Topic("topic");
		aws.cloudtrail.Trail.get("seen", topic.arn);`,
		unseen,
	],
	[
		"a trail in a component",
		`class Landing extends pulumi.ComponentResource {
			constructor(name) {
				super("shop:index:Landing", name);
				aws.cloudtrail.Trail.get("seen", arn, undefined, { parent: this });
			}
		}
		new Landing("landing");`,
		unseen,
	],
	[
		"a trail beside one that does not log",
		`aws.cloudtrail.Trail.get("seen", arn);
		new aws.cloudtrail.Trail("off", { ...good, s3BucketName: "central", enableLogging: false });`,
		{ ...noBucket, "cloudtrail-1": "noData", "cloudtrail-3": "noData" },
	],
	[
		"the bucket, and declares what is attached to it",
		`const logs = aws.s3.Bucket.get("logs", "central");
		new aws.s3.BucketPublicAccessBlock("block", { bucket: logs.id, restrictPublicBuckets: true, ignorePublicAcls: true });
		new aws.s3.BucketPolicy("policy", { bucket: logs.bucket, policy: JSON.stringify(open) });
		new aws.cloudtrail.Trail("own", { ...good, s3BucketName: logs.bucket });`,
		noBucket,
	],
	[
		"the block of another bucket",
		`aws.s3.BucketPublicAccessBlock.get("block", "other-111122223333"); declared();`,
		isPublic,
	],
	[
		"the block of its account",
		`aws.s3.AccountPublicAccessBlock.get("block", "111122223333"); declared();`,
		maybePublic,
	],
];

describe("a program that reads", () => {
	const folder = mkdtempSync(join(tmpdir(), "cloudtrail-reads-"));
	before(() => {
		symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
		writeFileSync(
			join(folder, "Pulumi.yaml"),
			"name: shop\nruntime: nodejs\nmain: index.js\n",
		);
	});
	after(() => rmSync(folder, { recursive: true, force: true }));

	for (const [what, program, expected] of cases)
		it(`${what} is judged by what is known`, async () => {
			writeFileSync(join(folder, "index.js"), HEAD + program);
			assert.deepEqual(judged(await readProgram(folder, {})), expected);
		});

	it("a trail under a provider whose name holds two colons", async () => {
		writeFileSync(
			join(folder, "index.js"),
			`${HEAD}
			const provider = new aws.Provider("eu::audit", { region: "eu-west-1" });
			const logs = new aws.s3.Bucket("logs::eu", { bucket: "logs-111122223333" }, { provider });
			aws.cloudtrail.Trail.get("seen::eu", arn, undefined, { provider });`,
		);
		const { resources } = await readProgram(folder, {});
		for (const name of ["logs::eu", "seen::eu"]) {
			const found = resources.find((resource) => resource.name === name);
			assert.equal(
				found?.provider.urn,
				"urn:pulumi:dev::shop::pulumi:providers:aws::eu::audit",
			);
			assert.equal(found?.provider.props.region, "eu-west-1");
		}
	});
});
