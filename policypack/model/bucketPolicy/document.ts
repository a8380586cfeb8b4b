import { isTrue, isUnknown, type Unknown } from "../value";
import { readCondition } from "./condition";
import { type ShutOut, shutOutBy } from "./deny";
import { isKeptReading } from "./keptReading";
import { readPrincipal } from "./principal";
import {
	isJsonObject,
	isSet,
	type JsonObject,
	strongest,
	valuesOf,
} from "./shape";

/**
 * What a policy says to S3's question whether it is public: it grants nobody
 * public access, or lets the public in; it is not a policy at all; or a part
 * that decides is not known
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status).
 */
export type PolicyReading =
	| { readonly outcome: "closed" }
	| { readonly outcome: "public"; readonly reason: string }
	| { readonly outcome: "malformed"; readonly reason: string }
	| { readonly outcome: "unknown"; readonly unknown: Unknown };

/** A policy with more public statements than this names only the first ones. */
const namedStatements = 3;

/**
 * Whom a bucket policy lets in, from its JSON text or from the document as an
 * object with `Unknown` leaves; one public statement makes it public, and no
 * policy is closed
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status).
 * @param isSecret Whether any of it is a secret: a reason then quotes nothing.
 */
export function readPolicy(policy: unknown, isSecret = false): PolicyReading {
	if (!isSet(policy)) {
		return { outcome: "closed" };
	}
	if (isUnknown(policy)) {
		return { outcome: "unknown", unknown: policy };
	}
	if (isKeptReading(policy)) {
		return policy.reading;
	}
	if (typeof policy !== "string") {
		return readDocument(policy, isSecret);
	}
	if (policy.trim() === "") {
		return malformed("the text is empty");
	}
	let document: unknown;
	try {
		document = JSON.parse(policy.replace(/^\uFEFF/, ""));
	} catch (error) {
		return malformed(`the text is not JSON${positionOf(error)}`);
	}
	return readDocument(document, isSecret);
}

function readDocument(document: unknown, isSecret: boolean): PolicyReading {
	if (!isJsonObject(document)) {
		return malformed("the policy is not a JSON object");
	}
	const { Statement: written } = document;
	if (isUnknown(written)) {
		return { outcome: "unknown", unknown: written };
	}
	if (!isSet(written)) {
		return malformed("the policy has no Statement");
	}
	const statements = valuesOf(written);
	const shutOut = shutOutBy(statements);
	return allOf(
		statements.map((statement, index) =>
			readStatement(
				statement,
				isSecret ? `statement ${index + 1}` : nameOf(statement, index),
				shutOut,
			),
		),
	);
}

function readStatement(
	statement: unknown,
	name: string,
	shutOut: ShutOut,
): PolicyReading {
	if (isUnknown(statement)) {
		return { outcome: "unknown", unknown: statement };
	}
	if (!isJsonObject(statement)) {
		return malformed(`${name} is not an object`);
	}
	const { Effect: effect } = statement;
	if (effect === "Deny") {
		return { outcome: "closed" };
	}
	if (!isSet(effect)) {
		return malformed(`${name} has no Effect`);
	}
	if (!isUnknown(effect) && effect !== "Allow") {
		return malformed(`${name} has an Effect that is neither Allow nor Deny`);
	}
	const reading = readAllow(statement, name, shutOut);
	// Who might only be denied is not yet let in.
	return isUnknown(effect) && reading.outcome === "public"
		? { outcome: "unknown", unknown: effect }
		: reading;
}

function readAllow(
	statement: JsonObject,
	name: string,
	shutOut: ShutOut,
): PolicyReading {
	const principal = readPrincipal(statement);
	const condition = readCondition(statement.Condition);
	if (principal.outcome === "malformed") {
		return malformed(`${name} ${principal.reason}`);
	}
	if (condition.outcome === "malformed") {
		return malformed(`${name} ${condition.reason}`);
	}
	if (principal.outcome === "fixed" || condition.outcome === "binds") {
		return { outcome: "closed" };
	}
	const isShutOut = shutOut(statement);
	if (isTrue(isShutOut)) {
		return { outcome: "closed" };
	}
	if (principal.outcome === "unknown") {
		return principal;
	}
	if (condition.outcome === "unknown") {
		return condition;
	}
	if (!isShutOut.known) {
		return { outcome: "unknown", unknown: isShutOut };
	}
	return {
		outcome: "public",
		reason: `${name} lets anyone in (${principal.who} and ${condition.why})`,
	};
}

/** Refused whole, else public by any statement, else undecided, else closed. */
function allOf(readings: readonly PolicyReading[]): PolicyReading {
	const reasons = readings.flatMap((reading) =>
		reading.outcome === "public" ? [reading.reason] : [],
	);
	const more = reasons.length - namedStatements;
	const named = reasons.slice(0, namedStatements);
	const rest = more > 0 ? [`and ${more} more`] : [];
	const found = strongest(readings, ["malformed", "public", "unknown"]);
	return found?.outcome === "public"
		? { outcome: "public", reason: [...named, ...rest].join("; ") }
		: (found ?? { outcome: "closed" });
}

/** Its Sid, where that is what AWS allows there, or its place from 1. */
function nameOf(statement: unknown, index: number): string {
	const sid = isJsonObject(statement) ? statement.Sid : undefined;
	return typeof sid === "string" && /^[\w .:-]{1,100}$/.test(sid)
		? `statement ${sid}`
		: `statement ${index + 1}`;
}

/** Where a text stops being JSON. The engine's message quotes it; we do not. */
function positionOf(error: unknown): string {
	const [, position] = /position (\d+)/.exec(String(error)) ?? [];
	return position === undefined ? "" : ` (at character ${position})`;
}

function malformed(reason: string): PolicyReading {
	return { outcome: "malformed", reason };
}
