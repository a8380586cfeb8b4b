import type { KeyMetadata } from "@aws-sdk/client-kms";
import type { DeliveryFact } from "../../../model/deliveryChecks/facts";
import {
	known,
	mapValue,
	type Unknown,
	type Value,
} from "../../../model/value";
import type { Identity } from "../identity";
import { TRAIL_DELIVERY_ACTIONS } from "../permissions";
import { UNREADABLE } from "../request";
import type { Session } from "../session";
import { aboutArn, arnParts, partRef } from "./awsPlace";
import { whyNotRead } from "./notRead";
import type { PartRead } from "./partRead";

/** What AWS returns of a key. */
interface KeyDetails {
	readonly arn: string;
	readonly isEnabled: boolean;
	readonly isPendingDeletion: boolean;
	readonly isMultiRegion: boolean;
	readonly usage: string | undefined;
	readonly spec: string | undefined;
}

/**
 * A key, by what refers to it: an ARN, an ID or an alias.
 * @param region The Region of what refers to it.
 */
export async function readKey(
	session: Session,
	identity: Identity,
	ref: string,
	region: string,
): Promise<PartRead> {
	const parts = arnParts(ref);
	const resource = parts?.resource ?? keyResource(ref);
	const where = parts?.region ?? region;
	const account =
		parts?.account ?? (identity.account.known ? identity.account.value : "");
	const arn =
		parts !== undefined
			? ref
			: `arn:${identity.partition}:kms:${where}:${account}:${resource}`;
	const alias = resource.startsWith("alias/") ? resource : undefined;
	const named = alias ?? resource.replace(/^key\//, "");
	const why = whyNotRead(session, identity, account)(`key ${named}`);
	if (why) return hidden(arn, alias, why);
	const details = await describe(session, where, ref, named);
	if (!details.known) return hidden(arn, alias, details);
	const key = details.value;
	if (key === undefined) return { facts: [], missing: `key ${named}` };
	const policy = await policyOf(session, where, key.arn);
	return {
		facts: [
			...aliasFact(arn, alias, known(key.arn)),
			keyFact(key.arn, known(key), policy),
		],
	};
}

function keyResource(ref: string): string {
	return ref.startsWith("alias/") ? ref : `key/${ref}`;
}

function hidden(
	arn: string,
	alias: string | undefined,
	why: Unknown,
): PartRead {
	return {
		facts:
			alias === undefined
				? [keyFact(arn, why, why)]
				: aliasFact(arn, alias, why),
	};
}

function aliasFact(
	arn: string,
	alias: string | undefined,
	key: Value<string>,
): readonly DeliveryFact[] {
	if (alias === undefined) return [];
	return [
		{
			kind: "keyAlias",
			...aboutArn(arn, "AWS::KMS::Alias", alias),
			name: known(alias),
			isNameDeclared: true,
			key: partRef(key),
		},
	];
}

function keyFact(
	arn: string,
	details: Value<KeyDetails>,
	policy: Value<string>,
): DeliveryFact {
	const id = (arnParts(arn)?.resource ?? arn).replace(/^key\//, "");
	return {
		kind: "key",
		...aboutArn(arn, "AWS::KMS::Key", id),
		name: known(id),
		isNameDeclared: true,
		policy: { document: policy, isSecret: false, isDeclared: true },
		isEnabled: mapValue(details, ({ isEnabled }) => isEnabled),
		isMultiRegion: mapValue(details, ({ isMultiRegion }) => isMultiRegion),
		usage: mapValue(details, ({ usage }) => usage),
		spec: mapValue(details, ({ spec }) => spec),
		isPendingDeletion: mapValue(
			details,
			({ isPendingDeletion }) => isPendingDeletion,
		),
	};
}

function describe(
	{ ask, clients }: Session,
	region: string,
	KeyId: string,
	named: string,
): Promise<Value<KeyDetails | undefined>> {
	return ask<
		{ readonly KeyMetadata?: KeyMetadata | undefined },
		KeyDetails | undefined
	>({
		action: TRAIL_DELIVERY_ACTIONS.DescribeKey,
		what: `key ${named}`,
		call: async (options) =>
			(await clients.kms(region)).describeKey({ KeyId }, options),
		read: ({ KeyMetadata }) => {
			const { Arn, Enabled, KeyState, KeySpec, KeyUsage, MultiRegion } =
				KeyMetadata ?? {};
			if (typeof Arn !== "string" || typeof Enabled !== "boolean")
				return UNREADABLE;
			return {
				arn: Arn,
				isEnabled: Enabled,
				isPendingDeletion: /^Pending(Replica)?Deletion$/.test(KeyState ?? ""),
				isMultiRegion: MultiRegion === true,
				usage: KeyUsage,
				spec: KeySpec,
			};
		},
		unset: { errors: ["NotFoundException"], means: undefined },
	});
}

function policyOf(
	{ ask, clients }: Session,
	region: string,
	KeyId: string,
): Promise<Value<string>> {
	return ask<{ readonly Policy?: unknown }, string>({
		action: TRAIL_DELIVERY_ACTIONS.GetKeyPolicy,
		what: `the policy of key ${KeyId}`,
		call: async (options) =>
			(await clients.kms(region)).getKeyPolicy(
				// Every key has one policy, with this name.
				{ KeyId, PolicyName: "default" },
				options,
			),
		read: ({ Policy }) => (typeof Policy === "string" ? Policy : UNREADABLE),
	});
}
