import type {
	AdvancedEventSelector as Advanced,
	GetEventSelectorsResponse,
	EventSelector as Selector,
} from "@aws-sdk/client-cloudtrail";
import type {
	AdvancedEventSelector,
	EventSelector,
	FieldSelector,
} from "../../model/facts";
import { mapValue, type Value } from "../../model/value";
import { UNREADABLE } from "./request";
import { flagIn, listIn, textIn } from "./responseFields";

/** The event selectors of one trail. It has basic or advanced ones. */
export interface Selectors {
	readonly basic: readonly EventSelector[];
	readonly advanced: readonly AdvancedEventSelector[];
	/** The response of AWS, of which nothing but that is validated. */
	readonly answer: GetEventSelectorsResponse;
}

/** Reads a response with a trail's selectors; it has at least one kind. */
export function selectorsIn(
	{ EventSelectors, AdvancedEventSelectors }: GetEventSelectorsResponse,
	of: string,
): Selectors | typeof UNREADABLE {
	const basic = EventSelectors ?? [];
	const advanced = AdvancedEventSelectors ?? [];
	const saysNothing = !EventSelectors && !AdvancedEventSelectors;
	if (saysNothing || !Array.isArray(basic) || !Array.isArray(advanced))
		return UNREADABLE;
	return {
		answer: { EventSelectors, AdvancedEventSelectors },
		basic: basic.map((selector) => basicSelector(selector, of)),
		advanced: advanced.map((selector) => advancedSelector(selector, of)),
	};
}

function basicSelector(selector: Selector, of: string): EventSelector {
	const what = `the event selectors of ${of}`;
	return {
		includesManagementEvents: flagIn(
			selector.IncludeManagementEvents,
			what,
			true,
		),
		readWriteType: textIn(selector.ReadWriteType, what, "All"),
		excludesSources: mapValue(
			listIn(selector.ExcludeManagementEventSources, what),
			(sources) => sources.length > 0,
		),
	};
}

function advancedSelector(
	{ FieldSelectors }: Advanced,
	of: string,
): AdvancedEventSelector {
	const what = `the advanced event selectors of ${of}`;
	return {
		fields: mapValue(listIn(FieldSelectors, what), (fields) =>
			fields.map((field) => fieldSelector(field, what)),
		),
	};
}

function fieldSelector(field: unknown, what: string): FieldSelector {
	const { Field, Equals } = field as Readonly<Record<string, unknown>>;
	const equals: Value<readonly unknown[]> = listIn(Equals, what);
	return {
		field: textIn(Field, what),
		equals: mapValue(equals, (values) => values.map(String)),
	};
}
