import { object, oneOf, ref, string } from "../report/schemaParts";
import { RESOURCE } from "./deliveryParts";

/* The schemas of what AWS shows of the delivery of a trail. */

const PART = object("How CloudTrail delivers to one part.", {
	error: ref("textValue"),
	deliveredAt: ref("textValue"),
});

/** The definitions of these facts. */
export const STATUSES = {
	partStatus: PART,
	deliveryStatus: object("The status of a trail in AWS.", {
		kind: { const: "deliveryStatus" },
		...RESOURCE,
		readAt: string("Date and time in UTC at which AWS was asked."),
		isLogging: ref("flag"),
		startedAt: ref("textValue"),
		stoppedAt: ref("textValue"),
		parts: object("By what CloudTrail delivers to.", {
			bucket: ref("partStatus"),
			digest: ref("partStatus"),
			logGroup: ref("partStatus"),
			topic: ref("partStatus"),
		}),
	}),
	missingPart: object("A part that a trail names, and that does not exist.", {
		kind: { const: "missingPart" },
		...RESOURCE,
		part: oneOf("Which part.", ["key", "logGroup", "role", "topic"]),
		name: string("The part in messages."),
	}),
} as const;
