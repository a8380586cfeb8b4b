import type * as inputs from "@pulumi/aws/types/input";
import type * as native from "@pulumi/aws-native/types/input";
import type {
	FieldCondition,
	FieldOperator,
	WrittenAdvancedSelector,
	WrittenEventSelector,
} from "../../model/deliveryChecks/writtenSelectors";
import { mapValue, type Value } from "../../model/value";
import type { PropertyOf, Reading } from "../reading";
import { textList } from "./part";

type Lists = "eventSelectors" | "advancedEventSelectors";

/** The basic event selectors of a trail, as they are written. */
export function writtenEventSelectors(
	trail: Reading<Lists>,
): Value<readonly WrittenEventSelector[]> {
	const blocks =
		trail.blocks<inputs.cloudtrail.TrailEventSelector>("eventSelectors");
	return mapValue(blocks, (all) =>
		all.map((selector) => ({
			includeManagementEvents: selector.flag("includeManagementEvents"),
			readWriteType: selector.text("readWriteType"),
			excludeManagementEventSources: textList(
				selector,
				"excludeManagementEventSources",
			),
			dataResources: mapValue(
				selector.blocks<inputs.cloudtrail.TrailEventSelectorDataResource>(
					"dataResources",
				),
				(resources) =>
					resources.map((resource) => ({
						type: resource.text("type"),
						values: textList(resource, "values"),
					})),
			),
		})),
	);
}

type Field =
	| inputs.cloudtrail.TrailAdvancedEventSelectorFieldSelector
	| native.cloudtrail.TrailAdvancedFieldSelectorArgs;

/** Operators by the properties of both providers. */
const OPERATORS: readonly (readonly [PropertyOf<Field>, FieldOperator])[] = [
	["equals", "Equals"],
	["notEquals", "NotEquals"],
	["startsWiths", "StartsWith"],
	["startsWith", "StartsWith"],
	["notStartsWiths", "NotStartsWith"],
	["notStartsWith", "NotStartsWith"],
	["endsWiths", "EndsWith"],
	["endsWith", "EndsWith"],
	["notEndsWiths", "NotEndsWith"],
	["notEndsWith", "NotEndsWith"],
];

/** The advanced event selectors of a trail, as they are written. */
export function writtenAdvancedSelectors(
	trail: Reading<Lists>,
): Value<readonly WrittenAdvancedSelector[]> {
	const blocks = trail.blocks<inputs.cloudtrail.TrailAdvancedEventSelector>(
		"advancedEventSelectors",
	);
	return mapValue(blocks, (all) =>
		all.map((selector) => ({
			name: selector.text("name"),
			fieldSelectors: mapValue(
				selector.blocks<Field>("fieldSelectors"),
				(fields) =>
					fields.map((field) => ({
						field: field.text("field"),
						conditions: conditionsOf(field),
					})),
			),
		})),
	);
}

function conditionsOf(
	field: Reading<PropertyOf<Field>>,
): readonly FieldCondition[] {
	return OPERATORS.flatMap(([property, operator]) => {
		const values = textList(field, property);
		const isNotSet = values.known && values.value.length === 0;
		return isNotSet ? [] : [{ operator, values }];
	});
}
