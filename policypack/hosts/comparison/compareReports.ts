import type { Fact } from "../../model/facts";
import { distinct } from "../../model/words";
import { createClients } from "../../sources/liveAccount/clients";
import { requestSender } from "../../sources/liveAccount/request";
import type { Session } from "../../sources/liveAccount/session";
import {
	type FindingsRead,
	readFindings,
} from "../../sources/securityHub/readFindings";
import type { Report } from "../report/report";
import { withDisagreements } from "./securityHub";

/**
 * Compares reports with AWS's own results.
 * @param facts What was read of all accounts.
 */
export type Compare = (
	reports: readonly Report[],
	facts: readonly Fact[],
) => Promise<readonly Report[]>;

/** How findings of Security Hub CSPM are read. */
export interface ComparisonTarget {
	/** Profile in the AWS configuration files. */
	readonly profile: string | undefined;
	readonly endpointUrl: string | undefined;
	/** Regions that the audit was limited to. Empty: all enabled Regions. */
	readonly regions: readonly string[];
	/** Region that has the findings of the others. Default: it is looked up. */
	readonly compareRegion: string | undefined;
}

/** Limits below those of the API, which allows three calls per second. */
const LIMITS = { callSeconds: 30, totalSeconds: 600, atOnce: 3 };

/** Timeout of one attempt of a call, in seconds. */
const ATTEMPT_SECONDS = 20;

/**
 * The reports of live accounts with their disagreements with Security Hub CSPM.
 * If its findings cannot be read, the reports are unchanged, and `warn` gets one
 * line.
 * @param facts What was read of all accounts.
 */
export async function compareWithSecurityHub(
	reports: readonly Report[],
	facts: readonly Fact[],
	target: ComparisonTarget,
	warn: (line: string) => void,
): Promise<readonly Report[]> {
	const clients = await createClients({
		profile: target.profile,
		endpoint: target.endpointUrl,
		region: target.compareRegion ?? target.regions[0],
		attemptSeconds: ATTEMPT_SECONDS,
	});
	try {
		const session = { clients, ask: requestSender(LIMITS) };
		return await compareWithFindings(session, reports, facts, target, warn);
	} finally {
		clients.close();
	}
}

/** The same with a session, such as one with other clients. */
export async function compareWithFindings(
	session: Session,
	reports: readonly Report[],
	facts: readonly Fact[],
	{
		compareRegion,
		regions,
	}: Pick<ComparisonTarget, "compareRegion" | "regions">,
	warn: (line: string) => void,
): Promise<readonly Report[]> {
	const results = reports.flatMap((report) => report.results);
	const read = await readFindings(session, {
		controls: distinct(
			results.flatMap(({ control, level }) =>
				level === "disabled" || control.isOwn ? [] : [control.id],
			),
		),
		accounts: distinct(reports.map(({ source }) => source.name)),
		regions: distinct(
			reports.flatMap(({ source }) => source.regions?.read ?? []),
		),
		homeRegion: compareRegion,
	});
	const problem = problemOf(read);
	if (problem !== undefined) warn(problem);
	return withDisagreements(read.findings, {
		reports,
		bucketOfTrail: bucketsByTrail(facts),
		isWhole: regions.length === 0,
	});
}

/** Why nothing, or not everything, was compared, in one line. */
function problemOf({
	isNotEnabled,
	problems,
}: FindingsRead): string | undefined {
	if (isNotEnabled)
		return "Results are not compared with AWS: Security Hub CSPM is not enabled in this account and Region; use its administrator account, or --compare-region.";
	const [first] = problems;
	if (!first) return undefined;
	const others = problems.length - 1;
	return `Results are not fully compared with AWS: findings of Security Hub CSPM in ${first.region}${others > 0 ? ` and ${others} more Regions` : ""} are not readable (${first.cause}).`;
}

function bucketsByTrail(facts: readonly Fact[]): ReadonlyMap<string, string> {
	return new Map(
		facts.flatMap((fact): readonly (readonly [string, string])[] =>
			fact.kind === "trail" &&
			fact.bucket.by === "name" &&
			fact.bucket.name.known &&
			fact.bucket.name.value
				? [[fact.of.urn, fact.bucket.name.value]]
				: [],
		),
	);
}
