import { type Unknown, unknown } from "../model/value";
import type { Resource } from "./resource";

/** Whether the source does not show what a property is set to, if it is set. */
export function isNotShown(
	{ isHidden, interrupted }: Resource,
	property: string,
	value: unknown,
): boolean {
	return (
		(isHidden === true && value === undefined) ||
		interrupted?.has(property) === true
	);
}

/** Why a property of a resource that is not whole in view is not known. */
export function hiddenProperty(
	{ isRead, interrupted }: Resource,
	what: string,
): Unknown {
	if (isRead) return unknown("outside", `${what}, which is only read here`);
	return interrupted
		? unknown(
				"pending",
				`${what}, as an update was interrupted`,
				"Run `pulumi refresh`, then check again.",
				"refresh",
			)
		: unknown(
				"pending",
				`${what}, whose provider is not known yet`,
				"Configure the provider by values that are known at the preview.",
			);
}

/** What is not known yet, with what makes it known where the source says so. */
export function explained(
	{ dependencies, madeKnown }: Resource,
	property: string,
	why: Unknown,
): Unknown {
	const { cause, fix, what } = why;
	return madeKnown !== undefined &&
		cause === "pending" &&
		fix === undefined &&
		dependencies(property).length === 0
		? unknown(cause, what, madeKnown)
		: why;
}
