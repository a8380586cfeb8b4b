import assert from "node:assert/strict";
import type { PolicyResource } from "@pulumi/policy";
import { stackOf } from "../../policypack/hosts/crossguard/sdkResources";
import { joinDelivery } from "../../policypack/model/deliveryChecks/joinDelivery";
import { deliveryFactsOf } from "../../policypack/providers/deliveryFacts";
import type { Resource, Stack } from "../../policypack/providers/resource";
import { readStackFile } from "../../policypack/sources/stackFile";
import { placed, TYPES, trail, viewOf } from "../kit/deliveryStack";
import { UNKNOWN, urnOf } from "../kit/resources";

const dependingOn = (...urns: readonly string[]): Partial<Resource> => ({
	dependsOn: () => urns,
});
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const policyUrn = urnOf(POLICY, "logs");
const policy = (more: Partial<Resource> = dependingOn()) =>
	placed(POLICY, "logs", { bucket: UNKNOWN }, {}, more);
const componentUrn = urnOf(TYPES.component, "logs");
const component = (more: Partial<Resource> = dependingOn()) =>
	placed(TYPES.component, "logs", {}, {}, { isComponent: true, ...more });

/** The logical types of what the only trail of a stack waits for. */
function waited(...all: readonly Resource[]): readonly string[] | string {
	const { waitsFor } = viewOf(...all);
	return waitsFor.known ? [...waitsFor.value].sort() : waitsFor.cause;
}

describe("what a trail waits for", () => {
	it("is what it depends on, also through others", () => {
		const found = waited(
			trail({}, {}, dependingOn(policyUrn)),
			policy(dependingOn(urnOf(TYPES.bucket, "logs"))),
			placed(TYPES.bucket, "logs", {}, {}, dependingOn()),
		);
		assert.deepEqual(found, [urnOf(TYPES.bucket, "logs"), policyUrn]);
	});

	it("is what flows into its properties", () => {
		const flows = { kmsKeyId: [urnOf(TYPES.key, "logs")] };
		assert.deepEqual(
			waited(
				trail({ kmsKeyId: UNKNOWN }, flows, dependingOn()),
				placed(TYPES.key, "logs", {}, {}, dependingOn()),
			),
			[urnOf(TYPES.key, "logs")],
		);
	});

	it("has the children of a component that it depends on", () => {
		const inner = urnOf(TYPES.component, "inner");
		const nested = placed(
			TYPES.component,
			"inner",
			{},
			{},
			{
				isComponent: true,
				parent: componentUrn,
			},
		);
		const found = waited(
			trail({}, {}, dependingOn(componentUrn)),
			component(),
			nested,
			policy({ ...dependingOn(), parent: inner }),
		);
		assert.deepEqual(found, [inner, componentUrn, policyUrn].sort());
	});

	it("has not what its component depends on", () => {
		const found = waited(
			trail({}, {}, { ...dependingOn(), parent: componentUrn }),
			component(dependingOn(policyUrn)),
			policy(),
		);
		assert.deepEqual(found, []);
	});

	it("has its parent, if that is not a component", () => {
		const found = waited(
			trail({}, {}, { ...dependingOn(), parent: policyUrn }),
			policy(),
		);
		assert.deepEqual(found, [policyUrn]);
	});

	it("has its provider, and what that waits for", () => {
		const provider = urnOf("pulumi:providers:aws", "audit");
		const found = waited(
			trail(
				{},
				{},
				{ ...dependingOn(), provider: { urn: provider, props: {} } },
			),
			placed("pulumi:providers:aws", "audit", {}, {}, dependingOn(policyUrn)),
			policy(),
		);
		assert.deepEqual(found, [provider, policyUrn].sort());
	});

	it("ends where resources wait for each other", () => {
		const self = urnOf(TYPES.trail, "audit");
		const found = waited(
			trail({}, {}, dependingOn(policyUrn)),
			policy(dependingOn(self)),
		);
		assert.deepEqual(found, [policyUrn]);
	});

	it("is not known if the source does not show it", () => {
		assert.equal(waited(trail(), policy()), "outside");
	});
});

/** What the trail of a stack waits for, and its key. */
function ofStack(stack: Stack) {
	const [view] = joinDelivery(deliveryFactsOf(stack)).trails;
	assert.ok(view);
	const { key, waitsFor } = view;
	return {
		waitsFor: waitsFor.known ? [...waitsFor.value].sort() : waitsFor.cause,
		key: key.known ? key.value?.key.of.name : key.cause,
	};
}

const keyUrn = urnOf(TYPES.key, "logs");
const expected = { waitsFor: [keyUrn, policyUrn].sort(), key: "logs" };

describe("the files that Pulumi writes", () => {
	const root = urnOf("pulumi:pulumi:Stack", "shop-prod");
	const state = (type: string, name: string, inputs: object, more = {}) => ({
		urn: urnOf(type, name),
		type,
		custom: true,
		parent: root,
		inputs,
		...more,
	});
	const states = [
		{ urn: root, type: "pulumi:pulumi:Stack", custom: false },
		state(TYPES.key, "logs", {}),
		state(POLICY, "logs", { bucket: "logs", policy: "{}" }),
		state(
			TYPES.trail,
			"audit",
			{ name: "audit", s3BucketName: "logs", kmsKeyId: UNKNOWN },
			{
				dependencies: [keyUrn, policyUrn],
				propertyDependencies: { kmsKeyId: [keyUrn] },
			},
		),
	];

	it("show it in a preview", () => {
		const steps = states.map((newState) => ({
			op: "create",
			urn: newState.urn,
			newState,
		}));
		const { stack } = readStackFile(JSON.stringify({ steps }), "preview.json");
		assert.deepEqual(ofStack(stack), expected);
	});

	it("show it in a state", () => {
		const deployment = { resources: states };
		const { stack } = readStackFile(
			JSON.stringify({ version: 3, deployment }),
			"state.json",
		);
		assert.deepEqual(ofStack(stack), expected);
	});
});

describe("the engine", () => {
	/** A resource as the policy SDK shows it in the stack stage. */
	const shownBySdk = (
		type: string,
		name: string,
		props: object,
		dependencies: readonly PolicyResource[] = [],
		flows: Readonly<Record<string, PolicyResource[]>> = {},
	) =>
		({
			type,
			name,
			urn: urnOf(type, name),
			props,
			opts: {},
			provider: { name: "default_7_0_0", props: {}, urn: "", type: "" },
			dependencies,
			propertyDependencies: flows,
		}) as unknown as PolicyResource;
	const key = shownBySdk(TYPES.key, "logs", {});
	const policy = shownBySdk(POLICY, "logs", { bucket: "logs", policy: "{}" });
	const audit = shownBySdk(
		TYPES.trail,
		"audit",
		{ name: "audit", s3BucketName: "logs", kmsKeyId: UNKNOWN },
		[key, policy],
		{ kmsKeyId: [key] },
	);
	const root = urnOf("pulumi:pulumi:Stack", "shop-prod");

	it("shows it, if all types are asked for", () => {
		const stack = stackOf(root, [key, policy, audit], new Set(), () => true);
		assert.deepEqual(ofStack(stack), expected);
	});

	it("shows only what the controls use, if not", () => {
		const stack = stackOf(root, [key, policy, audit], new Set());
		assert.deepEqual(
			stack.resources.map(({ type }) => type),
			[POLICY, TYPES.trail],
		);
	});
});
