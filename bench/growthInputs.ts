import { controls } from "../policypack/controls";
import { evaluate } from "../policypack/judging/evaluate";
import { exempt } from "../policypack/judging/exemption";
import type { Finding } from "../policypack/judging/finding";
import { assemble } from "../policypack/model/account";
import { readPolicy } from "../policypack/model/bucketPolicy/document";
import type { Fact, Source } from "../policypack/model/facts";
import {
	accountBlock,
	bucket,
	bucketPolicy,
	from,
	named,
	pending,
	root,
	source,
	trail,
} from "../policypack/model/samples";
import { known } from "../policypack/model/value";
import { mayLeaveView } from "../policypack/providers/outOfView";

/** Makes an input of a size, and returns what is done with it. */
export type Growing = (size: number) => () => unknown;

/** Inputs that can be large, and what is done with them. */
export const growing: Readonly<Record<string, Growing>> = {
	"Deny resources": denied(
		(at) => `arn:aws:s3:::logs/part-${at}/*`,
		(at) => `arn:aws:s3:::logs/part-${at}/file`,
	),
	"Deny resources, a star first": denied(
		(at) => `arn:aws:s3:::logs/*/part-${part(at)}?`,
		(at) => `arn:aws:s3:::logs/folder/part-${part(at)}x`,
	),
	"Deny resources, none matching": denied(
		(at) => `arn:aws:s3:::logs/part-${at}/*`,
		(at) =>
			at === 0 ? "arn:aws:s3:::logs/part-0/x" : `arn:aws:s3:::other/${at}`,
	),
	"statements with a Deny each": (size) => {
		const text = JSON.stringify({
			Statement: times(size / 2, (at) => [
				statement("Allow", [`arn:aws:s3:::logs/${at}/a`]),
				statement("Deny", [`arn:aws:s3:::logs/${at}/*`]),
			]).flat(),
		});
		return () => readPolicy(text);
	},
	namesakes: judged((size) =>
		times(size, (at) => [
			bucket({ of: ofBucket(at) }),
			bucketPolicy({ of: ofPolicy(at), bucket: from(ofBucket(at)) }),
			trail({ of: ofTrail(at) }),
		]).flat(),
	),
	"namesakes of a provider each": judged((size) =>
		times(size, (at) => [
			bucket({ of: ofBucket(at), owner: ownerOf(at) }),
			bucketPolicy({ of: ofPolicy(at), bucket: from(ofBucket(at)) }),
			trail({ of: ofTrail(at), bucket: from(ofBucket(at)) }),
		]).flat(),
	),
	"namesakes of a provider each, policies by their name": judged((size) =>
		times(size, (at) => [
			bucket({ of: ofBucket(at), owner: ownerOf(at) }),
			bucketPolicy({ of: ofPolicy(at) }),
			trail({ of: ofTrail(at) }),
			trail({ of: ofOther(at), bucket: from(ofBucket(at)) }),
		]).flat(),
	),
	"policies of unknown buckets": judged((size) =>
		times(size, (at) => [
			...audited(at),
			bucketPolicy({ of: ofPolicy(at), bucket: from(ofOther(at)) }),
		]).flat(),
	),
	"policies of literal names, buckets of pending ones": judged((size) =>
		times(size, (at) => [
			bucket({
				of: ofBucket(at),
				name: pending("a name"),
				isNameDeclared: true,
			}),
			trail({ of: ofTrail(at), bucket: from(ofBucket(at)) }),
			bucketPolicy({ of: ofPolicy(at), bucket: named(`logs-${at}`) }),
		]).flat(),
	),
	"names made of one bucket's output": judged((size) =>
		times(size, (at) => [
			bucket({
				of: ofBucket(at + 1),
				name: pending("a name"),
				nameFrom: [ofBucket(0).urn],
			}),
			trail({ of: ofTrail(at), bucket: from(ofBucket(at + 1)) }),
			bucketPolicy({
				of: ofPolicy(at),
				bucket: from(ofBucket(0), ofOther(at)),
			}),
		]).flat(),
	),
	"policies that depend on each other": judged((size) =>
		times(size, (at) => [
			...audited(at),
			bucketPolicy({
				of: ofPolicy(at),
				bucket: from(at === 0 ? ofOther(0) : ofPolicy(at - 1), ofBucket(at)),
			}),
		]).flat(),
	),
	"account blocks and buckets": judged((size) =>
		times(size, (at) => [
			...audited(at),
			accountBlock({ of: source("block", `block-${at}`), owner: ownerOf(at) }),
		]).flat(),
	),
	"account blocks of one account": judged((size) =>
		times(size, (at) => [
			bucket({
				of: ofBucket(at),
				name: known(`logs-${at}`),
				owner: { ...ownerOf(at), account: "111122223333" },
			}),
			trail({ of: ofTrail(at), bucket: named(`logs-${at}`) }),
			accountBlock({
				of: source("block", `block-${at}`),
				account: known("111122223333"),
				owner: ownerOf(at),
			}),
		]).flat(),
	),
	"a dependency's URN": (size) => {
		const urns = [":", "::", "::$", "$", "aws$::"].map(
			(part) => `urn:pulumi:prod::shop::${part.repeat(20 * size)}x`,
		);
		return () => urns.map(mayLeaveView);
	},
	"exemptions, a star first": exempted((at) => `*::bucket-${part(at)}`),
	"exemptions, a star last": exempted(
		(at) => `urn:pulumi:*:bucket-${part(at)}*`,
	),
	"exemptions, stars on both sides": exempted((at) => `*bucket-${part(at)}*`),
	"exemptions, all alike": exempted(() => "*"),
	"an exemption of many stars": (size) => {
		const exemption = { resource: `${"*a".repeat(size)}*b`, reason: "a test" };
		const all = [failure("a".repeat(2 * size))];
		return () => exempt(all, [exemption], "2026-11-26");
	},
};

function times<T>(count: number, make: (at: number) => T): readonly T[] {
	return Array.from({ length: count }, (_, at) => make(at));
}

/**
 * A number as a part of a name, each of one length. Of names that are not,
 * the longer ones match more of the patterns that end with a star.
 */
function part(at: number): string {
	return `${at}`.padStart(6, "0");
}

function judged(factsOf: (size: number) => readonly Fact[]): Growing {
	return (size) => {
		const facts = factsOf(size);
		return () => {
			const account = assemble(root, facts);
			for (const control of controls) evaluate(control, account);
		};
	};
}

function denied(
	pattern: (at: number) => string,
	resource: (at: number) => string,
): Growing {
	return (size) => {
		const text = JSON.stringify({
			Statement: [
				statement("Allow", times(size, resource)),
				statement("Deny", times(size, pattern)),
			],
		});
		return () => readPolicy(text);
	};
}

function statement(effect: string, resources: readonly string[]) {
	return {
		Effect: effect,
		Principal: "*",
		Action: "s3:*",
		Resource: resources,
	};
}

function exempted(glob: (at: number) => string): Growing {
	return (size) => {
		const all = times(size, (at) => failure(`bucket-${part(at)}`));
		const exemptions = times(size, (at) => ({
			resource: glob(at),
			reason: "a test",
		}));
		return () => exempt(all, exemptions, "2026-11-26");
	};
}

function failure(name: string): Finding {
	return {
		status: "failed",
		on: source("aws:s3/bucket:Bucket", name),
		reason: undefined,
		fix: undefined,
		cause: undefined,
	};
}

/** A trail, and its bucket with a name that AWS makes up. */
function audited(at: number): readonly Fact[] {
	return [
		bucket({ of: ofBucket(at), name: pending("a name"), owner: ownerOf(at) }),
		trail({ of: ofTrail(at), bucket: from(ofBucket(at)) }),
	];
}

function ofBucket(at: number): Source {
	return source("aws:s3/bucket:Bucket", `bucket-${at}`);
}

function ofPolicy(at: number): Source {
	return source("aws:s3/bucketPolicy:BucketPolicy", `policy-${at}`);
}

function ofTrail(at: number): Source {
	return source("aws:cloudtrail/trail:Trail", `trail-${at}`);
}

function ofOther(at: number): Source {
	return source("random:index/randomPet:RandomPet", `pet-${at}`);
}

function ownerOf(at: number) {
	const { urn } = source("pulumi:providers:aws", `provider-${at}`);
	return { provider: urn, account: undefined };
}
