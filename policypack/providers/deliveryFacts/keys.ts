import type { AliasArgs } from "@pulumi/aws/kms/alias";
import type { ExternalKeyArgs } from "@pulumi/aws/kms/externalKey";
import type { KeyArgs } from "@pulumi/aws/kms/key";
import type { KeyPolicyArgs } from "@pulumi/aws/kms/keyPolicy";
import type { ReplicaExternalKeyArgs } from "@pulumi/aws/kms/replicaExternalKey";
import type { ReplicaKeyArgs } from "@pulumi/aws/kms/replicaKey";
import type { AliasArgs as NativeAliasArgs } from "@pulumi/aws-native/kms/alias";
import type { KeyArgs as NativeKeyArgs } from "@pulumi/aws-native/kms/key";
import type { ReplicaKeyArgs as NativeReplicaArgs } from "@pulumi/aws-native/kms/replicaKey";
import type { KeyFact, KeyPart } from "../../model/deliveryChecks/keyFacts";
import { known, mapValue, unknown, type Value } from "../../model/value";
import { reading } from "../reading";
import type { Resource } from "../resource";
import { isOn } from "../selectors";
import { aboutOf, documentOf, nameOf, ownPolicyOf, partRef } from "./part";
import type { PlacesOfProviders } from "./place";

/** The properties of keys of @pulumi/aws; a type has some of them. */
type AnyKey =
	| KeyArgs
	| ExternalKeyArgs
	| ReplicaKeyArgs
	| ReplicaExternalKeyArgs;

/** What a provider fills in where the program sets nothing. */
const COMPUTED = ["policy", "keyUsage", "keySpec", "multiRegion"] as const;

/** Any key of @pulumi/aws. */
export function awsKey(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly KeyPart[] {
	const args = reading<AnyKey>(resource, [...COMPUTED, "enabled"]);
	return [
		{
			...keyItself(resource, providers),
			policy: ownPolicyOf(args, "policy"),
			isEnabled: byDefault(
				args.flag("isEnabled"),
				byDefault(
					args.flag("enabled"),
					isExternal(resource) ? args.isSet("keyMaterialBase64") : known(true),
				),
			),
			isMultiRegion: isReplica(resource)
				? known(true)
				: isOn(args.flag("multiRegion")),
			usage: args.text("keyUsage"),
			spec: firstSet(args.text("customerMasterKeySpec"), args.text("keySpec")),
			...(isReplica(resource) && { primary: partRef(args, "primaryKeyArn") }),
		},
	];
}

/** A key or a replica of aws-native. */
export function nativeKey(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly KeyPart[] {
	const args = reading<NativeKeyArgs | NativeReplicaArgs>(resource);
	return [
		{
			...keyItself(resource, providers),
			policy: ownPolicyOf(args, "keyPolicy"),
			isEnabled: mapValue(args.flag("enabled"), (on) => on ?? true),
			isMultiRegion: isReplica(resource)
				? known(true)
				: isOn(args.flag("multiRegion")),
			usage: args.text("keyUsage"),
			spec: args.text("keySpec"),
			...(isReplica(resource) && { primary: partRef(args, "primaryKeyArn") }),
		},
	];
}

type Itself = "kind" | "isPendingDeletion" | keyof Named;
type Named = ReturnType<typeof aboutOf> & ReturnType<typeof nameOf>;

function keyItself(
	resource: Resource,
	providers: PlacesOfProviders,
): Pick<KeyFact, Itself> {
	return {
		kind: "key",
		...aboutOf(resource, providers),
		...nameOf(resource, reading(resource), keyIdIn),
		isPendingDeletion: resource.isHidden
			? unknown("outside", `whether key ${resource.name} is to be deleted`)
			: known(false),
	};
}

function keyIdIn(resource: string): string {
	return resource.replace(/^key\//, "");
}

function isReplica({ type }: Resource): boolean {
	return /:Replica(External)?Key$/.test(type);
}

/** Whether the key material is imported: a key without any is not enabled. */
function isExternal({ type }: Resource): boolean {
	return /ExternalKey$/.test(type);
}

/** A flag, or what holds where it is not set. */
function byDefault(
	flag: Value<boolean | undefined>,
	otherwise: Value<boolean>,
): Value<boolean> {
	if (!flag.known) return flag;
	return flag.value === undefined ? otherwise : known(flag.value);
}

/** The one that is set: a type of key has one of both. */
function firstSet(
	one: Value<string | undefined>,
	other: Value<string | undefined>,
): Value<string | undefined> {
	return one.known && one.value === undefined ? other : one;
}

/** A policy of a key. */
export function keyPolicy(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly KeyPart[] {
	const args = reading<KeyPolicyArgs>(resource);
	return [
		{
			kind: "keyPolicy",
			...aboutOf(resource, providers),
			key: partRef(args, "keyId"),
			...documentOf(args, "policy"),
		},
	];
}

/** An alias of @pulumi/aws. */
export function awsAlias(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly KeyPart[] {
	const args = reading<AliasArgs>(resource, ["name"]);
	return [
		{
			kind: "keyAlias",
			...aboutOf(resource, providers),
			...nameOf(resource, args, (alias) => alias, "name"),
			key: partRef(args, "targetKeyId"),
		},
	];
}

/** An alias of aws-native. */
export function nativeAlias(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly KeyPart[] {
	const args = reading<NativeAliasArgs>(resource);
	return [
		{
			kind: "keyAlias",
			...aboutOf(resource, providers),
			...nameOf(resource, args, (alias) => alias, "aliasName"),
			key: partRef(args, "targetKeyId"),
		},
	];
}
