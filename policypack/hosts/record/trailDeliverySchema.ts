import { array, boolean, object, oneOf, ref } from "../report/schemaParts";
import { NAMED } from "./deliveryParts";
import { value } from "./valueSchema";

/* The schema of what a trail declares about its delivery. */

const SELECTOR = object("A basic event selector, as it is written.", {
	includeManagementEvents: ref("optionalFlag"),
	readWriteType: ref("textValue"),
	excludeManagementEventSources: ref("nameValues"),
	dataResources: value(
		array(
			"Its data resources.",
			object("Data resources of one type.", {
				type: ref("textValue"),
				values: ref("nameValues"),
			}),
		),
	),
});

const CONDITION = object("An operator with its values.", {
	operator: oneOf("Operator.", [
		"Equals",
		"NotEquals",
		"StartsWith",
		"NotStartsWith",
		"EndsWith",
		"NotEndsWith",
	]),
	values: ref("nameValues"),
});

const ADVANCED = object("An advanced event selector, as it is written.", {
	name: ref("textValue"),
	fieldSelectors: value(
		array(
			"Its field selectors.",
			object("A field selector.", {
				field: ref("textValue"),
				conditions: array("Its conditions.", CONDITION),
			}),
		),
	),
});

/** What a trail declares about its delivery. */
export const TRAIL_DELIVERY = object(
	"What a trail declares about its delivery.",
	{
		kind: { const: "trailDelivery" },
		...NAMED,
		isCreated: boolean("Whether AWS has the trail, as far as it is shown."),
		isLogging: ref("flag"),
		isMultiRegion: ref("flag"),
		isOrganization: ref("flag"),
		includesGlobalEvents: ref("optionalFlag"),
		bucket: ref("nameRef"),
		prefix: ref("textValue"),
		secrets: array(
			"Which of these are secret.",
			oneOf("The part.", ["name", "prefix"]),
		),
		key: ref("partRef"),
		topic: ref("partRef"),
		logGroup: ref("partRef"),
		role: ref("partRef"),
		eventSelectors: value(array("Basic event selectors.", SELECTOR)),
		advancedEventSelectors: value(array("Advanced event selectors.", ADVANCED)),
	},
	["isGlobal", "isCreated"],
);
