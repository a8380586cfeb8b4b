import { controls } from "../../policypack/controls";
import { type Control, isOfResource } from "../../policypack/judging/control";

/** AWS's controls that are judged where nothing is configured. */
export const defaultControls: readonly Control[] = controls.filter(
	({ isOwn, optIn }) => !isOwn && optIn === undefined,
);

/** The pack's own, which tests of AWS's controls leave out. */
export const ownControls: readonly Control[] = controls.filter(
	({ isOwn }) => isOwn,
);

/** The configuration that leaves out the pack's own. */
export const withoutOwn: Readonly<
	Record<string, { readonly enforcementLevel: "disabled" }>
> = Object.fromEntries(
	ownControls.map(({ policy }) => [policy, { enforcementLevel: "disabled" }]),
);

/** The controls that are judged only where their configuration asks. */
export const optInControls: readonly Control[] = controls.filter(
	({ optIn }) => optIn !== undefined,
);

/** The policies of all controls, opt-in ones too, in their order. */
export const allPolicies: readonly string[] = policiesOf(controls);

/** The default policies, in their order. */
export const defaultPolicies: readonly string[] = policiesOf(defaultControls);

/** Default policies that judge a resource before it is created. */
export const resourcePolicies: readonly string[] = policiesOf(
	defaultControls.filter(isOfResource),
);

/** Default policies that judge when the whole stack is in view. */
export const stackPolicies: readonly string[] = policiesOf(
	defaultControls.filter((control) => !isOfResource(control)),
);

/** How much each policy matters, as the pack tells the engine. */
export const severities: Readonly<Record<string, string>> = Object.fromEntries(
	controls.map(({ policy, severity }) => [policy, severity.toLowerCase()]),
);

function policiesOf(some: readonly Control[]): readonly string[] {
	return some.map(({ policy }) => policy);
}
