import { isArn } from "../model/arn";
import { bucketNameIn } from "../model/bucketIndex";
import type { BucketAttachment, BucketFact, Fact } from "../model/facts";
import { unknownAttachments } from "../model/unknownFacts";
import { unknown } from "../model/value";
import { factsOf, isTrail } from "./dialects";
import type { Resource, Stack } from "./resource";
import { isProviderType, ROOT_TYPE } from "./urn";
import { UNKNOWN_TEXT } from "./wire";

type Bag = Readonly<Record<string, unknown>>;

/** What any source shows of a resource that is only read. */
export interface SeenByRead
	extends Pick<Resource, "urn" | "type" | "name" | "provider" | "location"> {
	/** The id that it is read by; empty where it is not known. */
	readonly id: string;
	/** What the provider answered; empty where the source does not show it. */
	readonly outputs: Bag;
	/** URNs of the resources whose outputs flow into the id. */
	readonly dependencies: readonly string[];
}

/**
 * A resource that a program only reads, or that discovery listed. What is
 * there is what the provider answered. The properties that a program gives to
 * `get` beside the id only help the provider to find the resource: they are
 * not what it is set to.
 */
export function readResource(seen: SeenByRead): Resource {
	const { urn, type, name, provider, location, outputs } = seen;
	const isShown = isAnswer(type, outputs);
	const arn = [outputs.arn, seen.id].find(isArn);
	return {
		urn,
		type,
		name,
		provider,
		location,
		...(arn !== undefined && { arn }),
		props: isShown ? outputs : named(type, seen.id),
		dependencies: () => seen.dependencies,
		isRead: true,
		isHidden: !isShown,
	};
}

/** Every trail has a bucket: an answer without one does not show the trail. */
function isAnswer(type: string, outputs: Bag): boolean {
	const properties = Object.keys(outputs);
	return properties.length > 0 && (!isTrail(type) || "s3BucketName" in outputs);
}

/** The bucket that an id names: it is the id's first part, or all of it. */
function named(type: string, id: string): Bag {
	const property = NAMED_BY_ID.get(type);
	const [name] = id.split(",");
	return property && name && !name.includes(UNKNOWN_TEXT)
		? { [property]: name }
		: {};
}

/** The property that holds the bucket's name, where the id begins with it. */
const NAMED_BY_ID: ReadonlyMap<string, string> = new Map([
	...[
		"bucket:Bucket",
		"bucketV2:BucketV2",
		"bucketAcl:BucketAcl",
		"bucketAclV2:BucketAclV2",
		"bucketPolicy:BucketPolicy",
		"bucketPublicAccessBlock:BucketPublicAccessBlock",
		"bucketOwnershipControls:BucketOwnershipControls",
		"bucketLogging:BucketLogging",
		"bucketLoggingV2:BucketLoggingV2",
	].map((type) => [`aws:s3/${type}`, "bucket"] as const),
	["aws-native:s3:Bucket", "bucketName"],
	["aws-native:s3:BucketPolicy", "bucket"],
]);

/**
 * What the resources tell that are only read. A bucket that a stack reads is
 * not judged: what is attached to it is not in view. In what discovery listed
 * of an account it is, as far as the list shows it.
 */
export function factsOfRead(stack: Stack): readonly Fact[] {
	const read = stack.resources.filter(({ isRead }) => isRead);
	if (read.length === 0) return [];
	const facts = read.map(factsOf);
	if (!isDiscovered(stack))
		return facts.filter((own) => !own.some(isBucket)).flat();
	const listed = facts.flat();
	const attached = attachedIn(listed);
	const unlisted = read.flatMap((resource, at) => {
		const bucket = facts[at]?.find(isBucket);
		return bucket ? unlistedOf(resource, bucket, attached) : [];
	});
	return [...listed, ...unlisted];
}

function isBucket(fact: Fact): fact is BucketFact {
	return fact.kind === "bucket";
}

/** Whether a source is a list of what an account has, and no program's stack. */
function isDiscovered({ resources }: Stack): boolean {
	return resources.every(
		({ isRead, type }) =>
			type !== ROOT_TYPE && (isRead || isProviderType(type)),
	);
}

/** The kinds of what is attached to buckets, with their names before them. */
function attachedIn(facts: readonly Fact[]): ReadonlySet<string> {
	return new Set(
		facts.flatMap((fact) =>
			"bucket" in fact && fact.bucket.by === "name" && fact.bucket.name.known
				? [`${bucketNameIn(fact.bucket.name.value ?? "")} ${fact.kind}`]
				: [],
		),
	);
}

/**
 * What a list does not show of a bucket may be there: its policy, say, is a
 * resource of its own, which the list may have or not.
 */
function unlistedOf(
	resource: Resource,
	{ name: bucketName }: BucketFact,
	attached: ReadonlySet<string>,
): readonly Fact[] {
	const { urn, type, name, location, props } = resource;
	const bucket = { by: "urn", urn } as const;
	const why = unknown("outside", `what is attached to bucket ${name}`);
	return unknownAttachments({ urn, type, name, location }, bucket, why).filter(
		({ kind }) =>
			!(bucketName.known && attached.has(`${bucketName.value} ${kind}`)) &&
			!OWN[kind]?.some((property) => Object.hasOwn(props, property)),
	);
}

/** The properties by which a bucket itself shows what others may attach. */
const OWN: Partial<Record<BucketAttachment["kind"], readonly string[]>> = {
	bucketPolicy: ["policy"],
	bucketAcl: ["acl", "grants", "accessControl"],
	bucketBlock: ["publicAccessBlockConfiguration"],
	ownership: ["ownershipControls"],
	accessLogging: ["logging", "loggings", "loggingConfiguration"],
};
