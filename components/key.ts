import { Alias } from "@pulumi/aws/kms/alias";
import { Key } from "@pulumi/aws/kms/key";
import { all, type Output, type Resource } from "@pulumi/pulumi";
import type { Context } from "./context";
import { keySizeProblems, madeKeyPolicy } from "./keyPolicy";
import { withoutPeriods } from "./names";
import { throwFirst } from "./validation/validate";

/** The KMS key that encrypts log files. */
export interface TrailKey {
	readonly arn: Output<string>;
	/** Resources that must be deleted after everything that the key encrypts. */
	readonly ready: readonly Resource[];
}

/**
 * The KMS key for log files, the log group, topics and the event data store: an
 * existing key, or a new one with yearly rotation and a deletion waiting period
 * of 30 days.
 */
export function makeKey(context: Context): TrailKey {
	const { name, args, trailName, tags, options, keep, given } = context;
	if (args.keyArn !== undefined)
		return { arn: given("keyArn", args.keyArn), ready: [] };
	const key = new Key(
		`${name}-key`,
		{
			description: `Log files of CloudTrail trail ${trailName}`,
			enableKeyRotation: true,
			deletionWindowInDays: 30,
			policy: keyPolicy(context),
			tags,
		},
		keep,
	);
	new Alias(
		`${name}-key`,
		{
			name: `alias/cloudtrail-${withoutPeriods(trailName)}`,
			targetKeyId: key.keyId,
		},
		// Not retained with the key: otherwise, a component of this name could not be
		// created again.
		{ ...options, parent: key, retainOnDelete: false },
	);
	return { arn: key.arn, ready: [key] };
}

function keyPolicy(context: Context): Output<string> {
	const { name, at, args, trailName, given } = context;
	return all([
		context.home,
		context.trailArn,
		all((args.keyReaders ?? []).map((one) => given("keyReaders", one))),
	]).apply(([home, trailArn, readers]) => {
		const facts = { args, trailName, home, trailArn, readers };
		const policy = madeKeyPolicy(facts);
		throwFirst(name, keySizeProblems(policy), at);
		return JSON.stringify(policy);
	});
}
