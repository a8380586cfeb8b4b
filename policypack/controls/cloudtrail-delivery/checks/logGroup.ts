import {
	fail,
	pass,
	undecided,
	undecidedBy,
	type Verdict,
} from "../../../judging/verdict";
import type { PartRef } from "../../../model/deliveryChecks/facts";
import type { DeliveryView } from "../../../model/deliveryChecks/view";
import { known, mapValue, type Value } from "../../../model/value";
import { agrees, inTrailAccount, partitionVerdicts } from "../access/partPlace";
import type { DeliveryCheck } from "../check";
import { ROLE_REJECTED, roleVerdicts } from "./logRole";

const REJECTED =
	"so AWS rejects the trail with InvalidCloudWatchLogsLogGroupArnException";

/** The ARN of a log group, which ends in `:*` as CloudTrail requires. */
const GROUP_ARN = /^arn:([^:]+):logs:([^:]*):([^:]*):log-group:[^:*]+:\*$/;

/**
 * Whether CloudTrail accepts the log group and the role of a trail: both are set,
 * the ARN of the group ends in `:*`, and both are in the account of the trail, the
 * group in its home Region
 * (https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html).
 */
export const logGroup: DeliveryCheck = (view) => [
	...pairVerdicts(view),
	...groupVerdicts(view),
	...roleVerdicts(view),
];

/** Whether a property is set; one that other resources flow into is. */
function isSet({ text, dependencies }: PartRef): Value<boolean> {
	if (!text.known && dependencies.length > 0) return known(true);
	return mapValue(text, (value) => value !== undefined);
}

/** CloudTrail takes a log group and a role together, or neither. */
function pairVerdicts({ trail, refs }: DeliveryView): readonly Verdict[] {
	const group = isSet(refs.logGroup);
	const role = isSet(refs.role);
	const { name } = trail.of;
	if (group.known && role.known) {
		if (group.value === role.value) return [];
		return group.value
			? [
					fail(
						`Trail ${name} has a log group and no role to write to it, ${ROLE_REJECTED}.`,
						`Set cloudWatchLogsRoleArn of ${name}.`,
					),
				]
			: [
					fail(
						`Trail ${name} has a role for CloudWatch Logs and no log group, ${REJECTED}.`,
						`Set the ARN of the log group of ${name}, followed by ":*", or remove cloudWatchLogsRoleArn.`,
					),
				];
	}
	return [group, role].flatMap((one) => (one.known ? [] : [undecidedBy(one)]));
}

function groupVerdicts(view: DeliveryView): readonly Verdict[] {
	const { trail, refs, logGroup: group } = view;
	const { text, isSecret } = refs.logGroup;
	const { name } = trail.of;
	if (text.known && text.value === undefined) return [];
	const arn = text.known ? text.value : undefined;
	const shown =
		arn === undefined || isSecret ? "its log group" : `log group ${arn}`;
	const [, partition, region, account] = GROUP_ARN.exec(arn ?? "") ?? [];
	if (arn !== undefined && region === undefined)
		return [
			fail(
				`CloudTrail cannot validate the ARN of ${shown} of trail ${name}, because ${arnProblem(arn)}, ${REJECTED}.`,
				arn.endsWith(":*:*")
					? `End the ARN of the log group of ${name} in ":*" once; in aws-native, the arn of a log group has it already.`
					: `Set the ARN of the log group of ${name} to arn:PARTITION:logs:REGION:ACCOUNT_ID:log-group:NAME:*, as its ARN followed by ":*".`,
			),
		];
	const part = group.known ? group.value : undefined;
	const place = part?.place;
	const inRegion = agrees(region, trail.place, place, "region");
	const inAccount = inTrailAccount(view, account, place);
	return [
		...partitionVerdicts(
			`the log group of trail ${name}`,
			partition,
			trail.place,
			REJECTED,
		),
		...(inRegion.known
			? inRegion.value
				? []
				: [
						fail(
							`The log group of trail ${name} is not in the home Region of the trail, ${REJECTED}.`,
							`Use a log group in the home Region of ${name}.`,
						),
					]
			: [undecidedBy(inRegion)]),
		...(inAccount.known
			? inAccount.value
				? []
				: [
						fail(
							`The log group of trail ${name} is not in the account of the trail, ${REJECTED}.`,
							`Use a log group in the account of ${name}.`,
						),
					]
			: [undecidedBy(inAccount)]),
		...(arn === undefined && !text.known
			? [
					text.cause === "pending"
						? undecided(
								"pending",
								`whether the ARN of the log group of trail ${name} ends in ":*"`,
							)
						: undecidedBy(text),
				]
			: []),
		...(group.known ? [] : [undecidedBy(group)]),
		...classAdvice(view),
	];
}

function arnProblem(arn: string): string {
	if (!arn.startsWith("arn:")) return "it is not an ARN";
	if (!/^arn:[^:]*:logs:/.test(arn)) return "it is not an ARN of a log group";
	return arn.endsWith(":*")
		? 'it is not an ARN of a log group followed by ":*" once'
		: 'it does not end in ":*"';
}

/**
 * CloudWatch Logs keeps the events of such a group for two days only. No AWS page
 * states that CloudTrail rejects one.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html
 */
function classAdvice({ trail, logGroup: group }: DeliveryView) {
	const part = group.known ? group.value : undefined;
	const ofClass = part?.logGroupClass;
	if (!part || !ofClass?.known || ofClass.value !== "DELIVERY") return [];
	return [
		pass({
			reason: `Log group ${part.of.name} of trail ${trail.of.name} has the class DELIVERY, which is for logs of AWS Lambda and keeps events for two days.`,
			fix: `Use a log group of the class STANDARD for ${trail.of.name}.`,
		}),
	];
}
