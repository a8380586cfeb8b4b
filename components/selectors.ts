import type { Input } from "@pulumi/pulumi";
import type { DataEvents } from "./eventArgs";

/** One advanced event selector, as @pulumi/aws spells it. */
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

/** What a trail logs: one of the two, as AWS takes only one. */
export interface Selectors {
	eventSelectors?: {
		readWriteType: string;
		includeManagementEvents: boolean;
	}[];
	advancedEventSelectors?: AdvancedSelector[];
}

/**
 * All management events, and data events where they are asked for. Only
 * advanced event selectors can narrow data events down.
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
				// The name that the CloudTrail console gives it.
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
