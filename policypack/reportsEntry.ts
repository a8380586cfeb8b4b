/**
 * `check` and `audit` as functions, and the formats of their reports. Entry
 * `pulumi-cloudtrail-compliance/reports`. Each part is loaded on first use.
 */
import { controls } from "./controls";
import type { OrganizationOptions } from "./hosts/auditOrganization/libraryOptions";
import { FORMATS, type Format, WRITERS } from "./hosts/report/formats";
import { jsonReportOf } from "./hosts/report/json";
import type { JsonReport } from "./hosts/report/jsonSchema";
import type { ReportOptions } from "./hosts/reportOptions";
import { inputError } from "./inputError";

export type { OrganizationOptions } from "./hosts/auditOrganization/libraryOptions";
export type { Format } from "./hosts/report/formats";
export type {
	JsonControl,
	JsonFinding,
	JsonReport,
	JsonResult,
	JsonStatus,
} from "./hosts/report/jsonSchema";
export type { ReportOptions } from "./hosts/reportOptions";
export {
	type AuditReads,
	type AuditRole,
	auditPolicy,
	auditRolePolicy,
	type IamPolicy,
	type IamStatement,
	organizationAuditPolicy,
} from "./sources/liveAccount/iamPolicies";
export { DEFAULT_ROLE as defaultAuditRole } from "./sources/liveAccount/permissions";

/** Options of `check`. */
export interface CheckOptions extends ReportOptions {
	/**
	 * Whether `pulumi preview` runs in the folder of each program, with the Pulumi
	 * CLI on PATH, its login and the credentials of the environment. Each source
	 * must be the folder of a program. Default: a program runs by its own SDK.
	 */
	readonly preview?: boolean;
	/**
	 * Stack whose configuration a program uses; with `preview`, the stack to
	 * preview. Default: the only stack; with `preview`, the selected one.
	 */
	readonly stack?: string;
	/** AWS account that a program deploys to. Default: the stack's configuration. */
	readonly accountId?: string;
	/** AWS Region that a program deploys to. Default: the stack's configuration. */
	readonly region?: string;
	/** Maximum run time of a program or preview in seconds. Default: 1,800. */
	readonly timeoutSeconds?: number;
	/**
	 * Whether the sources are evaluated as one: a trail's bucket may be in
	 * another source, and trails count for their account. Default: each alone.
	 */
	readonly together?: boolean;
	/** With `together`: IDs of accounts that must have a trail. Default: none. */
	readonly expectedAccounts?: readonly string[];
}

/**
 * Evaluates sources, as the command `check` does: folders of Pulumi programs,
 * previews, stack exports, records and folders of records. A program runs in a
 * separate process, and no call to AWS is made. Rejects with an error of one line if a source, an option
 * or the configuration is invalid.
 */
export async function check(
	sources: string | readonly string[],
	options: CheckOptions = {},
): Promise<JsonReport> {
	const paths = [sources].flat();
	if (paths.length === 0)
		throw inputError("There is no source: name at least one folder or file.");
	const { validateTarget } = await import("./sources/program/deploymentTarget");
	const { accountId, preview, region, stack, timeoutSeconds } = options;
	const target = {
		...(accountId !== undefined && { accountId }),
		...(region !== undefined && { region }),
	};
	validateTarget(target);
	const settings = await loadSettings(options);
	const program = {
		...{ ...target, warn: settings.warn },
		...(preview !== undefined && { preview }),
		...(stack !== undefined && { stack }),
		...(timeoutSeconds !== undefined && { timeoutSeconds }),
	};
	const { checkSources } = await import("./hosts/checkSources");
	const { togetherOf } = await import("./hosts/together/libraryOptions");
	const together = togetherOf(options);
	const reports = await checkSources(paths, controls, {
		...{ ...settings, program, together },
	});
	return jsonReportOf(reports, new Date(), options.config);
}

/** Options of `audit`. */
export interface AuditOptions extends ReportOptions {
	/** Regions to read. Default: all enabled Regions. */
	readonly regions?: readonly string[];
	/** Profile in the AWS configuration files. Default: the AWS SDK's credentials. */
	readonly profile?: string;
	/** Endpoint URL of all services, such as a test server. Default: AWS. */
	readonly endpointUrl?: string;
	/** Whether keys, roles, topics and log groups of trails are read, too. Default: false. */
	readonly delivery?: boolean;
	/** The accounts of an organization. Default: the account of the credentials. */
	readonly organization?: OrganizationOptions;
}

/**
 * Evaluates the live account of the credentials, or the accounts of an
 * organization, as the command `audit` does. It changes nothing. Rejects with an
 * error of one line if an option, the configuration or the credentials are
 * invalid, or if no Region or no account can be read.
 */
export async function audit(options: AuditOptions = {}): Promise<JsonReport> {
	const { auditAccount, validateAuditTarget } = await import(
		"./hosts/auditAccount"
	);
	const {
		delivery,
		endpointUrl,
		organization,
		profile,
		regions = [],
	} = options;
	const target = { delivery, endpointUrl, profile, regions };
	validateAuditTarget(target);
	const settings = { ...(await loadSettings(options)), ...target };
	if (organization) {
		const { auditWithOptions } = await import(
			"./hosts/auditOrganization/libraryOptions"
		);
		const reports = await auditWithOptions(controls, settings, organization);
		return jsonReportOf(reports, new Date(), options.config);
	}
	const report = await auditAccount(controls, settings);
	return jsonReportOf([report], new Date(), options.config);
}

/** Options of `formatReport`. */
export interface FormatOptions {
	/** Folder of the repository that paths are relative to. Default: the current one. */
	readonly repository?: string;
	/** AWS account of findings that have none, for `asff` and `ocsf`. */
	readonly accountId?: string;
	/** AWS Region of findings that have none, for `asff` and `ocsf`. */
	readonly region?: string;
	/** Whether `sarif` has what passed, is unknown or has no data. Default: false. */
	readonly sarifAll?: boolean;
	/** Width of `text` in columns. Default: 80. */
	readonly width?: number;
}

/** A report in a format. Rejects with an error of one line if the format is unknown. */
export async function formatReport(
	report: JsonReport,
	format: Format,
	options: FormatOptions = {},
): Promise<string> {
	if (!FORMATS.includes(format))
		throw inputError(
			`Format ${format} is unknown: use one of ${FORMATS.join(", ")}.`,
		);
	const { accountId, region, sarifAll = false, width = 80 } = options;
	const { repositoryOf } = await import("./hosts/command/repository");
	const write = await WRITERS[format]();
	return write(report, {
		...{ controls, sarifAll, cloud: { accountId, region } },
		repository: repositoryOf(options.repository ?? process.cwd()),
		text: {
			...{ all: false, onlyFailed: false, quiet: false },
			style: { width, color: false, links: false },
			baseline: undefined,
		},
	});
}

/** What both functions are called with, loaded on first use. */
async function loadSettings(options: ReportOptions) {
	const { settingsOf } = await import("./hosts/reportOptions");
	return settingsOf(options, controls);
}
