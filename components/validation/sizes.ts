import type { ComplianceTrailArgs } from "../args";
import { type Home, trailArn } from "../arns";
import { keySizeProblems, madeKeyPolicy } from "../keyPolicy";
import { partitionOfRegion } from "../partitions";
import type { Finding } from "./checks";

/*
 * Before anything is registered, what is looked up or given as an output is not
 * known. Whatever it turns out to be, it is at least as long as this: what is
 * too large with it is refused here, the rest once it is known.
 */
const SHORTEST = {
	partition: "aws",
	region: "eu-west-1",
	account: "111122223333",
	reader: "arn:aws:iam::111122223333:root",
};

/** What makes a policy larger than AWS takes, as far as that is known. */
export function* sizeProblems(
	name: string,
	args: ComplianceTrailArgs,
): Generator<Finding> {
	const { keyReaders = [], trailName = name, organization } = args;
	if (args.keyArn !== undefined || keyReaders.length === 0) return;
	const home = homeOf(args);
	const account = known(organization?.managementAccountId, home.account);
	yield* keySizeProblems(
		madeKeyPolicy({
			args,
			trailName,
			home,
			trailArn: trailArn({ ...home, account }, trailName),
			readers: keyReaders.map((reader) => known(reader, SHORTEST.reader)),
		}),
	);
}

function homeOf({ accountId, partition, region }: ComplianceTrailArgs): Home {
	const here = known(region, SHORTEST.region);
	return {
		account: known(accountId, SHORTEST.account),
		region: here,
		partition: known(
			partition,
			typeof region === "string" ? partitionOfRegion(here) : SHORTEST.partition,
		),
	};
}

/** A value where it is plain; another where it is left out or known later. */
function known(value: unknown, otherwise: string): string {
	return typeof value === "string" ? value : otherwise;
}
