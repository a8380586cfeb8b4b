/** Loaded on first use: only errors need it. */
function distanceOf(): typeof import("fastest-levenshtein").distance {
	return require("fastest-levenshtein").distance;
}

/**
 * Arguments by the name of the property in @pulumi/aws, and by common variants.
 * https://www.pulumi.com/registry/packages/aws/api-docs/cloudtrail/trail/
 */
const MEANT: Readonly<Record<string, string>> = {
	advancedEventSelectors: "dataEvents",
	cloudWatchLogsGroupArn: "logGroupArn",
	cloudWatchLogsLogGroupArn: "logGroupArn",
	cloudWatchLogsRoleArn: "roleArn",
	eventSelectors: "dataEvents",
	insightSelectors: "insights",
	isOrganizationTrail: "organization",
	kmsKey: "keyArn",
	kmsKeyArn: "keyArn",
	kmsKeyId: "keyArn",
	kmsMasterKeyArn: "keyArn",
	kmsMasterKeyId: "keyArn",
	name: "trailName",
	retentionDay: "logRetentionDays",
	retentionDays: "logRetentionDays",
	retentionInDays: "logRetentionDays",
	s3BucketName: "bucket",
	s3KeyPrefix: "keyPrefix",
	snsTopicArn: "notifications",
	snsTopicName: "notifications",
};

const meant = new Map(
	Object.entries(MEANT).map(([name, argument]) => [plain(name), argument]),
);

/**
 * The argument that an unknown name most likely means: by the table above, by its spelling,
 * as its end, or by the fewest letters that differ, a third of them at most.
 */
export function closestTo(
	given: string,
	names: readonly string[],
): string | undefined {
	const wanted = plain(given);
	const known = meant.get(wanted);
	if (known !== undefined && names.includes(known)) return known;
	const distance = distanceOf();
	const [nearest] = names
		.map((name) => {
			const isEnd =
				(name.length > 5 && wanted.endsWith(plain(name))) ||
				(wanted.length > 5 && plain(name).endsWith(wanted));
			return { name, far: isEnd ? 0 : distance(wanted, plain(name)) };
		})
		.filter(({ far }) => far <= Math.max(1, Math.floor(wanted.length / 3)))
		.sort((a, b) => a.far - b.far);
	return nearest?.name;
}

/** A name without case and punctuation. */
function plain(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
