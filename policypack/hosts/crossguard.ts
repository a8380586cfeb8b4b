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
import {
	configOf,
	judgeStack,
	reportJudged,
	reportUnknownProperties,
} from "./crossguard/judge";
import { metadataOf } from "./crossguard/metadata";
import { isJudged, skipNotApplicable } from "./crossguard/notApplicable";
import { onlyIfEnabled } from "./crossguard/optIn";
import { type Remediation, remediationOf } from "./crossguard/remediation";
import {
	hasUnshown,
	isRemembered,
	remember,
	rememberForAll,
} from "./crossguard/run";
import { isRoot, toResource } from "./crossguard/sdkResources";
import { validateStack, validateUnshown } from "./crossguard/stackStage";
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
	const policy = alwaysOf(control, enforcement);
	return control.optIn ? onlyIfEnabled(policy, control, enforcement) : policy;
}

/** The policy of an enabled control. */
function alwaysOf(control: Control, enforcement: Enforcement): Policy {
	const metadata = metadataOf(control, enforcement);
	if (!isOfResource(control))
		return alsoOfResources(
			{
				...metadata,
				validateStack: (args, report) =>
					validateStack(control, args, report, enforcement),
			},
			() => !isRemembered(),
			// Each of them: any other policy may be disabled.
			(args) => void remember(args),
		);
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
): void {
	const run = rememberForAll(args);
	// The root comes once a run: what is wrong with the run is said of it.
	if (isRoot(args.type) && reportUnknownProperties(control, args, report))
		return;
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
}

/** A resource before it is created: the rest of its stack is not in view. */
function resourceAlone(args: ResourceValidationArgs): Stack {
	const { urn, name } = args;
	return { urn, name, resources: [toResource(args)] };
}
