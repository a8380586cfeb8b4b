import { undecidedBy } from "../../../judging/verdict";
import type { DeliveryCheck } from "../check";
import { streamVerdicts } from "./logStreams";
import { trustVerdicts } from "./roleTrust";

/**
 * Whether CloudTrail may assume the role of a trail, and the role may write the
 * log streams of the trail
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html).
 */
export const role: DeliveryCheck = (view) => {
	if (!view.role.known) return [undecidedBy(view.role)];
	const found = view.role.value;
	if (!found) return [];
	const { text } = view.refs.logGroup;
	// Without a log group the check of the pair fails.
	const hasGroup = !text.known || text.value !== undefined;
	return [
		...trustVerdicts(view, found),
		...(hasGroup ? streamVerdicts(view, found) : []),
	];
};
