import assert from "node:assert/strict";
import fc from "fast-check";
import { compiledProvider } from "../../deployment/compiled";
import { assertWent } from "../../deployment/judged";
import { keepStack } from "../../engine/harness";
import { advisory, pack } from "../../engine/pack";
import { makeBucket } from "../build";
import { emptyWorld } from "../world";
import { type Drawn, drawnAccount, FOREIGN, REGIONS } from "./drawn";
import { policyText } from "./policies";
import { programOf } from "./program";
import { auditSays, checkSays, failingIn, packSays } from "./verdicts";

/** What AWS would refuse to make is no account to judge. */
function possible(drawn: Drawn): Drawn {
	return {
		...drawn,
		// The provider of the tests has no resource for it.
		accountBlock: undefined,
		buckets: drawn.buckets.map((bucket) => ({
			...bucket,
			acl: bucket.ownership === "BucketOwnerEnforced" ? undefined : bucket.acl,
		})),
	};
}

describe("The pack in an update, check of what is exported, and the audit agree", () => {
	const world = emptyWorld();
	let providers = "";
	before(() => {
		providers = compiledProvider();
	});

	const agree = async (drawn: Drawn) => {
		await world.empty();
		await makeBucket(FOREIGN, {
			account: "444455556666",
			policy: policyText(FOREIGN, "nothing more"),
		});
		const stack = await keepStack({
			providers,
			variables: { AWS_ENDPOINT_URL: world.url() },
		});
		try {
			// All advisory: what is mandatory would end the update at the first.
			const run = await stack.run("up", programOf(drawn), {
				packs: [pack],
				packConfigs: [advisory],
			});
			assertWent(run);
			const state = await stack.exported();
			const audited = await auditSays(world.proxy().url, REGIONS);
			assert.deepEqual(checkSays(state), audited);
			assert.deepEqual(packSays(run, state), failingIn(audited));
		} finally {
			stack.remove();
		}
	};

	it("on 10 random small accounts that `up` makes", async () => {
		await fc.assert(fc.asyncProperty(drawnAccount.map(possible), agree), {
			numRuns: 10,
			interruptAfterTimeLimit: 560_000,
			markInterruptAsFailure: true,
		});
	});
});
