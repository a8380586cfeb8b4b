import * as fc from "fast-check";
import type { Cloud } from "./cloud";
import { type Given, ways } from "./inputs";

/** A component that may be constructed, drawn at random. */
export interface Draw {
	readonly name: string;
	readonly cloud: Cloud;
	/** Its arguments, as `argumentsOf` makes them. */
	readonly args: Readonly<Record<string, unknown>>;
}

const accounts = fc.constantFrom("111122223333", "444455556666");
const clouds: fc.Arbitrary<Cloud> = fc
	.tuple(
		accounts,
		fc.constantFrom(
			["aws", "eu-west-1"] as const,
			["aws", "us-east-1"] as const,
			["aws-cn", "cn-north-1"] as const,
			["aws-us-gov", "us-gov-west-1"] as const,
		),
	)
	.map(([account, [partition, region]]) => ({ account, partition, region }));

/** An optional part: left out as often as not. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
	fc.option(arbitrary, { nil: undefined });

/** A text that may be given as an output, too. */
const input = (values: fc.Arbitrary<string>): fc.Arbitrary<Given> =>
	fc.record({ given: fc.constantFrom(...ways), value: values });

const word = fc.stringMatching(/^[a-z][a-z0-9]{2,8}$/);
/** A name that CloudTrail takes; most also make a bucket's. */
const trailNames = fc.oneof(
	word,
	fc.array(word, { minLength: 2, maxLength: 9 }).map((all) => all.join("-")),
	fc.tuple(word, word).map(([a, b]) => `${a.toUpperCase()}_${b}.x`),
);
const bucketNames = fc.tuple(word, word).map(([a, b]) => `${a}-${b}`);
const prefixes = fc
	.array(word, { minLength: 1, maxLength: 3 })
	.map((parts) => parts.join("/"));
const days = (least: number, most: number) =>
	fc.integer({ min: least, max: most });

/** Either of some groups of arguments that exclude each other. */
function draws({ partition, region, account }: Cloud) {
	const arn = (service: string, resource: fc.Arbitrary<string>, where = true) =>
		resource.map(
			(text) =>
				`arn:${partition}:${service}:${where ? region : ""}:${account}:${text}`,
		);
	const buckets = fc.oneof(
		bucketNames,
		bucketNames.map((name) => `arn:${partition}:s3:::${name}`),
	);
	const topics = fc.record({ topicArn: maybe(input(arn("sns", word))) });
	const bucket = fc.oneof(
		fc
			.record({
				bucketName: maybe(bucketNames.map((name) => `trail-${name}`)),
				retention: maybe(
					fc.record({
						transitionDays: maybe(days(30, 300)),
						expirationDays: maybe(days(365, 36_500)),
						noncurrentDays: maybe(days(1, 36_500)),
					}),
				),
				objectLock: maybe(
					fc.record({
						mode: fc.constantFrom("GOVERNANCE", "COMPLIANCE"),
						days: days(1, 36_500),
					}),
				),
				accessLogs: maybe(
					fc.oneof(
						fc.record({
							prefix: maybe(prefixes),
							retentionDays: maybe(days(1, 36_500)),
						}),
						fc.record({ prefix: maybe(prefixes), bucket: input(buckets) }),
					),
				),
				protect: maybe(fc.boolean()),
			})
			.chain((made) =>
				fc.record({
					...constants(made),
					forceDestroy: maybe(
						made.protect === false ? fc.boolean() : fc.constant(false),
					),
				}),
			),
		fc.record({
			bucket: fc.record({
				bucket: input(buckets),
				managePolicy: maybe(fc.boolean()),
			}),
			protect: maybe(fc.boolean()),
		}),
	);
	const key = fc.oneof(
		fc.record({
			keyReaders: maybe(
				fc.array(
					input(
						arn(
							"iam",
							fc.oneof(
								fc.constant("root"),
								word.map((name) => `role/${name}`),
							),
							false,
						),
					),
					{ maxLength: 3 },
				),
			),
		}),
		fc.record({
			keyArn: input(
				arn(
					"kms",
					word.map((id) => `key/${id}`),
				),
			),
		}),
	);
	const logGroup = fc.oneof(
		fc.record({
			logRetentionDays: maybe(fc.constantFrom(1, 30, 365, 731, 3653)),
		}),
		fc.record({
			logGroupArn: input(
				arn(
					"logs",
					fc
						.tuple(prefixes, fc.constantFrom("", ":*"))
						.map(([name, end]) => `log-group:/${name}${end}`),
				),
			),
		}),
	);
	const role = fc.oneof(
		fc.record({
			permissionsBoundary: maybe(
				input(
					arn(
						"iam",
						word.map((name) => `policy/${name}`),
						false,
					),
				),
			),
			trustSourceAccountOnly: maybe(fc.boolean()),
		}),
		fc.record({
			roleArn: input(
				arn(
					"iam",
					word.map((name) => `role/${name}`),
					false,
				),
			),
		}),
	);
	const others = fc.record({
		trailName: maybe(trailNames),
		accountId: maybe(input(fc.constant(account))),
		partition: maybe(input(fc.constant(partition))),
		region: maybe(input(fc.constant(region))),
		keyPrefix: maybe(prefixes),
		organization: maybe(
			fc.record({
				id: input(word.map((text) => `o-${text.padEnd(10, "0")}`)),
				managementAccountId: maybe(input(accounts)),
			}),
		),
		dataEvents: maybe(fc.array(dataEvents, { maxLength: 3 })),
		insights: maybe(
			fc.uniqueArray(
				fc.constantFrom("ApiCallRateInsight", "ApiErrorRateInsight"),
			),
		),
		notifications: maybe(topics),
		alarms: fc.option(topics, { nil: undefined, freq: 2 }),
		eventDataStore: maybe(fc.record({ retentionDays: maybe(days(7, 3653)) })),
		tags: maybe(fc.dictionary(word, input(word), { maxKeys: 3 })),
	});
	return fc
		.tuple(bucket, key, logGroup, role, others)
		.map((groups): Draw["args"] => Object.assign({}, ...groups));
}

/** Arbitraries that always draw what is there. */
function constants<T extends object>(
	of: T,
): { [K in keyof T]: fc.Arbitrary<T[K]> } {
	return Object.fromEntries(
		Object.entries(of).map(([name, value]) => [name, fc.constant(value)]),
	) as { [K in keyof T]: fc.Arbitrary<T[K]> };
}

const dataEvents = fc
	.tuple(
		maybe(word),
		fc.constantFrom("AWS::S3::Object", "AWS::Lambda::Function"),
		fc.uniqueArray(
			fc.record({
				field: fc.constantFrom(
					"eventName",
					"resources.ARN",
					"userIdentity.arn",
				),
				operator: fc.constantFrom(
					"equals",
					"notEquals",
					"startsWith",
					"notStartsWith",
					"endsWith",
					"notEndsWith",
				),
				values: fc.array(input(word), { minLength: 1, maxLength: 3 }),
			}),
			{ selector: ({ field }) => field, maxLength: 2 },
		),
		maybe(fc.constantFrom("true", "false")),
	)
	.map(([name, type, more, readOnly]) => ({
		...(name !== undefined && { name }),
		fields: [
			{ field: "resources.type", equals: [type] },
			...more.map(({ field, operator, values }) => ({
				field,
				[operator]: values,
			})),
			...(readOnly === undefined
				? []
				: [{ field: "readOnly", equals: [readOnly] }]),
		],
	}));

/** Components with valid arguments, in any combination. */
export const validDraws: fc.Arbitrary<Draw> = clouds.chain((cloud) =>
	fc.record({
		name: trailNames,
		cloud: fc.constant(cloud),
		args: draws(cloud),
	}),
);
