import type { Input } from "@pulumi/pulumi";
import type { DataEvents } from "./eventArgs";

/** An advanced event selector, in the form of @pulumi/aws. */
interface AdvancedSelector {
	readonly name: string;
	readonly fieldSelectors: {
		field: string;
		equals?: Input<string>[];
		notEquals?: Input<string>[];
		startsWiths?: Input<string>[];
		notStartsWiths?: Input<string>[];
		endsWiths?: Input<string>[];
		notEndsWiths?: Input<string>[];
	}[];
}

/** Event selectors or advanced event selectors: AWS accepts only one of them. */
export interface Selectors {
	eventSelectors?: {
		readWriteType: string;
		includeManagementEvents: boolean;
	}[];
	advancedEventSelectors?: AdvancedSelector[];
}

/**
 * Selectors for all management events, and for `dataEvents`. Only advanced
 * event selectors can filter data events.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
 */
export function selectorsOf(
	dataEvents: readonly DataEvents[] | undefined,
): Selectors {
	if (!dataEvents || dataEvents.length === 0)
		return {
			eventSelectors: [{ readWriteType: "All", includeManagementEvents: true }],
		};
	return {
		advancedEventSelectors: [
			{
				// The name that the CloudTrail console uses.
				name: "Management events selector",
				fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
			},
			...dataEvents.map(dataSelector),
		],
	};
}

function dataSelector(
	{ name, fields }: DataEvents,
	index: number,
): AdvancedSelector {
	return {
		name: name ?? `Data events ${index + 1}`,
		fieldSelectors: [
			{ field: "eventCategory", equals: ["Data"] },
			...fields.map((one) => ({
				field: one.field,
				...(one.equals && { equals: [...one.equals] }),
				...(one.notEquals && { notEquals: [...one.notEquals] }),
				...(one.startsWith && { startsWiths: [...one.startsWith] }),
				...(one.notStartsWith && { notStartsWiths: [...one.notStartsWith] }),
				...(one.endsWith && { endsWiths: [...one.endsWith] }),
				...(one.notEndsWith && { notEndsWiths: [...one.notEndsWith] }),
			})),
		],
	};
}
