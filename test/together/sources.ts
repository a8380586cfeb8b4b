import { DEFAULT_CONFIGURATION } from "../../policypack/configuration/policyConfiguration";
import { controls } from "../../policypack/controls";
import type { Report } from "../../policypack/hosts/report/report";
import type { SourceFacts } from "../../policypack/hosts/sourceFacts";
import {
	type JudgedTogether,
	judgeTogether,
} from "../../policypack/hosts/together/judgeTogether";
import type {
	BucketFact,
	Fact,
	Source,
	TrailFact,
} from "../../policypack/model/facts";
import { bucket, root, trail } from "../../policypack/model/samples";
import { known } from "../../policypack/model/value";

/*
 * Invented sources: states and previews of stacks, and live accounts.
 */

export const WORKLOAD = "111122223333";
export const ARCHIVE = "444455556666";
export const MANAGEMENT = "777788889999";

/** The state of a stack whose resources are of one account. */
export function stateOf(
	name: string,
	account: string | undefined,
	facts: readonly Fact[],
	more: Partial<SourceFacts> = {},
): SourceFacts {
	return {
		source: { kind: "state", name, folder: "" },
		identity: {
			account,
			partition: undefined,
			providers: [
				{ provider: undefined, ...(account !== undefined && { account }) },
			],
		},
		root,
		facts,
		lookups: new Map(),
		...more,
	};
}

/** A preview of such a stack. */
export function previewOf(
	name: string,
	account: string | undefined,
	facts: readonly Fact[],
): SourceFacts {
	const source = { kind: "preview", name, folder: "" } as const;
	return stateOf(name, account, facts, { source });
}

/** A live account that was read in one Region. */
export function liveOf(account: string, facts: readonly Fact[]): SourceFacts {
	const regions = { read: ["eu-west-1"], notRead: [], others: "" };
	return {
		source: {
			...{ kind: "account", name: account, folder: "" },
			...{ partition: "aws", regions },
		},
		identity: { account, partition: "aws" },
		root: {
			urn: `arn:aws:iam::${account}:root`,
			type: "AWS::::Account",
			name: account,
			location: undefined,
			view: "account",
		},
		facts,
		lookups: new Map(),
	};
}

/** A trail as a live account shows it. */
export function liveTrail(
	owner: string,
	patch: Partial<TrailFact> = {},
	name = "audit",
): TrailFact {
	const urn = `arn:aws:cloudtrail:eu-west-1:${owner}:trail/${name}`;
	return trail({
		of: { urn, type: "AWS::CloudTrail::Trail", name, location: undefined },
		arn: urn,
		owner: { provider: undefined, account: owner },
		...patch,
	});
}

/** A bucket as a live account shows it. */
export function liveBucket(owner: string, name: string): BucketFact {
	return bucket({
		of: liveBucketSource(name),
		name: known(name),
		owner: { provider: undefined, account: owner },
	});
}

/** A live bucket, as the subject of facts. */
export function liveBucketSource(name: string): Source {
	const urn = `arn:aws:s3:::${name}`;
	return { urn, type: "AWS::S3::Bucket", name, location: undefined };
}

/** Judges sources together, with the default configuration. */
export function together(
	sources: readonly SourceFacts[],
	expectedAccounts: readonly string[] = [],
): JudgedTogether {
	return judgeTogether(sources, controls, DEFAULT_CONFIGURATION, "2026-06-30", {
		expectedAccounts,
	});
}

/** The report on an account, or on a source that stays apart. */
export function reportOn(name: string, { reports }: JudgedTogether): Report {
	const found = reports.filter(({ source }) => source.name === name);
	const [only] = found;
	if (!only || found.length > 1)
		throw new Error(`${found.length} reports on ${name}`);
	return only;
}

/** The findings of a control in a report, as `STATUS NAME: REASON`. */
export function findingsOf(report: Report, policy: string): readonly string[] {
	const result = report.results.find(
		({ control }) => control.policy === policy,
	);
	return (result?.findings ?? []).map(
		({ on, reason, status }) => `${status} ${on.name}: ${reason ?? ""}`,
	);
}

/** What each control of a report came to, by the name of its policy. */
export function statusesIn({ results }: Report) {
	return Object.fromEntries(
		results.map(({ control, status }) => [control.policy, status]),
	);
}
