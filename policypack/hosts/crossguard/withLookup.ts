import type { Control } from "../../judging/control";
import type { Finding } from "../../judging/finding";
import { judge, type Terms } from "../../judging/judge";
import type { Account } from "../../model/account";
import { assembleStack } from "../../providers/assembleStack";
import type { ProviderView, Stack } from "../../providers/resource";
import { type Lookup, lookUp } from "../../sources/liveAccount/lookup";
import { factsWithLookup } from "../lookup";
import { reportedOn } from "../reportedOn";
import type { Remarks, Reported } from "./diagnostics";

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

/** Evaluates a stack together with the live account. */
export async function judgeWithLookup(
	control: Control,
	stack: Stack,
	providers: readonly ProviderView[],
	terms: Terms,
): Promise<Reported> {
	const { options, settings } = terms;
	const lookup = turnOf(control);
	const facts = await factsWithLookup(
		control,
		stack,
		providers,
		lookup,
		options,
	);
	const account = assembleStack(stack, facts);
	const { findings } = judge(control, account, terms);
	const remarksOn = (finding: Finding) => remarksOf(finding, account);
	return { findings, settings, remarksOn };
}

/** A finding on what only the account has, as the engine can report it. */
function remarksOf(finding: Finding, account: Account): Remarks {
	const on = reportedOn(finding, account);
	if (on === finding.on || on === account.of) return { on };
	return { on, reason: `Trail ${on.name} delivers to it.` };
}
