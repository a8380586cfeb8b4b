import type { Part } from "./cast";

/** Where a box stands, and what is written at its head. */
export interface Place {
	/** From the left; the first box of all is as wide as all columns. */
	readonly column: "all" | 0 | 1 | 2;
	readonly title: string;
	/** What it is to AWS. */
	readonly kind: string;
	/** Its colour's name in the style sheet. */
	readonly colour: "trail" | "store" | "key" | "watch" | "identity" | "topic";
}

/** The place of each box, in its column from the top. */
export const PLACES: Readonly<Record<Part | "account", Place>> = {
	trail: {
		...{ column: "all", colour: "trail" },
		...{ title: "Trail", kind: "AWS CloudTrail" },
	},
	bucket: {
		...{ column: 0, colour: "store" },
		...{ title: "Log files", kind: "Amazon S3 bucket" },
	},
	accessLogs: {
		...{ column: 0, colour: "store" },
		...{ title: "Access logs", kind: "Amazon S3 bucket" },
	},
	eventDataStore: {
		...{ column: 0, colour: "trail" },
		...{ title: "Event data store", kind: "AWS CloudTrail Lake" },
	},
	deliveryTopic: {
		...{ column: 1, colour: "topic" },
		...{ title: "Notifications", kind: "Amazon SNS topic" },
	},
	key: {
		...{ column: 1, colour: "key" },
		...{ title: "Key", kind: "AWS KMS key" },
	},
	account: {
		...{ column: 1, colour: "identity" },
		...{ title: "Readers", kind: "allowed by the account" },
	},
	role: {
		...{ column: 2, colour: "identity" },
		...{ title: "Delivery role", kind: "AWS IAM role" },
	},
	logGroup: {
		...{ column: 2, colour: "watch" },
		...{ title: "Events", kind: "CloudWatch log group" },
	},
	alarms: {
		...{ column: 2, colour: "watch" },
		...{ title: "Alarms", kind: "Amazon CloudWatch" },
	},
	alarmTopic: {
		...{ column: 2, colour: "topic" },
		...{ title: "Alarm messages", kind: "Amazon SNS topic" },
	},
};

/** Columns whose boxes belong together, and to what end. */
export const GROUPS: readonly {
	readonly column: 0 | 1 | 2;
	readonly title: string;
}[] = [
	{ column: 0, title: "Storage" },
	{ column: 2, title: "Monitoring" },
];

/** How an arrow goes from one box to another, so that it crosses nothing. */
export type Route =
	/** Straight to the next box of the column, or from the widest to the first. */
	| "down"
	/** Straight back up. */
	| "up"
	/** Through the gap to the box beside it. */
	| "across"
	/** Down the gap behind the middle column, and in from above. */
	| "gap";

/** The way of each arrow, as `from to`. */
export const ROUTES: Readonly<Record<string, Route>> = {
	"trail bucket": "down",
	"trail deliveryTopic": "down",
	"trail role": "down",
	"trail key": "gap",
	"bucket accessLogs": "down",
	"bucket key": "across",
	"deliveryTopic key": "down",
	"eventDataStore key": "across",
	"role logGroup": "down",
	"logGroup key": "across",
	"logGroup alarms": "down",
	"alarms alarmTopic": "down",
	"alarmTopic key": "across",
	"account key": "up",
};
