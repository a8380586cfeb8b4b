import { fail, undecidedBy, type Verdict } from "../../../judging/verdict";
import { mapValue } from "../../../model/value";
import type { DeliveryCheck } from "../check";
import { advancedVerdicts } from "./advancedSelectors";
import { basicVerdicts } from "./basicSelectors";
import { SELECTORS_REJECTED } from "./selectorVerdicts";

/**
 * Whether CloudTrail accepts the event selectors of a trail, as far as AWS
 * documents what it rejects
 * (https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html).
 */
export const selectors: DeliveryCheck = ({ trail }) => {
	const { name } = trail.of;
	const { eventSelectors: basic, advancedEventSelectors: advanced } = trail;
	const hasBasic = mapValue(basic, ({ length }) => length > 0);
	const hasAdvanced = mapValue(advanced, ({ length }) => length > 0);
	const both: readonly Verdict[] =
		hasBasic.known && hasAdvanced.known && hasBasic.value && hasAdvanced.value
			? [
					fail(
						`Trail ${name} has both event selectors and advanced event selectors, ${SELECTORS_REJECTED}.`,
						`Remove the event selectors of ${name}, or its advanced event selectors.`,
					),
				]
			: [];
	return [
		...both,
		...(basic.known ? basicVerdicts(name, basic.value) : [undecidedBy(basic)]),
		...(advanced.known
			? advancedVerdicts(name, advanced.value)
			: [undecidedBy(advanced)]),
	];
};
