import type { AdvancedEventSelector, EventSelector } from "../model/facts";
import { mapValue, type Value } from "../model/value";
import type { Reading } from "./reading";

/** What both providers call the two lists of selectors of a trail. */
type Lists = "eventSelectors" | "advancedEventSelectors";

/** What both providers call the parts of a basic event selector. */
interface Basic {
	includeManagementEvents: unknown;
	readWriteType: unknown;
	excludeManagementEventSources: unknown;
}

/** What both providers call the parts of an advanced event selector. */
interface Advanced {
	fieldSelectors: unknown;
}
interface Field {
	field: unknown;
	equals: unknown;
}

/** The basic event selectors of a trail, with AWS's defaults. */
export function eventSelectorsOf(
	trail: Reading<Lists>,
): Value<readonly EventSelector[]> {
	return mapValue(trail.blocks<Basic>("eventSelectors"), (selectors) =>
		selectors.map((selector) => ({
			includesManagementEvents: mapValue(
				selector.flag("includeManagementEvents"),
				(flag) => flag ?? true,
			),
			readWriteType: mapValue(
				selector.text("readWriteType"),
				(type) => type ?? "All",
			),
			excludesSources: mapValue(
				selector.isEmpty("excludeManagementEventSources"),
				(isEmpty) => !isEmpty,
			),
		})),
	);
}

/** The advanced event selectors of a trail. */
export function advancedEventSelectorsOf(
	trail: Reading<Lists>,
): Value<readonly AdvancedEventSelector[]> {
	return mapValue(trail.blocks<Advanced>("advancedEventSelectors"), (all) =>
		all.map((selector) => ({
			fields: mapValue(selector.blocks<Field>("fieldSelectors"), (fields) =>
				fields.map((field) => ({
					field: field.text("field"),
					equals: field.texts("equals"),
				})),
			),
		})),
	);
}

/** A flag that is off unless it is declared to be on. */
export function isOn(flag: Value<boolean | undefined>): Value<boolean> {
	return mapValue(flag, (value) => value ?? false);
}
