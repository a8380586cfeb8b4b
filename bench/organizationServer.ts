import { startStandIn } from "../test/organization/awsStandIn";
import { mixedWorld } from "../test/organization/awsStandInWorld";

/*
 * The stand-in for AWS in a process of its own, so that the memory and the
 * processor time of the command are its own, too.
 */

/** The Regions that every account has. */
const REGIONS = [
	...["ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1"],
	...["ap-southeast-1", "ap-southeast-2", "ca-central-1", "eu-central-1"],
	...["eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1"],
	...["us-east-1", "us-east-2", "us-west-1", "us-west-2"],
];

async function serve(size: number): Promise<void> {
	const { accounts, regions } = mixedWorld(size, REGIONS);
	const open = accounts.map(({ refuses: _, state: __, ...rest }) => rest);
	const aws = await startStandIn({ accounts: open, regions });
	process.on("message", () => {
		process.send?.(
			aws.calls.map(({ account, input, operation }) => ({
				operation,
				account:
					operation === "AssumeRole"
						? String(input.RoleArn).split(":")[4]
						: account,
			})),
		);
		aws.forget();
	});
	process.on("disconnect", () => process.exit());
	process.send?.(aws.url);
}

void serve(Number(process.argv[2]));
