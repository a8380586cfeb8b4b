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

/** What every part of one component is made with. */
export interface Context {
	/** The component's name, which each part's begins with. */
	readonly name: string;
	readonly args: ComplianceTrailArgs;
	readonly trailName: string;
	readonly home: Output<Home>;
	/** ARN of the trail, known before the trail is made. */
	readonly trailArn: Output<string>;
	/** Accounts whose logs the trail delivers, the trail's own first. */
	readonly accounts: Output<readonly string[]>;
	readonly tags: Readonly<Record<string, Input<string>>>;
	/** Options of a part. */
	readonly options: CustomResourceOptions;
	/** Options of a part that holds what must not be lost. */
	readonly keep: CustomResourceOptions;
}

/** The context of a component. Nothing is looked up that is given. */
export function contextOf(
	name: string,
	args: ComplianceTrailArgs,
	parent: ComponentResource,
): Context {
	const { trailName = name, tags = {}, protect = true, organization } = args;
	const home = homeOf(args, parent);
	const options = { parent };
	// An organization's trail is its management account's, whoever makes it.
	const owner = home.apply((here) => ({
		...here,
		account: organization?.managementAccountId ?? here.account,
	}));
	return {
		name,
		args,
		trailName,
		home,
		trailArn: owner.apply((there) => trailArn(there, trailName)),
		accounts: all([home, owner]).apply(([here, there]) => [
			...new Set([there.account, here.account]),
		]),
		tags,
		options,
		keep: { ...options, protect, retainOnDelete: protect },
	};
}

function homeOf(
	args: ComplianceTrailArgs,
	parent: ComponentResource,
): Output<Home> {
	const options = { parent };
	const account: Input<string> =
		args.accountId ?? getCallerIdentityOutput({}, options).accountId;
	const partition: Input<string> =
		args.partition ?? getPartitionOutput({}, options).partition;
	const region: Input<string> =
		args.region ?? getRegionOutput({}, options).region;
	return output({ account, partition, region });
}
