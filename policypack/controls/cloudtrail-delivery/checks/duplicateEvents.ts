import { pass } from "../../../judging/verdict";
import {
	sameAccount,
	sameRegion,
} from "../../../model/deliveryChecks/samePlace";
import type { DeliveryView } from "../../../model/deliveryChecks/view";
import type {
	WrittenAdvancedSelector,
	WrittenEventSelector,
} from "../../../model/deliveryChecks/writtenSelectors";
import type { DeliveryCheck } from "../check";

type Trail = DeliveryView["trail"];

/**
 * Advises where another trail logs the same management events: AWS bills each copy
 * after the first
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-manage-costs.html).
 * What is not known leads to no advice.
 */
export const duplicateEvents: DeliveryCheck = ({ trail }, { trails }) => {
	const kinds = managementEvents(trail);
	if (kinds.length === 0) return [];
	const own = trails.findIndex((one) => one.trail.of.urn === trail.of.urn);
	const ofOrganization = isOn(trail.isOrganization);
	const other = trails.find(({ trail: another }, index) => {
		if (
			index === own ||
			!managementEvents(another).some((kind) => kinds.includes(kind))
		)
			return false;
		if (!shareRegion(trail, another)) return false;
		const account = sameAccount(trail.place, another.place);
		const isShared = account.known && account.value;
		const isOfAll = isOn(another.isOrganization);
		// The trail of the organization counts as the first copy, and then one of
		// all Regions.
		if (isOfAll !== ofOrganization) return isOfAll;
		const isOfAllRegions = isOn(another.isMultiRegion);
		return (
			isShared &&
			(isOfAllRegions === isOn(trail.isMultiRegion)
				? index < own
				: isOfAllRegions)
		);
	})?.trail;
	if (!other) return [];
	const { name } = trail.of;
	const account = sameAccount(trail.place, other.place);
	const isCertain = account.known && account.value;
	const fix = `Remove ${name}, or turn off management events in its event selectors.`;
	if (isOn(other.isOrganization) && !ofOrganization)
		return [
			pass({
				reason: isCertain
					? `Trail ${name} logs management events that the organization's trail ${other.of.name} logs, too, and AWS bills the second copy.`
					: `Trail ${name} logs management events that the organization's trail ${other.of.name} logs, too, if the account is a member of the organization, and AWS bills the second copy.`,
				fix,
			}),
		];
	return [
		pass({
			reason: `Trail ${name} logs management events that trail ${other.of.name} of the account logs, too, and AWS bills the second copy.`,
			fix,
		}),
	];
};

function isOn(value: Trail["isOrganization"]): boolean {
	return value.known && value.value;
}

/** Whether two trails are known to log one Region. */
function shareRegion(one: Trail, other: Trail): boolean {
	if (isOn(one.isMultiRegion) || isOn(other.isMultiRegion)) return true;
	const same = sameRegion(one.place, other.place);
	return same.known && same.value;
}

type Kind = "read" | "write";

/** The kinds of management events that a trail is known to log. */
function managementEvents(trail: Trail): readonly Kind[] {
	const { isLogging, eventSelectors: basic, advancedEventSelectors } = trail;
	if (!isOn(isLogging) || !basic.known || !advancedEventSelectors.known)
		return [];
	const advanced = advancedEventSelectors.value;
	if (basic.value.length === 0 && advanced.length === 0)
		return ["read", "write"];
	return [...basic.value.flatMap(kindsOf), ...advanced.flatMap(advancedKinds)];
}

function kindsOf({
	includeManagementEvents: includes,
	readWriteType: type,
}: WrittenEventSelector): readonly Kind[] {
	if (!includes.known || includes.value === false || !type.known) return [];
	if (type.value === "ReadOnly") return ["read"];
	return type.value === "WriteOnly" ? ["write"] : ["read", "write"];
}

function advancedKinds({
	fieldSelectors,
}: WrittenAdvancedSelector): readonly Kind[] {
	if (!fieldSelectors.known) return [];
	const valuesOf = (name: string) =>
		fieldSelectors.value
			.filter(({ field }) => field.known && field.value === name)
			.flatMap(({ conditions }) => conditions)
			.flatMap(({ operator, values }) =>
				operator === "Equals" && values.known ? values.value : [],
			)
			.flatMap((one) => (one.known ? [one.value] : []));
	if (!valuesOf("eventCategory").includes("Management")) return [];
	const isNarrowed = fieldSelectors.value.some(
		({ field }) => !field.known || field.value === "readOnly",
	);
	if (!isNarrowed) return ["read", "write"];
	return valuesOf("readOnly").flatMap((value): readonly Kind[] => {
		if (value === "true") return ["read"];
		return value === "false" ? ["write"] : [];
	});
}
