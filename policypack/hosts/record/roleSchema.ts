import { array, object, ref } from "../report/schemaParts";
import { DOCUMENT, NAMED, RESOURCE } from "./deliveryParts";
import { value } from "./valueSchema";

/* The schemas of facts about roles and their policies. */

const ONLY = {
	...RESOURCE,
	role: ref("partRef"),
	policies: ref("partRefs"),
} as const;

/** The definitions of these facts. */
export const ROLE_PARTS = {
	role: object(
		"A role.",
		{
			kind: { const: "role" },
			...NAMED,
			trust: object("Its trust policy.", DOCUMENT),
			inlinePolicies: value(
				array(
					"Its inline policies.",
					object("An inline policy.", { ...DOCUMENT, name: ref("textValue") }),
				),
			),
			managedPolicies: ref("partRefs"),
			boundary: ref("partRef"),
		},
		["isGlobal"],
	),
	rolePolicy: object("An inline policy of a role.", {
		kind: { const: "rolePolicy" },
		...RESOURCE,
		...DOCUMENT,
		name: ref("textValue"),
		role: ref("partRef"),
	}),
	managedPolicy: object(
		"A managed policy.",
		{
			kind: { const: "managedPolicy" },
			...NAMED,
			...DOCUMENT,
			roles: ref("partRefs"),
		},
		["isGlobal"],
	),
	policyAttachment: object("An attachment of a managed policy to roles.", {
		kind: { const: "policyAttachment" },
		...RESOURCE,
		roles: ref("partRefs"),
		policy: ref("partRef"),
	}),
	onlyInlinePolicies: object("The only inline policies that a role keeps.", {
		kind: { const: "onlyInlinePolicies" },
		...ONLY,
	}),
	onlyManagedPolicies: object("The only managed policies that a role keeps.", {
		kind: { const: "onlyManagedPolicies" },
		...ONLY,
	}),
} as const;
