import type {
	ResourceRemediation,
	ResourceValidationArgs,
} from "@pulumi/policy";
import { remedyValues } from "../../configuration/remedySettings";
import type { Control } from "../../judging/control";
import type { Finding } from "../../judging/finding";
import { remedyFor } from "../../judging/remedy";
import { assembleStack } from "../../providers/assembleStack";
import { isTrail, spellingOf } from "../../providers/dialects";
import type { RemarksOn } from "./diagnostics";
import { skipNotApplicable } from "./notApplicable";
import { toResource, withoutProxy } from "./sdkResources";

type Config = Readonly<Record<string, unknown>>;

/** The remediation of a policy, and its remarks if it could not remediate. */
export interface Remediation {
	readonly remediateResource: ResourceRemediation;
	/** What the remedy lacks for a trail that fails. */
	readonly remarksOn: RemarksOn;
}

/**
 * The remediation of a control that has a remedy. The engine calls it only at
 * the level remediate, and before each validation, so missing settings are
 * kept by URN until the validation.
 * @param judge The findings of one trail, after exemptions.
 */
export function remediationOf(
	control: Control,
	configOf: (args: ResourceValidationArgs) => Config,
	judge: (args: ResourceValidationArgs) => readonly Finding[],
): Remediation | undefined {
	if (control.subject !== "trail" || control.remedy === undefined)
		return undefined;
	const { policy, remedy } = control;
	const lacking = new Map<string, readonly string[]>();
	return {
		remediateResource: (args) => {
			if (!isTrail(args.type)) skipNotApplicable(control, args);
			lacking.delete(args.urn);
			// What only reads a trail cannot set it.
			if (Object.keys(withoutProxy(args.props)).length === 0) return undefined;
			try {
				const [finding] = judge(args);
				// What is exempt, or fails only for not being known yet, is left alone.
				if (finding?.status !== "failed" || finding.cause) return undefined;
				const { urn, name } = args;
				const { trails } = assembleStack({
					urn,
					name,
					resources: [toResource(args)],
				});
				const [trail] = trails;
				const spelling = spellingOf(args.type);
				if (!trail || !spelling) return undefined;
				const cure = remedyFor(
					remedy,
					trail,
					remedyValues(control, configOf(args)),
				);
				if (cure.lacks.length > 0) lacking.set(urn, cure.lacks);
				return applyRemedy(args.props, cure.sets, spelling);
			} catch {
				// A throw would end the user's preview. The validation that follows
				// judges the same trail, and says what is wrong.
				return undefined;
			}
		},
		remarksOn: ({ on, status }) => {
			const lacks = lacking.get(on.urn);
			if (!lacks || status !== "failed") return {};
			const fix = `Level remediate needs ${lacks.join(" and ")} in the configuration of ${policy}.`;
			return { fix };
		},
	};
}

/**
 * Sets on the properties themselves. A copy would read what is unknown, which
 * throws, and would lose what is secret.
 */
function applyRemedy(
	props: Record<string, unknown>,
	sets: Readonly<Record<string, true | string>>,
	spelling: Readonly<Record<string, string>>,
): Record<string, unknown> | undefined {
	// The SDK awaits the result, which reads `then`: an unknown one throws there.
	void props.then;
	const parts = Object.entries(sets);
	for (const [part, value] of parts) props[spelling[part] ?? part] = value;
	return parts.length > 0 ? props : undefined;
}
