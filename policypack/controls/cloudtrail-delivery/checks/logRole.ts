import { fail, undecidedBy, type Verdict } from "../../../judging/verdict";
import type { DeliveryView } from "../../../model/deliveryChecks/view";
import { inTrailAccount, partitionVerdicts } from "../access/partPlace";

/** How a sentence on a role that CloudTrail rejects ends. */
export const ROLE_REJECTED =
	"so AWS rejects the trail with InvalidCloudWatchLogsRoleArnException";

const ROLE_ARN = /^arn:([^:]+):iam::([^:]*):role\/.+$/;

/** Whether the role of a trail is a role of its account. */
export function roleVerdicts(view: DeliveryView): readonly Verdict[] {
	const { trail, refs, role } = view;
	const { text, isSecret } = refs.role;
	const { name } = trail.of;
	if (text.known && text.value === undefined) return [];
	const arn = text.known ? text.value : undefined;
	const [, partition, account] = ROLE_ARN.exec(arn ?? "") ?? [];
	if (arn !== undefined && account === undefined)
		return [
			fail(
				`Trail ${name} has ${isSecret ? "a text" : `"${arn}"`} as cloudWatchLogsRoleArn, which is not the ARN of a role, ${ROLE_REJECTED}.`,
				`Set cloudWatchLogsRoleArn of ${name} to the ARN of a role.`,
			),
		];
	const foreign = partitionVerdicts(
		`the role for CloudWatch Logs of trail ${name}`,
		partition,
		trail.place,
		ROLE_REJECTED,
	);
	if (foreign.length > 0) return foreign;
	const part = role.known ? role.value?.role.place : undefined;
	const inAccount = inTrailAccount(view, account, part);
	if (inAccount.known && !inAccount.value)
		return [
			fail(
				`The role for CloudWatch Logs of trail ${name} is not in the account of the trail, ${ROLE_REJECTED}.`,
				`Use a role in the account of ${name}.`,
			),
		];
	return inAccount.known ? [] : [undecidedBy(inAccount)];
}
