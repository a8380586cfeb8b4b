import type { Control } from "../../judging/control";
import type { Finding } from "../../judging/finding";
import type { Options } from "../../judging/optIn";
import { type Settings, settle } from "../../judging/settings";
import type { Account } from "../../model/account";
import type { ProviderView, Stack } from "../../providers/resource";
import { type Lookup, lookUp } from "../../sources/liveAccount/lookup";
import { evaluateWithAccount, reportedOn } from "../../sources/lookup";

/*
 * One lookup serves all policies of a run. The SDK does not say when a run
 * begins; each policy has one turn in it, so a second turn is another run's.
 */
let current: Lookup | undefined;
const served = new Set<string>();

/** Takes a policy's turn, whether or not it will come to ask anything. */
function turnOf({ policy }: Control): Lookup {
	if (!current || served.has(policy)) {
		current?.close();
		current = lookUp();
		served.clear();
	}
	served.add(policy);
	return current;
}

/** What is found of a stack when the live account is asked, too. */
export async function findWithAccount(
	control: Control,
	stack: Stack,
	providers: readonly ProviderView[],
	settings: Settings,
	options: Options,
	today: string,
): Promise<readonly Finding[]> {
	const found = await evaluateWithAccount(
		control,
		stack,
		providers,
		turnOf(control),
		options,
	);
	const { findings } = settle(control, found.findings, settings, today);
	return findings.map((finding) => ofStack(finding, found.account));
}

/** A finding as the engine can report it. */
function ofStack(finding: Finding, account: Account): Finding {
	const on = reportedOn(finding, account);
	if (on === finding.on || on === account.of) return { ...finding, on };
	const says = `${finding.reason ?? ""} Trail ${on.name} delivers to it.`;
	return { ...finding, on, reason: says.trim() };
}
