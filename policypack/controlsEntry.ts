/**
 * The controls and their evaluation: pure functions on plain data, without
 * Pulumi. Entry `pulumi-cloudtrail-compliance/controls`.
 */
export { controls } from "./controls";
export type { Control, Metadata, Severity } from "./judging/control";
export {
	type ControlStatus,
	type Exemption,
	evaluate,
	type Finding,
	type FindingStatus,
	statusOf,
} from "./judging/evaluate";
export { type Exempted, exempt } from "./judging/exemption";
export { isAskedFor, type OptIn, type Options } from "./judging/optIn";
export {
	defaultSettings,
	type Settings,
	settle,
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
export {
	type Account,
	assemble,
	type Bucket,
	type Trail,
} from "./model/account";
export { type PolicyReading, readPolicy } from "./model/bucketPolicy/document";
export type * from "./model/facts";
export {
	isUnknown,
	known,
	mapValue,
	type Unknown,
	unknown,
	type Value,
} from "./model/value";
