import { inputError } from "../../inputError";
import { isBag } from "../../providers/wire";
import { CLOSING, couldNotBegin, failed, refuseFailure } from "./preview";
import { type Bag, textOf } from "./states";

/**
 * The preview that a stream of the engine's events shows, in the form that
 * `pulumi preview --json` writes without a stream. Events have neither the
 * dependencies of properties nor positions in the source. Throws an input
 * error where the stream is of anything else, or not whole.
 */
export function previewOf(events: readonly Bag[], where: string): Bag {
	const summary = eventsOf(events, "summaryEvent").at(-1);
	const diagnostics = eventsOf(events, "diagnosticEvent").map(diagnosticOf);
	const steps = stepsIn(events);
	const hasBegun = events.some(({ preludeEvent }) => isBag(preludeEvent));
	if (!hasBegun && events.every(isOfNothing)) {
		refuseFailure({ diagnostics }, where);
		throw couldNotBegin(where);
	}
	if (!hasBegun)
		throw inputError(
			`${where} is output of "pulumi policy analyze --json" or part of an event stream, and shows no resources: check the analyzed state, from "pulumi stack export".`,
		);
	if (summary?.isPreview === false)
		throw inputError(
			`${where} is the event stream of an update: check the state after the update, from "pulumi stack export".`,
		);
	refuseFailure({ steps, diagnostics }, where);
	if (!summary)
		throw inputError(
			`${where} is a truncated event stream: let "pulumi preview --json" finish.`,
		);
	// Where a policy refused it, the preview says no more than that it failed.
	const isWhole =
		summary.result === undefined ||
		summary.result === "succeeded" ||
		diagnostics.some(({ message }) => CLOSING.test(message));
	if (!isWhole) throw failed(where);
	return {
		steps,
		diagnostics,
		changeSummary: summary.resourceChanges,
	};
}

/** Whether an event is one of those that a preview has before it begins. */
function isOfNothing({ cancelEvent, diagnosticEvent }: Bag): boolean {
	return isBag(cancelEvent) || isBag(diagnosticEvent);
}

function eventsOf(events: readonly Bag[], kind: string): readonly Bag[] {
	return events.map((event) => event[kind]).filter(isBag);
}

function diagnosticOf({ prefix, message, severity }: Bag) {
	// Colors are tags, as `<{%fg 1%}>`, unless they are turned off.
	const text = `${textOf(prefix)}${textOf(message)}`.replace(
		/<\{%.*?%\}>/g,
		"",
	);
	return { message: text, severity };
}

/**
 * A step begins, and may end with more: what a refresh found, or what the
 * provider answered.
 */
function stepsIn(events: readonly Bag[]): readonly Bag[] {
	const steps: Bag[] = [];
	const latest = new Map<string, number>();
	for (const { resourcePreEvent, resOutputsEvent } of events) {
		const begun = stepOf(resourcePreEvent);
		if (begun) {
			latest.set(textOf(begun.urn), steps.length);
			steps.push(begun);
		}
		const ended = stepOf(resOutputsEvent);
		const at = ended && latest.get(textOf(ended.urn));
		if (!ended || at === undefined) continue;
		const { op } = steps[at] ?? {};
		if (op === "refresh" || op === ended.op) steps[at] = ended;
	}
	return steps;
}

function stepOf(event: unknown): Bag | undefined {
	if (!isBag(event) || !isBag(event.metadata)) return undefined;
	const { op, urn, old, new: next } = event.metadata;
	return {
		op,
		urn,
		...(isBag(old) && { oldState: old }),
		...(isBag(next) && { newState: next }),
	};
}
