import assert from "node:assert/strict";
import { DEFAULT_CONFIGURATION } from "../../policypack/configuration/policyConfiguration";
import { controls } from "../../policypack/controls";
import type { SourceFacts } from "../../policypack/hosts/sourceFacts";
import { judgeTogether } from "../../policypack/hosts/together/judgeTogether";
import type { Control } from "../../policypack/judging/control";
import { pass } from "../../policypack/judging/verdict";
import type { DeliveryView } from "../../policypack/model/deliveryChecks/view";
import type { Resource } from "../../policypack/providers/resource";
import { REGION, TYPES } from "../kit/deliveryStack";
import { UNKNOWN, urnOf } from "../kit/resources";
import { ACCOUNTS, arns, owned, policyOf, stackOf } from "./deliveryWorlds";

const [OWN, CENTRAL] = ACCOUNTS;

const TRAIL = owned(
	OWN,
	TYPES.trail,
	"audit",
	{
		name: "audit",
		s3BucketName: "central-logs",
		kmsKeyId: arns.key(CENTRAL, "id-logs"),
		cloudWatchLogsRoleArn: arns.role(OWN, "delivery"),
	},
	{ dependsOn: () => [] },
);
const BUCKET = owned(CENTRAL, TYPES.bucket, "logs", { bucket: "central-logs" });
const bucketPolicy = (sid: string) =>
	owned(CENTRAL, "aws:s3/bucketPolicy:BucketPolicy", "policy", {
		bucket: "central-logs",
		policy: policyOf(sid),
	});
const payer = (pays: string, name = "payer") =>
	owned(
		CENTRAL,
		"aws:s3/bucketRequestPaymentConfiguration:BucketRequestPaymentConfiguration",
		name,
		{ bucket: "central-logs", payer: pays },
	);
const key = (sid: string, name = "key") =>
	owned(
		CENTRAL,
		TYPES.key,
		name,
		{ policy: policyOf(sid) },
		{ arn: arns.key(CENTRAL, "id-logs") },
	);
const role = (name = "role") =>
	owned(
		OWN,
		TYPES.role,
		name,
		{ name: "delivery", assumeRolePolicy: policyOf("trust") },
		{ arn: arns.role(OWN, "delivery") },
	);
const rolePolicy = (sid: string, name = "delivering") =>
	owned(OWN, TYPES.rolePolicy, name, {
		role: "delivery",
		name: sid,
		policy: policyOf(sid),
	});

/** A stack as the account that it describes shows it. */
function liveOf(account: string, resources: readonly Resource[]): SourceFacts {
	const regions = { read: [REGION], notRead: [], others: "" };
	const seen = stackOf(account, resources);
	const facts = seen.facts.map((fact) => ({
		...fact,
		...("owner" in fact && { owner: { provider: undefined, account } }),
	}));
	return {
		...seen,
		facts,
		source: {
			kind: "account",
			name: account,
			folder: "",
			partition: "aws",
			regions,
		},
		identity: { account, partition: "aws" },
	};
}

/** The view of each trail, and the report that judges it. */
function viewsIn(
	...sources: readonly SourceFacts[]
): ReadonlyMap<string, DeliveryView> {
	const own = controls.find(({ subject }) => subject === "delivery");
	assert.ok(own?.subject === "delivery");
	const views = new Map<string, DeliveryView>();
	const control: Control = {
		...own,
		judge: (view: DeliveryView) => {
			views.set(view.trail.of.name, view);
			return pass();
		},
	};
	judgeTogether(sources, [control], DEFAULT_CONFIGURATION, "2026-11-26", {
		expectedAccounts: [],
	});
	return views;
}

function viewOf(...sources: readonly SourceFacts[]): DeliveryView {
	const view = viewsIn(...sources).get("audit");
	assert.ok(view, "the trail is not judged");
	return view;
}

/** The Sids in documents. */
function sidsIn(policies: readonly unknown[]): readonly string[] {
	return policies
		.flatMap((one) => [
			...JSON.stringify(one).matchAll(/Sid\\+":\\+"([\w-]+)/g),
		])
		.map(([, sid = ""]) => sid)
		.sort();
}

function bucketSids({ bucket }: DeliveryView): readonly string[] {
	assert.ok(bucket.known, JSON.stringify(bucket));
	return sidsIn(bucket.value.bucket.policies);
}

function payers({ bucket }: DeliveryView): readonly unknown[] {
	assert.ok(bucket.known);
	return bucket.value.payers.map((one) => one.payer.known && one.payer.value);
}

function keySids({ key: found }: DeliveryView): readonly string[] {
	assert.ok(found.known && found.value, JSON.stringify(found));
	return sidsIn(found.value.policies);
}

function roleSids({ role: found }: DeliveryView): readonly string[] {
	assert.ok(found.known && found.value, JSON.stringify(found));
	return sidsIn(found.value.policies);
}

describe("A trail whose bucket and key are in a central account", () => {
	const central = [
		BUCKET,
		bucketPolicy("Write"),
		payer("Requester"),
		key("Use"),
	];

	it("has the policies and settings that the stack of that account sets", () => {
		const view = viewOf(
			stackOf("workload.json", [TRAIL]),
			stackOf("central.json", central),
		);
		assert.deepEqual(bucketSids(view), ["Write"]);
		assert.deepEqual(payers(view), ["Requester"]);
		assert.deepEqual(keySids(view), ["Use"]);
	});

	it("does not wait in vain for what another stack declares", () => {
		const { waitsFor } = viewOf(
			stackOf("workload.json", [TRAIL, role()]),
			stackOf("central.json", [...central, rolePolicy("Put")]),
		);
		assert.ok(waitsFor.known);
		for (const other of [bucketPolicy(""), key(""), rolePolicy("")])
			assert.ok(waitsFor.value.has(other.urn), other.urn);
		assert.ok(!waitsFor.value.has(role().urn), "its own role stands before it");
	});

	it("knows nothing of them if no source shows them", () => {
		const view = viewOf(stackOf("workload.json", [TRAIL]));
		assert.ok(!view.bucket.known && !view.key.known);
		assert.deepEqual(
			[view.bucket.cause, view.key.cause],
			["outside", "outside"],
		);
	});

	it("is judged once, in the report of its own account", () => {
		const views = viewsIn(
			stackOf("workload.json", [TRAIL]),
			stackOf("central.json", central),
		);
		assert.deepEqual([...views.keys()], ["audit"]);
	});
});

describe("Of two sources that show one thing", () => {
	const trail = stackOf("workload.json", [TRAIL]);

	it("a live account decides over the state of a stack", () => {
		const view = viewOf(
			trail,
			stackOf("central.json", [
				...[BUCKET, bucketPolicy("Old"), payer("Requester"), key("Old")],
			]),
			liveOf(CENTRAL, [
				...[BUCKET, bucketPolicy("Now"), payer("BucketOwner"), key("Now")],
			]),
		);
		assert.deepEqual(bucketSids(view), ["Now"]);
		assert.deepEqual(payers(view), ["BucketOwner"]);
		assert.deepEqual(keySids(view), ["Now"]);
	});

	it("a preview decides over the live account", () => {
		const view = viewOf(
			trail,
			stackOf(
				"central.json",
				[BUCKET, bucketPolicy("New"), payer("Requester"), key("New")],
				"preview",
			),
			liveOf(CENTRAL, [
				...[BUCKET, bucketPolicy("Now"), payer("BucketOwner"), key("Now")],
			]),
		);
		assert.deepEqual(bucketSids(view), ["New"]);
		assert.deepEqual(payers(view), ["Requester"]);
		assert.deepEqual(keySids(view), ["New"]);
	});

	it("the policies of a role are those of the source that decides", () => {
		const states = [role(), rolePolicy("Old")];
		assert.deepEqual(
			roleSids(
				viewOf(
					stackOf("workload.json", [TRAIL, ...states]),
					stackOf("new.json", [role(), rolePolicy("New")], "preview"),
					liveOf(OWN, [TRAIL, role(), rolePolicy("Now")]),
				),
			),
			["New"],
		);
	});

	it("neither of two states decides", () => {
		const { key: found } = viewOf(
			trail,
			stackOf("one.json", [key("One")]),
			stackOf("two.json", [key("Two")]),
		);
		assert.ok(!found.known);
		assert.equal(found.cause, "unreadable");
		assert.match(found.what, /one\.json and two\.json declare it$/);
	});
});

describe("What is not known of one source", () => {
	it("is not joined with another one", () => {
		const view = viewOf(
			stackOf(
				"workload.json",
				[
					owned(OWN, TYPES.trail, "audit", {
						name: "audit",
						s3BucketName: "central-logs",
						kmsKeyId: UNKNOWN,
						snsTopicName: "events",
					}),
				],
				"preview",
			),
			stackOf(
				"other.json",
				[
					key("Use"),
					owned(OWN, TYPES.topic, "unnamed", { name: UNKNOWN }),
					owned(CENTRAL, TYPES.bucket, "unnamed", { bucket: UNKNOWN }),
				],
				"preview",
			),
		);
		const parts = [view.key, view.topic, view.bucket];
		assert.deepEqual(
			parts.map((one) => (one.known ? "known" : one.cause)),
			["pending", "outside", "outside"],
		);
	});

	it("is not joined by equal URNs", () => {
		const flowing = owned(OWN, TYPES.trail, "audit", {
			name: "audit",
			s3BucketName: "central-logs",
			kmsKeyId: UNKNOWN,
		});
		const { key: found } = viewOf(
			stackOf("workload.json", [
				{ ...flowing, dependencies: () => [urnOf(TYPES.key, "key")] },
			]),
			stackOf("other.json", [key("Use")]),
		);
		assert.ok(!found.known);
	});
});
