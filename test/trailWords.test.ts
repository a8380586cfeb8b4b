import assert from "node:assert/strict";
import { factsOf } from "../policypack/providers/dialects";

/** What a fix calls the properties of a trail of a type. */
function wordsOf(type: string): unknown {
	const [fact] = factsOf({
		urn: `urn:pulumi:prod::shop::${type}::audit`,
		type,
		name: "audit",
		props: {},
		dependencies: () => [],
		provider: { urn: undefined, props: {} },
		location: undefined,
	});
	return fact?.kind === "trail" ? fact.words : fact;
}

describe("what a fix calls the properties of a trail", () => {
	const expected: Readonly<Record<string, readonly [string, string]>> = {
		"aws:cloudtrail/trail:Trail": ["enableLogging", "cloudWatchLogsGroupArn"],
		"aws-native:cloudtrail:Trail": ["isLogging", "cloudWatchLogsLogGroupArn"],
		"audit:tf:aws_cloudtrail": ["enable_logging", "cloud_watch_logs_group_arn"],
		"aws:index/cloudtrail:Cloudtrail": [
			"enableLogging",
			"cloudWatchLogsGroupArn",
		],
	};
	for (const [type, [isLogging, hasLogGroup]] of Object.entries(expected))
		it(`is its provider's own: ${type}`, () => {
			assert.deepEqual(wordsOf(type), { isLogging, hasLogGroup });
		});
});
