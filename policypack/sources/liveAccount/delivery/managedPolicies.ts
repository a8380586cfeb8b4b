import type { ManagedPolicyFact } from "../../../model/deliveryChecks/roleFacts";
import { known, type Value } from "../../../model/value";
import { TRAIL_DELIVERY_ACTIONS } from "../permissions";
import { UNREADABLE } from "../request";
import type { Session } from "../session";
import { aboutArn, arnParts } from "./awsPlace";
import { decoded } from "./partRead";

/** The managed policies with these ARNs, each once. */
export function managedPolicies(
	session: Session,
	arns: readonly string[],
): Promise<readonly ManagedPolicyFact[]> {
	return Promise.all(
		[...new Set(arns)].map(async (arn): Promise<ManagedPolicyFact> => {
			const resource = arnParts(arn)?.resource ?? arn;
			const name = resource.slice(resource.lastIndexOf("/") + 1);
			return {
				kind: "managedPolicy",
				...aboutArn(arn, "AWS::IAM::ManagedPolicy", name),
				name: known(name),
				isNameDeclared: true,
				isGlobal: true,
				document: await documentOf(session, arn, name),
				isSecret: false,
				// The role lists the policies that are attached to it.
				roles: {
					texts: known([]),
					isSecret: false,
					dependencies: [],
					beyond: [],
				},
			};
		}),
	);
}

async function documentOf(
	{ ask, clients }: Session,
	PolicyArn: string,
	name: string,
): Promise<Value<string>> {
	const what = `managed policy ${name}`;
	const version = await ask<
		{
			readonly Policy?:
				| { readonly DefaultVersionId?: string | undefined }
				| undefined;
		},
		string
	>({
		action: TRAIL_DELIVERY_ACTIONS.GetPolicy,
		what,
		call: async (options) =>
			(await clients.iam()).getPolicy({ PolicyArn }, options),
		read: ({ Policy }) => Policy?.DefaultVersionId ?? UNREADABLE,
	});
	if (!version.known) return version;
	return ask<
		{
			readonly PolicyVersion?:
				| { readonly Document?: string | undefined }
				| undefined;
		},
		string
	>({
		action: TRAIL_DELIVERY_ACTIONS.GetPolicyVersion,
		what,
		call: async (options) =>
			(await clients.iam()).getPolicyVersion(
				{ PolicyArn, VersionId: version.value },
				options,
			),
		read: ({ PolicyVersion }) => decoded(PolicyVersion?.Document) ?? UNREADABLE,
	});
}
