import { DEFAULT_CONFIGURATION } from "../policypack/configuration/policyConfiguration";
import { controls } from "../policypack/controls";
import type { SourceFacts } from "../policypack/hosts/sourceFacts";
import { judgeTogether } from "../policypack/hosts/together/judgeTogether";
import type { Fact, Source } from "../policypack/model/facts";
import {
	bucket,
	bucketPolicy,
	named,
	pending,
	source,
	trail,
} from "../policypack/model/samples";
import { known } from "../policypack/model/value";

/** Resources of each source. */
const EACH = 10;

/** Accounts of the stacks. */
const ACCOUNTS = 50;

/** Makes so many resources in sources of ten, and returns what judges them. */
export type GrowingTogether = (size: number) => () => unknown;

/** Sources that are judged together. */
export const growingTogether: Readonly<Record<string, GrowingTogether>> = {
	"stacks together, each with the next one's bucket": together((at, count) =>
		state(at, accountOf(at % ACCOUNTS), [
			trail({ bucket: named(`logs-${(at + 1) % count}`) }),
			bucket({ name: known(`logs-${at}`) }),
			...policies(EACH - 2, (one) => `logs-${(at + one) % count}`),
		]),
	),
	"stacks together, of one bucket name": together((at) =>
		state(at, accountOf(at % ACCOUNTS), [
			trail(),
			bucket(),
			...policies(EACH - 2, () => "logs-111122223333"),
		]),
	),
	"stacks of one account together, policies of unknown buckets": together(
		(at) =>
			state(at, accountOf(0), [
				trail({ bucket: named(`logs-${at}`) }),
				bucket({ name: known(`logs-${at}`) }),
				...policies(EACH - 2, () => undefined),
			]),
	),
	"accounts together, each with the organization's trail": together((at) =>
		account(at, [
			liveTrail(MANAGEMENT, "org", "central"),
			...Array.from({ length: EACH - 1 }, (_, one) =>
				liveTrail(accountOf(at), `audit-${one}`, `logs-${at}`),
			),
		]),
	),
};

const MANAGEMENT = "777788889999";

function together(
	make: (at: number, count: number) => SourceFacts,
): GrowingTogether {
	return (size) => {
		const count = size / EACH;
		const sources = Array.from({ length: count }, (_, at) => make(at, count));
		return () =>
			judgeTogether(sources, controls, DEFAULT_CONFIGURATION, "2026-11-26", {
				expectedAccounts: [],
			});
	};
}

function accountOf(at: number): string {
	return `${at}`.padStart(12, "0");
}

function policies(
	count: number,
	nameOf: (at: number) => string | undefined,
): readonly Fact[] {
	return Array.from({ length: count }, (_, at) => {
		const name = nameOf(at);
		const of = source("aws:s3/bucketPolicy:BucketPolicy", `policy-${at}`);
		return name === undefined
			? bucketPolicy({
					of,
					bucket: { by: "name", name: pending("a name"), dependencies: [] },
				})
			: bucketPolicy({ of, bucket: named(name) });
	});
}

function state(at: number, owner: string, facts: readonly Fact[]): SourceFacts {
	return {
		source: { kind: "state", name: `stack-${at}.json`, folder: "" },
		identity: {
			account: owner,
			partition: "aws",
			providers: [{ provider: undefined, account: owner, partition: "aws" }],
		},
		root: { ...source("pulumi:pulumi:Stack", "shop-prod"), view: "stack" },
		facts,
		lookups: new Map(),
	};
}

function account(at: number, facts: readonly Fact[]): SourceFacts {
	const id = accountOf(at);
	const root = resource(`arn:aws:iam::${id}:root`, "AWS::::Account", id);
	return {
		source: { kind: "account", name: id, folder: "", partition: "aws" },
		identity: { account: id, partition: "aws" },
		root: { ...root, view: "account" },
		facts,
		lookups: new Map(),
	};
}

function liveTrail(owner: string, name: string, to: string): Fact {
	const arn = `arn:aws:cloudtrail:eu-west-1:${owner}:trail/${name}`;
	return trail({
		of: resource(arn, "AWS::CloudTrail::Trail", name),
		arn,
		owner: { provider: undefined, account: owner },
		bucket: named(to),
	});
}

function resource(urn: string, type: string, name: string): Source {
	return { urn, type, name, location: undefined };
}
