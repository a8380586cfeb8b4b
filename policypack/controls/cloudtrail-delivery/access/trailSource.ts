import type { DeliveryView } from "../../../model/deliveryChecks/view";
import { isTrue, known, type Unknown, type Value } from "../../../model/value";
import { type PolicyChoice, textsIn } from "./policyChoices";
import { joined, type RequestSource } from "./serviceRequest";

/** What CloudTrail may deliver for, in view of what is not known of a trail. */
export interface TrailSources {
	readonly sources: readonly RequestSource[];
	/** Why there are several. */
	readonly unsure?: Unknown;
}

/**
 * The ARN and the account that CloudTrail delivers for. An organization trail
 * belongs to the management account, whoever creates it
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-an-organizational-trail-prepare.html).
 * An account or organization that is not known is each one that the policies
 * name, or another one: what they decide alike for all of them is decided.
 */
export function trailSources(
	view: DeliveryView,
	choices: readonly PolicyChoice[],
): TrailSources {
	const { isOrganization } = view.trail;
	const account = accountOf(view);
	const isOfOrganization = isTrue(isOrganization);
	const { id } = view.organization;
	const texts = textsIn(choices);
	const accounts = possible(account, texts, ACCOUNT_ID, "000000000000");
	const ids = isOfOrganization
		? possible(id, texts, ORGANIZATION_ID, "o-0000000000")
		: [undefined];
	const unsure = [account, ...(isOfOrganization ? [id] : [])].find(isUnseen);
	return {
		sources: accounts.flatMap((one) =>
			ids.map((organizationId) => ({
				arn: trailArn(view, one),
				account: one,
				organizationId,
			})),
		),
		...(unsure && { unsure }),
	};
}

/** The account that a trail belongs to. */
export function accountOf(view: DeliveryView): Value<string> {
	const { isOrganization, place } = view.trail;
	if (!isOrganization.known) return isOrganization;
	return isOrganization.value
		? view.organization.managementAccount
		: place.account;
}

/** The ARN of a trail in an account. */
export function trailArn(
	{ trail }: DeliveryView,
	account: string | Value<string>,
): Value<string> {
	const { partition, region } = trail.place;
	return joined(
		"arn:",
		partition,
		":cloudtrail:",
		region,
		":",
		account,
		":trail/",
		trail.name,
	);
}

const ACCOUNT_ID = /(?<![0-9])[0-9]{12}(?![0-9])/g;
const ORGANIZATION_ID = /\bo-[a-z0-9]{10,32}(?![a-z0-9])/g;
/** A wildcard in an ID, which a made-up one need not match; not one after a Region. */
const IN_AN_ID = /(?<![a-z]-[0-9]?)[0-9][*?]|[*?][0-9]|\bo-[a-z0-9]*[*?]/;

/** More IDs than this are not tried one by one. */
const MANY = 20;

function possible(
	value: Value<string>,
	texts: readonly string[],
	pattern: RegExp,
	another: string,
): readonly Value<string>[] {
	if (value.known) return [value];
	const found = new Set(texts.flatMap((text) => text.match(pattern) ?? []));
	if (found.size > MANY || texts.some((text) => IN_AN_ID.test(text)))
		return [value];
	return [...found, another].map((one) => known(one));
}

function isUnseen(value: Value<string>): value is Unknown {
	return !value.known;
}
