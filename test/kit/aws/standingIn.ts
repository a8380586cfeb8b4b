import { partitionOf } from "../cloud/arns";
import type { Properties } from "../engine/provider/resources";
import { lastPart, type Made, type Memory } from "./memory";
import type { Bucket, Grant, Key, Place, Role, Standing } from "./standing";

/*
 * What stands in accounts that are kept in mind, in the words of the provider's
 * types. A resource that sets part of another has its effect once it is made.
 */

const textOf = (value: unknown): string | undefined =>
	value === undefined || value === null || value === ""
		? undefined
		: typeof value === "string"
			? value
			: JSON.stringify(value);

const bagsIn = (value: unknown): readonly Properties[] =>
	Array.isArray(value) ? value : [];

const bagOf = (value: unknown): Properties =>
	typeof value === "object" && value !== null ? { ...value } : {};

const isAt = (made: Made, place: Place): boolean =>
	made.place.account === place.account && made.place.region === place.region;

const GROUPS = "http://acs.amazonaws.com/groups/s3/LogDelivery";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl */
function grantsIn(acl: Properties | undefined): readonly Grant[] {
	if (!acl) return [];
	if (acl.acl === "log-delivery-write")
		return ["WRITE", "READ_ACP"].map((permission) => ({
			groupUri: GROUPS,
			permission,
		}));
	const { grants } = bagOf(acl.accessControlPolicy);
	return bagsIn(grants).map(({ grantee, permission }) => {
		const groupUri = textOf(bagOf(grantee).uri);
		return {
			...(groupUri && { groupUri }),
			permission: String(permission),
		};
	});
}

function bucketIn(memory: Memory, name: string): Bucket | undefined {
	const made = memory
		.of("aws:s3/bucket:Bucket")
		.find(({ inputs }) => inputs.bucket === name);
	if (!made) return undefined;
	const part = (type: string): Properties | undefined =>
		memory.of(`aws:s3/${type}`).findLast(({ inputs }) => inputs.bucket === name)
			?.inputs;
	const { inputs, place } = made;
	const policy =
		part("bucketPolicy:BucketPolicy")?.policy ?? textOf(inputs.policy);
	const payer =
		part("bucketRequestPaymentConfiguration:BucketRequestPaymentConfiguration")
			?.payer ?? inputs.requestPayer;
	const [rule] = bagsIn(
		part(
			"bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
		)?.rules,
	);
	const by = bagOf(rule?.applyServerSideEncryptionByDefault);
	const lock = part(
		"bucketObjectLockConfiguration:BucketObjectLockConfiguration",
	);
	const retention = bagOf(bagOf(lock?.rule).defaultRetention).mode;
	const ownership = bagOf(
		part("bucketOwnershipControls:BucketOwnershipControls")?.rule,
	).objectOwnership;
	const logging = part("bucketLogging:BucketLogging");
	const key = textOf(by.kmsMasterKeyId);
	return {
		name,
		...place,
		...(policy !== undefined && { policy: String(policy) }),
		...(payer !== undefined && { payer: String(payer) }),
		...(rule && {
			encryption: {
				algorithm: String(by.sseAlgorithm),
				...(key && { key }),
				hasBucketKey: rule.bucketKeyEnabled === true,
			},
		}),
		...(retention !== undefined && { retention: String(retention) }),
		...(ownership !== undefined && { ownership: String(ownership) }),
		grants: grantsIn(part("bucketAcl:BucketAcl")),
		...(logging && {
			logging: {
				target: String(logging.targetBucket),
				prefix: String(logging.targetPrefix ?? ""),
			},
		}),
	};
}

/** A policy as KMS makes it where none is asked for: the account decides. */
const ownersOnly = (service: string, { account, region }: Place): string =>
	JSON.stringify({
		Version: "2012-10-17",
		Statement: {
			Effect: "Allow",
			Principal: { AWS: `arn:${partitionOf(region)}:iam::${account}:root` },
			Action: `${service}:*`,
			Resource: "*",
		},
	});

function keyIn(memory: Memory, asked: string, from: Place): Key | undefined {
	const isAlias = /(^|:)alias\//.test(asked);
	const alias = isAlias
		? memory
				.of("aws:kms/alias:Alias")
				.find((one) =>
					asked.startsWith("arn:")
						? one.outputs.arn === asked
						: one.id === asked && isAt(one, from),
				)
		: undefined;
	if (isAlias && !alias) return undefined;
	const target = String(alias?.inputs.targetKeyId ?? asked);
	const found = memory
		.of("aws:kms/key:Key")
		.find((one) =>
			target.startsWith("arn:")
				? one.outputs.arn === target
				: one.id === target && isAt(one, alias?.place ?? from),
		);
	if (!found) return undefined;
	const own = memory
		.of("aws:kms/keyPolicy:KeyPolicy")
		.findLast(({ inputs }) => lastPart(String(inputs.keyId)) === found.id);
	return {
		arn: String(found.outputs.arn),
		state: found.inputs.isEnabled === false ? "Disabled" : "Enabled",
		policy:
			textOf(own?.inputs.policy) ??
			textOf(found.inputs.policy) ??
			ownersOnly("kms", found.place),
	};
}

function roleIn(memory: Memory, arn: string): Role | undefined {
	const found = memory
		.of("aws:iam/role:Role")
		.find(({ outputs }) => outputs.arn === arn);
	if (!found) return undefined;
	const { id, inputs, place } = found;
	const isIts = (one: Made): boolean =>
		one.place.account === place.account &&
		lastPart(String(one.inputs.role)) === id;
	const document = (policyArn: unknown): readonly string[] =>
		memory
			.of("aws:iam/policy:Policy")
			.filter(({ outputs }) => outputs.arn === policyArn)
			.map(({ inputs }) => String(inputs.policy));
	const [boundary] = document(inputs.permissionsBoundary);
	return {
		arn,
		trust: String(inputs.assumeRolePolicy),
		policies: [
			...bagsIn(inputs.inlinePolicies).map(({ policy }) => String(policy)),
			...memory
				.of("aws:iam/rolePolicy:RolePolicy")
				.filter(isIts)
				.map((one) => String(one.inputs.policy)),
			...memory
				.of("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
				.filter(isIts)
				.flatMap((one) => document(one.inputs.policyArn)),
		],
		...(boundary !== undefined && { boundary }),
	};
}

/** What stands in accounts that are kept in mind, now and later. */
export function standingIn(memory: Memory): Standing {
	return {
		bucket: (name) => bucketIn(memory, name),
		key: (key, from) => keyIn(memory, key, from),
		topic: (arn) => {
			const found = memory
				.of("aws:sns/topic:Topic")
				.find(({ outputs }) => outputs.arn === arn);
			if (!found) return undefined;
			const own = memory
				.of("aws:sns/topicPolicy:TopicPolicy")
				.findLast(({ inputs }) => inputs.arn === arn);
			const key = textOf(found.inputs.kmsMasterKeyId);
			return {
				arn,
				isFifo: found.inputs.fifoTopic === true,
				policy:
					textOf(own?.inputs.policy) ??
					textOf(found.inputs.policy) ??
					ownersOnly("sns", found.place),
				...(key && { key }),
			};
		},
		role: (arn) => roleIn(memory, arn),
		hasLogGroup: (arn) =>
			memory
				.of("aws:cloudwatch/logGroup:LogGroup")
				.some(({ outputs }) => outputs.arn === arn),
		organization: (account) =>
			memory
				.of("aws:organizations/organization:Organization")
				.find(({ place }) => place.account === account)?.id,
		trailsIn: (place) =>
			memory
				.of("aws:cloudtrail/trail:Trail")
				.filter(
					(one) =>
						one.place.account === place.account &&
						(isAt(one, place) || one.inputs.isMultiRegionTrail === true),
				).length,
	};
}
