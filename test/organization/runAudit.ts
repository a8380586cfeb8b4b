import { type Ended, type Running, startCommand } from "../kit/startedCommand";

export type { Ended, Running } from "../kit/startedCommand";

/** Neither a person's credentials nor a machine's are found. */
export const VARIABLES: Readonly<Record<string, string>> = {
	AWS_ACCESS_KEY_ID: "own",
	AWS_SECRET_ACCESS_KEY: "own-secret-key",
	AWS_EC2_METADATA_DISABLED: "true",
	AWS_CONFIG_FILE: "/nonexistent",
	AWS_SHARED_CREDENTIALS_FILE: "/nonexistent",
	AWS_REGION: "us-east-1",
};

/** Starts `audit` against a server that stands in for AWS. */
export function startAudit(
	url: string,
	args: readonly string[],
	node: readonly string[] = [],
): Running {
	const all = ["audit", "--endpoint-url", url, ...args];
	return startCommand(all, VARIABLES, node);
}

/** Runs `audit` to its end. */
export function runAudit(
	url: string,
	...args: readonly string[]
): Promise<Ended> {
	return startAudit(url, args).ended;
}
