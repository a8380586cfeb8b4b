import type {
	AdvancedEventSelector,
	EventSelector,
} from "@aws-sdk/client-cloudtrail";
import type { TrailArgs } from "@pulumi/aws/cloudtrail/trail";
import type { Unwrap } from "@pulumi/pulumi";
import { need, type Problem } from "./cloudType";

type Trail = Unwrap<TrailArgs>;
type Advanced = NonNullable<Trail["advancedEventSelectors"]>[number];
type Basic = NonNullable<Trail["eventSelectors"]>[number];

/** Advanced event selectors, as AWS takes them. */
export const advancedFor = (one: Advanced): AdvancedEventSelector => ({
	Name: one.name,
	FieldSelectors: one.fieldSelectors.map((field) => ({
		Field: field.field,
		Equals: field.equals,
		NotEquals: field.notEquals,
		StartsWith: field.startsWiths,
		NotStartsWith: field.notStartsWiths,
		EndsWith: field.endsWiths,
		NotEndsWith: field.notEndsWiths,
	})),
});

/** Advanced event selectors, as the real provider tells them. */
export const advancedOf = (one: AdvancedEventSelector) => ({
	name: one.Name,
	fieldSelectors: one.FieldSelectors?.map((field) => ({
		field: field.Field,
		equals: field.Equals,
		notEquals: field.NotEquals,
		startsWiths: field.StartsWith,
		notStartsWiths: field.NotStartsWith,
		endsWiths: field.EndsWith,
		notEndsWiths: field.NotEndsWith,
	})),
});

/** Basic event selectors, as AWS takes them. */
export const basicFor = (one: Basic): EventSelector => ({
	ReadWriteType: (one.readWriteType ?? "All") as "All",
	IncludeManagementEvents: one.includeManagementEvents ?? true,
	ExcludeManagementEventSources: one.excludeManagementEventSources,
	DataResources: one.dataResources?.map(({ type, values }) => ({
		Type: type,
		Values: values,
	})),
});

/** Basic event selectors, as the real provider tells them. */
export const basicOf = (one: EventSelector) => ({
	readWriteType: one.ReadWriteType,
	includeManagementEvents: one.IncludeManagementEvents,
	excludeManagementEventSources: one.ExcludeManagementEventSources,
	dataResources: one.DataResources?.map(({ Type, Values }) => ({
		type: Type,
		values: Values,
	})),
});

const wrong = (reason: string) => `InvalidEventSelectorsException: ${reason}`;

const valuesIn = ({ fieldSelectors }: Advanced): readonly string[] =>
	fieldSelectors.flatMap((field) => [
		...(field.equals ?? []),
		...(field.notEquals ?? []),
		...(field.startsWiths ?? []),
		...(field.notStartsWiths ?? []),
		...(field.endsWiths ?? []),
		...(field.notEndsWiths ?? []),
	]);

function advancedProblem(one: Advanced): string | undefined {
	const of = (name: string) =>
		one.fieldSelectors.filter(({ field }) => field === name);
	const [category, ...more] = of("eventCategory");
	const kind = category?.equals?.[0];
	if (!kind || more.length > 0 || !["Management", "Data"].includes(kind))
		return "a selector must equal one eventCategory";
	const types = of("resources.type");
	if (kind === "Data" && (types.length !== 1 || types[0]?.equals?.length !== 1))
		return "a selector of data events must equal one resources.type";
	const fields = one.fieldSelectors.map(({ field }) => field);
	if (new Set(fields).size < fields.length) return "a field stands twice";
	const empty = one.fieldSelectors.find(
		(field) => valuesIn({ fieldSelectors: [field] }).length === 0,
	);
	if (empty) return `${empty.field} has no value`;
	return (one.name ?? "").length > 1000 ? "a name is too long" : undefined;
}

/**
 * What is wrong with a trail's selectors.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
export function selectorProblems({
	eventSelectors: basic = [],
	advancedEventSelectors: advanced = [],
}: Pick<Trail, "eventSelectors" | "advancedEventSelectors">): readonly (
	| Problem
	| undefined
)[] {
	const values = advanced.flatMap(valuesIn);
	const problems = advanced.flatMap((one) => advancedProblem(one) ?? []);
	return [
		need(
			basic.length === 0 || advanced.length === 0,
			"eventSelectors",
			"conflicts with advancedEventSelectors",
		),
		need(basic.length <= 5, "eventSelectors", wrong("more than 5 selectors")),
		need(
			values.length <= 500,
			"advancedEventSelectors",
			wrong("more than 500 values"),
		),
		need(
			problems.length === 0,
			"advancedEventSelectors",
			wrong(problems.join("; ")),
		),
	];
}
