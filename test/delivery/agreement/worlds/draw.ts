import { accessLogsFaults, addAccessLogs } from "./accessLogs";
import { addBucket } from "./bucket";
import { bucketFaults } from "./bucketFaults";
import { type Chooser, chooser } from "./chooser";
import type { Draft, Fault, Names, Part } from "./draft";
import {
	addEncryption,
	addKey,
	encryptionFaults,
	keyFaults,
	topicKeyFaults,
} from "./key";
import { addLogs, logsFaults } from "./logs";
import { addTopic, topicFaults } from "./topic";
import { addTrailInputs, trailFaults } from "./trail";
import { type Declared, neededBy, TRAIL, type World } from "./world";

/** All that may be wrong, by what it is wrong with. */
const KINDS: readonly (readonly Fault[])[] = [
	bucketFaults,
	keyFaults,
	encryptionFaults,
	[...topicFaults, ...topicKeyFaults],
	logsFaults,
	accessLogsFaults,
	trailFaults,
];

/** All that may be wrong. */
export const FAULTS: readonly Fault[] = KINDS.flat();

const REGIONS = ["eu-west-1", "us-east-1", "us-west-2", "eu-central-1"];

function namesOf(world: string, at: number, choose: Chooser): Names {
	const account = String(100_000_000_000 + at * 7919);
	const region = choose.one(REGIONS);
	const trail = choose.one([world, `audit.${world}`, `${world}_all`]);
	const bucket = `logs-${world}`;
	const topic = `${world}-deliveries`;
	const group = choose.one([`/audit/${world}`, `${world}.events`]);
	const role = `${world}-delivery`;
	return {
		world,
		account,
		region,
		trail,
		trailArn: `arn:aws:cloudtrail:${region}:${account}:trail/${trail}`,
		bucket,
		bucketArn: `arn:aws:s3:::${bucket}`,
		prefix: choose.one(["", "", "audit", "org/trails"]),
		topic,
		topicArn: `arn:aws:sns:${region}:${account}:${topic}`,
		group,
		groupArn: `arn:aws:logs:${region}:${account}:log-group:${group}`,
		role,
		roleArn: `arn:aws:iam::${account}:role/${role}`,
		targetBucket: `accesses-${world}`,
		isOrganization: choose.in100(12),
	};
}

/** A fault; one of a bucket's more often, as there are more of these. */
function drawnFault(choose: Chooser): Fault {
	return choose.one(choose.one([bucketFaults, ...KINDS]));
}

function partsOf(choose: Chooser, faults: readonly Fault[]): ReadonlySet<Part> {
	const parts = new Set(faults.flatMap(({ needs = [] }) => needs));
	for (const [part, cases] of [
		["key", 45],
		["topic", 40],
		["logs", 45],
		["accessLogs", 30],
		["encryption", 25],
	] as const)
		if (choose.in100(cases)) parts.add(part);
	if (parts.has("topic") && choose.in100(35)) parts.add("topicKey");
	if (parts.has("topicKey")) parts.add("topic");
	return parts;
}

/** Resources in an order in which each is after those that it waits for. */
function inOrder(resources: readonly Declared[]): readonly Declared[] {
	const done = new Set<string>();
	const order: Declared[] = [];
	const add = (one: Declared): void => {
		if (done.has(one.name)) return;
		done.add(one.name);
		for (const name of neededBy(one)) {
			const needed = resources.find((other) => other.name === name);
			if (needed) add(needed);
		}
		order.push(one);
	};
	for (const one of resources) add(one);
	return order;
}

/** All resources of a draft, the trail among them. */
function resourcesOf({
	resources,
	trail,
	names,
	late,
	choose,
}: Draft): readonly Declared[] {
	const parts = [...resources.entries()];
	const needed = parts
		.filter(([key]) => !late.has(key))
		.map(([, { name }]) => name)
		// What nothing says CloudTrail looks at, it does not wait for.
		.filter((name) => !name.endsWith("-logging"));
	const before = parts.filter(([key]) => !late.has(key));
	const after = parts
		.filter(([key]) => late.has(key))
		.map(([, one]) => ({
			...one,
			// Some are made after the trail, as those that refer to its ARN are.
			...(choose.in100(40) && {
				dependsOn: [...(one.dependsOn ?? []), `${names.world}-trail`],
			}),
		}));
	const bucket = choose.in100(50)
		? { ref: `${names.world}-bucket`, output: choose.one(["bucket", "id"]) }
		: names.bucket;
	return inOrder([
		...before.map(([, one]) => one),
		{
			name: `${names.world}-trail`,
			type: TRAIL,
			inputs: { name: names.trail, s3BucketName: bucket, ...trail },
			dependsOn: needed,
		},
		...after,
	]);
}

/** The world of a number, of those that a seed makes. */
export function drawnWorld(seed: number, at: number): World {
	const choose = chooser(seed * 1_000_003 + at);
	const count = choose.one([0, 0, 0, 0, 0, 1, 1, 1, 1, 2]);
	const faults = Array.from({ length: count }, () => drawnFault(choose));
	return madeWorld(at, choose, faults);
}

/** How many worlds are tried until one can have a fault. */
const TRIES = 100;

/** A world with a fault. Throws where no world can have it. */
export function worldWith(seed: number, at: number, fault: Fault): World {
	for (let round = 0; round < TRIES; round += 1) {
		const choose = chooser(seed * 1_000_003 + at + round * 7_919);
		const world = madeWorld(at, choose, [fault]);
		if (world.faults.length > 0) return world;
	}
	throw new Error(`no world can have the fault: ${fault.name}`);
}

/** So many worlds: one with each fault, and random ones. */
export const drawnWorlds = (seed: number, count: number): readonly World[] =>
	Array.from({ length: count }, (_, at) => {
		const fault = FAULTS[at];
		return fault ? worldWith(seed, at, fault) : drawnWorld(seed, at);
	});

function madeWorld(
	at: number,
	choose: Chooser,
	faults: readonly Fault[],
): World {
	const world = `trail${at}`;
	const names = namesOf(world, at, choose);
	const draft: Draft = {
		names,
		choose,
		parts: partsOf(choose, faults),
		trail: {},
		resources: new Map(),
		late: new Set(),
	};
	addTrailInputs(draft);
	addBucket(draft);
	if (draft.parts.has("key")) addKey(draft, "key");
	if (draft.parts.has("topic")) addTopic(draft);
	if (draft.parts.has("topicKey")) addKey(draft, "topicKey");
	if (draft.parts.has("encryption")) {
		if (!draft.parts.has("key")) addKey(draft, "defaultKey");
		else addEncryption(draft, draft.trail.kmsKeyId as object);
	}
	if (draft.parts.has("logs")) addLogs(draft);
	if (draft.parts.has("accessLogs")) addAccessLogs(draft);
	const made: string[] = [];
	for (const fault of faults) {
		if (fault.suits?.(draft) === false) continue;
		// Two faults of one part may undo each other.
		if (made.length > 0 && !isApart(fault, made)) continue;
		fault.spoil(draft);
		made.push(fault.name);
	}
	const { account, region } = names;
	const own = choose.in100(50)
		? { region, allowedAccountIds: [account] }
		: {
				region,
				assumeRoles: [{ roleArn: `arn:aws:iam::${account}:role/deploy` }],
			};
	return {
		name: world,
		account,
		region,
		faults: made,
		providers: { own },
		resources: resourcesOf(draft),
	};
}

/** Whether a fault is of another part than those that were made. */
function isApart(fault: Fault, made: readonly string[]): boolean {
	return KINDS.every(
		(faults) =>
			!faults.includes(fault) ||
			!faults.some(({ name }) => made.includes(name)),
	);
}
