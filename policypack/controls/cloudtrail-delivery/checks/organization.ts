import { undecided, undecidedBy } from "../../../judging/verdict";
import type { DeliveryCheck } from "../check";

/**
 * Whether the account of an organization trail may create it: it is the management
 * account, or a delegated administrator, which is only seen outside
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-an-organizational-trail-prepare.html).
 */
export const organization: DeliveryCheck = ({
	trail,
	organization: { managementAccount },
}) => {
	const { isOrganization, of, place } = trail;
	if (!isOrganization.known) return [undecidedBy(isOrganization)];
	if (!isOrganization.value || !managementAccount.known) return [];
	const { account } = place;
	if (!account.known) return [undecidedBy(account)];
	if (account.value === managementAccount.value) return [];
	return [
		undecided(
			"outside",
			`whether the account of organization trail ${of.name} is a delegated administrator for CloudTrail`,
			`Create ${of.name} in the management account, or register its account as a delegated administrator.`,
		),
	];
};
