import type { Command } from "commander";
import { DEFAULT_ROLE } from "../../sources/liveAccount/permissions";
import {
	DEFAULT_CONCURRENCY,
	DEFAULT_MAX_AGE,
} from "../auditOrganization/options";

/** Adds the options of an audit of several accounts. */
export function addOrganizationOptions(command: Command): void {
	const all = (value: string, values: readonly string[] = []) => [
		...values,
		value,
	];
	command
		.option(
			"--organization",
			"audit every account of the AWS organization, with credentials of its management account or of a delegated administrator",
		)
		.option(
			"--accounts <ids>",
			"audit these accounts, separated by commas or in a file, instead of those of AWS Organizations",
		)
		.option(
			"--include-ou <id>",
			"only accounts in this organizational unit and the units in it; repeatable",
			all,
		)
		.option(
			"--exclude <ids>",
			"leave out these accounts, separated by commas or in a file; repeatable",
			all,
		)
		.option(
			"--role <name>",
			`role to assume in each account, with its path if it has one (default: ${DEFAULT_ROLE})`,
		)
		.option("--external-id <id>", "external ID that the role requires")
		.option("--session-name <name>", "name of the session of the role")
		.option(
			"--concurrency <number>",
			`accounts to read at once (default: ${DEFAULT_CONCURRENCY})`,
		)
		.option(
			"--timeout <seconds>",
			"time limit of the audit of all accounts; what is not read by then is unknown (default: none)",
		)
		.option(
			"--shard <i/n>",
			"audit only every nth account, from the ith one, so that n processes share the accounts",
		)
		.option(
			"--bucket <name>",
			"also read this bucket, in the account that owns it, such as the log archive's; repeatable",
			all,
		)
		.option(
			"--max-age <duration>",
			`accounts whose record in the folder of --record is younger are not read again: an age such as 30m, 12h or 7d (default: ${DEFAULT_MAX_AGE})`,
		);
}
