import type {
	InlinePolicy,
	RoleFact,
} from "../../../model/deliveryChecks/roleFacts";
import { known, mapValue, type Value } from "../../../model/value";
import type { Identity } from "../identity";
import { TRAIL_DELIVERY_ACTIONS } from "../permissions";
import { UNREADABLE } from "../request";
import type { Session } from "../session";
import { aboutArn, arnParts, partRef } from "./awsPlace";
import { managedPolicies } from "./managedPolicies";
import { whyNotRead } from "./notRead";
import { decoded, isMissing, type PartRead } from "./partRead";
import { attachedPolicies, inlinePolicyNames } from "./rolePolicyLists";

/** A role with its policies, by the ARN that a trail has. */
export async function readRole(
	session: Session,
	identity: Identity,
	arn: string,
): Promise<PartRead> {
	const { account, resource } = arnParts(arn) ?? { resource: arn };
	const name = resource.slice(resource.lastIndexOf("/") + 1);
	const what = `role ${name}`;
	const why = whyNotRead(session, identity, account)(what);
	if (why) return { facts: [roleFact(arn, name, why, why, why)] };
	const [role, inline, attached] = await Promise.all([
		getRole(session, name, what),
		inlinePolicies(session, name),
		attachedPolicies(session, name),
	]);
	if (isMissing(role)) return { facts: [], missing: what };
	const boundary = role.known ? role.value?.boundary : undefined;
	const managed = await managedPolicies(session, [
		...(attached.known ? attached.value : []),
		...(boundary === undefined ? [] : [boundary]),
	]);
	return { facts: [roleFact(arn, name, role, inline, attached), ...managed] };
}

interface RoleDetails {
	readonly trust: string;
	readonly boundary: string | undefined;
}

function roleFact(
	arn: string,
	name: string,
	role: Value<RoleDetails | undefined>,
	inline: Value<readonly InlinePolicy[]>,
	attached: Value<readonly string[]>,
): RoleFact {
	return {
		kind: "role",
		...aboutArn(arn, "AWS::IAM::Role", name),
		name: known(name),
		isNameDeclared: true,
		isGlobal: true,
		trust: {
			document: mapValue(role, (details) => details?.trust),
			isSecret: false,
		},
		inlinePolicies: inline,
		managedPolicies: {
			texts: mapValue(attached, (all) => all.map((one) => known(one))),
			isSecret: false,
			dependencies: [],
			beyond: [],
		},
		boundary: partRef(mapValue(role, (details) => details?.boundary)),
	};
}

interface RoleAnswer {
	readonly Role?:
		| {
				readonly AssumeRolePolicyDocument?: string | undefined;
				readonly PermissionsBoundary?:
					| { readonly PermissionsBoundaryArn?: string | undefined }
					| undefined;
		  }
		| undefined;
}

function getRole(
	{ ask, clients }: Session,
	RoleName: string,
	what: string,
): Promise<Value<RoleDetails | undefined>> {
	return ask<RoleAnswer, RoleDetails | undefined>({
		action: TRAIL_DELIVERY_ACTIONS.GetRole,
		what,
		call: async (options) =>
			(await clients.iam()).getRole({ RoleName }, options),
		read: ({ Role }) => {
			const trust = decoded(Role?.AssumeRolePolicyDocument);
			const boundary = Role?.PermissionsBoundary?.PermissionsBoundaryArn;
			return trust === undefined ? UNREADABLE : { trust, boundary };
		},
		unset: { errors: ["NoSuchEntityException"], means: undefined },
	});
}

/** The inline policies of a role, one call each. */
async function inlinePolicies(
	session: Session,
	RoleName: string,
): Promise<Value<readonly InlinePolicy[]>> {
	const names = await inlinePolicyNames(session, RoleName);
	if (!names.known) return names;
	return known(
		await Promise.all(
			names.value.map(
				async (PolicyName): Promise<InlinePolicy> => ({
					name: known(PolicyName),
					document: await session.ask<
						{ readonly PolicyDocument?: string | undefined },
						string
					>({
						action: TRAIL_DELIVERY_ACTIONS.GetRolePolicy,
						what: `policy ${PolicyName} of role ${RoleName}`,
						call: async (options) =>
							(await session.clients.iam()).getRolePolicy(
								{ RoleName, PolicyName },
								options,
							),
						read: ({ PolicyDocument }) => decoded(PolicyDocument) ?? UNREADABLE,
					}),
					isSecret: false,
				}),
			),
		),
	);
}
