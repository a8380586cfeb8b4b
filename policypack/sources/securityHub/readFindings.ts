import type {
	AwsSecurityFinding,
	AwsSecurityFindingFilters,
	GetFindingsCommandOutput,
} from "@aws-sdk/client-securityhub";
import { type Unknown, unknown, type Value } from "../../model/value";
import { COMPARISON_ACTIONS } from "../liveAccount/permissions";
import { causeOf, UNREADABLE } from "../liveAccount/request";
import type { Session } from "../liveAccount/session";
import { type HubFinding, hubFindingOf } from "./hubFinding";

/** Which findings are read. */
export interface FindingsWanted {
	/** IDs of controls, such as CloudTrail.4. */
	readonly controls: readonly string[];
	/** IDs of accounts. */
	readonly accounts: readonly string[];
	/** Regions to read if no Region has the findings of the others. */
	readonly regions: readonly string[];
	/** The aggregation Region, as given by the user; undefined: it is looked up. */
	readonly homeRegion: string | undefined;
}

/** The findings that were read. */
export interface FindingsRead {
	readonly findings: readonly HubFinding[];
	/** Whether Security Hub CSPM is not enabled in any of the Regions. */
	readonly isNotEnabled: boolean;
	/** Why findings of these Regions could not be read. */
	readonly problems: readonly {
		readonly region: string;
		readonly cause: string;
	}[];
}

/**
 * Reads the findings of Security Hub CSPM in its aggregation Region, otherwise
 * in each Region. Never throws.
 */
export async function readFindings(
	session: Session,
	wanted: FindingsWanted,
): Promise<FindingsRead> {
	const home = wanted.homeRegion ?? (await aggregationRegion(session));
	const regions = home === undefined ? wanted.regions : [home];
	const read = await Promise.all(
		regions.map((region) => findingsOf(session, region, wanted)),
	);
	return {
		findings: read.flatMap(({ findings }) => findings),
		isNotEnabled: read.every((one) => one.isNotEnabled),
		problems: read.flatMap(({ problem }, at) =>
			problem ? [{ region: regions[at] ?? "", cause: causeOf(problem) }] : [],
		),
	};
}

/**
 * The Region that has the findings of the others, if there is one. It is returned
 * in every Region.
 * https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_ListFindingAggregators.html
 */
async function aggregationRegion({
	ask,
	clients,
}: Session): Promise<string | undefined> {
	const found = await ask({
		action: COMPARISON_ACTIONS.ListFindingAggregators,
		what: "the aggregation Region of Security Hub CSPM",
		call: async (options) =>
			(await clients.securityHub(clients.home)).listFindingAggregators(
				{},
				options,
			),
		read: ({ FindingAggregators }) => {
			const arn: unknown = FindingAggregators?.[0]?.FindingAggregatorArn;
			return typeof arn === "string"
				? /^arn:[\w-]+:securityhub:([\w-]+):/.exec(arn)?.[1]
				: undefined;
		},
	});
	return found.known ? found.value : undefined;
}

/** Maximum number of pages, at 100 findings per page. */
const PAGES = 5000;

const PAGE_SIZE = 100;

/** The findings of one Region; with a problem, those that were read before it. */
async function findingsOf(
	session: Session,
	region: string,
	wanted: FindingsWanted,
): Promise<{
	readonly findings: readonly HubFinding[];
	readonly problem?: Unknown;
	readonly isNotEnabled?: true;
}> {
	const findings: HubFinding[] = [];
	let token: string | undefined;
	for (let count = 0; count < PAGES; count += 1) {
		const page = await pageOf(session, region, wanted, token);
		if (!page.known) return { findings, problem: page };
		if (page.value === NOT_ENABLED) return { findings, isNotEnabled: true };
		findings.push(...page.value.findings);
		if (page.value.next === undefined || page.value.next === token)
			return { findings };
		token = page.value.next;
	}
	return {
		findings,
		problem: unknown("unreadable", "findings (pagination does not end)"),
	};
}

interface Page {
	readonly findings: readonly HubFinding[];
	readonly next: string | undefined;
}

/** Security Hub CSPM is not enabled in the account and Region. */
const NOT_ENABLED = "notEnabled";

function pageOf(
	{ ask, clients }: Session,
	region: string,
	wanted: FindingsWanted,
	token: string | undefined,
): Promise<Value<Page | typeof NOT_ENABLED>> {
	return ask<GetFindingsCommandOutput, Page | typeof NOT_ENABLED>({
		action: COMPARISON_ACTIONS.GetFindings,
		what: `the findings of Security Hub CSPM in ${region}`,
		call: async (options) =>
			(await clients.securityHub(region)).getFindings(
				{
					Filters: filtersFor(wanted),
					MaxResults: PAGE_SIZE,
					...(token !== undefined && { NextToken: token }),
				},
				options,
			),
		read: ({ Findings, NextToken }) =>
			Array.isArray(Findings)
				? {
						findings: Findings.flatMap((one: AwsSecurityFinding) =>
							wantedOf(hubFindingOf(one), wanted),
						),
						next: NextToken || undefined,
					}
				: UNREADABLE,
		unset: { errors: ["InvalidAccessException"], means: NOT_ENABLED },
	});
}

/** Filter values that AWS accepts for one attribute. */
const FILTER_VALUES = 20;

/**
 * The product is not a filter: its name is Security Hub in some findings, and
 * Security Hub CSPM in others.
 * https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AwsSecurityFindingFilters.html
 */
function filtersFor({
	accounts,
	controls,
}: FindingsWanted): AwsSecurityFindingFilters {
	const equals = (Value: string) => ({ Value, Comparison: "EQUALS" }) as const;
	return {
		ComplianceSecurityControlId: controls
			.slice(0, FILTER_VALUES)
			.map((id) => equals(id)),
		RecordState: [equals("ACTIVE")],
		WorkflowStatus: [{ Value: "SUPPRESSED", Comparison: "NOT_EQUALS" }],
		...(accounts.length <= FILTER_VALUES && {
			AwsAccountId: accounts.map((id) => equals(id)),
		}),
	};
}

function wantedOf(
	finding: HubFinding | undefined,
	{ accounts, controls }: FindingsWanted,
): readonly HubFinding[] {
	return finding &&
		controls.includes(finding.control) &&
		accounts.includes(finding.account)
		? [finding]
		: [];
}
