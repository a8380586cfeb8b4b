import type {
	HubFinding,
	HubResource,
} from "../../sources/securityHub/hubFinding";
import type { Report } from "../report/report";

/** What findings of Security Hub CSPM are compared with. */
export interface Compared {
	readonly reports: readonly Report[];
	/** Names of the buckets of trails, by the ARN of the trail. */
	readonly bucketOfTrail: ReadonlyMap<string, string>;
	/** Whether all Regions of the accounts were to be read. */
	readonly isWhole: boolean;
}

/** One result of AWS on one resource, over Regions and standards. */
export interface HubOpinion extends HubFinding {
	readonly regions: Set<string>;
}

/** What identifies a resource under a control; an account has the ARN of its root. */
export function keyOf({ control, resource }: HubFinding): string {
	return JSON.stringify([control, resource.arn]);
}

/**
 * One result for each control, resource and status: each Region and each standard
 * has a finding. A finding on a trail is about its bucket if the control is.
 */
export function hubOpinions(
	findings: readonly HubFinding[],
	compared: Compared,
): readonly HubOpinion[] {
	const all = new Map<string, HubOpinion>();
	for (const given of findings) {
		const finding = { ...given, resource: subjectOf(given, compared) };
		const key = `${keyOf(finding)} ${finding.result}`;
		const { region } = finding;
		const before = all.get(key);
		const regions = before?.regions ?? new Set<string>();
		if (region !== "") regions.add(region);
		const isNewer =
			!before || (finding.observedAt ?? "") > (before.observedAt ?? "");
		all.set(key, { ...(isNewer ? finding : before), regions });
	}
	return [...all.values()];
}

/** The resource that our control judges, for the one that AWS's finding names. */
function subjectOf(
	{ control, resource }: HubFinding,
	{ bucketOfTrail, reports }: Compared,
): HubResource {
	const partition = partitionOf(reports);
	if (resource.kind === "account")
		return { ...resource, arn: `arn:${partition}:iam::${resource.id}:root` };
	if (resource.kind !== "trail" || !isOfBucket(control, reports))
		return resource;
	const bucket = bucketOfTrail.get(resource.arn);
	return bucket === undefined
		? resource
		: { kind: "bucket", id: bucket, arn: `arn:${partition}:s3:::${bucket}` };
}

function isOfBucket(id: string, reports: readonly Report[]): boolean {
	return reports.some(({ results }) =>
		results.some(
			({ control }) => control.id === id && control.subject === "bucket",
		),
	);
}

/** Credentials are of one partition, and so are all accounts. */
function partitionOf(reports: readonly Report[]): string {
	return (
		reports.find(({ source }) => source.partition)?.source.partition ?? "aws"
	);
}
