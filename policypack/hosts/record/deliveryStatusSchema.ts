import { object, oneOf, ref, string } from "../report/schemaParts";
import { RESOURCE } from "./deliveryParts";

/* The schemas of what AWS shows of the delivery of a trail. */

const PART = object("How CloudTrail delivers to one part of a trail.", {
	error: ref("textValue"),
	deliveredAt: ref("textValue"),
});

/** The definitions of these facts. */
export const DELIVERY_STATUS = {
	deliveryStatus: object("The status of a trail in AWS.", {
		kind: { const: "deliveryStatus" },
		...RESOURCE,
		readAt: string("Date and time (UTC) at which AWS was asked, in ISO 8601."),
		isLogging: ref("flag"),
		startedAt: ref("textValue"),
		stoppedAt: ref("textValue"),
		parts: object("The status of each part.", {
			bucket: PART,
			digest: PART,
			logGroup: PART,
			topic: PART,
		}),
	}),
	missingPart: object("A part that a trail names, and that does not exist.", {
		kind: { const: "missingPart" },
		...RESOURCE,
		part: oneOf("The part.", ["key", "logGroup", "role", "topic"]),
		name: string("The part in messages."),
	}),
} as const;
