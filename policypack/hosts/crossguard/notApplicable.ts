import type { ResourceValidationArgs } from "@pulumi/policy";
import type { Control } from "../../judging/control";
import { isEventDataStore, isTrail } from "../../providers/dialects";

type NotApplicable = ResourceValidationArgs["notApplicable"];

/** What a function of the SDK threw to say it, by what was said. */
const last = new Map<
	string,
	{ readonly by: NotApplicable; readonly error: unknown }
>();

/** Whether a control evaluates single resources of this type. */
export function isJudged({ subject }: Control, type: string): boolean {
	return subject === "eventDataStore" ? isEventDataStore(type) : isTrail(type);
}

/**
 * Reports that the control does not apply to a resource. The SDK does so by
 * throwing. One error is created and reused, because the stack trace of a new
 * one costs more than everything else that is done for most resources.
 */
export function skipNotApplicable(
	{ subject }: Control,
	{ notApplicable }: Pick<ResourceValidationArgs, "notApplicable">,
): never {
	const reason =
		subject === "eventDataStore"
			? "Applies to event data stores only."
			: "Applies to trails only.";
	const before = last.get(reason);
	if (before?.by === notApplicable) throw before.error;
	try {
		return notApplicable(reason);
	} catch (error) {
		last.set(reason, { by: notApplicable, error });
		throw error;
	}
}
