/**
 * The controls and the judging of them: pure functions over plain data, with
 * no Pulumi loaded. Entry `pulumi-cloudtrail-compliance/controls`.
 */
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
	type Root,
	type Trail,
	type View,
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
