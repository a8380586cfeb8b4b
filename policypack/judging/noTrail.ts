import type { Account } from "../model/account";
import { fail, undecided, type Verdict } from "./verdict";

/** How to come by a trail that passes. */
export const DECLARE_TRAIL =
	'`new ComplianceTrail("audit")` of pulumi-cloudtrail-compliance/components (@pulumi/aws 7) makes one that passes all controls; examples/by-hand and examples/aws-native of that package show the same without it.';

/**
 * What is said of a stack or an account that has no trail. The trail of a
 * stack's account may be in another stack, so that is said first.
 * @param policy The policy whose configuration says what lies outside.
 */
export function noTrail(account: Account, policy: string): Verdict {
	if (account.hasNoOtherTrail)
		// Where to look for a trail is configured, and there was none.
		return fail(
			"Neither this stack nor the live account has a trail.",
			`Declare one: ${DECLARE_TRAIL}`,
		);
	const { name } = account.of;
	if (account.view === "none")
		return policy === "cloudtrail-3"
			? fail(
					`No source shows account ${name}.`,
					"Add a source that shows it, such as its audit or the state of the stack that has its trail, or take it off the list of expected accounts.",
				)
			: undecided("outside", `the trails of account ${name}`);
	if (account.view === "sources")
		return fail(`No source shows a trail of account ${name}.`, {
			kind: "createTrail",
		});
	return account.view === "stack"
		? fail(
				"No trail is declared.",
				`Set \`outside\` of ${policy} to \`lookup\` or \`ignore\` if another stack or account has the trail. node_modules/pulumi-cloudtrail-compliance/presets/workload-lookup.json and node_modules/pulumi-cloudtrail-compliance/presets/workload.json do so: give one to --config, on the engine to --policy-pack-config. Otherwise declare a trail, and outside \`apply\`: what is declared inside is not seen before the output is known. ${DECLARE_TRAIL}`,
			)
		: fail("The account has no trail.", { kind: "createTrail" });
}
