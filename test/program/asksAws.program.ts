import { strict as assert } from "node:assert";
import type { Stack } from "../../policypack/providers/resource";
import { removePrograms } from "../kit/programs";
import { IMPORTS, named, run, UNKNOWN } from "./things";

describe("a program, run by its own SDK", () => {
	after(removePrograms);

	describe("that asks AWS", () => {
		let stack: Stack;
		before(async () => {
			stack = await run({
				"index.js": `${IMPORTS}
					const show = (name, value, more) => new aws.sns.Topic(name, { displayName: value, ...more });
					module.exports = async () => {
						const bucket = new aws.s3.Bucket("logs");
						const id = await aws.getCallerIdentity({});
						const zones = await aws.getAvailabilityZones();
						show("text", \`arn:aws:iam::\${id.accountId}:root\`);
						show("json", JSON.stringify({ Principal: { AWS: id.arn } }));
						show("plain", id.accountId);
						show("then", aws.getCallerIdentity().then(i => "of " + i.accountId));
						show("output", aws.getCallerIdentityOutput().accountId);
						show("apply", aws.getCallerIdentityOutput().apply(i => "of " + i.accountId));
						show("wrapped", pulumi.output(aws.getCallerIdentity()).accountId);
						show("interpolated", pulumi.interpolate\`of \${id.accountId}\`);
						show("item", zones.names[0]);
						show("method", zones.names.slice(0, 2).join("-").toUpperCase());
						show("number", undefined, { signatureVersion: zones.names.length * 2 });
						show("parsed", undefined, { signatureVersion: parseInt(id.accountId) });
						show("copied", undefined, { tags: { ...id.tags, Name: "x" } });
						show("whole", undefined, { tags: id });
						const { accountId } = id;
						show("destructured", accountId);
						zones.names.map((name, index) => show("zone-" + index, name));
						for (const name of zones.names) show("loop", name);
						show("of-unknown", aws.s3.getBucket({ bucket: bucket.id }).then(b => "of " + b.arn));
						show("of-unknown-output", aws.s3.getBucketOutput({ bucket: bucket.id }).arn);
						show("region", aws.getRegion().then(r => "in " + r.name));
						return { id, zones };
					};
				`,
			});
		});
		const shown = (name: string) => named(stack, name).props.displayName;

		it("has unknowns in every text made of the answer", () => {
			assert.equal(shown("text"), `arn:aws:iam::${UNKNOWN}:root`);
			assert.equal(shown("json"), `{"Principal":{"AWS":"${UNKNOWN}"}}`);
			for (const name of ["then", "method", "of-unknown", "region"])
				assert.ok(String(shown(name)).includes(UNKNOWN), name);
		});
		it("has unknowns wherever the answer itself is used", () => {
			for (const name of ["plain", "output", "apply", "wrapped", "item"])
				assert.equal(shown(name), UNKNOWN, name);
			for (const name of ["interpolated", "destructured", "of-unknown-output"])
				assert.equal(shown(name), UNKNOWN, name);
			assert.equal(named(stack, "whole").props.tags, UNKNOWN);
			assert.equal(named(stack, "copied").props.tags, UNKNOWN);
		});
		it("has an unknown for a number made of the answer", () => {
			for (const name of ["number", "parsed"])
				assert.equal(named(stack, name).props.signatureVersion, UNKNOWN);
		});
		it("goes through a list once, with an unknown item", () => {
			assert.equal(shown("zone-0"), UNKNOWN);
			assert.equal(shown("loop"), UNKNOWN);
		});
	});
});
