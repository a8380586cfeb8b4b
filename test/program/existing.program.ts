import { strict as assert } from "node:assert";
import type { Stack } from "../../policypack/providers/resource";
import { removePrograms } from "../kit/programs";
import { IMPORTS, named, run, UNKNOWN } from "./things";

describe("a program, run by its own SDK", () => {
	after(removePrograms);

	describe("that refers to what exists already", () => {
		let stack: Stack;
		before(async () => {
			stack = await run({
				"index.js": `${IMPORTS}
					const show = (name, value) => new aws.sns.Topic(name, { displayName: value });
					module.exports = async () => {
						const network = new pulumi.StackReference("network", { name: "acme/network/prod" });
						show("output", network.getOutput("arn"));
						show("required", network.requireOutput("arn"));
						show("named", network.name);
						show("value", "of " + (await network.requireOutputValue("arn")));
						const details = await network.getOutputDetails("arn");
						show("details", "of " + details.value.arn);
						const bucket = aws.s3.Bucket.get("old", "acme-logs");
						show("id", bucket.id);
						show("arn", bucket.arn);
						const imported = new aws.s3.Bucket("kept", { bucket: "acme-kept" }, { import: "acme-kept" });
						show("imported", imported.id);
					};
				`,
			});
		});
		const shown = (name: string) => named(stack, name).props.displayName;

		it("knows nothing of another stack's outputs", () => {
			assert.equal(shown("output"), UNKNOWN);
			assert.equal(shown("required"), UNKNOWN);
			assert.equal(shown("named"), "acme/network/prod");
			assert.equal(shown("value"), `of ${UNKNOWN}`);
			assert.equal(shown("details"), `of ${UNKNOWN}`);
			assert.deepEqual(named(stack, "output").dependencies("displayName"), [
				"urn:pulumi:dev::shop::pulumi:pulumi:StackReference::network",
			]);
		});
		it("knows what a resource is read by, and that it is only read", () => {
			assert.equal(shown("id"), "acme-logs");
			assert.equal(shown("arn"), UNKNOWN);
			assert.equal(named(stack, "old").isRead, true);
			const names = stack.resources.map((resource) => resource.name);
			assert.ok(!names.includes("network"));
		});
		it("knows the id that a resource is imported by", () => {
			assert.equal(shown("imported"), "acme-kept");
		});
	});
});
