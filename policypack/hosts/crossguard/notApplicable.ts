import type { ResourceValidationArgs } from "@pulumi/policy";
import type { Control } from "../../judging/control";
import { isEventDataStore, isTrail } from "../../providers/dialects";

type NotApplicable = ResourceValidationArgs["notApplicable"];

/** What a function of the SDK threw to say it, by what was said. */
const last = new Map<
	string,
	{ readonly by: NotApplicable; readonly error: unknown }
>();

/** Whether a resource of this type is what a control judges by itself. */
export function isJudged({ subject }: Control, type: string): boolean {
	return subject === "eventDataStore" ? isEventDataStore(type) : isTrail(type);
}

/**
 * Says of a resource that it is none to judge. The SDK says so by throwing:
 * one error is made and thrown each time, for the stack trace of a new one
 * costs more than all else that is done for most resources.
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
