import { cloudTrailDelivery } from "../policypack/controls/cloudtrail-delivery/control";
import { evaluate } from "../policypack/judging/evaluate";
import { assembleStack } from "../policypack/providers/assembleStack";
import type { Resource } from "../policypack/providers/resource";
import { ACCOUNT, placed, REGION, TYPES } from "../test/kit/deliveryStack";
import { type Bag, UNKNOWN, urnOf } from "../test/kit/resources";
import type { Growing } from "./growthInputs";

/** Resources of each trail, with the trail itself. */
const EACH = 10;

/** Stacks with many trails, and all that their deliveries depend on. */
export const growingDeliveries: Readonly<Record<string, Growing>> = {
	"deliveries joined by names": delivered((at) => audited(at, "names")),
	"deliveries joined by dependencies": delivered((at) =>
		audited(at, "dependencies"),
	),
	"deliveries with one bucket, role and topic": delivered((at) =>
		audited(at, "names", 0),
	),
};

function delivered(make: (at: number) => readonly Resource[]): Growing {
	return (size) => {
		const resources = Array.from({ length: size / EACH }, (_, at) =>
			make(at),
		).flat();
		const urn = urnOf("pulumi:pulumi:Stack", "shop-prod");
		return () =>
			evaluate(
				cloudTrailDelivery,
				assembleStack({ urn, name: "prod", resources }),
			);
	};
}

/**
 * A trail, its parts and their policies.
 * @param to The number of the parts that the trail refers to.
 */
function audited(
	at: number,
	by: "names" | "dependencies",
	to = at,
): readonly Resource[] {
	const flows = by === "dependencies";
	const make = (
		type: string,
		name: string,
		props: Bag,
		refs: Readonly<Record<string, readonly [string, string, string]>> = {},
	): Resource => {
		const known = Object.entries(refs).map(([property, [, , text]]) => [
			property,
			flows ? UNKNOWN : text,
		]);
		const urns = Object.entries(refs).map(([property, [type, name]]) => [
			property,
			[urnOf(type, name)],
		]);
		return placed(
			type,
			name,
			{ ...props, ...Object.fromEntries(known) },
			flows ? Object.fromEntries(urns) : {},
		);
	};
	const named = (name: string): Bag => (flows ? {} : { name });
	const ref = (type: string, of: number, name: string, text: string) =>
		[type, `${name}-${of}`, text] as const;
	const bucketOf = (of: number) => ref(TYPES.bucket, of, "logs", `logs-${of}`);
	const keyOf = (of: number) =>
		ref(TYPES.key, of, "key", `arn:aws:kms:${REGION}:${ACCOUNT}:key/${of}`);
	const roleOf = (of: number) =>
		ref(TYPES.role, of, "role", `arn:aws:iam::${ACCOUNT}:role/role-${of}`);
	const topicOf = (of: number) =>
		ref(
			TYPES.topic,
			of,
			"topic",
			`arn:aws:sns:${REGION}:${ACCOUNT}:topic-${of}`,
		);
	const groupOf = (of: number) =>
		ref(
			TYPES.group,
			of,
			"group",
			`arn:aws:logs:${REGION}:${ACCOUNT}:log-group:group-${of}:*`,
		);
	const policy = policyOf(at);
	return [
		make(TYPES.bucket, `logs-${at}`, flows ? {} : { bucket: `logs-${at}` }),
		make(
			"aws:s3/bucketPolicy:BucketPolicy",
			`policy-${at}`,
			{ policy },
			{ bucket: bucketOf(at) },
		),
		make(
			"aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
			`encryption-${at}`,
			{
				rules: [
					{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
				],
			},
			{ bucket: bucketOf(at) },
		),
		make(TYPES.key, `key-${at}`, flows ? {} : { arn: keyOf(at)[2] }),
		make(
			TYPES.keyPolicy,
			`key-policy-${at}`,
			{ policy },
			{
				keyId: keyOf(at),
			},
		),
		make(TYPES.role, `role-${at}`, {
			...named(`role-${at}`),
			assumeRolePolicy: policy,
		}),
		make(
			TYPES.rolePolicy,
			`role-policy-${at}`,
			{ policy },
			{
				role: [TYPES.role, `role-${at}`, `role-${at}`],
			},
		),
		make(TYPES.topic, `topic-${at}`, named(`topic-${at}`)),
		make(TYPES.group, `group-${at}`, named(`group-${at}`)),
		make(TYPES.trail, `audit-${at}`, named(`audit-${at}`), {
			s3BucketName: bucketOf(to),
			kmsKeyId: keyOf(to),
			cloudWatchLogsRoleArn: roleOf(to),
			cloudWatchLogsGroupArn: groupOf(to),
			snsTopicName: topicOf(to),
		}),
	];
}

function policyOf(at: number): string {
	return JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				Principal: { Service: "cloudtrail.amazonaws.com" },
				Action: ["s3:PutObject", "kms:GenerateDataKey*", "sns:Publish"],
				Resource: [`arn:aws:s3:::logs-${at}/*`, "*"],
			},
		],
	});
}
