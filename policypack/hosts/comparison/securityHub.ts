import type { Disagreement, Opinion } from "../../judging/disagreement";
import type { Finding } from "../../judging/finding";
import type {
	HubFinding,
	HubResource,
} from "../../sources/securityHub/hubFinding";
import type { ControlResult, Report } from "../report/report";
import {
	type Compared,
	type HubOpinion,
	hubOpinions,
	keyOf,
} from "./hubOpinions";

/** What a report has on a resource. */
interface Ours {
	readonly at: number;
	readonly finding: Finding;
}

/** Name of the service in a report. */
const SERVICE = "Security Hub CSPM";

/**
 * The reports with each disagreement between them and findings of Security Hub
 * CSPM. It is in the report that has the resource. A result that is unknown, or
 * that has no data, disagrees with nothing.
 */
export function withDisagreements(
	findings: readonly HubFinding[],
	compared: Compared,
): readonly Report[] {
	const { reports } = compared;
	const ours = indexOf(reports);
	const found = reports.map((): Disagreement[] => []);
	for (const hub of hubOpinions(findings, compared)) {
		const placed = compare(hub, ours.get(keyOf(hub)), compared);
		if (placed) found[placed.at]?.push(placed.disagreement);
	}
	return reports.map((report, at) => {
		const added = found[at] ?? [];
		if (added.length === 0) return report;
		return {
			...report,
			disagreements: [...(report.disagreements ?? []), ...added].sort(inOrder),
		};
	});
}

interface Placed {
	readonly at: number;
	readonly disagreement: Disagreement;
}

function compare(
	hub: HubOpinion,
	ours: Ours | undefined,
	compared: Compared,
): Placed | undefined {
	if (!ours) return missingFrom(hub, compared);
	const { at, finding } = ours;
	const opinion = opinionOf(finding);
	if (!opinion || (opinion.result === "passed") === (hub.result === "passed"))
		return undefined;
	return { at, disagreement: disagreementOf(hub, finding.on, opinion) };
}

/**
 * AWS's failure of a resource that the account no longer has. A pass of one is
 * not a disagreement, and neither is what a part of the account cannot show.
 */
function missingFrom(
	{ resource, ...hub }: HubOpinion,
	{ bucketOfTrail, reports, isWhole }: Compared,
): Placed | undefined {
	if (hub.result !== "failed" || !isWhole) return undefined;
	if ([...bucketOfTrail.values()].includes(resource.id)) return undefined;
	const owner = ownerOf(resource) ?? hub.account;
	const at = reports.findIndex(({ source }) => isOf(source, owner));
	const report = reports[at];
	const result = report?.results.find(
		({ control }) => control.id === hub.control,
	);
	if (!report || !result || !isComplete(report, result)) return undefined;
	const { kind } = resource;
	if (kind === "account" || kind !== result.control.subject) return undefined;
	const reason =
		kind === "trail"
			? `Account ${owner} has no such trail.`
			: `No trail of account ${owner} delivers to this bucket.`;
	const on = {
		urn: resource.arn,
		type: kind === "trail" ? "AWS::CloudTrail::Trail" : "AWS::S3::Bucket",
		name: resource.arn.split(/[:/]/).at(-1) ?? "",
		location: undefined,
	};
	return {
		at,
		disagreement: disagreementOf({ ...hub, resource }, on, {
			result: "notFound",
			reason,
		}),
	};
}

function isOf({ kind, name }: Report["source"], account: string): boolean {
	return kind === "account" && name === account;
}

/** The account that a trail belongs to; a member also has findings on it. */
function ownerOf({ kind, arn }: HubResource): string | undefined {
	return kind === "trail" ? arn.split(":")[4] : undefined;
}

/** Whether a report shows every resource of a control. */
function isComplete(
	{ source: { regions } }: Report,
	{ level, findings }: ControlResult,
): boolean {
	return (
		level !== "disabled" &&
		regions !== undefined &&
		regions.notRead.length === 0 &&
		regions.others === "" &&
		findings.every(({ status }) => status !== "unknown")
	);
}

function disagreementOf(
	{ control, reason, observedAt, regions, result }: HubOpinion,
	on: Disagreement["on"],
	ours: Opinion,
): Disagreement {
	return {
		...{ control, on, ours },
		aws: {
			...{ result, reason, observedAt },
			by: SERVICE,
			regions: [...regions].sort(),
		},
	};
}

function opinionOf({
	exemption,
	reason,
	status,
}: Finding): Opinion | undefined {
	switch (status) {
		case "passed":
			return { result: "passed", reason };
		case "failed":
			return { result: "failed", reason };
		case "exempt":
			return {
				result: "exempt",
				reason: [reason, exemption && `Exempt: ${exemption.reason}`]
					.filter(Boolean)
					.join(" "),
			};
		default:
			return undefined;
	}
}

/** Findings of all reports by control and resource; the worst of a resource. */
function indexOf(reports: readonly Report[]): ReadonlyMap<string, Ours> {
	const index = new Map<string, Ours>();
	for (const [at, { results }] of reports.entries())
		for (const { control, findings } of results)
			for (const finding of findings) {
				const key = JSON.stringify([control.id, finding.on.urn]);
				const before = index.get(key);
				if (!before || rank(finding) < rank(before.finding))
					index.set(key, { at, finding });
			}
	return index;
}

const WORST_FIRST = [
	"failed",
	"unknown",
	"exempt",
	"passed",
	"noData",
] as const;

function rank({ status }: Finding): number {
	return WORST_FIRST.indexOf(status);
}

function inOrder(one: Disagreement, other: Disagreement): number {
	const [a, b] = [one, other].map(({ control, on }) => `${control} ${on.urn}`);
	return (a ?? "") < (b ?? "") ? -1 : (a ?? "") > (b ?? "") ? 1 : 0;
}
