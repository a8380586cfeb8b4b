import {
	flagArguments,
	listArguments,
	objectArguments,
	textArguments,
} from "../argumentKinds";
import {
	ARNS,
	each,
	NOT_FLAGS,
	NOT_LISTS,
	NOT_OBJECTS,
	NOT_TEXTS,
	type Refusal,
	selector,
} from "./kinds";

export const shapes: readonly Refusal[] = [
	...each(
		"args",
		/must be an object( such as \{.*\}; got | with string values, such as \{)/,
		(args) => args,
		...NOT_OBJECTS,
	),
	...textArguments.flatMap((path) =>
		each(
			path,
			path === "partition"
				? /must be one of aws, /
				: /must be a string(, in quotes; got (the number 1|true)|; got (null|an object|an array))/,
			(value) => ({ [path]: value }),
			...NOT_TEXTS,
		),
	),
	...flagArguments.flatMap((path) =>
		each(
			path,
			/must be true or false(, without quotes; got the string "true"|; got (the number 1|null|an object))/,
			(value) => ({ [path]: value }),
			...NOT_FLAGS,
		),
	),
	...objectArguments.flatMap((path) =>
		each(
			path,
			/must be an object( such as \{.*\}; got | with string values, such as \{)/,
			(value) => ({ [path]: value }),
			...NOT_OBJECTS,
		),
	),
	...listArguments.flatMap((path) =>
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
