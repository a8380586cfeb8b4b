import type {
	ReportViolation,
	ResourceValidationArgs,
	ResourceValidationPolicy,
	StackValidationPolicy,
} from "@pulumi/policy";
import {
	defaultEnforcement,
	type Enforcement,
} from "../configuration/packOptions";
import { type Control, isOfResource } from "../judging/control";
import type { Stack } from "../providers/resource";
import { ROOT_TYPE } from "../providers/urn";
import {
	configOf,
	judgeStack,
	reportJudged,
	reportUnknownProperties,
} from "./crossguard/judge";
import { metadataOf } from "./crossguard/metadata";
import {
	isJudged,
	skipNotApplicable,
	skippingOtherTypes,
} from "./crossguard/notApplicable";
import { onlyIfEnabled } from "./crossguard/optIn";
import { type Remediation, remediationOf } from "./crossguard/remediation";
import { resourceType } from "./crossguard/requestScope";
import { hasUnshown, remember } from "./crossguard/run";
import { isRoot, toResource } from "./crossguard/sdkResources";
import { stackFunction, validateUnshown } from "./crossguard/stackStage";
import { alsoOfResources, alsoOfStacks } from "./crossguard/stages";

/** A policy as Pulumi takes it. */
export type Policy = ResourceValidationPolicy | StackValidationPolicy;

/**
 * The policy that enforces a control. A trail or an event data store is judged
 * as a resource, before it is created; a bucket or an account as a stack.
 * https://www.pulumi.com/docs/iac/using-pulumi/crossguard/core-concepts/
 */
export function policyOf(
	control: Control,
	enforcement: Enforcement = defaultEnforcement(control),
): Policy {
	const always = alwaysOf(control, enforcement);
	const policy = control.optIn
		? onlyIfEnabled(always, control, enforcement)
		: always;
	return isOfResource(control) ? skippingOtherTypes(policy, control) : policy;
}

/** The policy of an enabled control. */
function alwaysOf(control: Control, enforcement: Enforcement): Policy {
	const metadata = metadataOf(control, enforcement);
	if (!isOfResource(control)) {
		const ofStack = stackFunction(control, enforcement);
		return alsoOfResources(
			metadata,
			// Each of them: any other policy may be disabled. All at the root.
			() => isRoot(resourceType.current() ?? ROOT_TYPE),
			(args) => {
				ofStack.note(args);
				remember(args);
				return resourceType.share(args.type);
			},
			ofStack.current,
		);
	}
	const remediation = remediationOf(
		control,
		(args) => configOf(args, enforcement),
		(args) =>
			judgeStack(control, args, resourceAlone(args), enforcement).findings,
	);
	return alsoOfStacks(
		{
			...metadata,
			...(remediation && { remediateResource: remediation.remediateResource }),
			validateResource: (args, report) =>
				validateResource(control, args, report, enforcement, remediation),
		},
		hasUnshown,
		(args, report) => validateUnshown(control, args, report, enforcement),
	);
}

function validateResource(
	control: Control,
	args: ResourceValidationArgs,
	report: ReportViolation,
	enforcement: Enforcement,
	remediation: Remediation | undefined,
): Promise<void> {
	const run = remember(args);
	// The root comes once a run: what is wrong with the run is said of it.
	if (isRoot(args.type) && reportUnknownProperties(control, args, report))
		return resourceType.share(args.type);
	if (!isJudged(control, args.type)) skipNotApplicable(control, args);
	if (run.unshown.has(args.urn))
		args.notApplicable(
			"The engine shows no inputs of this resource; its outputs are evaluated instead.",
		);
	run.judged.add(control.policy);
	const nothing = reportJudged(control, args.urn, report, () => {
		const judged = judgeStack(control, args, resourceAlone(args), enforcement);
		return remediation
			? { ...judged, remarksOn: remediation.remarksOn }
			: judged;
	});
	if (nothing !== undefined) args.notApplicable(nothing);
	return resourceType.share(args.type);
}

/** A resource before it is created: the rest of its stack is not in view. */
function resourceAlone(args: ResourceValidationArgs): Stack {
	const { urn, name } = args;
	return { urn, name, resources: [toResource(args)] };
}
