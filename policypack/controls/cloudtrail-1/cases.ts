import type { Case } from "../../judging/case";
import type {
	AdvancedEventSelector,
	EventSelector,
	FieldSelector,
	TrailFact,
} from "../../model/facts";
import {
	bucket,
	compliant,
	named,
	pending,
	source,
	trail,
} from "../../model/samples";
import { known, unknown } from "../../model/value";

/** A basic selector that captures all management events, spoiled. */
function basic(patch: Partial<EventSelector> = {}): EventSelector {
	return {
		includesManagementEvents: known(true),
		readWriteType: known("All"),
		excludesSources: known(false),
		...patch,
	};
}

function advanced(...fields: readonly FieldSelector[]): AdvancedEventSelector {
	return { fields: known(fields) };
}

/** A field with the values of its Equals; with none, it has another operator. */
function field(name: string, ...equals: readonly string[]): FieldSelector {
	return { field: known(name), equals: known(equals) };
}

const reads = basic({ readWriteType: known("ReadOnly") });
const writes = basic({ readWriteType: known("WriteOnly") });
const dataOnly = basic({ includesManagementEvents: known(false) });
const excluding = basic({ excludesSources: known(true) });

const management = field("eventCategory", "Management");
const notKms = field("eventSource");
const allManagement = advanced(management);
const data = advanced(
	field("eventCategory", "Data"),
	field("resources.type", "AWS::S3::Object"),
);
const network = advanced(
	field("eventCategory", "NetworkActivity"),
	field("eventSource", "kms.amazonaws.com"),
);

function withBasic(...selectors: readonly EventSelector[]): TrailFact {
	return trail({ eventSelectors: known(selectors) });
}

function withAdvanced(
	...selectors: readonly AdvancedEventSelector[]
): TrailFact {
	return trail({ advancedEventSelectors: known(selectors) });
}

/** A second trail of the same account. */
function another(patch: Partial<TrailFact> = {}): TrailFact {
	return trail({
		of: source("aws:cloudtrail/trail:Trail", "second"),
		...patch,
	});
}

const oneRegion = { isMultiRegion: known(false) };
const switchedOff = { isLogging: known(false) };

export const cases: readonly Case[] = [
	{ name: "the whole compliant account", facts: compliant, expect: "passed" },
	{
		name: "a multi-Region trail logs and has no selectors",
		facts: [trail()],
		expect: "passed",
	},
	{
		name: "no trail is declared",
		facts: [],
		expect: "failed",
		says: "No trail is declared.",
	},
	{
		name: "a bucket is declared and no trail",
		facts: [bucket()],
		expect: "failed",
		says: "No trail is declared.",
	},
	{
		name: "the only trail is single-Region",
		facts: [trail(oneRegion)],
		expect: "failed",
		says: "No trail qualifies: trail audit is single-Region.",
		fix: "On trail audit, set isMultiRegionTrail to true.",
		nearest: "audit",
	},
	{
		name: "the only trail is switched off",
		facts: [trail(switchedOff)],
		expect: "failed",
		says: "trail audit is switched off",
		fix: "On trail audit, set enableLogging to true.",
	},
	{
		name: "the only trail is single-Region and switched off: both are said",
		facts: [trail({ ...oneRegion, ...switchedOff })],
		expect: "failed",
		says: "trail audit is single-Region and is switched off",
		fix: "On trail audit, set isMultiRegionTrail to true and set enableLogging to true.",
	},
	{
		name: "key, validation, log group and bucket play no part",
		facts: [
			trail({
				hasKey: known(false),
				validatesLogFiles: known(false),
				hasLogGroup: known(false),
				bucket: named("central-444455556666"),
			}),
		],
		expect: "passed",
	},

	{
		name: "a selector captures all management events",
		facts: [withBasic(basic())],
		expect: "passed",
	},
	{
		name: "a selector captures reads alone",
		facts: [withBasic(reads)],
		expect: "failed",
		says: "no single event selector that captures all read and write",
		fix: "On trail audit, set readWriteType to All in its event selector.",
	},
	{
		name: "a selector captures writes alone",
		facts: [withBasic(writes)],
		expect: "failed",
	},
	{
		name: "reads and writes split over two selectors do not qualify",
		facts: [withBasic(reads, writes)],
		expect: "failed",
		says: "no single event selector that captures all read and write",
		fix: "On trail audit, set readWriteType to All in one event selector.",
	},
	{
		name: "a selector of all events leaves management events out",
		facts: [withBasic(dataOnly)],
		expect: "failed",
		fix: "On trail audit, set includeManagementEvents to true in its event selector.",
	},
	{
		name: "a selector of data events alone is for writes alone",
		facts: [withBasic({ ...writes, includesManagementEvents: known(false) })],
		expect: "failed",
		fix: "On trail audit, set includeManagementEvents to true and readWriteType to All in its event selector.",
	},
	{
		name: "of two selectors the one that lacks less is to be corrected",
		facts: [
			withBasic({ ...writes, includesManagementEvents: known(false) }, reads),
		],
		expect: "failed",
		fix: "On trail audit, set readWriteType to All in one event selector.",
	},
	{
		name: "a selector excludes sources",
		facts: [withBasic(excluding)],
		expect: "failed",
		says: "trail audit excludes management event sources",
		fix: "On trail audit, leave excludeManagementEventSources out of its event selectors.",
	},
	{
		name: "a good selector does not repair one that excludes sources",
		facts: [withBasic(basic(), excluding)],
		expect: "failed",
		says: "excludes management event sources",
	},
	{
		name: "a good selector does not repair a read-only one that excludes",
		facts: [withBasic({ ...reads, excludesSources: known(true) }, basic())],
		expect: "failed",
		fix: "On trail audit, leave excludeManagementEventSources out of its event selectors.",
	},
	{
		name: "a read-only selector that excludes sources is wrong in both",
		facts: [withBasic({ ...reads, excludesSources: known(true) })],
		expect: "failed",
		says: "trail audit excludes management event sources and has no single event selector",
		fix: "On trail audit, leave excludeManagementEventSources out of its event selectors and set readWriteType to All in its event selector.",
	},
	{
		name: "a good selector stands beside a read-only one",
		facts: [withBasic(reads, basic())],
		expect: "passed",
	},
	{
		name: "a good selector stands beside one of data events",
		facts: [withBasic(basic(), dataOnly)],
		expect: "passed",
	},
	{
		name: "one selector has the management events, another all types",
		facts: [withBasic(reads, dataOnly)],
		expect: "failed",
	},
	{
		name: "good selectors do not repair a single-Region trail",
		facts: [trail({ ...oneRegion, eventSelectors: known([basic()]) })],
		expect: "failed",
	},
	{
		name: "good selectors do not repair a trail that is switched off",
		facts: [
			trail({ ...switchedOff, advancedEventSelectors: known([allManagement]) }),
		],
		expect: "failed",
	},

	{
		name: "an advanced selector captures all management events",
		facts: [withAdvanced(allManagement)],
		expect: "passed",
	},
	{
		name: "an advanced selector captures management reads alone",
		facts: [withAdvanced(advanced(management, field("readOnly", "true")))],
		expect: "failed",
		fix: "On trail audit, leave readOnly out of its advanced event selector of management events.",
		says: "no single event selector that captures all read and write",
	},
	{
		name: "an advanced selector captures management writes alone",
		facts: [withAdvanced(advanced(management, field("readOnly", "false")))],
		expect: "failed",
	},
	{
		name: "the category stands behind the field that narrows it",
		facts: [withAdvanced(advanced(field("readOnly", "true"), management))],
		expect: "failed",
	},
	{
		name: "reads and writes split over two advanced selectors",
		facts: [
			withAdvanced(
				advanced(management, field("readOnly", "true")),
				advanced(management, field("readOnly", "false")),
			),
		],
		expect: "failed",
	},
	{
		name: "an advanced selector leaves an event source out",
		facts: [withAdvanced(advanced(management, notKms))],
		expect: "failed",
		says: "excludes management event sources",
	},
	{
		name: "a good advanced selector does not repair one that excludes",
		facts: [withAdvanced(allManagement, advanced(management, notKms))],
		expect: "failed",
		fix: "On trail audit, leave eventSource out of its advanced event selector of management events.",
		says: "excludes management event sources",
	},
	{
		name: "a good advanced selector does not repair reads that exclude",
		facts: [
			withAdvanced(
				advanced(management, field("readOnly", "true"), notKms),
				allManagement,
			),
		],
		expect: "failed",
	},
	{
		name: "advanced selectors capture data events alone",
		facts: [withAdvanced(data)],
		expect: "failed",
		fix: "On trail audit, add an advanced event selector with the one field eventCategory, equal to Management.",
	},
	{
		name: "advanced selectors capture network activity alone",
		facts: [withAdvanced(network)],
		expect: "failed",
	},
	{
		name: "advanced selectors capture data and network activity alone",
		facts: [withAdvanced(data, network)],
		expect: "failed",
	},
	{
		name: "all management events stand beside data events",
		facts: [withAdvanced(allManagement, data)],
		expect: "passed",
	},
	{
		name: "all management events stand beside network activity of a source",
		facts: [withAdvanced(network, allManagement)],
		expect: "passed",
	},
	{
		name: "all management events stand beside management reads",
		facts: [
			withAdvanced(
				advanced(management, field("readOnly", "true")),
				allManagement,
			),
		],
		expect: "passed",
	},
	{
		name: "an advanced selector without fields",
		facts: [withAdvanced(advanced())],
		expect: "failed",
	},
	{
		name: "an advanced selector has two categories at once",
		facts: [
			withAdvanced(advanced(field("eventCategory", "Management", "Data"))),
		],
		expect: "failed",
	},
	{
		name: "an advanced selector has a category with another operator",
		facts: [withAdvanced(advanced(field("eventCategory")))],
		expect: "failed",
	},

	{
		name: "a good trail repairs a single-Region one",
		facts: [trail(oneRegion), another()],
		expect: "passed",
	},
	{
		name: "a good trail repairs one that is switched off",
		facts: [another(), trail(switchedOff)],
		expect: "passed",
	},
	{
		name: "a good trail repairs one that excludes sources",
		facts: [withBasic(excluding), another()],
		expect: "passed",
	},
	{
		name: "a good trail repairs one whose advanced selector excludes",
		facts: [withAdvanced(advanced(management, notKms)), another()],
		expect: "passed",
	},
	{
		name: "two trails that fail for different reasons make no good one",
		facts: [trail(oneRegion), another(switchedOff)],
		expect: "failed",
		says: "trail audit is single-Region; trail second is switched off",
		fix: "On trail audit, set isMultiRegionTrail to true.",
		nearest: "audit",
	},
	{
		name: "the trail that lacks least is named first, and alone in the fix",
		facts: [
			trail({ ...oneRegion, ...switchedOff, eventSelectors: known([reads]) }),
			another(switchedOff),
		],
		expect: "failed",
		says: "No trail qualifies: trail second is switched off; trail audit is single-Region",
		fix: "On trail second, set enableLogging to true.",
		nearest: "second",
	},
	{
		name: "of two that lack one thing, the one that is known throughout is nearer",
		facts: [
			trail({ ...oneRegion, isLogging: pending("enableLogging of audit") }),
			another(oneRegion),
		],
		expect: "failed",
		nearest: "second",
	},
	{
		name: "a trail's provider has its own property for logging",
		facts: [
			trail({
				...switchedOff,
				of: source("aws-native:cloudtrail:Trail", "audit"),
			}),
		],
		expect: "failed",
		fix: "On trail audit, set isLogging to true.",
	},
	{
		name: "of two trails that may qualify, the one with less unknown is nearer",
		facts: [
			trail({
				isMultiRegion: pending("isMultiRegionTrail of audit"),
				isLogging: pending("enableLogging of audit"),
			}),
			another({ isLogging: pending("enableLogging of second") }),
		],
		expect: "unknown",
		says: "Not known until the update: enableLogging of second.",
		nearest: "second",
	},
	{
		name: "a nearer trail of another cause does not speak for the first one",
		facts: [
			trail({
				isMultiRegion: unknown("unreadable", "isMultiRegionTrail of audit"),
				isLogging: unknown("unreadable", "enableLogging of audit"),
			}),
			another({ isLogging: pending("enableLogging of second") }),
		],
		expect: "unknown",
		says: "Not readable: isMultiRegionTrail of audit.",
		nearest: "audit",
	},
	{
		name: "a trail of reads and a trail of writes make no good one",
		facts: [withBasic(reads), another({ eventSelectors: known([writes]) })],
		expect: "failed",
	},
	{
		name: "of many trails that fail, three are named",
		facts: ["a", "b", "c", "d"].map((name) =>
			trail({ ...oneRegion, of: source("aws:cloudtrail/trail:Trail", name) }),
		),
		expect: "failed",
		says: "trail c is single-Region; and 1 more.",
	},

	{
		name: "whether the trail is multi-Region is not known",
		facts: [trail({ isMultiRegion: pending("isMultiRegionTrail of audit") })],
		expect: "unknown",
		says: "Not known until the update: isMultiRegionTrail of audit.",
	},
	{
		name: "whether the trail is multi-Region cannot be read",
		facts: [
			trail({
				isMultiRegion: unknown("unreadable", "isMultiRegionTrail of audit"),
			}),
		],
		expect: "unknown",
		says: "Not readable: isMultiRegionTrail of audit.",
	},
	{
		name: "whether the trail logs is not known",
		facts: [trail({ isLogging: pending("enableLogging of audit") })],
		expect: "unknown",
	},
	{
		name: "the selectors are not known",
		facts: [trail({ eventSelectors: pending("eventSelectors of audit") })],
		expect: "unknown",
	},
	{
		name: "the advanced selectors are not known",
		facts: [
			trail({
				advancedEventSelectors: pending("advancedEventSelectors of audit"),
			}),
		],
		expect: "unknown",
	},
	{
		name: "the type of the only selector is not known",
		facts: [withBasic(basic({ readWriteType: pending("readWriteType") }))],
		expect: "unknown",
	},
	{
		name: "whether the only selector has management events is not known",
		facts: [
			withBasic(
				basic({ includesManagementEvents: pending("includeManagementEvents") }),
			),
		],
		expect: "unknown",
	},
	{
		name: "whether the only selector excludes sources is not known",
		facts: [
			withBasic(
				basic({ excludesSources: pending("excludeManagementEventSources") }),
			),
		],
		expect: "unknown",
	},
	{
		name: "a selector beside a good one may exclude sources",
		facts: [
			withBasic(
				basic(),
				basic({ excludesSources: pending("excludeManagementEventSources") }),
			),
		],
		expect: "unknown",
	},
	{
		name: "a selector beside a good one has a type that is not known",
		facts: [
			withBasic(basic({ readWriteType: pending("readWriteType") }), basic()),
		],
		expect: "passed",
	},
	{
		name: "a selector beside a read-only one has a type that is not known",
		facts: [
			withBasic(reads, basic({ readWriteType: pending("readWriteType") })),
		],
		expect: "unknown",
	},
	{
		name: "a selector without management events has a type that is not known",
		facts: [
			withBasic({ ...dataOnly, readWriteType: pending("readWriteType") }),
		],
		expect: "failed",
	},
	{
		name: "a read-only selector may have management events",
		facts: [
			withBasic({
				...reads,
				includesManagementEvents: pending("includeManagementEvents"),
			}),
		],
		expect: "failed",
	},
	{
		name: "a selector that excludes sources has a type that is not known",
		facts: [
			withBasic({ ...excluding, readWriteType: pending("readWriteType") }),
		],
		expect: "failed",
	},
	{
		name: "a single-Region trail has selectors that are not known",
		facts: [
			trail({
				...oneRegion,
				eventSelectors: pending("eventSelectors of audit"),
			}),
		],
		expect: "failed",
	},
	{
		name: "a trail that is switched off may be multi-Region",
		facts: [
			trail({
				...switchedOff,
				isMultiRegion: pending("isMultiRegionTrail of audit"),
			}),
		],
		expect: "failed",
	},
	{
		name: "a trail that excludes sources may be switched off",
		facts: [
			trail({
				isLogging: pending("enableLogging of audit"),
				eventSelectors: known([excluding]),
			}),
		],
		expect: "failed",
	},
	{
		name: "the fields of the only advanced selector are not known",
		facts: [withAdvanced({ fields: pending("fieldSelectors") })],
		expect: "unknown",
	},
	{
		name: "the category of the only advanced selector is not known",
		facts: [
			withAdvanced(
				advanced({ field: known("eventCategory"), equals: pending("equals") }),
			),
		],
		expect: "unknown",
	},
	{
		name: "the field of the only advanced selector is not known",
		facts: [
			withAdvanced(
				advanced({ field: pending("field"), equals: known(["Management"]) }),
			),
		],
		expect: "unknown",
	},
	{
		name: "beside the management category, a field is not known",
		facts: [
			withAdvanced(
				advanced(management, {
					field: pending("field"),
					equals: known(["true"]),
				}),
			),
		],
		expect: "unknown",
	},
	{
		name: "a category that is not known is narrowed to reads",
		facts: [
			withAdvanced(
				advanced(
					{ field: known("eventCategory"), equals: pending("equals") },
					field("readOnly", "true"),
				),
			),
		],
		expect: "failed",
	},
	{
		name: "management events of a readOnly that is not known",
		facts: [
			withAdvanced(
				advanced(management, {
					field: known("readOnly"),
					equals: pending("equals"),
				}),
			),
		],
		expect: "failed",
	},
	{
		name: "data events of a type that is not known beside management events",
		facts: [
			withAdvanced(
				allManagement,
				advanced(field("eventCategory", "Data"), {
					field: known("resources.type"),
					equals: pending("equals"),
				}),
			),
		],
		expect: "passed",
	},
	{
		name: "an advanced selector beside a good one may exclude sources",
		facts: [
			withAdvanced(
				allManagement,
				advanced(
					{ field: known("eventCategory"), equals: pending("equals") },
					notKms,
				),
			),
		],
		expect: "unknown",
	},
	{
		name: "an advanced selector beside a good one is not known at all",
		facts: [withAdvanced(allManagement, { fields: pending("fieldSelectors") })],
		expect: "unknown",
	},
	{
		name: "a good trail passes although another is not known",
		facts: [
			trail({ isMultiRegion: pending("isMultiRegionTrail of audit") }),
			another(),
		],
		expect: "passed",
	},
	{
		name: "a trail that may qualify is louder than one that does not",
		facts: [
			trail(oneRegion),
			another({ eventSelectors: pending("eventSelectors of second") }),
		],
		expect: "unknown",
		says: "eventSelectors of second",
	},
];
