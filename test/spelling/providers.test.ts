import assert from "node:assert/strict";
import { factsOf } from "../../policypack/providers/dialects";
import {
	AWS_ACCOUNT_BLOCK,
	AWS_BUCKET,
	type Bag,
	KEY,
	MASK,
	NATIVE_BUCKET,
	resource,
	secret,
	UNKNOWN,
	unknownCheckingProxy,
} from "../kit/resources";

describe("a provider's account", () => {
	const ACCOUNT = "111122223333";
	const OTHER = "444455556666";
	const role = (account: string) => ({
		roleArn: `arn:aws:iam::${account}:role/deploy`,
	});
	const accounts: readonly (readonly [string, Bag, string | undefined])[] = [
		["no configuration", {}, undefined],
		["another configuration", { region: "eu-west-1" }, undefined],
		["one account as a list", { allowedAccountIds: [ACCOUNT] }, ACCOUNT],
		[
			"one account as JSON text",
			{ allowedAccountIds: `["${ACCOUNT}"]` },
			ACCOUNT,
		],
		[
			"one account as a number in JSON text",
			{ allowedAccountIds: `[${ACCOUNT}]` },
			ACCOUNT,
		],
		[
			"one account as a number, without the zero that it begins with",
			{ allowedAccountIds: [11122223333] },
			"011122223333",
		],
		[
			"one account as a secret",
			{ allowedAccountIds: secret({ value: [secret({ value: ACCOUNT })] }) },
			ACCOUNT,
		],
		["two accounts", { allowedAccountIds: [ACCOUNT, OTHER] }, undefined],
		[
			"two accounts as JSON text",
			{ allowedAccountIds: `["${ACCOUNT}","${OTHER}"]` },
			undefined,
		],
		["no account", { allowedAccountIds: [] }, undefined],
		["no account as JSON text", { allowedAccountIds: "[]" }, undefined],
		["accounts that are not known", { allowedAccountIds: UNKNOWN }, undefined],
		[
			"an account that is not known",
			{ allowedAccountIds: [UNKNOWN] },
			undefined,
		],
		[
			"an account that is not known, as JSON text",
			{ allowedAccountIds: `["${UNKNOWN}"]` },
			undefined,
		],
		["a masked account", { allowedAccountIds: [MASK] }, undefined],
		["an account that is none", { allowedAccountIds: ["main"] }, undefined],
		["accounts that are not JSON", { allowedAccountIds: "{" }, undefined],
		["forbidden accounts", { forbiddenAccountIds: [OTHER] }, undefined],
		["a role", { assumeRole: role(ACCOUNT) }, ACCOUNT],
		[
			"a role as JSON text",
			{ assumeRole: JSON.stringify(role(ACCOUNT)) },
			ACCOUNT,
		],
		["roles", { assumeRoles: [role(ACCOUNT)] }, ACCOUNT],
		[
			"roles as JSON text",
			{ assumeRoles: JSON.stringify([role(ACCOUNT)]) },
			ACCOUNT,
		],
		[
			"roles of which the last one acts",
			{ assumeRoles: [role(OTHER), role(ACCOUNT)] },
			ACCOUNT,
		],
		[
			"roles of which the last one is not known",
			{ assumeRoles: [role(ACCOUNT), { roleArn: UNKNOWN }] },
			undefined,
		],
		[
			"a role in China",
			{ assumeRole: { roleArn: `arn:aws-cn:iam::${ACCOUNT}:role/deploy` } },
			ACCOUNT,
		],
		[
			"a secret role",
			{ assumeRole: secret({ value: role(ACCOUNT) }) },
			ACCOUNT,
		],
		["a role without an ARN", { assumeRole: {} }, undefined],
		["a role that is a text", { assumeRole: "deploy" }, undefined],
		["a role with another ARN", { assumeRole: { roleArn: KEY } }, undefined],
		["a web identity", { assumeRoleWithWebIdentity: role(ACCOUNT) }, ACCOUNT],
		[
			"a web identity that then assumes a role",
			{
				assumeRoleWithWebIdentity: role(OTHER),
				assumeRoles: [role(ACCOUNT)],
			},
			ACCOUNT,
		],
		[
			"an account against a role",
			{ allowedAccountIds: [ACCOUNT], assumeRole: role(OTHER) },
			ACCOUNT,
		],
		[
			"two accounts and a role",
			{ allowedAccountIds: [ACCOUNT, OTHER], assumeRole: role(ACCOUNT) },
			ACCOUNT,
		],
	];
	for (const type of [AWS_BUCKET, NATIVE_BUCKET, AWS_ACCOUNT_BLOCK])
		for (const [written, props, expected] of accounts)
			for (const [how, seen] of [
				["", props],
				[" through the policy SDK", unknownCheckingProxy(props)],
			] as const)
				it(`${written}, of ${type}${how}: ${expected ?? "not known"}`, () => {
					const facts = factsOf(
						resource(
							type,
							"logs",
							{},
							{},
							{
								provider: { urn: undefined, props: seen },
							},
						),
					);
					const [owner] = facts.flatMap((fact) =>
						fact.kind === "bucket" || fact.kind === "accountBlock"
							? [fact.owner]
							: [],
					);
					assert.deepEqual(owner, { provider: undefined, account: expected });
				});
});
