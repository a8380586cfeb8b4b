import { isJsonObject, isSet, valuesOf } from "../bucketPolicy/shape";
import { isUnknown, type Unknown } from "../value";
import { type Answer, allOf, anyOf, not, unreadable } from "./answer";
import type { Principal } from "./request";

const withPattern = unreadable(
	"a principal with a wildcard or a policy variable",
);
const wrongForm = unreadable("a Principal that is neither * nor an object");
const notText = unreadable("a principal that is not a text");
const partlyExcepted = unreadable(
	"a NotPrincipal that names only one of a principal and its account",
);
const withAllow = unreadable("a NotPrincipal with the effect Allow");

/**
 * Whether a Principal element names the principal of a request. `"*"` and
 * `{"AWS": "*"}` are everyone, with services; an account is all its principals
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
 */
export function namesPrincipal(element: unknown, principal: Principal): Answer {
	return anyNamed(element, (type, name) => names(type, name, principal));
}

/**
 * Whether a statement with a NotPrincipal applies to the principal of a
 * request. A principal of AWS is only excepted for sure where its account is
 * named, too, and a session also its role. With Allow it is not supported
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html).
 */
export function isNotExcepted(
	element: unknown,
	principal: Principal,
	effect: "Allow" | "Deny" | Unknown,
): Answer {
	const applies = not(isExcepted(element, principal));
	if (effect === "Deny" || applies === false) return applies;
	return isUnknown(effect) ? effect : withAllow;
}

function isExcepted(element: unknown, principal: Principal): Answer {
	const isNamed = namesPrincipal(element, principal);
	const identities = identitiesOf(principal);
	if (identities.length < 2 || isNamed === false) return isNamed;
	const areNamed = allOf(
		identities.map((identity) =>
			anyNamed(element, (type, name) =>
				name === "*" ? type === "AWS" : namesOne(name, identity),
			),
		),
	);
	return areNamed === false ? partlyExcepted : areNamed;
}

function anyNamed(
	element: unknown,
	isNamed: (type: string, name: unknown) => Answer,
): Answer {
	if (isUnknown(element)) return element;
	if (element === "*") return true;
	if (!isJsonObject(element)) return wrongForm;
	return anyOf(
		Object.entries(element).flatMap(([type, written]) =>
			isSet(written)
				? valuesOf(written).map((name) => isNamed(type, name))
				: [],
		),
	);
}

function names(type: string, written: unknown, principal: Principal): Answer {
	if (isUnknown(written)) return mayName(type, principal) && written;
	// Account IDs are digits, which are easily written as a number.
	const name = typeof written === "number" ? String(written) : written;
	if (typeof name !== "string") return notText;
	if (type === "AWS" && name === "*") return true;
	if (!mayName(type, principal)) return false;
	switch (principal.kind) {
		case "service":
			return type === "Service" && isSame(name, principal.name);
		case "federated":
			return type === "Federated" && isSame(name, principal.provider);
		case "canonicalUser":
			return type === "AWS" ? canonicalUser : isSame(name, principal.id);
		default:
			return type === "CanonicalUser"
				? canonicalUser
				: anyOf(
						identitiesOf(principal).map((identity) => namesOne(name, identity)),
					);
	}
}

function isSame(name: string, own: string): Answer {
	return hasPattern(name) ? withPattern : name === own;
}

function hasPattern(name: string): boolean {
	return /[*?]|\$\{/.test(name);
}

// No ARN shows which canonical user ID its account has.
const canonicalUser = unreadable(
	"the account of a canonical user ID in a principal",
);

/** Whether a type of principal may name a principal at all. */
function mayName(type: string, { kind }: Principal): boolean {
	if (kind === "service") return type === "Service" || type === "AWS";
	if (kind === "federated") return type === "Federated" || type === "AWS";
	return type === "AWS" || type === "CanonicalUser";
}

/** One of the names by which a policy may mean a principal. */
interface Identity {
	readonly account?: string;
	readonly role?: string;
	readonly arn?: string;
	readonly unseen?: Unknown;
}

/** The names of a principal of AWS: its account, of a session its role, itself. */
function identitiesOf(principal: Principal): readonly Identity[] {
	if (principal.kind === "account")
		return [
			principal.id.known
				? { account: principal.id.value }
				: { unseen: principal.id },
		];
	if (principal.kind !== "aws") return [];
	if (!principal.arn.known) return [{ unseen: principal.arn }];
	const arn = principal.arn.value;
	const [, account = "", rest = ""] =
		/^arn:[^:]*:(?:iam|sts)::([^:]*):(.*)$/s.exec(arn) ?? [];
	if (rest === "root") return [{ account }];
	const [, role] = /^assumed-role\/([^/]+)\//.exec(rest) ?? [];
	return [
		{ account },
		...(role === undefined ? [] : [{ account, role }]),
		{ arn },
	];
}

function namesOne(name: unknown, identity: Identity): Answer {
	if (isUnknown(name)) return name;
	if (identity.unseen) return identity.unseen;
	const text = String(name);
	if (hasPattern(text)) return withPattern;
	if (identity.arn !== undefined) return text === identity.arn;
	const { account, role } = identity;
	if (role === undefined)
		return (
			text === account ||
			/^arn:[^:]*:iam::([^:]*):root$/.exec(text)?.[1] === account
		);
	// A role's name is unique in its account, whatever its path.
	const [, owner, last] =
		/^arn:[^:]*:iam::([^:]*):role\/(?:.*\/)?([^/]+)$/.exec(text) ?? [];
	return owner === account && last === role;
}
