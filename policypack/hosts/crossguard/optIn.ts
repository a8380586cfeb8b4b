import type {
	ReportViolation,
	ResourceValidationArgs,
	StackValidationArgs,
} from "@pulumi/policy";
import type { Enforcement } from "../../configuration/packOptions";
import type { Control } from "../../judging/control";
import { isAskedFor } from "../../judging/optIn";
import { ROOT_TYPE } from "../../providers/urn";
import type { Policy } from "../crossguard";
import { configOf, reportUnknownProperties } from "./judge";
import { isUnasked, rememberAsked } from "./run";
import { isRoot, rootOf } from "./sdkResources";
import { ofType } from "./stages";

/** Why an opt-in policy evaluates nothing. */
const NOT_ENABLED =
	"The policy is opt-in, and its configuration does not enable it.";

/** A function of a policy, of whichever stage. */
type Stage = (
	args: ResourceValidationArgs | StackValidationArgs,
	report: ReportViolation,
) => unknown;

/**
 * The policy of an opt-in control: not applicable unless its configuration
 * enables it, whatever its level, and then without any cost. Its function for
 * resources reads the configuration at the root, which comes first in a run.
 * From then on its type filter matches only the root, so the SDK skips it for
 * every other resource before it reads any properties, until the next run.
 */
export function onlyIfEnabled(
	policy: Policy,
	control: Control,
	enforcement: Enforcement,
): Policy {
	const guarded =
		(stage: Stage): Stage =>
		(args, report) => {
			const isAsked = isAskedFor(control, configOf(args, enforcement));
			const root = rootAskedAbout(args);
			if (root !== undefined) rememberAsked(control.policy, isAsked);
			if (isAsked) return stage(args, report);
			// A mistyped property must not look like one that is not there.
			if (root !== undefined && report)
				reportUnknownProperties(control, { ...args, urn: root }, report);
			return args.notApplicable(NOT_ENABLED);
		};
	const ofResources = (name: "validateResource" | "remediateResource") => {
		const stage = Object.getOwnPropertyDescriptor(policy, name)?.value;
		if (!stage) return {};
		const always = guarded(stage);
		const forRoot = ofType(ROOT_TYPE, guarded(stage));
		const get = () => (isUnasked(control.policy) ? forRoot : always);
		return { [name]: { enumerable: true, get } };
	};
	const atEnd = Object.getOwnPropertyDescriptor(policy, "validateStack");
	return Object.defineProperties(policy, {
		...ofResources("validateResource"),
		...ofResources("remediateResource"),
		...(atEnd && {
			validateStack: {
				enumerable: atEnd.enumerable ?? false,
				get: () => {
					const stage = atEnd.get ? atEnd.get.call(policy) : atEnd.value;
					const isSkipped = atEnd.get && isUnasked(control.policy);
					return stage && !isSkipped ? guarded(stage) : undefined;
				},
			},
		}),
	});
}

/** The URN of the root, where a stage is asked about it. */
function rootAskedAbout(
	args: ResourceValidationArgs | StackValidationArgs,
): string | undefined {
	if ("resources" in args) return rootOf(args.resources);
	return isRoot(args.type) ? args.urn : undefined;
}
