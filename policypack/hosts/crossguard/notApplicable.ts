import type { ResourceValidationArgs } from "@pulumi/policy";
import type { Control } from "../../judging/control";
import {
	eventDataStoreTypes,
	isEventDataStore,
	isTrail,
	trailTypes,
} from "../../providers/dialects";
import type { Policy } from "../crossguard";
import { resourceType } from "./requestScope";
import { isRoot } from "./sdkResources";
import { ofType } from "./stages";

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
	control: Control,
	{ notApplicable }: Pick<ResourceValidationArgs, "notApplicable">,
): never {
	const reason = `Policy only applies to resources of type '${typesOf(control)}'`;
	const before = last.get(reason);
	if (before?.by === notApplicable) throw before.error;
	try {
		return notApplicable(reason);
	} catch (error) {
		last.set(reason, { by: notApplicable, error });
		throw error;
	}
}

/**
 * The policy with a type filter while the SDK evaluates a resource of another
 * type than the control's. The SDK then reports that the policy does not
 * apply, in the words above, and neither reads the properties for it nor calls
 * it. The root is never skipped: the configuration is checked there.
 */
export function skippingOtherTypes<Of extends Policy>(
	policy: Of,
	control: Control,
): Of {
	const own = Object.getOwnPropertyDescriptor(policy, "validateResource");
	const always = () => own?.get?.call(policy) ?? own?.value;
	// No type is called this.
	const filter = ofType(typesOf(control), (...args: unknown[]) =>
		always()(...args),
	);
	const get = () => {
		const type = resourceType.current();
		return type === undefined || isRoot(type) || isJudged(control, type)
			? always()
			: filter;
	};
	return Object.defineProperty(policy, "validateResource", {
		enumerable: true,
		get,
	});
}

/** The types that a control evaluates, as the SDK's sentence has them. */
function typesOf({ subject }: Control): string {
	const types = subject === "eventDataStore" ? eventDataStoreTypes : trailTypes;
	return types.join("' or '");
}
