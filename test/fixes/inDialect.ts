import { controls } from "../../policypack/controls";
import type { Case } from "../../policypack/judging/case";
import { evaluate } from "../../policypack/judging/evaluate";
import { exampleOptions } from "../../policypack/judging/optIn";
import { assemble, type Root } from "../../policypack/model/account";
import type { Fact } from "../../policypack/model/facts";
import { root } from "../../policypack/model/samples";
import { fixWordsOf } from "../../policypack/providers/fixWords";

/** Where a resource is declared, or that it is AWS's own. */
export type DialectName = "aws" | "aws-native" | "live" | "other";

export const dialects: readonly DialectName[] = [
	"aws",
	"aws-native",
	"live",
	"other",
];

type Kind = Fact["kind"];

const NATIVE_TYPES: Readonly<Partial<Record<Kind, string>>> = {
	trail: "aws-native:cloudtrail:Trail",
	eventDataStore: "aws-native:cloudtrail:EventDataStore",
	bucketPolicy: "aws-native:s3:BucketPolicy",
	// There is none in this provider, so it stays what it is.
	accountBlock: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
};

const AWS_TYPES: Readonly<Partial<Record<Kind, string>>> = {
	trail: "aws:cloudtrail/trail:Trail",
	eventDataStore: "aws:cloudtrail/eventDataStore:EventDataStore",
	bucketPolicy: "aws:s3/bucketPolicy:BucketPolicy",
	bucketBlock: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
	accountBlock: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
};

const LIVE_TYPES: Readonly<Partial<Record<Kind, string>>> = {
	trail: "AWS::CloudTrail::Trail",
	eventDataStore: "AWS::CloudTrail::EventDataStore",
	accountBlock: "AWS::::Account",
};

/** The account as an audit sees it. */
export const liveRoot: Root = {
	view: "account",
	urn: "arn:aws:iam::111122223333:root",
	type: "AWS::::Account",
	name: "111122223333",
	location: undefined,
};

const ARN = "arn:aws:cloudtrail:eu-west-1:111122223333:";

function typeIn(dialect: DialectName, kind: Kind): string {
	switch (dialect) {
		case "aws":
			return AWS_TYPES[kind] ?? "aws:s3/bucket:Bucket";
		case "aws-native":
			return NATIVE_TYPES[kind] ?? "aws-native:s3:Bucket";
		case "live":
			return LIVE_TYPES[kind] ?? "AWS::S3::Bucket";
		case "other":
			return `terraform:tf:${kind}`;
	}
}

/** A fact as a resource of a dialect would show it. */
export function inDialect<F extends Fact>(fact: F, dialect: DialectName): F {
	const { kind, of } = fact;
	const type = typeIn(dialect, kind);
	const arns: Readonly<Partial<Record<Kind, string>>> = {
		trail: `${ARN}trail/${of.name}`,
		eventDataStore: `${ARN}eventdatastore/${of.name}`,
	};
	const urn = (dialect === "live" && arns[kind]) || of.urn;
	return { ...fact, of: { ...of, type, urn } };
}

/** What to do about one finding, and where it comes from. */
export interface FoundFix {
	/** The control and the case, for people. */
	readonly where: string;
	readonly fix: string;
}

/**
 * The fixes of all cases of all controls, in one dialect. An account that AWS
 * describes has nothing that is known only after an update.
 */
export function fixesIn(dialect: DialectName): readonly FoundFix[] {
	return controls.flatMap((control) => {
		const { cases } = require(
			`../../policypack/controls/${control.policy}/cases`,
		) as { readonly cases: readonly Case[] };
		return cases.flatMap(({ name, facts, options }) => {
			const account = assemble(
				dialect === "live" ? liveRoot : root,
				facts.map((fact) => inDialect(fact, dialect)),
				fixWordsOf,
			);
			return evaluate(control, account, options ?? exampleOptions(control))
				.filter(({ cause }) => dialect !== "live" || cause !== "pending")
				.flatMap(({ fix }) =>
					fix === undefined ? [] : [{ where: `${control.id}: ${name}`, fix }],
				);
		});
	});
}
