import { fail, undecidedBy, type Verdict } from "../../../judging/verdict";
import { isArn } from "../../../model/arn";
import {
	sameAccount,
	sameRegion,
} from "../../../model/deliveryChecks/samePlace";
import type {
	Deliveries,
	DeliveryView,
} from "../../../model/deliveryChecks/view";
import { push } from "../../../model/lists";
import { memoizeByObject } from "../../../model/memoize";
import { isTrue } from "../../../model/value";
import type { DeliveryCheck } from "../check";

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html */
const SHORTEST_NAME = 3;
const LONGEST_NAME = 128;
/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html */
const LONGEST_PREFIX = 200;
const LONGEST_TOPIC = 256;

/** Whether CloudTrail accepts the texts and the flags of a trail. */
export const trailName: DeliveryCheck = (view, all) => [
	...nameVerdicts(view),
	...takenVerdicts(view, all),
	...prefixVerdicts(view),
	...topicVerdicts(view),
	...globalEventVerdicts(view),
];

function nameVerdicts({ trail }: DeliveryView): readonly Verdict[] {
	const { name, of, isNameDeclared } = trail;
	if (!name.known) {
		// The providers append a hyphen and seven digits to the logical name.
		const isGenerated = !isNameDeclared && name.cause === "pending";
		return isGenerated && !nameProblem(`${of.name}-0a1b2c3`)
			? []
			: [undecidedBy(name)];
	}
	const problem = nameProblem(name.value);
	if (problem === undefined) return [];
	return [
		fail(
			`The name of trail ${of.name} ${problem}, so AWS rejects the trail with InvalidTrailNameException.`,
			`Give ${of.name} a name of 3 to 128 letters, digits, ".", "_" and "-", that begins and ends with a letter or a digit and has no two of ".", "_" and "-" next to each other.`,
		),
	];
}

/**
 * Whether another trail gets the same name in the same Region. One that AWS has is
 * not compared: sources that are judged together may show it a second time.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
 */
function takenVerdicts(
	{ trail }: DeliveryView,
	all: Deliveries,
): readonly Verdict[] {
	const { name, of, place } = trail;
	if (!name.known || !isNew(trail)) return [];
	const other = trailsByName(all)
		.get(name.value)
		?.find(
			(one) =>
				one.of.urn !== of.urn &&
				isTrue(sameRegion(one.place, place)) &&
				isTrue(sameAccount(one.place, place)),
		);
	if (!other) return [];
	return [
		fail(
			`Trail ${of.name} has the same name as trail ${other.of.name} in its Region, so AWS rejects one of them with TrailAlreadyExistsException.`,
			`Give ${of.name} a name that no other trail has.`,
		),
	];
}

/** The trails that are still to be created, by their known names. */
const trailsByName = memoizeByObject(({ trails }: Deliveries) => {
	const byName = new Map<string, DeliveryView["trail"][]>();
	for (const { trail } of trails)
		if (trail.name.known && isNew(trail)) push(byName, trail.name.value, trail);
	return byName;
});

/** Whether a trail is still to be created, as far as its source shows it. */
function isNew({ isCreated, isRead, of }: DeliveryView["trail"]): boolean {
	return !isCreated && !isRead && !isArn(of.urn);
}

/** What is wrong with the name of a trail, without the name, which may be secret. */
function nameProblem(name: string): string | undefined {
	if (name.length < SHORTEST_NAME)
		return `has fewer than ${SHORTEST_NAME} characters`;
	if (name.length > LONGEST_NAME)
		return `has more than ${LONGEST_NAME} characters`;
	if (/[^a-zA-Z0-9._-]/.test(name))
		return 'has characters other than letters, digits, ".", "_" and "-"';
	if (!/^[a-zA-Z0-9].*[a-zA-Z0-9]$/.test(name))
		return "does not begin and end with a letter or a digit";
	if (/[._-]{2}/.test(name))
		return 'has two of ".", "_" and "-" next to each other';
	return /^\d{1,3}(\.\d{1,3}){3}$/.test(name)
		? "has the form of an IP address"
		: undefined;
}

function prefixVerdicts({ trail }: DeliveryView): readonly Verdict[] {
	const { prefix, of } = trail;
	// The check of the bucket's policy reports a prefix that is not known.
	if (!prefix.known || (prefix.value ?? "").length <= LONGEST_PREFIX) return [];
	return [
		fail(
			`The key prefix of trail ${of.name} has more than ${LONGEST_PREFIX} characters, so AWS rejects the trail with InvalidS3PrefixException.`,
			`Shorten s3KeyPrefix of ${of.name} to at most ${LONGEST_PREFIX} characters.`,
		),
	];
}

function topicVerdicts({ trail, refs }: DeliveryView): readonly Verdict[] {
	const { text } = refs.topic;
	if (!text.known || (text.value ?? "").length <= LONGEST_TOPIC) return [];
	const { name } = trail.of;
	return [
		fail(
			`The topic of trail ${name} has a name or an ARN of more than ${LONGEST_TOPIC} characters, so AWS rejects the trail with InvalidSnsTopicNameException.`,
			`Use a topic for ${name} whose ARN has at most ${LONGEST_TOPIC} characters.`,
		),
	];
}

/** A multi-Region trail logs the events of global services, which is the default. */
function globalEventVerdicts({ trail }: DeliveryView): readonly Verdict[] {
	const { includesGlobalEvents: includes, isMultiRegion, of } = trail;
	const fix = `Set includeGlobalServiceEvents of ${of.name} to true.`;
	if (includes.known && includes.value === true) return [];
	if (isMultiRegion.known && !isMultiRegion.value) return [];
	if (!includes.known) return [undecidedBy(includes)];
	if (includes.value === false)
		return isMultiRegion.known
			? [
					fail(
						`Trail ${of.name} is a multi-Region trail without the events of global services, so AWS rejects the trail with InvalidParameterCombinationException.`,
						fix,
					),
				]
			: [undecidedBy(isMultiRegion)];
	return [];
}
