import type { AwsPlace } from "../../model/deliveryChecks/facts";
import { partitionOf } from "../../model/partitions";
import { known, mapValue, unknown, type Value } from "../../model/value";
import type { ProviderPlace } from "../accounts";
import { ownerOf, usesDefaultCredentials } from "../owner";
import { reading } from "../reading";
import type { Resource } from "../resource";

/** The account and the Region that a stack is deployed to, where given. */
export interface Target {
	/** Account ID of the user's credentials. */
	readonly account?: string;
	/** Region of providers whose configuration has none. */
	readonly region?: string;
}

/** What the whole stack shows of the places of its providers. */
export interface PlacesOfProviders {
	readonly byUrn: ReadonlyMap<string | undefined, ProviderPlace>;
	readonly target: Target;
}

interface Identified {
	arn: unknown;
	id: unknown;
	policyArn: unknown;
	topicArn: unknown;
	region: unknown;
}

/**
 * Outputs with the ARN of a resource. Of other types, `policyArn` and `topicArn`
 * are inputs with the ARN of another one.
 */
function outputsWithArn(type: string): readonly (keyof Identified)[] {
	if (type === "aws-native:iam:ManagedPolicy") return ["policyArn", "id"];
	if (type === "aws-native:sns:Topic") return ["topicArn", "id"];
	return ["arn", "id"];
}

/** The ARN of a resource, where its source shows it. */
export function arnOf(resource: Resource): string | undefined {
	if (resource.arn !== undefined) return resource.arn;
	const args = reading<Identified>(resource);
	for (const property of outputsWithArn(resource.type)) {
		const text = args.text(property);
		if (text.known && text.value?.startsWith("arn:")) return text.value;
	}
	return undefined;
}

/** The parts of an ARN; an empty part is not there. */
export function partsOfArn(arn: string | undefined) {
	const [, partition, , region, account, resource] =
		/^arn:([^:]+):([^:]*):([^:]*):([^:]*):(.+)$/s.exec(arn ?? "") ?? [];
	return {
		partition: partition || undefined,
		region: region || undefined,
		account: account || undefined,
		resource,
	};
}

/**
 * Where a resource is: by its ARN, by its own `region`, which @pulumi/aws has
 * since version 7, by its provider, and by the target of the deployment.
 */
export function placeOf(
	resource: Resource,
	{ byUrn, target }: PlacesOfProviders,
): AwsPlace {
	const { provider, name, isRead, type } = resource;
	const inArn = partsOfArn(arnOf(resource));
	const ofProvider = byUrn.get(provider.urn);
	const own = defined(reading<Identified>(resource, ["region"]).text("region"));
	const region = first(
		inArn.region === undefined ? undefined : known(inArn.region),
		own,
		defined(regionOfProvider(resource)),
		target.region === undefined ? undefined : known(target.region),
	);
	const isDefault = usesDefaultCredentials(provider);
	const account =
		inArn.account ??
		ofProvider?.account ??
		ownerOf(provider).account ??
		(isDefault ? target.account : undefined);
	const partition = inArn.partition ?? ofProvider?.partition;
	const missing = (what: string, fix: string): Value<string> =>
		isRead ? unknown("outside", what) : unknown("pending", what, fix);
	const prefix = packageOf(type);
	const where =
		region ??
		missing(
			`the Region of ${name}`,
			`Set \`${prefix}:region\` in the configuration of the stack, or \`region\` of the provider.`,
		);
	return {
		region: where,
		account:
			account !== undefined
				? known(account)
				: missing(
						`the account of ${name}`,
						"Set `allowedAccountIds` of the provider.",
					),
		partition:
			partition !== undefined
				? known(partition)
				: mapValue(where, (one) => partitionOf(one).name),
		accountFrom: accountFrom(resource, isDefault),
		regionFrom:
			isRead || own !== undefined
				? resource.urn
				: (provider.urn ?? `default provider of ${prefix}`),
	};
}

/** The package of a type, such as `aws-native`. */
function packageOf(type: string): string {
	return type.split(":")[0] ?? type;
}

/** What is only read may be of any account. */
function accountFrom(
	{ isRead, provider, type, urn }: Resource,
	isDefault: boolean,
): string {
	if (isRead) return urn;
	if (isDefault) return "default credentials";
	return provider.urn ?? `default provider of ${packageOf(type)}`;
}

/** The Region in the configuration of a resource's provider. */
function regionOfProvider(resource: Resource): Value<string | undefined> {
	const { provider } = resource;
	const { spell: _, declares: __, ...rest } = resource;
	return reading<Identified>({
		...rest,
		name: `the provider of ${resource.name}`,
		props: provider.props,
		isHidden: false,
	}).text("region");
}

/** A value that is set; undefined for one that is not. */
function defined(value: Value<string | undefined>): Value<string> | undefined {
	if (!value.known) return value;
	return value.value === undefined ? undefined : known(value.value);
}

function first(
	...values: readonly (Value<string> | undefined)[]
): Value<string> | undefined {
	return values.find((value) => value !== undefined);
}
