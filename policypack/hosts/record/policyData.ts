import type { PolicyReading } from "../../model/bucketPolicy/document";
import {
	isKeptReading,
	keepReading,
} from "../../model/bucketPolicy/keptReading";
import { isUnknown } from "../../model/value";
import { isBag } from "../../providers/wire";
import { decodedUnknown } from "./unknownData";

/*
 * A policy is data of any shape that a user wrote, with `Unknown` leaves. In
 * JSON, what JSON lacks is an object with one property that begins with `$`; a
 * name of the user's that begins with `$` has one `$` more.
 */

/** Deeper than any policy that a source shows, and shallower than the call stack. */
const DEEPEST = 300;

/** A policy as JSON data. Throws for what no source shows, such as a function. */
export function encodedPolicy(policy: unknown, depth = 0): unknown {
	refuseDeep(depth);
	switch (typeof policy) {
		case "undefined":
			return { $undefined: true };
		case "number":
			return isInJson(policy) ? policy : { $number: nameOf(policy) };
		case "bigint":
			return { $bigint: String(policy) };
		case "string":
		case "boolean":
			return policy;
		case "object":
			return policy === null ? null : encodedObject(policy, depth);
		default:
			throw new TypeError(`A policy has a ${typeof policy}.`);
	}
}

function encodedObject(policy: object, depth: number): unknown {
	if (isUnknown(policy)) {
		const { known: _, ...written } = policy;
		return { $unknown: written };
	}
	if (isKeptReading(policy))
		return { $reading: encodedPolicy(policy.reading, depth + 1) };
	if (policy instanceof Date)
		return { $date: encodedPolicy(policy.getTime(), depth + 1) };
	// Unlike `map`, it sees the holes of an array.
	if (Array.isArray(policy))
		return Array.from(policy, (item) => encodedPolicy(item, depth + 1));
	return Object.fromEntries(
		Object.entries(policy).map(([name, item]) => [
			name.startsWith("$") ? `$${name}` : name,
			encodedPolicy(item, depth + 1),
		]),
	);
}

/** JavaScript writes -0 without its sign. */
function isInJson(value: number): boolean {
	return Number.isFinite(value) && !Object.is(value, -0);
}

function nameOf(value: number): string {
	return Object.is(value, -0) ? "-0" : String(value);
}

/** The policy that JSON data represents. Throws if it represents none. */
export function decodedPolicy(data: unknown, depth = 0): unknown {
	refuseDeep(depth);
	if (Array.isArray(data))
		return data.map((item) => decodedPolicy(item, depth + 1));
	if (!isBag(data)) return data;
	const entries = Object.entries(data);
	const mark = entries.find(([name]) => /^\$(?!\$)/.test(name));
	if (!mark)
		return Object.fromEntries(
			entries.map(([name, item]) => [
				name.replace(/^\$/, ""),
				decodedPolicy(item, depth + 1),
			]),
		);
	if (entries.length > 1)
		throw new TypeError(`${mark[0]} has other properties beside it`);
	return decodedMark(mark[0], mark[1], depth);
}

function decodedMark(mark: string, item: unknown, depth: number): unknown {
	switch (mark) {
		case "$undefined":
			return undefined;
		case "$number":
			return Number(item);
		case "$bigint":
			return BigInt(String(item));
		case "$date":
			return new Date(Number(decodedPolicy(item, depth + 1)));
		case "$unknown":
			return decodedUnknown(item);
		case "$reading": {
			const reading = decodedPolicy(item, depth + 1);
			if (!isReading(reading)) throw new TypeError("$reading is not a reading");
			return keepReading(reading);
		}
		default:
			throw new TypeError(`${mark} is not known`);
	}
}

function isReading(data: unknown): data is PolicyReading {
	if (!isBag(data)) return false;
	switch (data.outcome) {
		case "closed":
			return true;
		case "public":
		case "malformed":
			return typeof data.reason === "string";
		default:
			return data.outcome === "unknown" && isUnknown(data.unknown);
	}
}

function refuseDeep(depth: number): void {
	if (depth > DEEPEST) throw new RangeError("a policy is nested too deep");
}
