import {
	allFour,
	block,
	bucket,
	closedPolicy,
	defaultProvider,
	goodTrail,
	logging,
	of,
	resource,
	root,
	trailInto,
	types,
} from "../test/kit/pack/stacks";
import { type Declared, UNKNOWN } from "../test/kit/pack/wire";

/** How the trails of a stack find their buckets. */
export type Joined = "not at all" | "by dependencies" | "by names";

/** A stack of a size: one trail in twenty resources, or next to none. */
export function stackOf(size: number, joined: Joined): readonly Declared[] {
	const trails = joined === "not at all" ? 1 : size / 20;
	const audited = Array.from({ length: trails }, (_, at) =>
		joined === "by names" ? byName(at) : byDependency(at),
	).flat();
	return [root, ...audited, ...ordinary(size - audited.length - 1)].map(
		(one) => ({ ...one, provider: defaultProvider }),
	);
}

/** A trail with all that is told of its bucket, all names unknown. */
function byDependency(at: number): readonly Declared[] {
	const logs = bucket(`logs-${at}`);
	return [
		logs,
		of(logs, types.policy, `policy-${at}`, { policy: closedPolicy }),
		renamed(block(logs), `block-${at}`),
		renamed(logging(logs), `logging-${at}`),
		renamed(trailInto(logs), `audit-${at}`),
	];
}

/** The same, every name known. */
function byName(at: number): readonly Declared[] {
	const name = `acme-logs-${at}`;
	return [
		resource(types.bucket, `logs-${at}`, { bucket: name, id: name }),
		resource(types.policy, `policy-${at}`, {
			bucket: name,
			policy: closedPolicy,
		}),
		resource(types.block, `block-${at}`, { bucket: name, ...allFour }),
		resource(types.logging, `logging-${at}`, {
			bucket: name,
			targetBucket: "access",
		}),
		resource(types.trail, `audit-${at}`, { ...goodTrail, s3BucketName: name }),
	];
}

function renamed(declared: Declared, name: string): Declared {
	const urn = `${declared.urn.slice(0, declared.urn.lastIndexOf("::"))}::${name}`;
	return { ...declared, name, urn };
}

/** What most resources of a large stack are. */
export function ordinary(count: number): readonly Declared[] {
	return Array.from({ length: count }, (_, at) => {
		const make = kinds[at % kinds.length];
		if (!make) throw new Error("There are no kinds of resources.");
		return make(at);
	});
}

const tags = { owner: "shop", stage: "dev", costCenter: "4711" };

const kinds: readonly ((at: number) => Declared)[] = [
	(at) =>
		resource("aws:s3/bucketObject:BucketObject", `page-${at}`, {
			acl: "private",
			bucket: "acme-site",
			contentType: "text/html",
			etag: "9e107d9d372bb6826bd81d3542a419d6",
			key: `pages/${at}.html`,
			source: "./page.html",
			storageClass: "STANDARD",
			tags,
		}),
	(at) =>
		resource("aws:lambda/function:Function", `function-${at}`, {
			arn: UNKNOWN,
			architectures: ["arm64"],
			environment: { variables: { TABLE: "shop", LEVEL: "info" } },
			handler: "index.handler",
			invokeArn: UNKNOWN,
			memorySize: 256,
			name: `function-${at}`,
			role: UNKNOWN,
			runtime: "nodejs20.x",
			tags,
			timeout: 30,
			tracingConfig: { mode: "Active" },
		}),
	(at) =>
		resource("aws:iam/role:Role", `role-${at}`, {
			arn: UNKNOWN,
			assumeRolePolicy: closedPolicy,
			managedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
			maxSessionDuration: 3600,
			name: `role-${at}`,
			path: "/",
			tags,
		}),
	(at) =>
		resource("aws:iam/rolePolicy:RolePolicy", `grant-${at}`, {
			name: `grant-${at}`,
			policy: closedPolicy,
			role: `role-${at}`,
		}),
	(at) =>
		resource("aws:cloudwatch/metricAlarm:MetricAlarm", `alarm-${at}`, {
			alarmActions: ["arn:aws:sns:eu-west-1:111122223333:alarms"],
			comparisonOperator: "GreaterThanThreshold",
			dimensions: { FunctionName: `function-${at}` },
			evaluationPeriods: 3,
			metricName: "Errors",
			namespace: "AWS/Lambda",
			period: 60,
			statistic: "Sum",
			tags,
			threshold: 1,
		}),
];
