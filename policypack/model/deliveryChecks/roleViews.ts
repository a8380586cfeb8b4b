import { known, type Unknown, unknown, type Value } from "../value";
import type {
	DeliveryFact,
	DeliveryResource,
	PartRef,
	PartRefs,
} from "./facts";
import type { AttachedTo } from "./indexAttached";
import { indexByPart, type MakeIndex, partAt } from "./partIndex";
import { refsIn } from "./refsIn";
import { exclusions } from "./roleExclusions";
import type { RoleFact } from "./roleFacts";
import { ofKind } from "./sortedParts";
import type { Unseen } from "./unseenPolicies";
import type { AttachedPolicy, RoleView } from "./view";

/** Finds the role that a property refers to. */
export type FindRole = (
	ref: PartRef,
	from: DeliveryResource,
) => Value<RoleView | undefined>;

/** Joins roles with their inline and managed policies. */
export function findRoles(
	facts: readonly DeliveryFact[],
	indexParts: MakeIndex,
	unseen: Unseen,
): FindRole {
	const inline = ofKind(facts, "rolePolicy");
	const attachments = ofKind(facts, "policyAttachment");
	const managed = ofKind(facts, "managedPolicy");
	const onlyInline = ofKind(facts, "onlyInlinePolicies");
	const onlyManaged = ofKind(facts, "onlyManagedPolicies");
	const mentions = [
		...[...inline, ...onlyInline, ...onlyManaged].map((from) => ({
			from,
			refs: [from.role],
		})),
		...attachments.map((from) => ({ from, refs: refsIn(from.roles) })),
	];
	const roles = indexParts("role", ofKind(facts, "role"), mentions);
	const policyMentions = attachments.map((from) => ({
		from,
		refs: [from.policy],
	}));
	const policies = indexParts("managed policy", managed, policyMentions);
	const placesIn = (refs: PartRefs, from: DeliveryResource) =>
		refsIn(refs).map((ref) => roles.placeOf(ref, from));
	const inlineOf = indexByPart(
		inline.map((policy) => [policy, [roles.placeOf(policy.role, policy)]]),
	);
	const attachmentsOf = indexByPart(
		attachments.map((one) => [one, placesIn(one.roles, one)]),
	);
	const managedOf = indexByPart(
		managed.map((policy) => [policy, placesIn(policy.roles, policy)]),
	);
	const exclusiveOf = indexByPart(
		[...onlyInline, ...onlyManaged].map((one) => [
			one,
			[roles.placeOf(one.role, one)],
		]),
	);

	/** The policy that is attached by a reference. */
	const attached = (
		ref: PartRef,
		from: DeliveryResource,
		applies: Value<boolean>,
	): AttachedPolicy => {
		const policy = partAt(policies.placeOf(ref, from));
		const found = policy.known ? policy.value : undefined;
		const name = ref.text;
		if (!found) {
			const why = policy.known ? notSet(from) : policy;
			const { isSecret } = ref;
			const about = { of: from.of, isManaged: true, name, applies };
			return { ...about, document: why, isSecret };
		}
		const { of, document, isSecret } = found;
		const about = { of, attachedBy: from.of, isManaged: true, name, applies };
		return { ...about, document, isSecret };
	};

	const viewOf = (role: RoleFact): RoleView => {
		const all: AttachedPolicy[] = [...ownPolicies(role)];
		const add = <T>(
			itemsOf: AttachedTo<RoleFact, T>,
			make: (item: T, applies: Value<boolean>) => AttachedPolicy,
		) => {
			for (const { item, applies } of itemsOf(role))
				all.push(make(item, applies));
		};
		add(inlineOf, ({ of, name, document, isSecret }, applies) => ({
			...{ of, name, document, isSecret, applies },
			isManaged: false,
		}));
		for (const ref of refsIn(role.managedPolicies))
			all.push(attached(ref, role, known(true)));
		add(attachmentsOf, (one, applies) => attached(one.policy, one, applies));
		add(managedOf, ({ of, name, document, isSecret }, applies) => ({
			...{ of, name, document, isSecret, applies },
			isManaged: true,
		}));
		const own = exclusiveOf(role).map(({ item, applies }) => ({
			one: item,
			applies,
		}));
		for (const { one, applies } of own)
			if (one.kind === "onlyManagedPolicies")
				for (const ref of refsIn(one.policies))
					all.push(attached(ref, one, applies));
		return {
			role,
			policies: exclusions(all, own),
			boundary: partAt(policies.placeOf(role.boundary, role)),
			...unseen(role),
		};
	};
	const views = new Map<RoleFact, RoleView>();
	return (ref, from) => {
		const role = partAt(roles.placeOf(ref, from));
		if (!role.known || !role.value) return role as Value<undefined>;
		const view = views.get(role.value) ?? viewOf(role.value);
		views.set(role.value, view);
		return known(view);
	};
}

/** The inline policies that a role sets itself. */
function ownPolicies({
	of,
	inlinePolicies,
}: RoleFact): readonly AttachedPolicy[] {
	const applies = known(true);
	if (!inlinePolicies.known)
		return [
			{
				of,
				document: inlinePolicies,
				isSecret: false,
				isManaged: false,
				applies,
			},
		];
	return inlinePolicies.value.map((policy) => ({
		...{ of, ...policy, applies },
		isManaged: false,
	}));
}

function notSet({ of }: DeliveryResource): Unknown {
	return unknown("unreadable", `the ARN of the policy in ${of.name}`);
}
