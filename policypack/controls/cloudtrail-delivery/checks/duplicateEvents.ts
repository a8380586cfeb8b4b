import { pass } from "../../../judging/verdict";
import {
	sameAccount,
	sameRegion,
} from "../../../model/deliveryChecks/samePlace";
import type {
	Deliveries,
	DeliveryView,
} from "../../../model/deliveryChecks/view";
import type {
	WrittenAdvancedSelector,
	WrittenEventSelector,
} from "../../../model/deliveryChecks/writtenSelectors";
import { push } from "../../../model/lists";
import { memoizeByObject } from "../../../model/memoize";
import { isTrue } from "../../../model/value";
import type { DeliveryCheck } from "../check";

type Trail = DeliveryView["trail"];

/**
 * Advises where another trail logs the same management events: AWS bills each copy
 * after the first
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-manage-costs.html).
 * What is not known leads to no advice.
 */
export const duplicateEvents: DeliveryCheck = ({ trail }, all) => {
	const kinds = managementEvents(trail);
	if (kinds.length === 0) return [];
	const logging = trailsThatLog(all);
	const own = logging.order.get(trail.of.urn) ?? -1;
	const ofOrganization = isTrue(trail.isOrganization);
	const other = logging
		.candidatesFor(trail)
		.find(({ trail: another, index, kinds: others }) => {
			if (index === own || !others.some((kind) => kinds.includes(kind)))
				return false;
			if (!shareRegion(trail, another)) return false;
			const isShared = isTrue(sameAccount(trail.place, another.place));
			const isOfAll = isTrue(another.isOrganization);
			// The trail of the organization counts as the first copy, and then one of
			// all Regions.
			if (isOfAll !== ofOrganization) return isOfAll;
			const isOfAllRegions = isTrue(another.isMultiRegion);
			return (
				isShared &&
				(isOfAllRegions === isTrue(trail.isMultiRegion)
					? index < own
					: isOfAllRegions)
			);
		})?.trail;
	if (!other) return [];
	const { name } = trail.of;
	const isCertain = isTrue(sameAccount(trail.place, other.place));
	const fix = `Remove ${name}, or turn off management events in its event selectors.`;
	if (isTrue(other.isOrganization) && !ofOrganization)
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

/** A trail that is known to log management events. */
interface LoggingTrail {
	readonly trail: Trail;
	/** Its place among all trails. */
	readonly index: number;
	readonly kinds: readonly Kind[];
}

/** The trails that are known to log management events, in their order. */
interface LoggingTrails {
	/** Those of organizations, and those that may share the account of a trail. */
	readonly candidatesFor: (trail: Trail) => readonly LoggingTrail[];
	/** The place of each trail by its URN. */
	readonly order: ReadonlyMap<string, number>;
}

const trailsThatLog = memoizeByObject(
	({ trails }: Deliveries): LoggingTrails => {
		const byAccount = new Map<string, LoggingTrail[]>();
		const ofOrganizations: LoggingTrail[] = [];
		const order = new Map<string, number>();
		for (const [index, { trail }] of trails.entries()) {
			if (!order.has(trail.of.urn)) order.set(trail.of.urn, index);
			const kinds = managementEvents(trail);
			if (kinds.length === 0) continue;
			const logging = { trail, index, kinds };
			if (isTrue(trail.isOrganization)) ofOrganizations.push(logging);
			else
				for (const account of accountsOf(trail))
					push(byAccount, account, logging);
		}
		const found = new Map<string, readonly LoggingTrail[]>();
		const candidatesFor = (trail: Trail) => {
			const accounts = [...accountsOf(trail)];
			const key = accounts.join(" ");
			const before = found.get(key);
			if (before) return before;
			const inAccount = accounts.flatMap((one) => byAccount.get(one) ?? []);
			const all = [...new Set([...ofOrganizations, ...inAccount])];
			const inOrder = all.sort((a, b) => a.index - b.index);
			found.set(key, inOrder);
			return inOrder;
		};
		return { candidatesFor, order };
	},
);

/** Two trails of one account have one of these texts in common. */
function accountsOf({ place }: Trail): ReadonlySet<string> {
	const { account, accountFrom } = place;
	return new Set([accountFrom, ...(account.known ? [account.value] : [])]);
}

/** Whether two trails are known to log one Region. */
function shareRegion(one: Trail, other: Trail): boolean {
	if (isTrue(one.isMultiRegion) || isTrue(other.isMultiRegion)) return true;
	return isTrue(sameRegion(one.place, other.place));
}

type Kind = "read" | "write";

/** The kinds of management events that a trail is known to log. */
function managementEvents(trail: Trail): readonly Kind[] {
	const { isLogging, eventSelectors: basic, advancedEventSelectors } = trail;
	if (!isTrue(isLogging) || !basic.known || !advancedEventSelectors.known)
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
