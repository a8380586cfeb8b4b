import assert from "node:assert/strict";
import { compiledProvider } from "../../kit/cloudProvider";
import { assertWent } from "../../kit/engine/assertions";
import {
	type EngineOptions,
	inFolder,
	keepStack,
} from "../../kit/engine/harness";
import { exampleFolder, examples } from "../../kit/engine/outcomes";
import { advisory, pack } from "../../kit/engine/pack";
import { makeBucket } from "../build";
import { emptyWorld } from "../world";
import { makeNative } from "./native";
import { policyText } from "./policies";
import { auditSays, checkSays, failingIn, packSays } from "./verdicts";

const regions = ["us-east-1", "eu-west-1"];

/** The buckets of the archive: it is another account than the trail's. */
const ARCHIVE = "444455556666";

describe("The pack in an update, check of what is exported, and the audit agree", () => {
	const world = emptyWorld();
	let providers = "";
	before(() => {
		providers = compiledProvider();
	});
	beforeEach(() => world.empty());

	const update = (example: string, options: EngineOptions) =>
		inFolder(exampleFolder(example), async (program, project) => {
			const stack = await keepStack(options, project);
			try {
				// All advisory: what is mandatory would end the update at the first.
				const run = await stack.run("up", program, {
					packs: [pack],
					packConfigs: [advisory],
				});
				assertWent(run);
				return { run, state: await stack.exported() };
			} finally {
				stack.remove();
			}
		});

	for (const example of examples)
		it(`on ${example}`, async () => {
			const isNative = example === "aws-native";
			if (example === "shared-bucket")
				await makeBucket("example-log-archive-444455556666", {
					account: ARCHIVE,
					policy: policyText(
						"example-log-archive-444455556666",
						"nothing more",
					),
				});
			const { run, state } = await update(
				example,
				isNative
					? {}
					: { providers, variables: { AWS_ENDPOINT_URL: world.url() } },
			);
			if (isNative) await makeNative(state);
			const audited = await auditSays(world.proxy().url, regions);
			const checked = checkSays(state);
			assert.deepEqual(packSays(run, state), failingIn(audited));
			if (example !== "central-account") {
				assert.deepEqual(checked, audited);
				return;
			}
			// A stack over two accounts shows the archive's bucket, which is no
			// bucket of the account that is audited, and so no data there.
			const { "cloudtrail-6": six, "cloudtrail-7": seven, ...rest } = audited;
			const { "cloudtrail-6": _, "cloudtrail-7": __, ...shown } = checked;
			assert.deepEqual(shown, rest);
			const [trail = ""] = rest["cloudtrail-2"] ?? [];
			const noData = [trail.replace("passed", "noData")];
			assert.deepEqual({ six, seven }, { six: noData, seven: noData });
		});
});
