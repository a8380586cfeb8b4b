import type { TrailFact } from "./facts";
import type { Source } from "./sources";

/** A part of a trail that is either on or off. */
export type Switch = Extract<
	keyof TrailFact,
	"isLogging" | "isMultiRegion" | "validatesLogFiles"
>;

/** A part of a trail that delivers events to CloudWatch Logs. */
export type DeliveryPart = Extract<
	keyof TrailFact,
	"hasLogGroup" | "hasLogRole"
>;

/** What a basic event selector may lack. */
export type Capture = "includesManagementEvents" | "readWriteType";

/** A setting of a public access block that neutralises what exists. */
export type BlockSetting = "ignorePublicAcls" | "restrictPublicBuckets";

/** What makes a bucket public. */
export type Exposure = "policy" | "access control list";

/**
 * One change that makes a resource pass, as data. The dialect of the resource
 * puts it into words.
 */
export type Change =
	/** Set a switch of a trail to true. */
	| { readonly kind: "turnOn"; readonly part: Switch }
	/** Encrypt the log files of a trail with a KMS key. */
	| { readonly kind: "trailKey" }
	/** Deliver the events of a trail to a log group; the parts that lack. */
	| {
			readonly kind: "logDelivery";
			readonly lacks: readonly DeliveryPart[];
	  }
	/** Add tags with these keys to a trail. */
	| { readonly kind: "tags"; readonly keys: readonly string[] }
	/** Exclude no source of management events. */
	| {
			readonly kind: "excludeNoSource";
			readonly selectors: "basic" | "advanced";
	  }
	/** Capture all management events in a basic event selector. */
	| {
			readonly kind: "captureAll";
			readonly lacks: readonly Capture[];
			/** Whether the trail has one event selector, which is the one. */
			readonly isOnlySelector: boolean;
	  }
	/** Remove fields from the advanced event selector of management events. */
	| { readonly kind: "removeFields"; readonly fields: readonly string[] }
	/** Add an advanced event selector of management events. */
	| { readonly kind: "addManagementEvents" }
	/** Encrypt an event data store with such a key, or name its key by ARN. */
	| {
			readonly kind: "storeKey";
			readonly key: "customerManaged" | "configured" | "byArn";
	  }
	/** Block public access to a bucket, and remove what grants it. */
	| {
			readonly kind: "blockPublicAccess";
			/** What grants it; absent: nothing does. */
			readonly exposedBy?: Exposure;
			/** The setting that is off in a block that the bucket has. */
			readonly off?: BlockSetting;
			/** That block, in whose dialect the change is. */
			readonly in?: Source;
	  }
	/** Make known what a policy or an access control list comes to. */
	| { readonly kind: "decideExposure"; readonly of: Exposure }
	/** Log the accesses to a bucket into another bucket. */
	| { readonly kind: "accessLogging" }
	/** Create a trail in an account that has none. */
	| { readonly kind: "createTrail" };

/** The changes of one kind. */
export type ChangeOf<K extends Change["kind"]> = Extract<
	Change,
	{ readonly kind: K }
>;

/** Several changes to one resource. */
export interface Changes {
	readonly on: Source;
	readonly changes: readonly Change[];
}

/**
 * What to do about a finding. A text is for what every dialect says alike: it
 * names no property.
 */
export type Fix = string | Change | Changes;

/** One change in words. */
export interface Instruction {
	/** An imperative clause, as `set kmsKeyId to the ARN of a KMS key`. */
	readonly what: string;
	/** Shell commands that do it. */
	readonly commands?: readonly string[];
	/** Whole sentences on what else it takes. */
	readonly note?: string;
}

/** How a dialect puts each kind of change to a resource into words. */
export type FixWords = {
	readonly [K in Change["kind"]]: (
		change: ChangeOf<K>,
		of: Source,
	) => Instruction;
};

/** The words of the dialect that a resource is in. */
export type FixWordsOf = (of: Source) => FixWords;
