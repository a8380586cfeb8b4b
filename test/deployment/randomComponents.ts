import * as fc from "fast-check";
import { organizationId } from "../kit/cloud/trails";
import type { Given as Input } from "../kit/component/inputs";
import { type Draw, validDraws } from "../kit/component/randomArguments";
import type { Given } from "./existingResources";

/** Fixed, so that each run deploys the same: every draw takes seconds. */
const seed = 20_261_125;
const numRuns = 6;

/** Some of the components that may be constructed. */
export const drawn: readonly Draw[] = fc.sample(validDraws, { seed, numRuns });

const there: Input = { given: "output", value: "settled" };

/** Components with much at once, of which few are drawn. */
export const picked: readonly Draw[] = [
	{
		name: "audit",
		cloud: {
			partition: "aws-cn",
			account: "444455556666",
			region: "cn-north-1",
		},
		args: {
			organization: { id: there },
			keyPrefix: "all/of/it",
			objectLock: { mode: "COMPLIANCE", days: 400 },
			dataEvents: [
				{ fields: [{ field: "resources.type", equals: ["AWS::S3::Object"] }] },
			],
			insights: ["ApiErrorRateInsight"],
			keyReaders: [there],
			permissionsBoundary: there,
			trustSourceAccountOnly: true,
			notifications: {},
			alarms: {},
			tags: { owner: "security" },
		},
	},
	{
		name: "audit",
		cloud: { partition: "aws", account: "111122223333", region: "eu-west-1" },
		args: {
			bucket: { bucket: there, managePolicy: true },
			keyArn: there,
			logGroupArn: there,
			roleArn: there,
			keyPrefix: "given",
			organization: { id: there },
			notifications: { topicArn: there },
			alarms: { topicArn: there },
		},
	},
	{
		// As long as a trail's name may be, of all that it may have.
		name: `The.Audit_Trail-${"of.every.account_".repeat(6)}Etc-Cetera`,
		cloud: { partition: "aws", account: "111122223333", region: "us-east-1" },
		args: { notifications: {}, alarms: {} },
	},
];

type Args = Draw["args"];

/** The same input, given in the same way, with a value that there is. */
const instead = (input: unknown, value: string): Input => ({
	given: (input as Input).given,
	value,
});

/** An argument's part with an input of it replaced, where it is there. */
function replaced(part: unknown, name: string, value: string): unknown {
	if (typeof part !== "object" || part === null) return part;
	const input = (part as Args)[name];
	if (input === undefined) return part;
	return { ...part, [name]: instead(input, value) };
}

/** Drawn arguments that name what is in the account, where they name anything. */
export function settledIn(args: Args, given: Given, account: string): Args {
	const root = given.roleArn.replace(/:role\/.*/, ":root");
	const top = {
		keyArn: given.keyArn,
		logGroupArn: given.logGroupArn,
		roleArn: given.roleArn,
		permissionsBoundary: given.boundaryArn,
	};
	const whole = Object.entries(top).reduce<unknown>(
		(sofar, [name, value]) => replaced(sofar, name, value),
		args,
	) as Args;
	const readers = args.keyReaders as readonly Input[] | undefined;
	return {
		...whole,
		bucket: replaced(args.bucket, "bucket", given.bucket),
		accessLogs: replaced(args.accessLogs, "bucket", given.accessLogBucket),
		notifications: replaced(args.notifications, "topicArn", given.topicArn),
		alarms: replaced(args.alarms, "topicArn", given.topicArn),
		keyReaders: readers?.map((reader) => instead(reader, root)),
		// The account itself manages the organization that it is in.
		organization: replaced(
			replaced(args.organization, "id", organizationId),
			"managementAccountId",
			account,
		),
		// The server knows no CloudTrail Lake.
		eventDataStore: undefined,
	};
}
