import type { Owner } from "../model/facts";
import { isUnknown } from "../model/value";
import { rawProperty } from "./rawProperty";
import type { ProviderView } from "./resource";
import { isBag, unwrapTree } from "./wire";

/**
 * Which account a provider acts in, where its configuration fixes it: by the
 * one account it allows, or by the role it assumes.
 * https://www.pulumi.com/registry/packages/aws/installation-configuration/
 */
export function ownerOf(provider: ProviderView): Owner {
	return { provider: provider.urn, account: accountOf(provider.props) };
}

/**
 * Whether a provider acts in the account of whoever runs Pulumi: nothing in its
 * configuration may select another account.
 */
export function usesDefaultCredentials({ props }: ProviderView): boolean {
	return OWN.every((name) => isNotSet(rawProperty(props, name, name)));
}

/** Settings of a provider that may select another account. */
const OWN = [
	"accessKey",
	"allowedAccountIds",
	"assumeRole",
	"assumeRoles",
	"assumeRoleWithWebIdentity",
	"endpoints",
	"profile",
	"roleArn",
	"secretKey",
	"sharedConfigFiles",
	"sharedCredentialsFiles",
	"token",
] as const;

function isNotSet(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		value === "" ||
		(Array.isArray(value) && value.length === 0)
	);
}

function accountOf(props: ProviderView["props"]): string | undefined {
	const allowed = listOf(props, "allowedAccountIds");
	const only = idOf(allowed[0]);
	if (allowed.length === 1 && ACCOUNT.test(only)) return only;
	// Roles are assumed one after the other, the web identity's first; the last
	// one acts.
	const roles = [
		...listOf(props, "assumeRoleWithWebIdentity"),
		...listOf(props, "assumeRole"),
		...listOf(props, "assumeRoles"),
	];
	const role = roles.at(-1);
	const arn = isBag(role) ? role.roleArn : undefined;
	if (typeof arn !== "string") return undefined;
	return /^arn:[^:]*:iam::(\d{12}):role\//.exec(arn)?.[1];
}

/** An account id as text: in JSON it may be a number, without its zeros. */
function idOf(value: unknown): string {
	if (typeof value === "number") return String(value).padStart(12, "0");
	return typeof value === "string" ? value : "";
}

/** An account id; what stands for an unknown or masked one has another form. */
const ACCOUNT = /^\d{12}$/;

/** A list property; providers get theirs as JSON text, too. */
function listOf(
	props: ProviderView["props"],
	property: string,
): readonly unknown[] {
	const value = parsed(read(props, property));
	if (value === undefined || value === null || isUnknown(value)) return [];
	return Array.isArray(value) ? value : [value];
}

function read(props: ProviderView["props"], property: string): unknown {
	try {
		return unwrapTree(props[property], property);
	} catch {
		// The policy SDK's view of a provider throws at what is unknown.
		return undefined;
	}
}

function parsed(value: unknown): unknown {
	if (typeof value !== "string") return value;
	try {
		return JSON.parse(value);
	} catch {
		return undefined;
	}
}
