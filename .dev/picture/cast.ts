import type { Registered } from "./registered";

/** What has a box of its own. */
export type Part =
	| "trail"
	| "bucket"
	| "accessLogs"
	| "key"
	| "logGroup"
	| "role"
	| "deliveryTopic"
	| "alarms"
	| "alarmTopic"
	| "eventDataStore";

/** The resources that one box stands for, its own first. */
export type Cast = ReadonlyMap<Part, readonly Registered[]>;

/** How a property of a resource names another one. */
export interface Reference {
	readonly from: Registered;
	/** `BucketLogging.targetBucket`, of whatever depth. */
	readonly property: string;
	readonly to: Registered;
}

/** A type's box; which of several, by the property that refers to it. */
const BOXES: Readonly<
	Record<string, readonly { readonly part: Part; readonly by?: string }[]>
> = {
	"aws:cloudtrail/trail:Trail": [{ part: "trail" }],
	"aws:s3/bucket:Bucket": [
		{ part: "accessLogs", by: "BucketLogging.targetBucket" },
		{ part: "bucket", by: "Trail.s3BucketName" },
	],
	"aws:kms/key:Key": [{ part: "key" }],
	"aws:cloudwatch/logGroup:LogGroup": [{ part: "logGroup" }],
	"aws:iam/role:Role": [{ part: "role" }],
	"aws:sns/topic:Topic": [
		{ part: "deliveryTopic", by: "Trail.snsTopicName" },
		{ part: "alarmTopic", by: "MetricAlarm.alarmActions" },
	],
	"aws:cloudwatch/metricAlarm:MetricAlarm": [{ part: "alarms" }],
	"aws:cloudwatch/logMetricFilter:LogMetricFilter": [{ part: "alarms" }],
	"aws:cloudtrail/eventDataStore:EventDataStore": [{ part: "eventDataStore" }],
};

/** Types that are told in the box of the resource that a property names. */
const FOLDED: Readonly<Record<string, string>> = {
	"aws:kms/alias:Alias": "targetKeyId",
	"aws:iam/rolePolicy:RolePolicy": "role",
	"aws:sns/topicPolicy:TopicPolicy": "arn",
	"aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": "bucket",
	"aws:s3/bucketOwnershipControls:BucketOwnershipControls": "bucket",
	"aws:s3/bucketVersioning:BucketVersioning": "bucket",
	"aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
		"bucket",
	"aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": "bucket",
	"aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration":
		"bucket",
	"aws:s3/bucketPolicy:BucketPolicy": "bucket",
	"aws:s3/bucketLogging:BucketLogging": "bucket",
};

/** The component itself, which the whole picture is of. */
export const COMPONENT = "cloudtrail-compliance:index:ComplianceTrail";

/** The last word of a type's token. */
export function shortOf(type: string): string {
	return type.slice(type.lastIndexOf(":") + 1);
}

/** Every reference of one resource to another, by its name or its ARN. */
export function referencesIn(
	resources: readonly Registered[],
): readonly Reference[] {
	return resources.flatMap((from) =>
		textsIn(from.inputs).flatMap(({ path, text }) =>
			resources
				.filter(
					(to) => to !== from && to.ids.includes(text.replace(/:\*$/, "")),
				)
				.map((to) => ({ from, property: `${shortOf(from.type)}.${path}`, to })),
		),
	);
}

function textsIn(
	value: unknown,
	path = "",
): readonly { readonly path: string; readonly text: string }[] {
	if (typeof value === "string") return [{ path, text: value }];
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) =>
		// What a list or an object holds goes by the name of the whole.
		textsIn(inner, path || key),
	);
}

/** Gives each resource to a box; throws at a type that has none. */
export function castOf(
	resources: readonly Registered[],
	references: readonly Reference[],
): Cast {
	const cast = new Map<Part, Registered[]>();
	const join = (part: Part, one: Registered) =>
		cast.set(part, [...(cast.get(part) ?? []), one]);
	const parts = new Map<Registered, Part>();
	for (const one of resources) {
		const part = boxOf(one, references);
		if (part === undefined) continue;
		parts.set(one, part);
		join(part, one);
	}
	for (const one of resources) {
		if (parts.has(one) || one.type === COMPONENT) continue;
		const into = references.find(
			({ from, property }) =>
				from === one && property === `${shortOf(one.type)}.${FOLDED[one.type]}`,
		);
		const part = into && parts.get(into.to);
		if (part === undefined)
			throw new Error(
				`The picture has no place for ${one.type} ${one.name}: give its type a box, or the property by which it belongs to one, in .dev/picture/cast.ts.`,
			);
		join(part, one);
	}
	return cast;
}

function boxOf(
	one: Registered,
	references: readonly Reference[],
): Part | undefined {
	return BOXES[one.type]?.find(
		({ by }) =>
			by === undefined ||
			references.some(({ to, property }) => to === one && property === by),
	)?.part;
}
