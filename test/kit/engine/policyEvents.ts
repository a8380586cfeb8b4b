import type { EngineEvent } from "@pulumi/pulumi/automation";
import { ownControls } from "../controls";

/** A violation, as the engine tells of it. */
export interface PolicyEvent {
	readonly policyName: string;
	/** The engine says "warning" of an advisory in some versions. */
	readonly enforcementLevel: string;
	readonly message: string;
	readonly resourceUrn: string;
	readonly severity?: string;
}

/** Violations and advisories, in the order of their arrival. */
export interface Violations {
	/** Of AWS's controls and of other packs. */
	readonly events: readonly PolicyEvent[];
	/** Of the pack's own policies, which tests of AWS's controls leave out. */
	readonly ownEvents: readonly PolicyEvent[];
}

/** The violations of the pack's own policies, apart from all others. */
export function violationsOf(all: readonly PolicyEvent[]): Violations {
	const own = new Set(ownControls.map(({ policy }) => policy));
	return {
		events: all.filter(({ policyName }) => !own.has(policyName)),
		ownEvents: all.filter(({ policyName }) => own.has(policyName)),
	};
}

/** Which policies were asked, and what they said, once per resource and stage. */
export interface PolicySummary {
	readonly stage: "resource" | "remediation" | "stack";
	/** Absent in the stack stage. */
	readonly resourceUrn?: string;
	readonly passed: readonly string[];
	readonly failed: readonly string[];
}

type Summarized = Partial<Omit<PolicySummary, "stage">>;

// The SDK's declaration of events lacks these; the engine sends them.
type SummaryEvents = EngineEvent & {
	readonly policyAnalyzeSummaryEvent?: Summarized;
	readonly policyRemediateSummaryEvent?: Summarized;
	readonly policyAnalyzeStackSummaryEvent?: Summarized;
};

const plain = (text: string): string =>
	text.replace(/<\{%[^%]*%\}>/g, "").trim();

/** The violation that an event tells of, if it does. */
export function violationIn({
	policyEvent,
}: EngineEvent): PolicyEvent | undefined {
	if (policyEvent === undefined) return undefined;
	const { severity } = policyEvent as { readonly severity?: string };
	return {
		policyName: policyEvent.policyName,
		enforcementLevel: policyEvent.enforcementLevel,
		message: plain(policyEvent.message),
		resourceUrn: policyEvent.resourceUrn ?? "",
		...(severity === undefined ? {} : { severity }),
	};
}

/** The summary that an event tells of, if it does. */
export function summaryIn(event: SummaryEvents): PolicySummary | undefined {
	const stages = [
		["resource", event.policyAnalyzeSummaryEvent],
		["remediation", event.policyRemediateSummaryEvent],
		["stack", event.policyAnalyzeStackSummaryEvent],
	] as const;
	for (const [stage, summary] of stages) {
		if (summary === undefined) continue;
		const { resourceUrn, passed = [], failed = [] } = summary;
		const about = resourceUrn === undefined ? {} : { resourceUrn };
		return { stage, ...about, passed, failed };
	}
	return undefined;
}

/** What the engine begins with one resource. */
export interface Step {
	/** `create`, `update`, `replace`, `delete`, `same`, `refresh`, … */
	readonly op: string;
	readonly urn: string;
	/** The properties that differ, where there was something before. */
	readonly differing: readonly string[];
}

/** The step that an event tells of, if it does. */
export function stepIn({ resourcePreEvent }: EngineEvent): Step | undefined {
	if (resourcePreEvent === undefined) return undefined;
	const { op, urn, diffs = [] } = resourcePreEvent.metadata;
	return { op, urn, differing: diffs };
}

// How a run that policies refuse ends: no cause of its own.
const refused = ["preview failed", "update failed"];

/** The error that an event tells of, if it does. */
export function errorIn({ diagnosticEvent }: EngineEvent): string | undefined {
	if (diagnosticEvent?.severity !== "error") return undefined;
	const message = plain(diagnosticEvent.message);
	return refused.includes(message) ? undefined : message;
}

/** The events that a command wrote as JSON, one on a line. */
export function eventsIn(
	lines: string,
): Violations & { readonly summaries: readonly PolicySummary[] } {
	const all: readonly EngineEvent[] = lines
		.split("\n")
		.filter((line) => line.startsWith("{"))
		.map((line) => JSON.parse(line));
	return {
		...violationsOf(all.flatMap((event) => violationIn(event) ?? [])),
		summaries: all.flatMap((event) => summaryIn(event) ?? []),
	};
}
