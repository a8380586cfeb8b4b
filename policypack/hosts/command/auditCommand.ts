import type { Command } from "commander";
import type { Control } from "../../judging/control";
import type { OrganizationFlags } from "../auditOrganization/options";
import {
	addCompareOptions,
	addReportOptions,
	type CompareFlags,
	type ReportFlags,
} from "./options";
import { addOrganizationOptions } from "./organizationOptions";

interface AuditFlags extends ReportFlags, OrganizationFlags, CompareFlags {
	readonly accountId?: string;
	readonly region?: readonly string[];
	readonly profile?: string;
	readonly endpointUrl?: string;
	readonly delivery?: boolean;
}

/** Adds `audit`, which evaluates live accounts. */
export function addAuditCommand(
	program: Command,
	controls: readonly Control[],
	finish: (code: number) => void,
): void {
	const command = program
		.command("audit")
		.description(
			"check a live AWS account or all accounts of an organization, with the default credentials of the AWS SDK",
		)
		.option(
			"--region <name>",
			"Region to read; repeatable (default: all enabled Regions)",
			(name: string, names: readonly string[] = []) => [...names, name],
		)
		.option(
			"--account-id <id>",
			"asff, ocsf: ID of the account, if AWS does not return it",
		)
		.option("--profile <name>", "profile in the AWS configuration files")
		.option("--endpoint-url <url>", "override the AWS endpoint URL")
		.option(
			"--delivery",
			"also read keys, roles, topics and log groups of trails, to find why logs may not be delivered",
		);
	addOrganizationOptions(command);
	addCompareOptions(command);
	const auditOptions = addReportOptions(
		command,
		"invalid command line, configuration or credentials, or no Region or account could be read",
	);
	command.action(async (flags: AuditFlags) => {
		// Loaded on first use: only audit needs the AWS SDK.
		const { audit } = await import("./audit");
		const { region: regions = [], profile, endpointUrl, accountId } = flags;
		const { compare, compareRegion, delivery } = flags;
		const options = {
			...auditOptions(flags),
			...{ regions, profile, endpointUrl, organization: flags },
			...{ compare, compareRegion, delivery },
			cloud: { accountId, region: regions[0] },
		};
		finish(await audit(controls, options));
	});
}
