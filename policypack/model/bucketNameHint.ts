import { bucketNameIn } from "./bucketIndex";
import { type Candidates, NAMED } from "./candidates";
import type { NameRef, Ref, Source } from "./facts";
import { compareTexts } from "./order";

/** The property that points at a bucket, and the resource that has it. */
export interface Pointer {
	readonly property: string;
	readonly of: Source;
}

/**
 * What decides which bucket is meant where names are not known yet: two texts
 * cannot be compared before the update, and an output of the bucket leads to
 * it. The bucket may be none of the candidates, so the hint is never without a
 * condition.
 * @param candidates The buckets of which one may be meant.
 */
export function bucketNameHint(
	candidates: Candidates,
	ref: Ref,
	pointer: Pointer,
): string {
	if (candidates.some.length === 0)
		return "Declare the bucket in this stack and pass its `id`, or set a bucket name that is known at preview.";
	const buckets = offered(candidates, ref);
	if (ref.by === "name" && ref.name.known && ref.name.value !== undefined)
		return forKnownName(buckets, ref.name.value, ref, pointer);
	const condition =
		buckets.length === 1
			? `If the bucket is ${namesOf(buckets)}`
			: "If the bucket is declared in this stack";
	return `${condition}, pass ${outputsOf(buckets)} instead of a string: as s3BucketName of the trail, and as bucket of every resource that is attached to the bucket. Otherwise give the buckets names that are known at the preview.`;
}

/** The name is known: what is not, is whether a bucket in view has it. */
function forKnownName(
	buckets: readonly Source[],
	name: string,
	{ isSecret }: NameRef,
	{ property, of }: Pointer,
): string {
	const shown = isSecret
		? `the ${property} of ${of.name}`
		: JSON.stringify(bucketNameIn(name));
	const pass = (output: string) =>
		`pass ${output} as ${property} of ${of.name}`;
	return buckets.length === 1
		? `The name of bucket ${namesOf(buckets)} is not known yet, so it may be ${shown}. If it is this bucket, ${pass(outputsOf(buckets))}; if not, give bucket ${namesOf(buckets)} a literal name.`
		: `The names of ${isMany(buckets) ? "several buckets" : `buckets ${namesOf(buckets)}`} are not known yet, so one of them may be ${shown}. If it is one of them, ${pass(outputsOf(buckets))}; if not, give them literal names.`;
}

/**
 * The buckets whose outputs are worth passing. One that the program leaves to
 * others to name has no name that a text could have, unless its output flows
 * into the text; and passing what flows in already would change nothing.
 */
function offered({ some, named }: Candidates, ref: Ref): readonly Source[] {
	const flowing = new Set(ref.by === "name" ? ref.dependencies : []);
	const isNew = ({ urn }: Source) => !flowing.has(urn);
	return (
		[named.filter(isNew), some.filter(isNew)].find(
			(buckets) => buckets.length > 0,
		) ?? some
	);
}

function isMany(buckets: readonly Source[]): boolean {
	return buckets.length > NAMED;
}

function namesOf(buckets: readonly Source[]): string {
	return buckets
		.map(({ name }) => name)
		.sort(compareTexts)
		.join(" and ");
}

function outputsOf(buckets: readonly Source[]): string {
	return isMany(buckets)
		? "the `id` of the bucket, as `logs.id`,"
		: buckets.map(outputOf).sort(compareTexts).join(" or ");
}

/** A logical name may be no name of a variable. */
function outputOf({ name }: Source): string {
	return /^[A-Za-z_$][\w$]*$/.test(name)
		? `\`${name}.id\``
		: `the \`id\` of bucket ${name}`;
}
