import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import {
	all,
	type ComponentResource,
	type CustomResourceOptions,
	type Input,
	type Output,
	output,
} from "@pulumi/pulumi";
import type { ComplianceTrailArgs } from "./args";
import { type Home, trailArn } from "./arns";
import type { InputPath } from "./validation/inputs";
import { type CreationSite, checked } from "./validation/validate";

/** What all resources of one component share. */
export interface Context {
	/** The component's name, which each part's begins with. */
	readonly name: string;
	/** The program's line that makes the component. */
	readonly at: CreationSite;
	readonly args: ComplianceTrailArgs;
	readonly trailName: string;
	/** Where everything is made. */
	readonly home: Output<Home>;
	/** ARN of the trail, known before the trail is made. */
	readonly trailArn: Output<string>;
	/** Organization id of an organization trail; undefined for any other. */
	readonly organizationId: Output<string | undefined>;
	readonly tags: Readonly<Record<string, Input<string>>>;
	/** Options of a part: protected from deletion by default. */
	readonly options: CustomResourceOptions;
	/**
	 * Options of what log files need, to be there, private and readable: as any
	 * part, and left in AWS when the stack is destroyed, but for `forceDestroy`.
	 */
	readonly keep: CustomResourceOptions;
	/** An argument as an output, that fails by its name where it is wrong. */
	readonly given: <T>(path: InputPath, value: Input<T>) => Output<T>;
}

/** The context of a component. Nothing is looked up that is given. */
export function contextOf(
	name: string,
	args: ComplianceTrailArgs,
	parent: ComponentResource,
	at: CreationSite,
): Context {
	const { trailName = name, tags = {}, protect = true, organization } = args;
	const given: Context["given"] = (path, value) =>
		checked(name, path, value, at);
	const home = homeOf(args, parent, given);
	// Omitted, not false: the options of the component itself apply to its parts.
	const options = protect ? { parent, protect } : { parent };
	return {
		name,
		at,
		args,
		trailName,
		home,
		trailArn: all([home, ownerOf(organization, given)]).apply(([here, owner]) =>
			trailArn({ ...here, account: owner ?? here.account }, trailName),
		),
		organizationId: organization
			? given("organization.id", organization.id)
			: output(undefined),
		tags,
		options,
		keep: args.forceDestroy ? options : { ...options, retainOnDelete: true },
		given,
	};
}

/** An organization trail belongs to the management account, even if a delegated administrator creates it. */
function ownerOf(
	organization: ComplianceTrailArgs["organization"],
	given: Context["given"],
): Output<string | undefined> {
	const account = organization?.managementAccountId;
	return account === undefined
		? output(undefined)
		: given("organization.managementAccountId", account);
}

function homeOf(
	{ accountId, partition, region }: ComplianceTrailArgs,
	parent: ComponentResource,
	given: Context["given"],
): Output<Home> {
	const options = { parent };
	return output({
		account:
			accountId === undefined
				? getCallerIdentityOutput({}, options).accountId
				: given("accountId", accountId),
		partition:
			partition === undefined
				? getPartitionOutput({}, options).partition
				: given("partition", partition),
		region:
			region === undefined
				? getRegionOutput({}, options).region
				: given("region", region),
	});
}
