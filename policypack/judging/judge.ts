import type { Account } from "../model/account";
import type { Control } from "./control";
import { evaluate } from "./evaluate";
import type { Exempted } from "./exemption";
import { shownAs } from "./finding";
import type { Options } from "./optIn";
import { applySettings, type Settings } from "./settings";

/** What a configuration says of the judgement of one control. */
export interface Terms {
	readonly settings: Settings;
	readonly options: Options;
	/** ISO date, in UTC, that exemptions end by. */
	readonly today: string;
	/** How names and texts are shown; as they are where absent. */
	readonly shown?: (text: string) => string;
}

/**
 * The findings of a control in an account, with settings and exemptions
 * applied. Every host judges by this.
 */
export function judge(
	control: Control,
	account: Account,
	{ settings, options, today, shown }: Terms,
): Exempted {
	const found = evaluate(control, account, options);
	const findings = shown ? found.map((one) => shownAs(one, shown)) : found;
	return applySettings(control, findings, settings, today);
}

/** Whether an account passes a control, before any settings. */
export function passes(
	control: Control,
	account: Account,
	options: Options,
): boolean {
	return evaluate(control, account, options).every(
		({ status }) => status === "passed",
	);
}
