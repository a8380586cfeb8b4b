/*
 * Entry `pulumi-cloudtrail-compliance`, which exports nothing. Pulumi loads the
 * policy pack by its folder, and so by `main`.
 */

/**
 * Whether this module is loaded as the entry of a program. Pulumi's SDK reads
 * the entry from the nearest package.json, which for the examples is the one of
 * this package.
 */
const isProgram = /[\\/]@pulumi[\\/]pulumi[\\/]cmd[\\/]run[\\/]/.test(
	module.parent?.filename ?? "",
);

function refuse(): never | undefined {
	if (isProgram) return undefined;
	throw new Error(
		"pulumi-cloudtrail-compliance has no main entry point: import ComplianceTrail from pulumi-cloudtrail-compliance/components, cloudTrailPolicies from pulumi-cloudtrail-compliance/policies, check and audit from pulumi-cloudtrail-compliance/reports, or controls from pulumi-cloudtrail-compliance/controls; to run the policy pack, pass its folder to Pulumi: --policy-pack node_modules/pulumi-cloudtrail-compliance.",
	);
}

/*
 * The exports of the other entries. Otherwise, an ES module that imports one of
 * them from here fails before this module runs, without the message above.
 */
export const accessLogBucketPolicy = refuse();
export const alarmTopicPolicy = refuse();
export const all = refuse();
export const any = refuse();
export const assemble = refuse();
export const audit = refuse();
export const auditPolicy = refuse();
export const auditRolePolicy = refuse();
export const check = refuse();
export const cisAlarms = refuse();
export const cloudTrailPolicies = refuse();
export const ComplianceTrail = refuse();
export const controls = refuse();
export const defaultAuditRole = refuse();
export const defaultSettings = refuse();
export const deliveryRolePolicy = refuse();
export const deliveryRoleTrust = refuse();
export const deliveryTopicPolicy = refuse();
export const evaluate = refuse();
export const exempt = refuse();
export const fail = refuse();
export const formatReport = refuse();
export const isAskedFor = refuse();
export const isUnknown = refuse();
export const known = refuse();
export const logGroupArn = refuse();
export const mapValue = refuse();
export const organizationAuditPolicy = refuse();
export const pass = refuse();
export const readPolicy = refuse();
export const requirementText = refuse();
export const applySettings = refuse();
export const statusOf = refuse();
export const trailArn = refuse();
export const trailBucketPolicy = refuse();
export const trailKeyPolicy = refuse();
export const undecided = refuse();
export const unknown = refuse();
export const when = refuse();

// The program is in the working directory, as for the SDK.
if (isProgram) module.exports = require(process.cwd());
