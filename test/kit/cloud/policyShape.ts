import { GetRoleCommand, GetUserCommand } from "@aws-sdk/client-iam";
import { statementsIn } from "./allows";
import { parsedArn } from "./arns";
import type { Cloud } from "./cloud";
import type { Problem } from "./cloudType";

/** What holds a policy, and the characters that AWS takes there. */
const limits = {
	bucket: 20_480,
	key: 32_768,
	topic: 30_720,
	// Of all inline policies of a role; white space is not counted.
	role: 10_240,
	trust: 2048,
} as const;

/** What a policy is the policy of. */
export type Holder = keyof typeof limits;

/**
 * What is wrong with a policy, whatever is in the account.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function policyProblem(
	holder: Holder,
	property: string,
	json: string,
): Problem | undefined {
	const reason = shapeProblem(holder, json);
	return reason ? [property, `MalformedPolicyDocument: ${reason}`] : undefined;
}

function shapeProblem(holder: Holder, json: string): string | undefined {
	if (json.replace(/\s/g, "").length > limits[holder])
		return `the policy has more than ${limits[holder]} characters`;
	if (JSON.parse(json).Version !== "2012-10-17")
		return "the version is not 2012-10-17";
	const statements = statementsIn(json);
	if (statements.length === 0) return "there is no statement";
	const sids = statements.flatMap(({ Sid }) => (Sid ? [String(Sid)] : []));
	if (new Set(sids).size < sids.length) return "a Sid stands twice";
	if (sids.some((sid) => !/^[A-Za-z0-9]+$/.test(sid)))
		return "a Sid has characters besides letters and digits";
	const wanted = [
		"Effect",
		"Action",
		...(holder === "role" ? [] : ["Principal"]),
		...(holder === "trust" ? [] : ["Resource"]),
	];
	const refused = holder === "role" ? ["Principal"] : [];
	for (const statement of statements) {
		const missing = wanted.find((key) => statement[key] === undefined);
		if (missing) return `a statement has no ${missing}`;
		if (refused.some((key) => key in statement))
			return "a role's policy names a principal";
	}
	return undefined;
}

const principalsIn = (json: string): readonly string[] =>
	statementsIn(json).flatMap(({ Principal: principal }) => {
		const { AWS } = (principal ?? {}) as { readonly AWS?: string | string[] };
		return [AWS ?? []].flat();
	});

/** The principals in a policy that no account has: AWS refuses them. */
export async function principalsGone(
	json: string,
	cloud: Cloud,
): Promise<readonly string[]> {
	const gone: string[] = [];
	for (const principal of principalsIn(json)) {
		if (principal === "*" || /^\d{12}$|:root$/.test(principal)) continue;
		const [kind, ...path] = parsedArn(principal).resource.split("/");
		const name = path.at(-1) ?? "";
		const { iam } = cloud.at(principal);
		const asked =
			kind === "role"
				? iam.send(new GetRoleCommand({ RoleName: name }))
				: iam.send(new GetUserCommand({ UserName: name }));
		await asked.catch(() => gone.push(principal));
	}
	return gone;
}
