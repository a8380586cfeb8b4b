import { inputError } from "../../inputError";
import { isBag } from "../../providers/wire";
import { previewFailed, previewNotStarted, refuseFailure } from "./preview";
import { CLOSING } from "./previewFailure";
import { type Bag, textOf } from "./states";

/**
 * The preview in an engine event stream, in the form of `pulumi preview --json`
 * without streaming. Events have neither property dependencies nor source
 * positions. Throws an input error if the stream is incomplete or not of a
 * preview.
 */
export function previewOf(events: readonly Bag[], where: string): Bag {
	const summary = eventsOf(events, "summaryEvent").at(-1);
	const diagnostics = eventsOf(events, "diagnosticEvent").map(diagnosticOf);
	const steps = stepsIn(events);
	const hasBegun = events.some(({ preludeEvent }) => isBag(preludeEvent));
	if (!hasBegun && events.every(isOfNothing)) {
		refuseFailure({ diagnostics }, where);
		throw previewNotStarted(where);
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
	// If a policy failed the preview, the result is only that it failed.
	const isWhole =
		summary.result === undefined ||
		summary.result === "succeeded" ||
		diagnostics.some(({ message }) => CLOSING.test(message));
	if (!isWhole) throw previewFailed(where);
	return {
		steps,
		diagnostics,
		changeSummary: summary.resourceChanges,
	};
}

/** Whether an event can occur before a preview starts. */
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
 * The steps. The end event of a step may have more: the result of a refresh, or
 * outputs of the provider.
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
