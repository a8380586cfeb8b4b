import type { Properties } from "../engine/provider/resources";
import type { BasicSelector, FieldSelector, Place, Trail } from "./standing";

const bagsIn = (value: unknown): readonly Properties[] =>
	Array.isArray(value) ? value : [];

const textsIn = (value: unknown): readonly string[] =>
	Array.isArray(value) ? value.map(String) : [];

/** The operators of a field selector, as the provider and CloudTrail name them. */
const OPERATORS: Readonly<Record<string, string>> = {
	equals: "Equals",
	notEquals: "NotEquals",
	startsWiths: "StartsWith",
	notStartsWiths: "NotStartsWith",
	endsWiths: "EndsWith",
	notEndsWiths: "NotEndsWith",
};

const fieldOf = (one: Properties): FieldSelector => ({
	field: String(one.field),
	values: Object.fromEntries(
		Object.entries(OPERATORS).flatMap(([property, operator]) =>
			one[property] === undefined ? [] : [[operator, textsIn(one[property])]],
		),
	),
});

const basicOf = (one: Properties): BasicSelector => ({
	readWriteType: String(one.readWriteType ?? "All"),
	includeManagementEvents: one.includeManagementEvents !== false,
	excluded: textsIn(one.excludeManagementEventSources),
	dataResources: bagsIn(one.dataResources).map(({ type, values }) => ({
		type: String(type),
		values: textsIn(values),
	})),
});

/** A trail as the inputs of the provider's type ask for it. */
export function trailOf(inputs: Properties, place: Place): Trail {
	const text = (name: string): string | undefined =>
		inputs[name] === undefined ? undefined : String(inputs[name]);
	const optional = (key: string, name: string) => {
		const value = text(name);
		return value === undefined ? {} : { [key]: value };
	};
	return {
		...place,
		name: String(inputs.name),
		bucket: String(inputs.s3BucketName),
		prefix: text("s3KeyPrefix") ?? "",
		isMultiRegion: inputs.isMultiRegionTrail === true,
		hasGlobalEvents: inputs.includeGlobalServiceEvents !== false,
		isOrganization: inputs.isOrganizationTrail === true,
		basic: bagsIn(inputs.eventSelectors).map(basicOf),
		advanced: bagsIn(inputs.advancedEventSelectors).map((one) => ({
			name: String(one.name ?? ""),
			fields: bagsIn(one.fieldSelectors).map(fieldOf),
		})),
		...optional("key", "kmsKeyId"),
		...optional("topic", "snsTopicName"),
		...optional("logGroup", "cloudWatchLogsGroupArn"),
		...optional("role", "cloudWatchLogsRoleArn"),
	};
}
