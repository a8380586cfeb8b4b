import type { ComplianceTrailArgs } from "../args";
import { oneOf, type Problems, wholeNumber } from "./checks";

/** What is wrong with what is kept for how long. */
export function* retentionProblems(args: ComplianceTrailArgs): Problems {
	const { retention, logRetentionDays, eventDataStore } = args;
	if (retention) {
		const {
			transitionDays = 90,
			expirationDays = 2557,
			noncurrentDays = 90,
		} = retention;
		yield ["retention.transitionDays", wholeNumber(transitionDays, 30, 36_500)];
		yield [
			"retention.expirationDays",
			wholeNumber(expirationDays, 365, 36_500),
		];
		yield ["retention.noncurrentDays", wholeNumber(noncurrentDays, 1, 36_500)];
		if (expirationDays <= transitionDays)
			yield [
				"retention.expirationDays",
				"is not after retention.transitionDays: make it larger",
			];
	}
	if (logRetentionDays !== undefined) {
		yield ["logRetentionDays", oneOf(logRetentionDays, LOG_RETENTION_DAYS)];
		if (args.logGroupArn !== undefined)
			yield [
				"logRetentionDays",
				"is for a log group that is made, and logGroupArn names one that is there: leave one of them out",
			];
	}
	if (eventDataStore?.retentionDays !== undefined)
		yield [
			"eventDataStore.retentionDays",
			wholeNumber(eventDataStore.retentionDays, 7, 3653),
		];
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const LOG_RETENTION_DAYS: readonly number[] = [
	1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
	2192, 2557, 2922, 3288, 3653,
];
