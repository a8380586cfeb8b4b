/** Arguments that are to be refused: by which path, and in which words. */
export interface Refusal {
	readonly args: unknown;
	readonly path: string;
	/** What is wrong and what to do. */
	readonly words: RegExp;
	/** The component's name. Default: `audit`. */
	readonly name?: string;
}

const ARNS = {
	key: "arn:aws:kms:eu-west-1:111122223333:key/1",
	role: "arn:aws:iam::111122223333:role/delivery",
	logGroup: "arn:aws:logs:eu-west-1:111122223333:log-group:trail",
	topic: "arn:aws:sns:eu-west-1:111122223333:files",
};

const home = {
	accountId: "111122223333",
	partition: "aws",
	region: "eu-west-1",
};

/** Each value under one path, refused in the same words. */
function each(
	path: string,
	words: RegExp,
	build: (value: unknown) => unknown,
	...values: readonly unknown[]
): readonly Refusal[] {
	return values.map((value) => ({ args: build(value), path, words }));
}

/** A wrong shape: whatever is neither what it should be nor left out. */
const NOT_TEXTS = [1, true, null, {}, ["a"]];
const NOT_FLAGS = ["true", 1, null, {}];
const NOT_OBJECTS = ["a", 1, true, null, []];
const NOT_LISTS = ["a", 1, true, null, {}];

const selector = (...fields: readonly unknown[]) => ({
	dataEvents: [{ fields }],
});
const ofType = { field: "resources.type", equals: ["AWS::S3::Object"] };
const many = (count: number) =>
	Array.from({ length: count }, (_, index) => `arn:aws:s3:::bucket-${index}/`);

const names: readonly Refusal[] = [
	...each(
		"trailName",
		/^trailName must .*; got the string "/,
		(trailName) => ({ trailName }),
		"ab",
		"a".repeat(129),
		"-audit",
		"audit.",
		"my trail",
		"trail/audit",
		"my--trail",
		"my._trail",
		"192.168.5.4",
		"",
	),
	{
		args: {},
		name: "a",
		path: "trailName",
		words:
			/must be set, because the component's name is not a valid trail name: it must be 3 to 128 characters long/,
	},
	...each(
		"bucketName",
		/^bucketName must .*; got the string "/,
		(bucketName) => ({ bucketName }),
		"ab",
		"a".repeat(64),
		"Audit-Logs",
		"audit_logs",
		"-logs",
		"logs.",
		"a..b",
		"192.168.5.4",
		"xn--logs",
		"sthree-logs",
		"amzn-s3-demo-logs",
		"logs-s3alias",
		"logs--ol-s3",
		"logs.mrap",
		"logs--x-s3",
		"logs--table-s3",
		"logs-an",
	),
	...each(
		"keyPrefix",
		/^keyPrefix must .*; got the string "/,
		(keyPrefix) => ({ keyPrefix }),
		"",
		"a".repeat(201),
		"/logs",
		"logs/",
		"a//b",
		"*",
		"lo?s",
		"a b",
		// biome-ignore lint/suspicious/noTemplateCurlyInString: IAM's own
		"${aws:username}",
	),
];

const places: readonly Refusal[] = [
	...each(
		"accountId",
		/must be an account ID of 12 digits; got the string "/,
		(accountId) => ({ accountId }),
		"1111",
		"1111-2222-3333",
		"",
	),
	...each(
		"partition",
		/must be one of aws, aws-cn, .*; got the string "/,
		(partition) => ({ partition }),
		"AWS",
		"aws-",
		"amazon",
	),
	...each(
		"region",
		/must be an AWS Region such as us-east-1; got the string "/,
		(region) => ({ region }),
		"eu-west",
		"Frankfurt",
		"eu-west-1a",
	),
	{
		args: { partition: "aws", region: "cn-north-1" },
		path: "partition",
		words: /is in aws-cn: change one of them/,
	},
];

const arns: readonly Refusal[] = [
	...each(
		"keyArn",
		/must be the ARN of a KMS key .*, such as arn:aws:kms:.*; got the string "/,
		(keyArn) => ({ keyArn }),
		"1234abcd",
		"alias/audit",
		ARNS.role,
		"arn:aws:kms:eu-west-1:111122223333:alias/audit",
		"arn:aws:kms:eu-west-1::key",
		"",
	),
	...each(
		"logGroupArn",
		/must be the ARN of a log group, such as arn:aws:logs:.*; got the string "/,
		(logGroupArn) => ({ logGroupArn }),
		"/cloudtrail/audit",
		ARNS.key,
		`${ARNS.logGroup}:log-stream:x`,
		"arn:aws:logs:eu-west-1:111122223333:log-group:",
		"arn:aws:logs:eu-west-1:111122223333:log-group:*",
	),
	...each(
		"roleArn",
		/must be the ARN of a role, such as arn:aws:iam:.*; got the string "/,
		(roleArn) => ({ roleArn }),
		"delivery",
		"arn:aws:iam::111122223333:user/ann",
		"arn:aws:iam::111122223333:role/",
		"arn:aws:iam:::role/x y",
	),
	...each(
		"permissionsBoundary",
		/must be the ARN of a policy, such as arn:aws:iam:.*; got the string "/,
		(permissionsBoundary) => ({ permissionsBoundary }),
		"boundary",
		ARNS.role,
	),
	...each(
		"keyReaders[1]",
		/must be the ARN of a role, a user or an account's root, such as arn:aws:iam:.*; got the string "/,
		(reader) => ({ keyReaders: [ARNS.role, reader] }),
		"*",
		"444455556666",
		"arn:aws:iam::444455556666:*",
		"arn:aws:iam::444455556666:role/*",
		"arn:aws:sts::444455556666:assumed-role/x/y",
	),
	...(["notifications", "alarms"] as const).flatMap((argument) =>
		each(
			`${argument}.topicArn`,
			/must be the ARN of a standard \(not FIFO\) topic, such as arn:aws:sns:.*; got the string "/,
			(topicArn) => ({ [argument]: { topicArn } }),
			"files",
			ARNS.key,
			`${ARNS.topic}.fifo`,
		),
	),
	...each(
		"bucket.bucket",
		/^bucket\.bucket must .*; got the string "/,
		(bucket) => ({ bucket: { bucket } }),
		"arn:aws:s3:::",
		"arn:aws:sns:eu-west-1:111122223333:logs",
		"arn:aws:s3:::Logs",
		"arn:aws:s3:::logs/prefix",
		"Logs",
		"",
	),
	...each(
		"accessLogs.bucket",
		/^accessLogs\.bucket must .*; got the string "/,
		(bucket) => ({ accessLogs: { bucket } }),
		"arn:aws:s3::",
		"Access",
	),
	...[
		{ ...home, keyArn: ARNS.key.replace("eu-west-1", "us-east-1") },
		{ ...home, logGroupArn: ARNS.logGroup.replace("eu-west-1", "us-east-1") },
		{
			...home,
			logGroupArn: ARNS.logGroup.replace("111122223333", "444455556666"),
		},
		{ ...home, roleArn: ARNS.role.replace("111122223333", "444455556666") },
		{ ...home, keyArn: ARNS.key.replace("arn:aws:", "arn:aws-cn:") },
		{ region: "cn-north-1", roleArn: ARNS.role },
	].map((args) => ({
		args,
		path: Object.keys(args).at(-1) ?? "",
		words:
			/is not in the (region|account|partition) .*: use one in the same place as the trail/,
	})),
];

const kept: readonly Refusal[] = [
	...each(
		"logRetentionDays",
		/must be one of 1, 3, 5, .*3653(, without quotes; got the string "365"|; got the number )/,
		(logRetentionDays) => ({ logRetentionDays }),
		0,
		2,
		364,
		366,
		3654,
		-1,
		365.5,
		"365",
		Number.NaN,
	),
	...each(
		"retention.transitionDays",
		/must be a whole number from 30 to 36500(, without quotes; got the string "|; got )/,
		(transitionDays) => ({ retention: { transitionDays } }),
		29,
		36_501,
		1.5,
		"90",
	),
	...each(
		"retention.expirationDays",
		/must be a whole number from 365 to 36500(, without quotes; got the string "|; got )/,
		(expirationDays) => ({ retention: { expirationDays } }),
		364,
		0,
		36_501,
		Number.POSITIVE_INFINITY,
	),
	...each(
		"retention.noncurrentDays",
		/must be a whole number from 1 to 36500(, without quotes; got the string "|; got )/,
		(noncurrentDays) => ({ retention: { noncurrentDays } }),
		0,
		null,
	),
	...each(
		"retention.expirationDays",
		/must be greater than retention.transitionDays: increase it/,
		(retention) => ({ retention }),
		{ transitionDays: 400, expirationDays: 400 },
		{ transitionDays: 2557 },
	),
	...each(
		"accessLogs.retentionDays",
		/must be a whole number from 1 to 36500(, without quotes; got the string "|; got )/,
		(retentionDays) => ({ accessLogs: { retentionDays } }),
		0,
		1.5,
	),
	...each(
		"eventDataStore.retentionDays",
		/must be a whole number from 7 to 3653(, without quotes; got the string "|; got )/,
		(retentionDays) => ({ eventDataStore: { retentionDays } }),
		6,
		3654,
	),
	...each(
		"objectLock.days",
		/must be a whole number from 1 to 36500(, without quotes; got the string "|; got )/,
		(days) => ({ objectLock: { mode: "GOVERNANCE", days } }),
		0,
		36_501,
	),
	...each(
		"objectLock.mode",
		/must be one of GOVERNANCE, COMPLIANCE; got the string "/,
		(mode) => ({ objectLock: { mode, days: 1 } }),
		"governance",
		"OFF",
	),
	...each(
		"objectLock.days",
		/is required: set it/,
		(objectLock) => ({ objectLock }),
		{ mode: "GOVERNANCE" },
		{ mode: "GOVERNANCE", days: undefined },
	),
	{
		args: { objectLock: { days: 1 } },
		path: "objectLock.mode",
		words: /is required: set it/,
	},
	{
		args: { accessLogs: { objectLock: { mode: "GOVERNANCE", days: 1 } } },
		path: "accessLogs.objectLock",
		words:
			/does not deliver access logs to a bucket with Object Lock: remove it/,
	},
	{
		args: { bucketName: "acme-logs", accessLogs: { bucket: "acme-logs" } },
		path: "accessLogs.bucket",
		words: /is the trail's own bucket, .*: use another/,
	},
	{
		args: {
			bucketName: "acme-logs",
			accessLogs: { bucket: "arn:aws:s3:::acme-logs" },
		},
		path: "accessLogs.bucket",
		words: /is the trail's own bucket, .*: use another/,
	},
	...each(
		"accessLogs.prefix",
		/^accessLogs\.prefix must .*; got the string "/,
		(prefix) => ({ accessLogs: { prefix } }),
		"",
		"/",
		"*",
		"a//",
	),
	{
		args: { forceDestroy: true },
		path: "protect",
		words: /must be false if forceDestroy is true: set it to false, or/,
	},
];

const events: readonly Refusal[] = [
	...each(
		"organization.id",
		/must be an organization ID such as o-exampleorg1; got the string "/,
		(id) => ({ organization: { id } }),
		"exampleorg1",
		"o-short",
		"O-EXAMPLEORG1",
		"o-*",
	),
	...each(
		"organization.id",
		/is required: set it/,
		(organization) => ({ organization }),
		{},
		{ managementAccountId: "444455556666" },
	),
	{
		args: {
			organization: { id: "o-exampleorg1", managementAccountId: "4444" },
		},
		path: "organization.managementAccountId",
		words: /must be an account ID of 12 digits; got the string "/,
	},
	...each(
		"insights[0]",
		/must be one of ApiCallRateInsight, ApiErrorRateInsight; got /,
		(insight) => ({ insights: [insight] }),
		"ApiCallRate",
		"",
		null,
	),
	{
		args: { insights: ["ApiCallRateInsight", "ApiCallRateInsight"] },
		path: "insights",
		words: /contains a duplicate: list each value once/,
	},
	...each(
		"dataEvents[0].fields[0].field",
		/must not be eventCategory, .*management events are always logged: remove it/,
		(field) => selector(field, ofType),
		{ field: "eventCategory", equals: ["Data"] },
		{ field: "eventCategory", equals: ["Management"] },
		{ field: "eventCategory", notEquals: ["Management"] },
	),
	{
		args: selector({ field: "eventNames", equals: ["x"] }, ofType),
		path: "dataEvents[0].fields[0].field",
		words: /must be one of resources.type, .*; got the string "eventNames"/,
	},
	{
		args: selector({ field: "eventName", equals: ["x"] }),
		path: "dataEvents[0].fields",
		words: /does not include resources.type: add it/,
	},
	{
		args: selector(ofType, ofType),
		path: "dataEvents[0].fields",
		words: /contains a field twice: combine its values in one entry/,
	},
	{
		args: selector(ofType, { field: "eventName" }),
		path: "dataEvents[0].fields[1]",
		words: /has no operator: add equals/,
	},
	{
		args: selector(ofType, { field: "eventName", equals: [] }),
		path: "dataEvents[0].fields[1].equals",
		words: /must not be empty: add a value/,
	},
	{
		args: selector(ofType, { field: "eventName", equals: [""] }),
		path: "dataEvents[0].fields[1].equals[0]",
		words: /must be 1 to 2,048 characters long; got the string ""/,
	},
	...each(
		"dataEvents[0].fields[0]",
		/must compare resources.type by equals with exactly one type/,
		(field) => selector(field),
		{ field: "resources.type", notEquals: ["AWS::S3::Object"] },
		{ field: "resources.type", equals: ["AWS::S3::Object", "AWS::S3::Table"] },
		{ field: "resources.type", equals: ["S3"] },
	),
	...each(
		"dataEvents[0].fields[1]",
		/must compare readOnly by equals with exactly one of true and false/,
		(field) => selector(ofType, field),
		{ field: "readOnly", equals: ["yes"] },
		{ field: "readOnly", notEquals: ["true"] },
	),
	{
		args: { dataEvents: [{ name: "n".repeat(1001), fields: [ofType] }] },
		path: "dataEvents[0].name",
		words: /must be at most 1,000 characters long; got the string "n+…"/,
	},
	{
		args: selector(ofType, { field: "resources.ARN", startsWith: many(498) }),
		path: "dataEvents",
		words: /has more than 500 values, .*: use fewer/,
	},
	...each(
		"tags.team",
		/^tags\.team must be (a string|at most 256 characters)/,
		(team) => ({ tags: { team } }),
		1,
		null,
		"v".repeat(257),
		"a\nb",
	),
	{
		args: { tags: { "aws:team": "x" } },
		path: "tags.aws:team",
		words: /must not start with aws:, which AWS reserves/,
	},
	{
		args: {
			tags: Object.fromEntries(many(51).map((key) => [key.slice(-9), "x"])),
		},
		path: "tags",
		words: /must have at most 50 tags/,
	},
];

const together: readonly Refusal[] = (
	[
		["bucket", { bucket: "acme-logs" }, "bucketName", "acme-new"],
		["bucket", { bucket: "acme-logs" }, "retention", {}],
		["bucket", { bucket: "acme-logs" }, "accessLogs", {}],
		["bucket", { bucket: "acme-logs" }, "forceDestroy", false],
		[
			"bucket",
			{ bucket: "acme-logs" },
			"objectLock",
			{ mode: "GOVERNANCE", days: 1 },
		],
		["keyArn", ARNS.key, "keyReaders", []],
		["logGroupArn", ARNS.logGroup, "logRetentionDays", 365],
		[
			"roleArn",
			ARNS.role,
			"permissionsBoundary",
			"arn:aws:iam::aws:policy/PowerUserAccess",
		],
		["roleArn", ARNS.role, "trustSourceAccountOnly", true],
	] as const
).map(([given, value, path, other]) => ({
	args: { [given]: value, [path]: other },
	path,
	words: new RegExp(
		`applies only to an? [a-z ]+ that the component creates, but ${given} is an existing one: remove one of them`,
	),
}));

const shapes: readonly Refusal[] = [
	...each(
		"args",
		/must be an object( such as \{.*\}; got | with string values, such as \{)/,
		(args) => args,
		...NOT_OBJECTS,
	),
	...(
		[
			"trailName",
			"accountId",
			"bucketName",
			"keyPrefix",
			"keyArn",
			"region",
		] as const
	).flatMap((path) =>
		each(
			path,
			/must be a string(, in quotes; got (the number 1|true)|; got (null|an object|an array))/,
			(value) => ({ [path]: value }),
			...NOT_TEXTS,
		),
	),
	...(["forceDestroy", "protect", "trustSourceAccountOnly"] as const).flatMap(
		(path) =>
			each(
				path,
				/must be true or false(, without quotes; got the string "true"|; got (the number 1|null|an object))/,
				(value) => ({ [path]: value }),
				...NOT_FLAGS,
			),
	),
	...(
		[
			"bucket",
			"retention",
			"objectLock",
			"accessLogs",
			"organization",
			"notifications",
			"alarms",
			"eventDataStore",
			"tags",
		] as const
	).flatMap((path) =>
		each(
			path,
			/must be an object( such as \{.*\}; got | with string values, such as \{)/,
			(value) => ({ [path]: value }),
			...NOT_OBJECTS,
		),
	),
	...(["dataEvents", "insights", "keyReaders"] as const).flatMap((path) =>
		each(
			path,
			/must be an array such as \[.*\]; got /,
			(value) => ({ [path]: value }),
			...NOT_LISTS,
		),
	),
	...each(
		"dataEvents[0]",
		/must be an object such as \{ fields: \[.*; got /,
		(value) => ({ dataEvents: [value] }),
		...NOT_OBJECTS,
	),
	...each(
		"dataEvents[0].fields",
		/must be an array such as \[.*\]; got /,
		(fields) => ({ dataEvents: [{ fields }] }),
		...NOT_LISTS,
	),
	...each(
		"dataEvents[0].fields[0]",
		/must be an object( such as \{.*\}; got | with string values, such as \{)/,
		(field) => selector(field),
		...NOT_OBJECTS,
	),
	...(
		[
			"enableLogging",
			"isMultiRegionTrail",
			"eventSelectors",
			"advancedEventSelectors",
			"kmsKeyId",
			"toString",
		] as const
	).map((path) => ({
		args: { [path]: false },
		path,
		words:
			/is not a known argument(: use one of trailName, accountId, | \(did you mean \w+\?\)\.$)|is always true: remove it/,
	})),
	{
		args: { retention: { days: 400 } },
		path: "retention.days",
		words:
			/is not a known argument: use one of transitionDays, expirationDays, /,
	},
	{
		args: { alarms: { topic: ARNS.topic } },
		path: "alarms.topic",
		words:
			/is not a known argument: use topicArn|is not a known argument \(did you mean topicArn\?\)/,
	},
];

/** Every kind of argument that is refused. */
export const refusals: readonly Refusal[] = [
	...names,
	...places,
	...arns,
	...kept,
	...events,
	...together,
	...shapes,
];
