/*
 * Entry `pulumi-cloudtrail-compliance`: it has nothing to import. Pulumi loads
 * the policy pack by its folder, and so by `main`.
 */

/**
 * Whether this is loaded as the entry of a program: Pulumi's SDK looks that up
 * in the nearest package.json, which for the examples is the one of this
 * package.
 */
const isProgram = /[\\/]@pulumi[\\/]pulumi[\\/]cmd[\\/]run[\\/]/.test(
	module.parent?.filename ?? "",
);

function refuse(): never | undefined {
	if (isProgram) return undefined;
	throw new Error(
		"pulumi-cloudtrail-compliance has nothing to import by this name alone: import ComplianceTrail from pulumi-cloudtrail-compliance/components, cloudTrailPolicies from pulumi-cloudtrail-compliance/policies, or controls from pulumi-cloudtrail-compliance/controls; to run the policy pack, give Pulumi its folder: --policy-pack node_modules/pulumi-cloudtrail-compliance.",
	);
}

/*
 * What the other entries have. An ES module that imports one of these from here
 * would otherwise fail before this file is run, without its message.
 */
export const accessLogBucketPolicy = refuse();
export const alarmTopicPolicy = refuse();
export const all = refuse();
export const any = refuse();
export const assemble = refuse();
export const cisAlarms = refuse();
export const cloudTrailPolicies = refuse();
export const ComplianceTrail = refuse();
export const controls = refuse();
export const defaultSettings = refuse();
export const deliveryRolePolicy = refuse();
export const deliveryRoleTrust = refuse();
export const deliveryTopicPolicy = refuse();
export const evaluate = refuse();
export const exempt = refuse();
export const fail = refuse();
export const isAskedFor = refuse();
export const isUnknown = refuse();
export const known = refuse();
export const logGroupArn = refuse();
export const mapValue = refuse();
export const pass = refuse();
export const readPolicy = refuse();
export const settle = refuse();
export const statusOf = refuse();
export const trailArn = refuse();
export const trailBucketPolicy = refuse();
export const trailKeyPolicy = refuse();
export const undecided = refuse();
export const unknown = refuse();
export const when = refuse();

// The program is in the working directory, where the SDK would have looked.
if (isProgram) module.exports = require(process.cwd());
