/** Entry `pulumi-cloudtrail-compliance/components`. */
import "./requireAws";

export type * from "./args";
export { type Home, logGroupArn, trailArn } from "./arns";
export type * from "./bucketArgs";
export { type CisAlarm, cisAlarms } from "./cisAlarms";
export { ComplianceTrail } from "./complianceTrail";
export type * from "./eventArgs";
export * from "./policies/accessLogBucket";
export * from "./policies/deliveryRole";
export type * from "./policies/document";
export type { Statement } from "./policies/statements/statement";
export * from "./policies/topics";
export * from "./policies/trailBucket";
export { type TrailKeyPolicyArgs, trailKeyPolicy } from "./policies/trailKey";
