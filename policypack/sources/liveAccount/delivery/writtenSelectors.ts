import type { GetEventSelectorsResponse } from "@aws-sdk/client-cloudtrail";
import type {
	FieldOperator,
	WrittenAdvancedSelector,
	WrittenEventSelector,
} from "../../../model/deliveryChecks/writtenSelectors";
import { known, mapValue, unknown, type Value } from "../../../model/value";
import { listIn } from "../responseFields";

type Answer = Readonly<Record<string, unknown>>;

/** The basic event selectors in a response. */
export function basicIn(
	{ EventSelectors }: GetEventSelectorsResponse,
	of: string,
): readonly WrittenEventSelector[] {
	const what = `the event selectors of ${of}`;
	return (EventSelectors ?? []).map((selector) => ({
		includeManagementEvents: optional(
			selector.IncludeManagementEvents,
			"boolean",
			what,
		),
		readWriteType: optional(selector.ReadWriteType, "string", what),
		excludeManagementEventSources: textsIn(
			selector.ExcludeManagementEventSources,
			what,
		),
		dataResources: mapValue(listIn(selector.DataResources, what), (all) =>
			all.map((one) => {
				const { Type, Values } = one as Answer;
				return {
					type: optional(Type, "string", what),
					values: textsIn(Values, what),
				};
			}),
		),
	}));
}

const OPERATORS: readonly FieldOperator[] = [
	"Equals",
	"NotEquals",
	"StartsWith",
	"NotStartsWith",
	"EndsWith",
	"NotEndsWith",
];

/** The advanced event selectors in a response. */
export function advancedIn(
	{ AdvancedEventSelectors }: GetEventSelectorsResponse,
	of: string,
): readonly WrittenAdvancedSelector[] {
	const what = `the advanced event selectors of ${of}`;
	return (AdvancedEventSelectors ?? []).map(({ Name, FieldSelectors }) => ({
		name: optional(Name, "string", what),
		fieldSelectors: mapValue(listIn(FieldSelectors, what), (fields) =>
			fields.map((one) => {
				const field = one as Answer;
				return {
					field: optional(field.Field, "string", what),
					conditions: OPERATORS.flatMap((operator) => {
						const values = textsIn(field[operator], what);
						const isNotSet = values.known && values.value.length === 0;
						return isNotSet ? [] : [{ operator, values }];
					}),
				};
			}),
		),
	}));
}

interface Types {
	readonly boolean: boolean;
	readonly string: string;
}

function optional<T extends keyof Types>(
	answer: unknown,
	type: T,
	what: string,
): Value<Types[T] | undefined> {
	if (answer === undefined || answer === null) return known(undefined);
	return typeof answer === type
		? known(answer as Types[T])
		: unknown("unreadable", `${what} (the response is not valid; try again)`);
}

function textsIn(
	answer: unknown,
	what: string,
): Value<readonly Value<string>[]> {
	return mapValue(listIn(answer, what), (texts) =>
		texts.map((text) => known(String(text))),
	);
}
