import { fail, undecidedBy, type Verdict } from "../../../judging/verdict";
import { isArn } from "../../../model/arn";
import type {
	AttachedPolicy,
	DeliveryView,
} from "../../../model/deliveryChecks/view";
import type { Source } from "../../../model/sources";
import type { Value } from "../../../model/value";
import { few } from "../../../model/words";
import { isEnough } from "../access/logStreams";
import type { DeliveryCheck } from "../check";

/** What must be there before a trail is created. */
interface Needed {
	/** What it is called in a sentence, as `the policy of bucket logs`. */
	readonly what: string;
	/** The name of a variable for it. */
	readonly variable: string;
	readonly resource: Source;
	/** Whether it belongs to the trail's part. */
	readonly applies?: Value<boolean>;
}

/**
 * Whether the trail waits for what CloudTrail checks when a trail is created: its
 * bucket, key, topic, log group and role, and their policies. A trail that AWS has
 * waited for nothing more.
 */
export const order: DeliveryCheck = (view) => {
	const { trail, waitsFor } = view;
	const { name, urn } = trail.of;
	if (trail.isCreated || trail.isRead || isArn(urn)) return [];
	const needed = [...partsOf(view), ...policiesOf(view)].filter(
		({ resource }) => resource.urn !== urn,
	);
	const roleNeeds = waitsFor.known
		? rolePoliciesBehind(view, waitsFor.value)
		: rolePolicies(view);
	const all = [...needed, ...roleNeeds];
	if (all.length === 0) return [];
	if (!waitsFor.known) return [undecidedBy(waitsFor)];
	const behind = all.filter(
		({ resource }) => !waitsFor.value.has(resource.urn),
	);
	const sure = behind.filter(({ applies }) => !applies || applies.known);
	const perhaps = behind.flatMap(({ applies }) =>
		applies && !applies.known ? [undecidedBy(applies)] : [],
	);
	return [...(sure.length > 0 ? [lateFailure(name, sure)] : []), ...perhaps];
};

/** So many resources are named: each part of a trail, with its policy. */
const MOST_NAMED = 10;

function lateFailure(trail: string, late: readonly Needed[]): Verdict {
	const byUrn = new Map(late.map((one) => [one.resource.urn, one]));
	const distinct = [...byUrn.values()];
	const list = few(
		distinct.map(({ what }) => what),
		MOST_NAMED,
	).join(", ");
	const used = new Map<string, number>();
	const named = distinct.slice(0, MOST_NAMED).map(({ variable, resource }) => {
		const count = (used.get(variable) ?? 0) + 1;
		used.set(variable, count);
		const unique = count === 1 ? variable : `${variable}${count}`;
		return { unique, resource };
	});
	const variables = named.map(({ unique }) => unique).join(", ");
	const meaning = named
		.map(({ unique, resource }) => `${unique} is ${resource.name}`)
		.join(", ");
	const more = distinct.length - named.length;
	const others = more > 0 ? ` Add ${more} more, too.` : "";
	return fail(
		`Trail ${trail} does not wait for ${list}, so AWS rejects the trail in the first update if it is created before.`,
		`Add \`dependsOn: [${variables}]\` to the options of ${trail}, where ${meaning}.${others}`,
	);
}

/** The parts of a trail that its stack creates. */
function partsOf(view: DeliveryView): readonly Needed[] {
	const { bucket, key, topic, logGroup, role } = view;
	const parts = [
		["bucket", "bucket", bucket.known ? bucket.value.bucket.of : undefined],
		["key", "key", key.known ? key.value?.key : undefined],
		["topic", "topic", topic.known ? topic.value?.topic : undefined],
		["log group", "logGroup", logGroup.known ? logGroup.value : undefined],
		["role", "role", role.known ? role.value?.role : undefined],
	] as const;
	return parts.flatMap(([words, variable, part]): readonly Needed[] => {
		if (!part || ("isRead" in part && part.isRead)) return [];
		const resource = "of" in part ? part.of : part;
		return isArn(resource.urn)
			? []
			: [{ what: `${words} ${resource.name}`, variable, resource }];
	});
}

/** The policies that other resources give to a bucket, a key or a topic. */
function policiesOf({ bucket, key, topic }: DeliveryView): readonly Needed[] {
	const of = (
		words: string,
		variable: string,
		part: Source,
		policies: readonly Pick<AttachedPolicy, "of" | "applies">[],
	): readonly Needed[] =>
		policies
			.filter((policy) => policy.of.urn !== part.urn)
			.map((policy) => ({
				what: `policy ${policy.of.name} of ${words} ${part.name}`,
				variable,
				resource: policy.of,
				applies: policy.applies,
			}));
	const inBucket = bucket.known ? bucket.value.bucket : undefined;
	const inKey = key.known ? key.value : undefined;
	const inTopic = topic.known ? topic.value : undefined;
	return [
		...(inBucket
			? of("bucket", "bucketPolicy", inBucket.of, inBucket.policies)
			: []),
		...(inKey ? of("key", "keyPolicy", inKey.key.of, inKey.policies) : []),
		...(inTopic
			? of("topic", "topicPolicy", inTopic.topic.of, inTopic.policies)
			: []),
	];
}

/** The policies that other resources give to the role, and what attaches them. */
function rolePolicies(
	{ role }: DeliveryView,
	policies = role.known && role.value ? role.value.policies : [],
): readonly Needed[] {
	const view = role.known ? role.value : undefined;
	if (!view) return [];
	const own = view.role.of;
	return policies.flatMap(({ of, attachedBy, applies }) =>
		[of, ...(attachedBy ? [attachedBy] : [])]
			.filter(({ urn }) => urn !== own.urn)
			.map((resource) => ({
				what: `policy ${resource.name} of role ${own.name}`,
				variable: "rolePolicy",
				resource,
				applies,
			})),
	);
}

/**
 * The policies of the role that the trail does not wait for, if those that it
 * waits for are not enough. A role may have policies that CloudTrail does not use:
 * only those that it lacks are named, if all together are known to be enough.
 */
function rolePoliciesBehind(
	view: DeliveryView,
	before: ReadonlySet<string>,
): readonly Needed[] {
	const role = view.role.known ? view.role.value : undefined;
	if (!role) return [];
	const isBefore = ({ of, attachedBy }: AttachedPolicy) =>
		[of, ...(attachedBy ? [attachedBy] : [])].every(
			({ urn }) => urn === role.role.of.urn || before.has(urn),
		);
	const waited = role.policies.filter(isBefore);
	if (waited.length === role.policies.length) return [];
	const enough = isEnough(view, role, waited);
	const allEnough = isEnough(view, role, role.policies);
	// The check of the role reports what all policies together lack.
	if (enough !== false || allEnough === false) return [];
	let lacking = role.policies.filter((policy) => !isBefore(policy));
	if (allEnough === true)
		for (const policy of [...lacking].reverse()) {
			const rest = lacking.filter((other) => other !== policy);
			if (isEnough(view, role, [...waited, ...rest]) === true) lacking = rest;
		}
	return rolePolicies(view, lacking).filter(
		({ resource }) => !before.has(resource.urn),
	);
}
