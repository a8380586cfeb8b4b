import { strict as assert } from "node:assert";
import { Provider } from "@pulumi/aws/provider";
import { runtime } from "@pulumi/pulumi";
import { ComplianceTrail, type ComplianceTrailArgs } from "../../components";
import { cloudOf } from "../kit/cloud/cloud";
import { argumentsOf } from "../kit/component/inputs";
import type { Draw } from "../kit/component/randomArguments";
import { assertPasses, assertWent } from "../kit/engine/assertions";
import type { EngineRun } from "../kit/engine/harness";
import { outcomesOf } from "../kit/engine/outcomes";
import { pack } from "../kit/engine/pack";
import { emptyAccounts } from "./account";
import { assertCompliant } from "./compliant";
import { makeGiven } from "./existingResources";
import { drawn, picked, settledIn } from "./randomComponents";

/** A component in the account and the Region of a draw. */
const program =
	({ name, cloud: { region, account, partition } }: Draw, args: Draw["args"]) =>
	async () => {
		const deploy = `arn:${partition}:iam::${account}:role/deploy`;
		const provider = new Provider("there", {
			region: region as "us-east-1",
			assumeRoles: [{ roleArn: deploy }],
		});
		new ComplianceTrail(
			name,
			argumentsOf(args, runtime.isDryRun()) as ComplianceTrailArgs,
			{ provider },
		);
	};

/** Asserts that no control failed, and that all passed that can be judged. */
function assertJudged(run: EngineRun, makesBucket: boolean): void {
	if (makesBucket) {
		assertPasses(run);
		return;
	}
	assertWent(run);
	const outcomes = Object.entries(outcomesOf(run));
	assert.deepEqual(
		outcomes.filter(([, { status }]) => status === "FAILED"),
		[],
	);
	// A bucket of another stack is its owner's to judge.
	const ofBucket = ["CloudTrail.6", "CloudTrail.7"];
	for (const [id, { status }] of outcomes)
		if (!ofBucket.includes(id)) assert.equal(status, "PASSED", id);
}

const shown = ({ name, cloud, args }: Draw): string =>
	`${name} in ${cloud.region} with ${Object.keys(args)
		.filter((key) => args[key] !== undefined)
		.join(", ")}`;

describe("ComplianceTrail with any valid arguments, deployed", () => {
	const accounts = emptyAccounts();
	beforeEach(() => accounts.empty());

	for (const draw of [...picked, ...drawn])
		it(shown(draw), async () => {
			const cloud = cloudOf(draw.cloud.account, draw.cloud.region);
			const trailName = String(draw.args.trailName ?? draw.name);
			const given = await makeGiven(cloud, trailName);
			const args = settledIn(draw.args, given, draw.cloud.account);
			const stack = await accounts.stack();

			for (const operation of ["preview", "up"] as const)
				assertJudged(
					await stack.run(operation, program(draw, args), { packs: [pack] }),
					args.bucket === undefined,
				);

			await assertCompliant(cloud, trailName);
		});
});
