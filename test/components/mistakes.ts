import * as fc from "fast-check";
import { flagArguments, listArguments, objectArguments } from "./argumentKinds";

/** One wrong value, at the path of the argument that it is given as. */
export interface Mistake {
	readonly path: readonly string[];
	/** The path that the refusal must name; by default the same. */
	readonly named?: string;
	readonly value: unknown;
}

const notText: fc.Arbitrary<unknown> = fc.oneof(
	fc.integer(),
	fc.boolean(),
	fc.constant(null),
	fc.array(fc.string()),
	fc.object(),
);
const notFlag: fc.Arbitrary<unknown> = fc.oneof(
	fc.string(),
	fc.integer(),
	fc.constant(null),
	fc.object(),
);
const notObject: fc.Arbitrary<unknown> = fc.oneof(
	fc.string(),
	fc.integer(),
	fc.boolean(),
	fc.constant(null),
	fc.array(fc.string()),
);
const notList: fc.Arbitrary<unknown> = fc.oneof(
	fc.string(),
	fc.integer(),
	fc.boolean(),
	fc.constant(null),
	fc.object(),
);

/** A whole number out of bounds, or none at all. */
const notWithin = (least: number, most: number): fc.Arbitrary<unknown> =>
	fc.oneof(
		fc.integer({ max: least - 1 }),
		fc.integer({ min: most + 1 }),
		fc.double({ noInteger: true }),
		fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
		fc.string(),
		fc.constant(null),
	);

/** A text with a character that no name of AWS's has, at any place. */
const spoilt = (...characters: readonly string[]) =>
	fc
		.tuple(fc.string(), fc.constantFrom(...characters), fc.string())
		.map((parts) => parts.join(""));

const name = fc.oneof(
	notText,
	spoilt(" ", "/", "*", "é", "\n", "$", ":"),
	fc.string({ maxLength: 2 }),
	fc.string({ minLength: 129, maxLength: 200 }),
);
/** Neither an ARN nor a name of a kind that is taken. */
const notArn = fc.oneof(
	notText,
	fc.string().map((text) => text.replace(/^arn:/, "")),
	spoilt(" ", "\n").map((text) => `arn:aws:iam::111122223333:role/${text}`),
	fc.constantFrom(
		"arn:aws:dynamodb:eu-west-1:111122223333:table/x",
		"arn:aws:iam::1111:role/x",
		"arn:aws:iam::111122223333:*",
	),
);

const words = fc.stringMatching(/^[a-z]{3,9}$/);

/** What is no argument at all; some of it would switch a control off. */
const notArguments = fc.oneof(
	words.map((word) => `${word}Xyz`),
	fc.constantFrom(
		"enableLogging",
		"isMultiRegionTrail",
		"enableLogFileValidation",
		"includeGlobalServiceEvents",
		"eventSelectors",
		"advancedEventSelectors",
		"kmsKeyId",
		"s3BucketName",
		"acl",
		"blockPublicAcls",
	),
);

const at = (path: string, value: fc.Arbitrary<unknown>) =>
	value.map((one): Mistake => ({ path: path.split("."), value: one }));

/** A mistake inside a value that is right but for it. */
const within = (
	path: string,
	named: string,
	wrong: fc.Arbitrary<unknown>,
	put: (value: unknown) => unknown,
) => wrong.map((one): Mistake => ({ path: [path], named, value: put(one) }));

/** A mistake in the second condition of a data event selector. */
const inField = (
	property: string,
	wrong: fc.Arbitrary<unknown>,
	rest: object = {},
) =>
	within("dataEvents", `dataEvents[0].fields[1].${property}`, wrong, (one) => [
		{
			fields: [
				{ field: "resources.type", equals: ["AWS::S3::Object"] },
				{ field: "eventName", ...rest, [property]: one },
			],
		},
	]);

/** One mistake in one argument, drawn at random. */
export const mistakes: fc.Arbitrary<Mistake> = fc.oneof(
	at("trailName", name),
	at("bucketName", fc.oneof(name, spoilt("A", "_"))),
	at("accountId", fc.oneof(notText, fc.string(), fc.constant("12345678901"))),
	at("partition", fc.oneof(notText, fc.string())),
	at("region", fc.oneof(notText, fc.string(), fc.constant("eu-west"))),
	at("keyPrefix", fc.oneof(notText, spoilt("*", " ", "$", "//", "?", "é"))),
	...["keyArn", "logGroupArn", "roleArn", "permissionsBoundary"].map((path) =>
		at(path, notArn),
	),
	...flagArguments.map((path) => at(path, notFlag)),
	...objectArguments.map((path) => at(path, notObject)),
	...listArguments.map((path) => at(path, notList)),
	at(
		"logRetentionDays",
		fc.oneof(notWithin(1, 3653), fc.integer({ min: 8, max: 13 })),
	),
	at("retention.transitionDays", notWithin(30, 36_500)),
	at("retention.expirationDays", notWithin(365, 36_500)),
	at("retention.noncurrentDays", notWithin(1, 36_500)),
	at("accessLogs.retentionDays", notWithin(1, 36_500)),
	at(
		"accessLogs.objectLock",
		fc.anything().filter((one) => one !== undefined),
	),
	at("eventDataStore.retentionDays", notWithin(7, 3653)),
	at("notifications.topicArn", notArn),
	at("alarms.topicArn", notArn),
	at("accessLogs.bucket", fc.oneof(notText, spoilt(" ", "*"))),
	at("accessLogs.prefix", fc.oneof(notText, spoilt("*", " ", "$", "?", "é"))),
	at("bucket.bucket", fc.oneof(notText, spoilt(" ", "*"))),
	within("bucket", "bucket.managePolicy", notFlag, (managePolicy) => ({
		bucket: "trail-logs",
		managePolicy,
	})),
	within("objectLock", "objectLock.mode", fc.oneof(notText, words), (mode) => ({
		mode,
		days: 30,
	})),
	within("objectLock", "objectLock.days", notWithin(1, 36_500), (days) => ({
		mode: "GOVERNANCE",
		days,
	})),
	at("organization.id", fc.oneof(notText, fc.string())),
	within(
		"dataEvents",
		"dataEvents[0].name",
		fc.oneof(notText, fc.string({ minLength: 1001, maxLength: 1100 })),
		(name) => [{ name, fields: [] }],
	),
	within("dataEvents", "dataEvents[0].fields", notList, (fields) => [
		{ fields },
	]),
	inField("field", fc.oneof(notText, words), { equals: ["PutObject"] }),
	...[
		"equals",
		"notEquals",
		"startsWith",
		"notStartsWith",
		"endsWith",
		"notEndsWith",
	].map((operator) => inField(operator, fc.oneof(notList, fc.constant([])))),
	at("organization.managementAccountId", fc.oneof(notText, fc.string())),
	notArn.map(
		(one): Mistake => ({
			path: ["keyReaders"],
			named: "keyReaders[0]",
			value: [one],
		}),
	),
	fc.oneof(notText, fc.string()).map(
		(one): Mistake => ({
			path: ["insights"],
			named: "insights[0]",
			value: [one],
		}),
	),
	fc
		.constantFrom("equals", "notEquals", "startsWith", "endsWith")
		.chain((operator) =>
			words.map(
				(word): Mistake => ({
					path: ["dataEvents"],
					named: "dataEvents[0].fields[1].field",
					value: [
						{
							fields: [
								{ field: "resources.type", equals: ["AWS::S3::Object"] },
								{ field: "eventCategory", [operator]: [word] },
							],
						},
					],
				}),
			),
		),
	fc
		.tuple(notArguments, fc.anything())
		.map(([path, value]): Mistake => ({ path: [path], value })),
);
