/**
 * The controls and their evaluation: pure functions on plain data, without
 * Pulumi. Entry `pulumi-cloudtrail-compliance/controls`.
 */
import { type Account, assemble as join, type Root } from "./model/account";
import type { Fact } from "./model/facts";
import { fixWordsOf } from "./providers/fixWords";

export { controls } from "./controls";
export type { Control, Metadata, Severity } from "./judging/control";
export { evaluate } from "./judging/evaluate";
export { type Exempted, exempt } from "./judging/exemption";
export {
	type ControlStatus,
	type Exemption,
	type Finding,
	type FindingStatus,
	statusOf,
} from "./judging/finding";
export { isAskedFor, type OptIn, type Options } from "./judging/optIn";
export {
	type Framework,
	type ReadOn,
	type Requirement,
	requirementText,
} from "./judging/requirement";
export {
	applySettings,
	defaultSettings,
	type Settings,
} from "./judging/settings";
export {
	all,
	any,
	fail,
	pass,
	undecided,
	type Verdict,
	when,
} from "./judging/verdict";
export type { Account, Bucket, Root, Trail, View } from "./model/account";
export { type PolicyReading, readPolicy } from "./model/bucketPolicy/document";
export type * from "./model/facts";
export type * from "./model/fix";
export {
	isUnknown,
	known,
	mapValue,
	type Unknown,
	unknown,
	type Value,
} from "./model/value";

/**
 * Joins facts into an account. Fixes of its resources are in the terms of the
 * provider that each is of.
 * @param root The root stack, or the account.
 */
export function assemble(root: Root, facts: readonly Fact[]): Account {
	return join(root, facts, fixWordsOf);
}
