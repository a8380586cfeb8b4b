import { restoredUnknown, type Unknown } from "../../model/value";
import { isBag } from "../../providers/wire";

const CAUSES: readonly unknown[] = ["pending", "outside", "unreadable"];

/** The `Unknown` that a leaf of a policy represents. Throws if it is none. */
export function decodedUnknown(data: unknown): Unknown {
	if (!isUnknownData(data)) throw new TypeError("$unknown is not an unknown");
	return restoredUnknown(data);
}

function isUnknownData(data: unknown): data is Omit<Unknown, "known"> {
	if (!isBag(data)) return false;
	const { cause, what, fix, until, notIn, ...others } = data;
	return (
		CAUSES.includes(cause) &&
		typeof what === "string" &&
		[undefined, "string"].includes(fix === undefined ? fix : typeof fix) &&
		[undefined, "refresh"].some((one) => one === until) &&
		[undefined, "liveAccount", "anyAccount"].some((one) => one === notIn) &&
		Object.keys(others).length === 0
	);
}
