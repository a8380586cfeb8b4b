import {
	type AnalyzeResponse,
	EnforcementLevel,
	PolicySeverity,
	type RemediateResponse,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { defaultPolicies } from "../controls";

/** One thing that a policy says of one resource. */
export interface Diagnostic {
	readonly policy: string;
	readonly urn: string;
	/** The policy's own words of what it requires. */
	readonly description: string;
	readonly message: string;
	readonly level: string;
	readonly severity: string;
}

/** What a pack answers when it is asked. */
export interface Answer {
	readonly diagnostics: readonly Diagnostic[];
	/** Why a policy judged nothing, by the policy's name. */
	readonly notApplicable: Readonly<Record<string, string>>;
}

/** What a pack would change, by the policy's name. */
export interface Remedies {
	readonly properties: Readonly<Record<string, unknown>>;
	readonly diagnostics: Readonly<Record<string, string>>;
}

export function answerIn(response: AnalyzeResponse): Answer {
	return {
		diagnostics: response.getDiagnosticsList().map((said) => ({
			policy: said.getPolicyname(),
			urn: said.getUrn(),
			description: said.getDescription(),
			message: said.getMessage(),
			level: nameIn(EnforcementLevel, said.getEnforcementlevel()),
			severity: nameIn(PolicySeverity, said.getSeverity()).replace(
				"policy_severity_",
				"",
			),
		})),
		notApplicable: Object.fromEntries(
			response
				.getNotApplicableList()
				.map((one) => [one.getPolicyName(), one.getReason()]),
		),
	};
}

export function remediesIn(response: RemediateResponse): Remedies {
	const all = response.getRemediationsList();
	return {
		properties: Object.fromEntries(
			all.flatMap((one) => {
				const changed = one.getProperties()?.toJavaScript();
				return changed ? [[one.getPolicyname(), changed]] : [];
			}),
		),
		diagnostics: Object.fromEntries(
			all
				.filter((one) => one.getDiagnostic() !== "")
				.map((one) => [one.getPolicyname(), one.getDiagnostic()]),
		),
	};
}

/** The name that an enumeration has for a number, in lower case. */
export function nameIn(enumeration: object, value: number): string {
	const [name] =
		Object.entries(enumeration).find(([, number]) => number === value) ?? [];
	return (name ?? `${value}?`).toLowerCase();
}

/** What one policy made of what it was asked. */
export type Outcome =
	| "passed"
	| "violation"
	| "advisory"
	| "both"
	| "notApplicable";

/** What each of some policies came to. */
export function outcomesOf(
	answer: Answer,
	policies: readonly string[],
): Readonly<Record<string, Outcome>> {
	return Object.fromEntries(
		policies.map((policy) => [policy, outcomeOf(answer, policy)]),
	);
}

/** What a policy came to; one that says nothing has passed. */
export function outcomeOf(answer: Answer, policy: string): Outcome {
	const levels = new Set(saidBy(answer, policy).map(({ level }) => level));
	if (levels.size > 1) return "both";
	if (levels.has("mandatory")) return "violation";
	if (levels.has("advisory")) return "advisory";
	return policy in answer.notApplicable ? "notApplicable" : "passed";
}

/** An answer without what opt-in policies that are not asked for say. */
export function ofDefaults({ diagnostics, notApplicable }: Answer): Answer {
	return {
		diagnostics,
		notApplicable: Object.fromEntries(
			Object.entries(notApplicable).filter(([policy]) =>
				defaultPolicies.includes(policy),
			),
		),
	};
}

/** What one policy says. */
export function saidBy(answer: Answer, policy: string): readonly Diagnostic[] {
	return answer.diagnostics.filter((one) => one.policy === policy);
}
