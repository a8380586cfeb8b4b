import { runtime } from "@pulumi/pulumi";
import { ComplianceTrail, type ComplianceTrailArgs } from "../../components";
import type { Registered } from "./registered";

/*
 * Constructs the component under the SDK's mocks and writes what it registers
 * as JSON: with every argument that makes a further box; and, to tell what
 * makes it, with none and with each. Arguments for all may be given as JSON.
 */
const place = {
	accountId: "111122223333",
	partition: "aws",
	region: "us-east-1",
};
const given: ComplianceTrailArgs = JSON.parse(process.argv[2] ?? "{}");
const making: ComplianceTrailArgs = {
	notifications: {},
	alarms: {},
	eventDataStore: {},
};

const ALL = "audit";
const NONE = "none";

type Inputs = Registered["inputs"];

/** What others may call a resource by, as AWS would have it. */
const names: Readonly<
	Record<string, (name: string, inputs: Inputs) => Record<string, string>>
> = {
	"aws:cloudtrail/trail:Trail": (_, inputs) => ({
		arn: arnOf("cloudtrail", `trail/${inputs.name}`),
	}),
	"aws:s3/bucket:Bucket": (name) => ({
		bucket: `${name}-bucket`,
		arn: `arn:aws:s3:::${name}-bucket`,
	}),
	"aws:kms/key:Key": (name) => ({
		keyId: `${name}-id`,
		arn: arnOf("kms", `key/${name}-id`),
	}),
	"aws:cloudwatch/logGroup:LogGroup": (_, inputs) => ({
		name: String(inputs.name),
		arn: arnOf("logs", `log-group:${inputs.name}`),
	}),
	"aws:iam/role:Role": (name) => ({
		name: `${name}-role`,
		arn: `arn:aws:iam::${place.accountId}:role/${name}-role`,
	}),
	"aws:sns/topic:Topic": (_, inputs) => ({
		arn: arnOf("sns", String(inputs.name)),
	}),
};

function arnOf(service: string, resource: string): string {
	return `arn:aws:${service}:${place.region}:${place.accountId}:${resource}`;
}

const registrations: Registered[] = [];

async function construct(): Promise<void> {
	await runtime.setMocks({
		newResource: ({ type, name, inputs }) => {
			const own = names[type]?.(name, inputs) ?? {};
			registrations.push({ type, name, inputs, ids: Object.values(own) });
			return { id: `${name}-id`, state: { ...inputs, ...own } };
		},
		call: ({ token }) => {
			throw new Error(`${token} is called, although everything is given`);
		},
	});
	// Each has a name of its own, and all the same trail's name.
	const args = { trailName: ALL, ...place, ...given };
	new ComplianceTrail(ALL, { ...args, ...making });
	new ComplianceTrail(NONE, args);
	for (const [argument, value] of Object.entries(making))
		new ComplianceTrail(argument, { ...args, [argument]: value });
}

/** Which of the arguments makes a resource; undefined where none needs to. */
function argumentOf({ type, name }: Registered): string | undefined {
	const isMadeBy = (component: string) =>
		registrations.some(
			(one) =>
				one.type === type && one.name === name.replace(/^audit/, component),
		);
	return isMadeBy(NONE) ? undefined : Object.keys(making).find(isMadeBy);
}

// Whatever waits for anything has happened by then.
process.once("beforeExit", () => {
	const made = registrations
		.filter(({ name }) => name === ALL || name.startsWith(`${ALL}-`))
		.map((one) => ({ ...one, argument: argumentOf(one) }))
		.sort((a, b) => orderOf(a).localeCompare(orderOf(b), "en"));
	process.stdout.write(JSON.stringify(made));
});

function orderOf({ type, name }: Registered): string {
	return `${type} ${name}`;
}

// The SDK takes a stack trace for each promise, which costs most of the time.
Error.stackTraceLimit = 0;
construct().catch((error) => {
	process.stderr.write(`${error}\n`);
	process.exitCode = 1;
});
