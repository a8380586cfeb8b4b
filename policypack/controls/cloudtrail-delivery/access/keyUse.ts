import type { Statement } from "../../../../components/policies/statements/statement";
import { accountStatement } from "../../../../components/policies/statements/trailKey";
import { fail, undecidedBy, type Verdict } from "../../../judging/verdict";
import type { KeyView } from "../../../model/deliveryChecks/view";
import type { Context } from "../../../model/iamPolicy/request";
import { keyArnOf } from "./keyArn";
import { textOr } from "./placeholders";
import { type PolicyChoice, policyChoices } from "./policyChoices";
import {
	CLOUDTRAIL,
	type RequestSource,
	serviceRequest,
} from "./serviceRequest";
import type { TrailSources } from "./trailSource";
import { policyVerdicts } from "./verdicts";

/** One action that a service needs on a key. */
export interface KeyAction {
	readonly action: string;
	readonly context?: (source: RequestSource) => Context;
	readonly statement: Statement;
}

/** What a service does with a key. */
export interface KeyUse {
	/** A clause, as `CloudTrail cannot encrypt with key logs`. */
	readonly cannot: string;
	/** What follows where the policy does not suffice, as a clause. */
	readonly so?: string;
	/** Default: CloudTrail. */
	readonly service?: string;
	/** What the service uses the key for. */
	readonly sourcesIn: (choices: readonly PolicyChoice[]) => TrailSources;
	readonly actions: readonly KeyAction[];
}

/** What a key is called in messages. */
export function keyName({ key }: KeyView): string {
	return `key ${key.of.name}`;
}

/** Whether a key can be used, and its policy lets a service use it. */
export function keyVerdicts(view: KeyView, use: KeyUse): readonly Verdict[] {
	return [...stateVerdicts(view, use), ...accessVerdicts(view, use)];
}

/** Whether the policy of a key lets a service use it. */
export function accessVerdicts(
	view: KeyView,
	{ cannot, so, service = CLOUDTRAIL, sourcesIn, actions }: KeyUse,
): readonly Verdict[] {
	const part = keyName(view);
	const choices = policyChoices(part, view.policies, view.unseen, "key");
	const { sources, unsure } = sourcesIn(choices);
	const arn = keyArnOf(view);
	return policyVerdicts(
		{
			part,
			cannot,
			...(so && { so }),
			service,
			// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
			withoutPolicy: `the default policy of ${part}, which is for its account only, does not allow`,
			firstPolicy: accountStatement(rootText(view)),
			choices,
		},
		actions.map(({ action, context, statement }) => ({
			action,
			statement,
			need: {
				requests: sources.map((source) =>
					serviceRequest(service, source, action, arn, context?.(source)),
				),
				...(unsure && { unsure }),
			},
		})),
	);
}

function rootText({ key: { place } }: KeyView): string {
	const { account, partition } = place;
	return `arn:${textOr(partition, "PARTITION")}:iam::${textOr(account, "ACCOUNT_ID")}:root`;
}

/**
 * Whether a key can encrypt: it is enabled, not about to be deleted, and symmetric
 * (https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html).
 */
function stateVerdicts(view: KeyView, { cannot }: KeyUse): readonly Verdict[] {
	const { isEnabled, isPendingDeletion, usage, spec } = view.key;
	const name = keyName(view);
	const wants = (
		is: typeof isEnabled | typeof usage,
		wanted: readonly unknown[],
		why: string,
		fix: string,
	): readonly Verdict[] => {
		if (!is.known) return [undecidedBy(is)];
		if (wanted.includes(is.value)) return [];
		return [fail(`${cannot}: ${why}, so AWS rejects it.`, fix)];
	};
	const symmetric = `Use a key for encryption with the spec SYMMETRIC_DEFAULT and the usage ENCRYPT_DECRYPT instead of ${name}.`;
	return [
		...wants(isEnabled, [true], "the key is disabled", `Enable ${name}.`),
		...wants(
			isPendingDeletion,
			[false],
			"the key is scheduled for deletion",
			`Cancel the deletion of ${name}, or use another key.`,
		),
		...wants(
			usage,
			[undefined, "ENCRYPT_DECRYPT"],
			"the usage of the key is not ENCRYPT_DECRYPT",
			symmetric,
		),
		...wants(
			spec,
			[undefined, "SYMMETRIC_DEFAULT"],
			"the key is not symmetric",
			symmetric,
		),
	];
}
