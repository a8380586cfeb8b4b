import assert from "node:assert/strict";
import type { DeliveryFact } from "../../policypack/model/deliveryChecks/facts";
import { joinDelivery } from "../../policypack/model/deliveryChecks/joinDelivery";
import type {
	AttachedPolicy,
	Deliveries,
	DeliveryView,
} from "../../policypack/model/deliveryChecks/view";
import type { Value } from "../../policypack/model/value";
import { deliveryFactsOf } from "../../policypack/providers/deliveryFacts";
import type { Resource } from "../../policypack/providers/resource";
import { type Bag, resource, urnOf } from "./resources";

/*
 * Stacks with trails and what their delivery depends on. All names, accounts and
 * organizations are invented.
 */

export const ACCOUNT = "111122223333";
export const OTHER = "444455556666";
export const REGION = "eu-west-1";

/** Types of both providers, by a short name. */
export const TYPES = {
	trail: "aws:cloudtrail/trail:Trail",
	nativeTrail: "aws-native:cloudtrail:Trail",
	key: "aws:kms/key:Key",
	nativeKey: "aws-native:kms:Key",
	keyPolicy: "aws:kms/keyPolicy:KeyPolicy",
	alias: "aws:kms/alias:Alias",
	nativeAlias: "aws-native:kms:Alias",
	role: "aws:iam/role:Role",
	nativeRole: "aws-native:iam:Role",
	rolePolicy: "aws:iam/rolePolicy:RolePolicy",
	nativeRolePolicy: "aws-native:iam:RolePolicy",
	managedPolicy: "aws:iam/policy:Policy",
	nativeManagedPolicy: "aws-native:iam:ManagedPolicy",
	attachment: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
	attachments: "aws:iam/policyAttachment:PolicyAttachment",
	onlyInline: "aws:iam/rolePoliciesExclusive:RolePoliciesExclusive",
	onlyManaged:
		"aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
	topic: "aws:sns/topic:Topic",
	nativeTopic: "aws-native:sns:Topic",
	topicPolicy: "aws:sns/topicPolicy:TopicPolicy",
	nativeTopicPolicy: "aws-native:sns:TopicPolicy",
	inlineTopicPolicy: "aws-native:sns:TopicInlinePolicy",
	group: "aws:cloudwatch/logGroup:LogGroup",
	nativeGroup: "aws-native:logs:LogGroup",
	bucket: "aws:s3/bucket:Bucket",
	bucketV2: "aws:s3/bucketV2:BucketV2",
	nativeBucket: "aws-native:s3:Bucket",
	organization: "aws:organizations/organization:Organization",
	reference: "pulumi:pulumi:StackReference",
	component: "acme:index:Logs",
} as const;

/** The provider of a stack that sets its account and Region. */
export const PLACED = {
	urn: undefined,
	props: { region: REGION, allowedAccountIds: [ACCOUNT] },
};

/** A resource of the account and Region above. */
export function placed(
	type: string,
	name: string,
	props: Bag = {},
	flows: Readonly<Record<string, readonly string[]>> = {},
	more: Partial<Resource> = {},
): Resource {
	return resource(type, name, props, flows, { provider: PLACED, ...more });
}

/** A trail that delivers to a bucket of another stack. */
export function trail(
	props: Bag = {},
	flows: Readonly<Record<string, readonly string[]>> = {},
	more: Partial<Resource> = {},
): Resource {
	const all = { name: "audit", s3BucketName: "logs-elsewhere", ...props };
	return placed(TYPES.trail, "audit", all, flows, more);
}

/** The deliveries of a stack of these resources. */
export function deliveries(...resources: readonly Resource[]): Deliveries {
	const urn = urnOf("pulumi:pulumi:Stack", "shop-prod");
	return joinDelivery(deliveryFactsOf({ urn, name: "prod", resources }));
}

/** The delivery of the only trail of a stack. */
export function viewOf(...resources: readonly Resource[]): DeliveryView {
	const [view, another] = deliveries(...resources).trails;
	assert.ok(view && !another, "the stack has not one trail");
	return view;
}

/** A trail of a provider of its own: without one, nothing is read of a stack. */
export const BESIDE = resource(
	TYPES.trail,
	"beside",
	{ name: "beside", s3BucketName: "logs-elsewhere" },
	{},
	{ provider: { urn: urnOf("pulumi:providers:aws", "beside"), props: {} } },
);

/** The facts of one kind that a resource shows. */
export function factOf<K extends DeliveryFact["kind"]>(
	kind: K,
	one: Resource,
): Extract<DeliveryFact, { kind: K }> {
	const urn = urnOf("pulumi:pulumi:Stack", "shop-prod");
	const { facts } = deliveryFactsOf({
		urn,
		name: "prod",
		resources: [one, BESIDE],
	});
	const found = facts.find(
		(fact): fact is Extract<DeliveryFact, { kind: K }> => fact.kind === kind,
	);
	assert.ok(found, `${one.type} shows no ${kind}`);
	return found;
}

/** A value, or the cause for which it is not known. */
export function shown<T>(value: Value<T>): T | string {
	return value.known ? value.value : value.cause;
}

/** The same of each item in a list. */
export function shownAll<T>(
	list: Value<readonly Value<T>[]>,
): readonly (T | string)[] | string {
	return list.known ? list.value.map(shown) : list.cause;
}

/** The logical name of a part, `none`, or the cause. */
export function nameOf<T>(
	value: Value<T | undefined>,
	of: (part: T) => { readonly of: { readonly name: string } },
): string {
	if (!value.known) return value.cause;
	return value.value === undefined ? "none" : of(value.value).of.name;
}

/** Policies by the resources that set them, with whether they apply. */
export function applied(
	policies: readonly AttachedPolicy[],
): Readonly<Record<string, string>> {
	return Object.fromEntries(
		policies.map(({ of, applies, document }) => {
			const content = document.known ? document.value : document.cause;
			return [of.name, `${shown(applies)}: ${JSON.stringify(content)}`];
		}),
	);
}
