import type { Account, Bucket, EventDataStore, Trail } from "../model/account";
import type { Deliveries, DeliveryView } from "../model/deliveryChecks/view";
import type { Difference } from "./disagreement";
import type { OptIn, Options } from "./optIn";
import type { Remedy } from "./remedy";
import type { Requirement } from "./requirement";
import type { Verdict } from "./verdict";

/** How much a failed control matters, as AWS Security Hub CSPM rates it. */
export type Severity = "Low" | "Medium" | "High" | "Critical";

/** A connection of a trail with another resource. */
export type Connection =
	| "trailToBucket"
	| "trailToKey"
	| "trailToLogGroup"
	| "bucketToAccessLogs";

/** What Security Hub CSPM says of a control, or this pack of its own policy. */
export interface Metadata {
	/** Security Hub CSPM's id: `CloudTrail.4`. */
	readonly id: string;
	/** Whether it is this pack's own: AWS has no such control. Default: no. */
	readonly isOwn?: true;
	/** Its enforcement level without configuration. Default: `mandatory`. */
	readonly level?: "advisory";
	/** The name of its policy, its folder and its page: `cloudtrail-4`. */
	readonly policy: string;
	/** Security Hub CSPM's title. */
	readonly title: string;
	/** What it is about, in a few words. */
	readonly topic: string;
	/** What is required, in one sentence. */
	readonly requires: string;
	readonly severity: Severity;
	/** Security Hub CSPM's category, as `Identify > Logging`. */
	readonly category: string;
	/** Every related requirement, those of 2023 first. */
	readonly requirements: readonly Requirement[];
	/** What Security Hub CSPM's finding is about: `AWS::CloudTrail::Trail`, … */
	readonly resourceType: string;
	/**
	 * The AWS Config rule that judges it in AWS, or its equivalent; absent where
	 * AWS has no such control.
	 */
	readonly configRule?: string;
	/** When AWS judges it: `Periodic`, …; absent where AWS has no such control. */
	readonly schedule?: string;
	/** What Security Hub CSPM gives that rule, as `readWriteType: ALL`. */
	readonly parameters: readonly string[];
	/** What to do about a failure, step by step. */
	readonly remediation: readonly string[];
	/** Names that other standards and older pages have for it. */
	readonly otherIds: readonly string[];
	/** AWS's page. */
	readonly url: string;
	/** JSON schemas of its own properties; those of an opt-in control are there. */
	readonly properties?: Readonly<
		Record<string, Readonly<Record<string, unknown>>>
	>;
	/** What asks for it; absent where it is judged by default. */
	readonly optIn?: OptIn;
	/** Where drawings show it; absent: at its subject. */
	readonly connection?: Connection;
}

/**
 * One control: who it is, whom it judges and how. The subject decides the
 * stage: a trail and an event data store are judged before they are created, a
 * bucket, a delivery and an account when the whole stack is in view.
 */
export type Control = Metadata &
	(
		| {
				readonly subject: "trail";
				readonly judge: (trail: Trail, options: Options) => Verdict;
				/** What sets it right; absent where a person must. */
				readonly remedy?: Remedy;
		  }
		| {
				readonly subject: "eventDataStore";
				readonly judge: (store: EventDataStore, options: Options) => Verdict;
		  }
		| {
				readonly subject: "bucket";
				readonly judge: (bucket: Bucket, options: Options) => Verdict;
				/** How AWS's own result on a bucket, where it was read, differs. */
				readonly compareWithAws?: (bucket: Bucket) => Difference | undefined;
		  }
		| {
				readonly subject: "delivery";
				/** Judges a trail with everything that its delivery depends on. */
				readonly judge: (
					trail: DeliveryView,
					options: Options,
					all: Deliveries,
				) => Verdict;
		  }
		| {
				readonly subject: "account";
				readonly judge: (account: Account, options: Options) => Verdict;
		  }
	);

/** Whether a control judges a resource by itself, before it is created. */
export function isOfResource({ subject }: Control): boolean {
	return subject === "trail" || subject === "eventDataStore";
}

/** On what a control is judged, and when. */
export const JUDGED_ON: Readonly<Record<Control["subject"], string>> = {
	trail: "each trail, before it is created",
	eventDataStore: "each event data store, before it is created",
	bucket: "each bucket that a trail delivers to, with the whole stack in view",
	delivery: "each trail, with the whole stack in view",
	account: "the account, with the whole stack in view",
};
