import assert from "node:assert/strict";
import {
	type Configuration,
	policyConfiguration,
} from "../../policypack/configuration/policyConfiguration";
import type { SourceFacts } from "../../policypack/hosts/sourceFacts";
import { exampleOptions } from "../../policypack/judging/optIn";
import type { SourceRoot } from "../../policypack/model/account";
import type { Fact } from "../../policypack/model/facts";
import type { Reads } from "../../policypack/model/reads";
import {
	bucket,
	compliant,
	named,
	root,
	trail,
} from "../../policypack/model/samples";
import { known, unknown } from "../../policypack/model/value";
import { factSource, replayOf } from "../kit/recordedSources";

/** A configuration with these properties for policies, and the defaults. */
function configured(
	properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Configuration {
	return (control) =>
		policyConfiguration(control, properties[control.policy] ?? {});
}

/** Every policy that can looks up the live account. */
const LOOKUP = configured(
	Object.fromEntries(
		["1", "3", "6", "7"].map((number) => [
			`cloudtrail-${number}`,
			{ outside: "lookup" },
		]),
	),
);

/** The controls that are judged only where they are asked for. */
const OPT_IN: Configuration = (control) =>
	policyConfiguration(control, exampleOptions(control));

interface Said {
	readonly status: string;
	readonly words: string;
}

/** What the report on a record says of each control. */
async function saidOf(
	seen: SourceFacts,
	configuration: Configuration,
): Promise<Readonly<Record<string, Said>>> {
	const { sources } = await replayOf(seen, configuration);
	return Object.fromEntries(
		(sources[0]?.controls ?? []).map(({ policy, status, findings }) => [
			policy,
			{
				status,
				words: findings.map(({ reason, fix }) => `${reason} ${fix}`).join(" "),
			},
		]),
	);
}

/** Asserts that a control is UNKNOWN, for a reason. */
function assertUnknown(said: Said | undefined, words: RegExp): void {
	assert.equal(said?.status, "UNKNOWN", said?.words);
	assert.match(said.words, words);
	assert.match(said.words, /Record the source again with this configuration\./);
}

describe("a record without a lookup, for a configuration that looks up,", () => {
	it("does not know whether the account has a trail", async () => {
		const said = await saidOf(factSource([]), LOOKUP);
		for (const policy of ["cloudtrail-1", "cloudtrail-3"])
			assertUnknown(
				said[policy],
				/the trails of the live account, which the record does not have/,
			);
	});

	it("does not know whether the account has a better trail", async () => {
		const facts = [trail({ isLogging: known(false) }), bucket()];
		const said = await saidOf(factSource(facts), LOOKUP);
		assertUnknown(said["cloudtrail-1"], /which the record does not have/);
	});

	it("passes by the stack's own trail", async () => {
		const said = await saidOf(factSource(compliant), LOOKUP);
		for (const number of ["1", "3", "6", "7"])
			assert.equal(said[`cloudtrail-${number}`]?.status, "PASSED");
	});

	it("does not know of a bucket that the stack names", async () => {
		const facts = [trail({ bucket: named("elsewhere-logs") })];
		const said = await saidOf(factSource(facts), LOOKUP);
		for (const policy of ["cloudtrail-6", "cloudtrail-7"])
			assertUnknown(
				said[policy],
				/the buckets of the live account, which the record does not have/,
			);
	});
});

describe("a record with a lookup", () => {
	const arn = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/live";
	const live = trail({
		of: { urn: arn, type: "", name: "live", location: undefined },
	});
	const lookups = new Map<string, readonly Fact[]>([
		["CloudTrail.1", [live]],
		["CloudTrail.3", [{ kind: "noTrail", of: root }]],
	]);
	const seen = factSource([], { lookups });

	it("is judged by it, if the configuration looks up", async () => {
		const said = await saidOf(seen, LOOKUP);
		assert.equal(said["cloudtrail-1"]?.status, "PASSED");
		assert.equal(said["cloudtrail-3"]?.status, "FAILED");
		assert.match(
			said["cloudtrail-3"].words,
			/Neither this stack nor the live account has a trail/,
		);
	});

	it("is judged without it, if the configuration does not", async () => {
		const said = await saidOf(seen, configured({}));
		assert.equal(said["cloudtrail-1"]?.status, "FAILED");
		const ignoring = configured({ "cloudtrail-1": { outside: "ignore" } });
		const ignored = await saidOf(seen, ignoring);
		assert.equal(ignored["cloudtrail-1"]?.status, "NO_DATA");
	});
});

describe("a record of an account", () => {
	const account: SourceRoot = {
		view: "account",
		urn: "arn:aws:iam::111122223333:root",
		type: "AWS::::Account",
		name: "111122223333",
		location: undefined,
	};
	const arn = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit";
	const of = { urn: arn, type: "AWS::CloudTrail::Trail", name: "audit" };
	const seenOf = (reads: readonly Reads[], ...facts: readonly Fact[]) =>
		factSource(facts, {
			source: { kind: "account", name: "111122223333", folder: "" },
			identity: { account: "111122223333", partition: "aws" },
			root: account,
			reads: new Set(reads),
		});
	const live = (tagKeys: Parameters<typeof trail>[0]) =>
		trail({ of: { ...of, location: undefined }, ...tagKeys });
	const unread = live({
		tagKeys: [unknown("outside", "the tags of trail audit")],
	});

	it("without tags does not know them", async () => {
		const said = await saidOf(seenOf([], unread), OPT_IN);
		assertUnknown(
			said["cloudtrail-9"],
			/Not readable: the tags of trail audit, which the record does not have/,
		);
	});

	it("with tags is judged by them", async () => {
		const tagged = seenOf(["tags"], live({ tagKeys: [known(["owner"])] }));
		const untagged = seenOf(["tags"], live({ tagKeys: [known([])] }));
		assert.equal(
			(await saidOf(tagged, OPT_IN))["cloudtrail-9"]?.status,
			"PASSED",
		);
		assert.equal(
			(await saidOf(untagged, OPT_IN))["cloudtrail-9"]?.status,
			"FAILED",
		);
	});

	it("without event data stores does not know them", async () => {
		const said = await saidOf(seenOf(["tags"], unread), OPT_IN);
		assertUnknown(
			said["cloudtrail-10"],
			/the event data stores, which the record does not have/,
		);
	});

	it("with event data stores is judged by them", async () => {
		const said = await saidOf(seenOf(["eventDataStores"], unread), OPT_IN);
		assert.equal(said["cloudtrail-10"]?.status, "NO_DATA");
	});

	it("does not need what no control asks for", async () => {
		const said = await saidOf(seenOf([], live({})), configured({}));
		assert.equal(said["cloudtrail-9"], undefined);
		assert.equal(said["cloudtrail-1"]?.status, "PASSED");
	});
});

describe("a record without what deliveries depend on", () => {
	it("has no data for the delivery of its trails, and says why", async () => {
		const said = await saidOf(factSource(compliant), OPT_IN);
		const { status, words } = said["cloudtrail-delivery"] ?? {};
		assert.equal(status, "NO_DATA");
		assert.match(
			words ?? "",
			/^Not in this stack: what the delivery of the trail depends on, which the record does not have\. Record the source again\.$/,
		);
	});
});

describe("the configuration of the replay", () => {
	const seen = factSource([trail({ validatesLogFiles: known(false) })]);

	it("decides on levels and exemptions", async () => {
		const { sources } = await replayOf(
			seen,
			configured({
				"cloudtrail-4": {
					exemptions: [{ resource: "audit", reason: "A test." }],
				},
				"cloudtrail-5": { enforcementLevel: "advisory" },
			}),
		);
		const found = (policy: string) =>
			sources[0]?.controls.find((control) => control.policy === policy);
		assert.equal(found("cloudtrail-4")?.status, "EXEMPT");
		assert.equal(found("cloudtrail-5")?.enforcement, "advisory");
	});
});
