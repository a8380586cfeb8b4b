import { isUnknown, type Unknown } from "../value";
import { isFixedValue } from "./fixedValue";
import {
	isJsonObject,
	isSet,
	type JsonObject,
	strongest,
	valuesOf,
} from "./shape";

/** Whom a statement speaks of, leaving its conditions aside. */
export type PrincipalReading =
	| { readonly outcome: "fixed" }
	| { readonly outcome: "open"; readonly who: string }
	| { readonly outcome: "malformed"; readonly reason: string }
	| { readonly outcome: "unknown"; readonly unknown: Unknown };

const principalTypes = ["aws", "service", "federated", "canonicaluser"];

/**
 * Whom a statement lets in. Accounts, users, roles, canonical users, services
 * and an account's own identity providers are fixed when their names are; an
 * empty list is nobody; NotPrincipal is everyone but a few
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
 */
export function readPrincipal(statement: JsonObject): PrincipalReading {
	const { Principal: principal, NotPrincipal: notPrincipal } = statement;
	if (isSet(notPrincipal)) {
		return isSet(principal)
			? malformed("has both a Principal and a NotPrincipal")
			: open("NotPrincipal, which lets in all it does not name,");
	}
	if (!isSet(principal)) {
		return malformed("allows, but has no Principal");
	}
	if (isUnknown(principal)) {
		return { outcome: "unknown", unknown: principal };
	}
	// AWS knows "*" alone without a type; other names so written are of accounts.
	const byType = isJsonObject(principal) ? principal : { AWS: principal };
	const readings = Object.entries(byType).flatMap(([type, names]) =>
		names === undefined
			? []
			: valuesOf(names).map((name) => readName(type.toLowerCase(), name)),
	);
	return (
		strongest(readings, ["malformed", "open", "unknown"]) ?? {
			outcome: "fixed",
		}
	);
}

/**
 * Whether a statement is about everyone, with or without an AWS account; an
 * `Unknown` where that is not known.
 */
export function isAboutEveryone(statement: JsonObject): boolean | Unknown {
	const { Principal: principal, NotPrincipal: notPrincipal } = statement;
	if (isSet(notPrincipal) && !isUnknown(notPrincipal)) return false;
	const names = isJsonObject(principal)
		? Object.entries(principal).flatMap(([type, named]) =>
				type.toLowerCase() === "aws" ? valuesOf(named) : [],
			)
		: valuesOf(principal);
	if (names.includes("*")) return isUnknown(notPrincipal) ? notPrincipal : true;
	return names.find(isUnknown) ?? false;
}

function readName(type: string, name: unknown): PrincipalReading {
	if (isUnknown(name)) {
		return { outcome: "unknown", unknown: name };
	}
	// Account ids are digits, and digits are easily written as a number.
	const text = typeof name === "number" ? String(name) : name;
	if (typeof text !== "string" || text.trim() === "") {
		return malformed("has a Principal that is empty or not a string");
	}
	if (text === "*") {
		return open('principal "*"');
	}
	if (!isFixedValue(text)) {
		return open("a principal with a wildcard or a policy variable");
	}
	if (type === "federated" && !isProviderOfAnAccount(text)) {
		return open("a web identity provider, where anyone can have an account,");
	}
	return principalTypes.includes(type)
		? { outcome: "fixed" }
		: malformed("has a Principal of a type AWS does not know");
}

/**
 * A web identity provider (graph.facebook.com) is AWS's own example of a public
 * principal; a SAML or OIDC provider that an account set up has an ARN there.
 */
function isProviderOfAnAccount(name: string): boolean {
	return /^arn:[^:]+:iam::\d{12}:(saml|oidc)-provider\//.test(name);
}

function open(who: string): PrincipalReading {
	return { outcome: "open", who };
}

function malformed(reason: string): PrincipalReading {
	return { outcome: "malformed", reason };
}
