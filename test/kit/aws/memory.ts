import { createHash } from "node:crypto";
import { parsedArn, partitionOf } from "../cloud/arns";
import type { Properties } from "../engine/provider/resources";
import type { Place } from "./standing";

/** A resource that is there. */
export interface Made {
	readonly type: string;
	/** The logical name. */
	readonly name: string;
	readonly place: Place;
	readonly id: string;
	readonly inputs: Properties;
	readonly outputs: Properties;
}

/** Accounts that are kept in mind. */
export interface Memory {
	readonly add: (made: Made) => void;
	readonly of: (type: string) => readonly Made[];
}

/** Empty accounts. */
export function emptyMemory(): Memory {
	const made = new Map<string, Made[]>();
	return {
		add: (one) => {
			const others = made.get(one.type);
			if (others) others.push(one);
			else made.set(one.type, [one]);
		},
		of: (type) => made.get(type) ?? [],
	};
}

/** A text that is another for another. */
const hashed = (text: string): string =>
	createHash("sha256").update(text).digest("hex");

/** An ID as keys have it. */
const uuidOf = (text: string): string =>
	hashed(text).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");

/** The ID of the organization that an account manages, if it manages one. */
export const organizationOf = (account: string): string =>
	`o-${hashed(account).slice(0, 10)}`;

type Output = (
	inputs: Properties,
	place: Place & { readonly partition: string },
	urn: string,
) => { readonly id: string } & Properties;

const ofBucket: Output = ({ bucket }) => ({ id: String(bucket) });

/** What AWS says of a resource that it made, by type. */
const outputsOf: Readonly<Record<string, Output>> = {
	"aws:s3/bucket:Bucket": ({ bucket }, { partition, region }) => ({
		id: String(bucket),
		arn: `arn:${partition}:s3:::${bucket}`,
		region,
	}),
	"aws:s3/bucketPolicy:BucketPolicy": ofBucket,
	"aws:s3/bucketRequestPaymentConfiguration:BucketRequestPaymentConfiguration":
		ofBucket,
	"aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
		ofBucket,
	"aws:s3/bucketVersioning:BucketVersioning": ofBucket,
	"aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration":
		ofBucket,
	"aws:s3/bucketOwnershipControls:BucketOwnershipControls": ofBucket,
	"aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ofBucket,
	"aws:s3/bucketAcl:BucketAcl": ofBucket,
	"aws:s3/bucketLogging:BucketLogging": ofBucket,
	"aws:kms/key:Key": (_, { account, partition, region }, urn) => {
		const id = uuidOf(urn);
		return {
			id,
			keyId: id,
			arn: `arn:${partition}:kms:${region}:${account}:key/${id}`,
		};
	},
	"aws:kms/keyPolicy:KeyPolicy": ({ keyId }) => ({ id: String(keyId) }),
	"aws:kms/alias:Alias": (
		{ name, targetKeyId },
		{ account, partition, region },
	) => ({
		id: String(name),
		arn: `arn:${partition}:kms:${region}:${account}:${name}`,
		targetKeyArn: `arn:${partition}:kms:${region}:${account}:key/${String(targetKeyId).split("/").at(-1)}`,
	}),
	"aws:sns/topic:Topic": ({ name }, { account, partition, region }) => {
		const arn = `arn:${partition}:sns:${region}:${account}:${name}`;
		return { id: arn, arn, owner: account };
	},
	"aws:sns/topicPolicy:TopicPolicy": ({ arn }, { account }) => ({
		id: String(arn),
		owner: account,
	}),
	"aws:iam/role:Role": ({ name }, { account, partition }) => ({
		id: String(name),
		arn: `arn:${partition}:iam::${account}:role/${name}`,
		uniqueId: `AROA${hashed(String(name)).slice(0, 17).toUpperCase()}`,
	}),
	"aws:iam/rolePolicy:RolePolicy": ({ role, name }) => ({
		id: `${role}:${name}`,
	}),
	"aws:iam/policy:Policy": ({ name }, { account, partition }) => {
		const arn = `arn:${partition}:iam::${account}:policy/${name}`;
		return { id: arn, arn };
	},
	"aws:iam/rolePolicyAttachment:RolePolicyAttachment": ({
		role,
		policyArn,
	}) => ({ id: `${role}/${policyArn}` }),
	"aws:cloudwatch/logGroup:LogGroup": (
		{ name },
		{ account, partition, region },
	) => ({
		id: String(name),
		arn: `arn:${partition}:logs:${region}:${account}:log-group:${name}`,
	}),
	"aws:organizations/organization:Organization": (
		_,
		{ account, partition },
	) => {
		const id = organizationOf(account);
		return {
			id,
			arn: `arn:${partition}:organizations::${account}:organization/${id}`,
		};
	},
	"aws:cloudtrail/trail:Trail": ({ name }, { account, partition, region }) => {
		const arn = `arn:${partition}:cloudtrail:${region}:${account}:trail/${name}`;
		return { id: arn, arn, homeRegion: region };
	},
};

/** A resource as AWS makes it. Throws for a type that is not kept in mind. */
export function madeOf(
	type: string,
	inputs: Properties,
	place: Place,
	urn: string,
): Made {
	const output = outputsOf[type];
	if (!output) throw new Error(`${type} is not kept in mind: add it`);
	const { region } = inputs;
	const own = typeof region === "string" ? { ...place, region } : place;
	const partition = partitionOf(own.region);
	const { id, ...outputs } = output(inputs, { ...own, partition }, urn);
	const name = urn.split("::").at(-1) ?? urn;
	return { type, name, place: own, id, inputs, outputs };
}

/** Outputs of a type that only AWS has, by name. */
export const computedBy = (type: string): readonly string[] =>
	Object.keys(
		outputsOf[type]?.({}, { account: "", region: "", partition: "" }, "") ?? {},
	).filter((name) => name !== "id");

/** The name or ID at the end of an ARN, or the text itself. */
export function lastPart(text: string): string {
	if (!text.startsWith("arn:")) return text;
	return parsedArn(text).resource.replace(
		/^(?:key|role|policy)\/(?:.*\/)?/,
		"",
	);
}
