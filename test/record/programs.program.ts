import assert from "node:assert/strict";
import { recordText } from "../../policypack/hosts/record/writeRecord";
import type {
	JsonControl,
	JsonReport,
} from "../../policypack/hosts/report/jsonSchema";
import { ownControls } from "../kit/controls";
import { removePrograms, stackOf } from "../kit/programs";
import {
	RECORDED_AT,
	replayOf,
	reportOf,
	sourceOf,
} from "../kit/recordedSources";

const TEXT = "hunter2-s3cr3t";

/** Declarations with a secret that no record may have. */
const PROGRAMS: Readonly<Record<string, string>> = {
	"a policy": `
		const logs = bucket("logs", { bucket: "audit-logs", policy: pulumi.secret(everyone.replace("audit-logs/*", TEXT)) });
		trail("audit", { s3BucketName: "audit-logs" });`,
	"a policy made of a secret": `
		const logs = bucket("logs", { bucket: "audit-logs" });
		trail("audit", { s3BucketName: "audit-logs" });
		part("Policy", "policy", { bucket: "audit-logs", policy: pulumi.secret(TEXT).apply((text) => everyone.replace("audit-logs/*", text)) });`,
	"the name of the bucket": `
		const logs = bucket("logs", { bucket: pulumi.secret(TEXT), acl: "public-read" });
		trail("audit", { s3BucketName: pulumi.secret(TEXT) });
		part("PublicAccessBlock", "block", { bucket: pulumi.secret(TEXT), ignorePublicAcls: true });`,
	"a canned ACL": `
		const logs = bucket("logs", { bucket: "audit-logs", acl: pulumi.secret(TEXT) });
		trail("audit", { s3BucketName: "audit-logs" });`,
};

/** What a report says by AWS's controls. */
function ofAws({ sources }: JsonReport): readonly JsonControl[] {
	const own = new Set(ownControls.map(({ id }) => id));
	return sources.flatMap(({ controls }) =>
		controls.filter(({ id }) => !own.has(id)),
	);
}

describe("the record of a program", () => {
	after(removePrograms);

	for (const [name, program] of Object.entries(PROGRAMS))
		it(`has nothing of ${name} that is a secret, and gives the same report`, async () => {
			const stack = await stackOf(`const TEXT = "${TEXT}";${program}`);
			const seen = sourceOf(stack, "program", "shop");
			assert.ok(JSON.stringify(seen).includes(TEXT));
			const record = recordText(seen, RECORDED_AT);
			assert.ok(!record.includes(TEXT), record);
			const replay = await replayOf(seen);
			assert.deepStrictEqual(ofAws(replay), ofAws(reportOf(seen)));
			// A record lacks what only the secret decides: whether it can deliver.
			const delivery = replay.sources[0]?.controls.at(-1);
			assert.equal(delivery?.id, "CloudTrail.Delivery");
			assert.notEqual(delivery.status, "PASSED");
		});
});
