import type { FieldOperator } from "../../../model/deliveryChecks/writtenSelectors";

/** What AWS documents of a field of advanced event selectors. */
export interface FieldRule {
	readonly isRequired?: boolean;
	/** Whether a selector may have the field once only. */
	readonly isOnce?: boolean;
	/** Whether a condition has one value only. */
	readonly isSingle?: boolean;
	/** Absent: any operator. */
	readonly operators?: readonly FieldOperator[];
	/** Absent: any value. */
	readonly values?: readonly string[];
}

/** A category of events that trails log. */
export type Category = "Management" | "Data" | "NetworkActivity";

const ANY: FieldRule = {};
const READ_ONLY: FieldRule = {
	operators: ["Equals"],
	values: ["true", "false"],
};

/**
 * The fields that trails support for each category, apart from eventCategory.
 * Event data stores support more.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
export const FIELDS: Readonly<
	Record<Category, Readonly<Record<string, FieldRule>>>
> = {
	Management: {
		eventSource: {
			operators: ["NotEquals"],
			values: ["kms.amazonaws.com", "rdsdata.amazonaws.com"],
		},
		readOnly: READ_ONLY,
	},
	Data: {
		eventName: ANY,
		eventSource: ANY,
		eventType: ANY,
		readOnly: READ_ONLY,
		"resources.ARN": ANY,
		"resources.type": {
			isRequired: true,
			isOnce: true,
			isSingle: true,
			operators: ["Equals"],
		},
		sessionCredentialFromConsole: { operators: ["Equals", "NotEquals"] },
		"userIdentity.arn": ANY,
	},
	NetworkActivity: {
		errorCode: { operators: ["Equals"], values: ["VpceAccessDenied"] },
		eventName: ANY,
		eventSource: { isRequired: true, operators: ["Equals"] },
		vpcEndpointId: ANY,
	},
};
