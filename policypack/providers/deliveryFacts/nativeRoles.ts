import type { ManagedPolicyArgs } from "@pulumi/aws-native/iam/managedPolicy";
import type { RoleArgs } from "@pulumi/aws-native/iam/role";
import type { RolePolicyArgs } from "@pulumi/aws-native/iam/rolePolicy";
import type * as inputs from "@pulumi/aws-native/types/input";
import type { RolePart } from "../../model/deliveryChecks/roleFacts";
import { mapValue } from "../../model/value";
import { reading } from "../reading";
import type { Resource } from "../resource";
import { aboutOf, documentOf, nameOf, partRef, partRefs } from "./part";
import type { PlacesOfProviders } from "./place";
import { nameAfterPath } from "./roles";

/** A role of aws-native. */
export function nativeRole(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly RolePart[] {
	const args = reading<RoleArgs>(resource);
	const isSecret = args.isSecret("policies");
	return [
		{
			kind: "role",
			isGlobal: true,
			...aboutOf(resource, providers),
			...nameOf(resource, args, nameAfterPath, "roleName"),
			trust: documentOf(args, "assumeRolePolicyDocument"),
			inlinePolicies: mapValue(
				args.blocks<inputs.iam.RolePolicyArgs>("policies"),
				(all) =>
					all.map((policy) => ({
						name: policy.text("policyName"),
						...documentOf(policy, "policyDocument"),
						isSecret,
					})),
			),
			managedPolicies: partRefs(args, "managedPolicyArns"),
			boundary: partRef(args, "permissionsBoundary"),
		},
	];
}

/** An inline policy of aws-native. */
export function nativeRolePolicy(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly RolePart[] {
	const args = reading<RolePolicyArgs>(resource);
	return [
		{
			kind: "rolePolicy",
			...aboutOf(resource, providers),
			name: args.text("policyName"),
			role: partRef(args, "roleName"),
			...documentOf(args, "policyDocument"),
		},
	];
}

/** A managed policy of aws-native, with the roles that it is attached to. */
export function nativeManagedPolicy(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly RolePart[] {
	const args = reading<ManagedPolicyArgs>(resource);
	return [
		{
			kind: "managedPolicy",
			isGlobal: true,
			...aboutOf(resource, providers),
			...nameOf(resource, args, nameAfterPath, "managedPolicyName"),
			...documentOf(args, "policyDocument"),
			roles: partRefs(args, "roles"),
		},
	];
}
