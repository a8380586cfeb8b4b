import type {
	AdvancedEventSelector,
	EventSelector,
	FieldSelector,
} from "../model/facts";
import type { Capture, Change } from "../model/fix";
import { all, any, fail, pass, type Verdict, when } from "./verdict";

/*
 * What the event selectors of a trail capture. A reason is written here without
 * its subject, the trail.
 */

const NOT_ALL =
	"has no single event selector that captures all read and write management events";
const EXCLUDES = "excludes management event sources";

/** No basic selector leaves sources of management events out. */
export function excludesNothing(selectors: readonly EventSelector[]): Verdict {
	const excludes = fail(EXCLUDES, {
		kind: "excludeNoSource",
		selectors: "basic",
	});
	return all(
		selectors.map(({ excludesSources }) =>
			when(excludesSources, (does) => (does ? excludes : pass())),
		),
	);
}

/** One selector captures all; with none, AWS captures all. */
export function capturesAll(selectors: readonly EventSelector[]): Verdict {
	if (selectors.length === 0) return pass();
	const notAll = fail(NOT_ALL, captureFix(selectors));
	return any(
		selectors.map((selector) =>
			all([
				when(selector.includesManagementEvents, (includes) =>
					includes ? pass() : notAll,
				),
				when(selector.readWriteType, (type) =>
					type === "All" ? pass() : notAll,
				),
			]),
		),
	);
}

/** What is wrong with the selector that lacks least. */
function captureFix(selectors: readonly EventSelector[]): Change {
	const [lacks = []] = selectors
		.map(lackingIn)
		.sort((a, b) => a.length - b.length);
	return { kind: "captureAll", lacks, isOnlySelector: selectors.length === 1 };
}

function lackingIn({
	includesManagementEvents: includes,
	readWriteType: type,
}: EventSelector): readonly Capture[] {
	const lacks: Capture[] = [];
	if (includes.known && !includes.value) lacks.push("includesManagementEvents");
	if (type.known && type.value !== "All") lacks.push("readWriteType");
	return lacks;
}

/** No advanced selector leaves sources of management events out. */
export function excludesNothingAdvanced(
	selectors: readonly AdvancedEventSelector[],
): Verdict {
	return all(selectors.map(judgeExclusion));
}

/** As eventSource with NotEquals does. */
function judgeExclusion({ fields }: AdvancedEventSelector): Verdict {
	const excludes = fail(EXCLUDES, {
		kind: "excludeNoSource",
		selectors: "advanced",
	});
	return when(fields, (every) =>
		any([
			all(
				every.map(({ field }) =>
					when(field, (name) => (name === "eventSource" ? excludes : pass())),
				),
			),
			any([
				excludes,
				...every.map(({ field, equals }) =>
					when(field, (name) => {
						if (name !== "eventCategory") return excludes;
						return when(equals, (values) =>
							values.includes("Management") ? excludes : pass(),
						);
					}),
				),
			]),
		]),
	);
}

/** One advanced selector captures all; with none, AWS captures all. */
export function capturesAllAdvanced(
	selectors: readonly AdvancedEventSelector[],
): Verdict {
	if (selectors.length === 0) return pass();
	const notAll = fail(NOT_ALL, captureAdvancedFix(selectors));
	return any(
		selectors.map(({ fields }) =>
			when(fields, (every) =>
				every.length === 0
					? notAll
					: all(every.map((one) => judgeField(one, notAll))),
			),
		),
	);
}

/** All management events: every other field would narrow them. */
function judgeField({ field, equals }: FieldSelector, notAll: Verdict) {
	return when(field, (name) => {
		if (name !== "eventCategory") return notAll;
		return when(equals, (values) => (isAllOf(values) ? pass() : notAll));
	});
}

function isAllOf(values: readonly string[]): boolean {
	return values.length === 1 && values[0] === "Management";
}

/** What narrows the selector of management events that is narrowed least. */
function captureAdvancedFix(
	selectors: readonly AdvancedEventSelector[],
): Change {
	const [fields = []] = selectors
		.flatMap(({ fields }) => (fields.known ? [fields.value] : []))
		.filter((every) => every.some(isManagement))
		.map((every) => every.flatMap(narrowingField))
		.filter((names) => names.length > 0)
		.sort((a, b) => a.length - b.length);
	return fields.length > 0
		? { kind: "removeFields", fields }
		: { kind: "addManagementEvents" };
}

function isManagement({ field, equals }: FieldSelector): boolean {
	return (
		field.known &&
		field.value === "eventCategory" &&
		equals.known &&
		isAllOf(equals.value)
	);
}

function narrowingField({ field }: FieldSelector): readonly string[] {
	return field.known && field.value && field.value !== "eventCategory"
		? [field.value]
		: [];
}
