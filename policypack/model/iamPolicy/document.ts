import { isKeptReading } from "../bucketPolicy/keptReading";
import { isJsonObject, isSet, valuesOf } from "../bucketPolicy/shape";
import { isUnknown, type Unknown } from "../value";
import { unreadable } from "./answer";
import { hasDuplicateKeys } from "./duplicateKeys";
import { type PolicyKind, problemOf, repeatedSid } from "./malformed";

/** A policy document that requests can be compared with. */
export type PolicyDocument = ReadDocument | MalformedDocument;

/** A document that AWS accepts, as far as it is known. */
export interface ReadDocument {
	readonly outcome: "read";
	readonly kind: PolicyKind;
	/** Whether its version has policy variables. */
	readonly hasVariables: boolean | Unknown;
	/** Its statements; an `Unknown` where even their number is not known. */
	readonly statements: readonly unknown[] | Unknown;
}

/** A document that AWS rejects. */
export interface MalformedDocument {
	readonly outcome: "malformed";
	/** What is wrong, with statements counted from 1, and no text of it. */
	readonly reason: string;
}

const secret = unreadable("a policy that is a secret");
const duplicate = unreadable("a policy in which an element is there twice");

/**
 * Reads a policy document, from its JSON text or from an object with `Unknown`
 * leaves. Without a policy there are no statements
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html).
 */
export function readDocument(
	kind: PolicyKind,
	policy: unknown,
): PolicyDocument {
	if (!isSet(policy)) return read(kind, false, []);
	if (isUnknown(policy)) return read(kind, policy, policy);
	if (isKeptReading(policy)) return read(kind, secret, secret);
	if (typeof policy !== "string") return documentIn(kind, policy);
	const text = policy.replace(/^\uFEFF/, "");
	let document: unknown;
	try {
		document = JSON.parse(text);
	} catch {
		return malformed("the policy is not JSON");
	}
	return hasDuplicateKeys(text)
		? read(kind, duplicate, duplicate)
		: documentIn(kind, document);
}

function documentIn(kind: PolicyKind, document: unknown): PolicyDocument {
	if (!isJsonObject(document)) return malformed("the policy is not an object");
	const { Version: version, Statement: written } = document;
	const hasVariables = isUnknown(version) ? version : version === "2012-10-17";
	// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
	if (hasVariables === false && isSet(version) && version !== "2008-10-17")
		return malformed("the policy has a Version that does not exist");
	if (isUnknown(written)) return read(kind, hasVariables, written);
	if (!isSet(written)) return malformed("the policy has no Statement");
	const statements = valuesOf(written);
	for (const [index, statement] of statements.entries()) {
		const problem = problemOf(statement, kind);
		if (problem !== undefined)
			return malformed(`statement ${index + 1} ${problem}`);
	}
	// IAM wants each Sid once; Amazon S3 takes one several times.
	const repeated = kind === "identity" ? repeatedSid(statements) : -1;
	return repeated < 0
		? read(kind, hasVariables, statements)
		: malformed(
				`statement ${repeated + 1} has the Sid of a statement before it`,
			);
}

function read(
	kind: PolicyKind,
	hasVariables: ReadDocument["hasVariables"],
	statements: ReadDocument["statements"],
): ReadDocument {
	return { outcome: "read", kind, hasVariables, statements };
}

function malformed(reason: string): MalformedDocument {
	return { outcome: "malformed", reason };
}
