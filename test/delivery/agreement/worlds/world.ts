/*
 * One trail with all that it needs, as data: a program registers it with the SDK,
 * and a test makes it without an engine.
 */

/** An output of another resource of the world, in place of a value. */
export interface Reference {
	readonly ref: string;
	readonly output: string;
}

/** A resource of a world; those that it refers to are before it. */
export interface Declared {
	readonly name: string;
	readonly type: string;
	readonly inputs: Readonly<Record<string, unknown>>;
	readonly dependsOn?: readonly string[];
	/** Key of the provider that makes it. Default: `own`. */
	readonly provider?: string;
}

/** A trail with its parts. */
export interface World {
	/** Begins the names of all of its resources. */
	readonly name: string;
	readonly account: string;
	readonly region: string;
	/** What is wrong with it; nothing, if it delivers. */
	readonly faults: readonly string[];
	/** Inputs of its providers. */
	readonly providers: Readonly<Record<string, object>>;
	readonly resources: readonly Declared[];
}

/** The type of a trail. */
export const TRAIL = "aws:cloudtrail/trail:Trail";

/** Types that have their effect only once they are made: they may come late. */
export const POLICIES: ReadonlySet<string> = new Set([
	"aws:s3/bucketPolicy:BucketPolicy",
	"aws:kms/keyPolicy:KeyPolicy",
	"aws:sns/topicPolicy:TopicPolicy",
	"aws:iam/rolePolicy:RolePolicy",
	"aws:iam/rolePolicyAttachment:RolePolicyAttachment",
]);

/** The resources that a value has outputs of. */
export function referencesIn(value: unknown): readonly string[] {
	if (Array.isArray(value)) return value.flatMap(referencesIn);
	if (typeof value !== "object" || value === null) return [];
	if ("ref" in value) return [String(value.ref)];
	return Object.values(value).flatMap(referencesIn);
}

/** The resources that one of a world waits for. */
export const neededBy = ({
	inputs,
	dependsOn = [],
}: Declared): readonly string[] => [
	...new Set([...dependsOn, ...referencesIn(inputs)]),
];

/** All that resources of a world wait for, directly or not, by name. */
export function waitedFor({
	resources,
}: World): ReadonlyMap<string, ReadonlySet<string>> {
	const all = new Map<string, ReadonlySet<string>>();
	for (const one of resources)
		all.set(
			one.name,
			new Set(
				neededBy(one).flatMap((name) => [name, ...(all.get(name) ?? [])]),
			),
		);
	return all;
}

/**
 * The trail that a policy comes after where AWS takes its time: one that does not
 * wait for the policy. The policy may come last then, and no order is broken.
 */
export function trailsBefore(world: World): ReadonlyMap<string, string> {
	const waits = waitedFor(world);
	const trails = world.resources.filter(({ type }) => type === TRAIL);
	return new Map(
		world.resources
			.filter(({ type }) => POLICIES.has(type))
			.flatMap(({ name }) => {
				const early = trails.find((trail) => !waits.get(trail.name)?.has(name));
				return early ? [[name, early.name] as const] : [];
			}),
	);
}

/**
 * Whether a preview can decide of a world: its log group is not named by the ARN
 * that AWS gives it, and the trail is not of an organization that is made with it.
 */
export function isKnownBefore({ resources }: World): boolean {
	const trail = resources.find(({ type }) => type === TRAIL);
	const isOrganization = trail?.inputs.isOrganizationTrail === true;
	const { cloudWatchLogsGroupArn: group } = trail?.inputs ?? {};
	return !isOrganization && referencesIn(group).length === 0;
}

/** Whether a world has a policy that may come after its trail. */
export const isOfOrder = (world: World): boolean =>
	trailsBefore(world).size > 0;
