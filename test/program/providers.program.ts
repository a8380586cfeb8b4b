import { strict as assert } from "node:assert";
import type { Stack } from "../../policypack/providers/resource";
import { removePrograms } from "../kit/programs";
import { IMPORTS, named, run } from "./things";

describe("a program, run by its own SDK", () => {
	after(removePrograms);

	describe("with providers", () => {
		let stack: Stack;
		before(async () => {
			stack = await run({
				"Pulumi.dev.yaml": `config:
  aws:region: eu-west-1
  aws:allowedAccountIds: [111122223333]
  aws:skipMetadataApiCheck: true
`,
				"index.js": `${IMPORTS}
					const west = new aws.Provider("west", { region: "us-west-2", allowedAccountIds: ["444455556666"] });
					new aws.sns.Topic("default");
					new aws.sns.Topic("explicit", {}, { provider: west });
					const group = new pulumi.ComponentResource("shop:index:Group", "group", {}, { providers: [west] });
					new aws.sns.Topic("inherited", {}, { parent: group });
					new aws.sns.Topic("west-region", { displayName: aws.getRegionOutput({}, { provider: west }).name });
					new aws.sns.Topic("partition", { displayName: aws.getPartitionOutput().apply(p => p.partition + " " + p.dnsSuffix + " " + p.reverseDnsPrefix) });
					new aws.sns.Topic("region", { displayName: aws.getRegion().then(r => r.region + " " + r.name + " " + r.id) });
					new aws.sns.Topic("other", { displayName: aws.getRegionOutput({ region: "cn-north-1" }).apply(r => r.region + " " + r.endpoint) });
				`,
			});
		});
		const WEST = "urn:pulumi:dev::shop::pulumi:providers:aws::west";

		it("gives the default provider the stack's configuration", () => {
			assert.deepEqual(named(stack, "default").provider, {
				urn: undefined,
				props: {
					region: "eu-west-1",
					allowedAccountIds: ["111122223333"],
					skipMetadataApiCheck: true,
				},
			});
		});
		it("gives an explicit one its own", () => {
			const { urn, props } = named(stack, "explicit").provider;
			assert.equal(urn, WEST);
			assert.equal(props.region, "us-west-2");
			assert.deepEqual(props.allowedAccountIds, ["444455556666"]);
		});
		it("hands a component's down to its children", () => {
			assert.equal(named(stack, "inherited").provider.urn, WEST);
		});
		it("answers for Region and partition from configuration", () => {
			const of = (name: string) => named(stack, name).props.displayName;
			assert.equal(of("west-region"), "us-west-2");
			assert.equal(of("partition"), "aws amazonaws.com com.amazonaws");
			assert.equal(of("region"), "eu-west-1 eu-west-1 eu-west-1");
			assert.equal(of("other"), "cn-north-1 ec2.cn-north-1.amazonaws.com.cn");
		});
	});
});
