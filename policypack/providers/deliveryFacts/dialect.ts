import type { DeliveryFact } from "../../model/deliveryChecks/facts";
import type { Resource } from "../resource";
import {
	bucketGrants,
	encryption,
	logTarget,
	objectLock,
	requestPayer,
} from "./bucketParts";
import { awsBucket } from "./buckets";
import { awsAlias, awsKey, keyPolicy, nativeAlias, nativeKey } from "./keys";
import { awsLogGroup, nativeLogGroup } from "./logGroups";
import { nativeBucket } from "./nativeBuckets";
import {
	nativeManagedPolicy,
	nativeRole,
	nativeRolePolicy,
} from "./nativeRoles";
import { organization } from "./organization";
import type { PlacesOfProviders } from "./place";
import {
	awsManagedPolicy,
	awsRole,
	awsRolePolicy,
	onlyInlinePolicies,
	onlyManagedPolicies,
	roleAttachment,
	rolesAttachment,
} from "./roles";
import {
	awsTopic,
	awsTopicPolicy,
	nativeInlineTopicPolicy,
	nativeTopic,
	nativeTopicPolicy,
} from "./topics";
import { awsTrail, nativeTrail } from "./trail";

type Read = (
	resource: Resource,
	providers: PlacesOfProviders,
) => readonly DeliveryFact[];

/** What each type shows of delivery, in @pulumi/aws 6 and 7 and aws-native. */
export const deliveryDialect: ReadonlyMap<string, Read> = new Map(
	Object.entries<Read>({
		"aws:cloudtrail/trail:Trail": awsTrail,
		"aws:cloudwatch/logGroup:LogGroup": awsLogGroup,
		"aws:iam/policy:Policy": awsManagedPolicy,
		"aws:iam/policyAttachment:PolicyAttachment": rolesAttachment,
		"aws:iam/role:Role": awsRole,
		"aws:iam/rolePoliciesExclusive:RolePoliciesExclusive": onlyInlinePolicies,
		"aws:iam/rolePolicy:RolePolicy": awsRolePolicy,
		"aws:iam/rolePolicyAttachment:RolePolicyAttachment": roleAttachment,
		"aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive":
			onlyManagedPolicies,
		"aws:kms/alias:Alias": awsAlias,
		"aws:kms/externalKey:ExternalKey": awsKey,
		"aws:kms/key:Key": awsKey,
		"aws:kms/keyPolicy:KeyPolicy": keyPolicy,
		"aws:kms/replicaExternalKey:ReplicaExternalKey": awsKey,
		"aws:kms/replicaKey:ReplicaKey": awsKey,
		"aws:organizations/organization:Organization": organization,
		"aws:s3/bucket:Bucket": awsBucket,
		"aws:s3/bucketV2:BucketV2": awsBucket,
		"aws:s3/bucketAcl:BucketAcl": bucketGrants,
		"aws:s3/bucketAclV2:BucketAclV2": bucketGrants,
		"aws:s3/bucketLogging:BucketLogging": logTarget,
		"aws:s3/bucketLoggingV2:BucketLoggingV2": logTarget,
		"aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration":
			objectLock,
		"aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2":
			objectLock,
		"aws:s3/bucketRequestPaymentConfiguration:BucketRequestPaymentConfiguration":
			requestPayer,
		"aws:s3/bucketRequestPaymentConfigurationV2:BucketRequestPaymentConfigurationV2":
			requestPayer,
		"aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
			encryption,
		"aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2":
			encryption,
		"aws:sns/topic:Topic": awsTopic,
		"aws:sns/topicPolicy:TopicPolicy": awsTopicPolicy,
		"aws-native:cloudtrail:Trail": nativeTrail,
		"aws-native:iam:ManagedPolicy": nativeManagedPolicy,
		"aws-native:iam:Role": nativeRole,
		"aws-native:iam:RolePolicy": nativeRolePolicy,
		"aws-native:kms:Alias": nativeAlias,
		"aws-native:kms:Key": nativeKey,
		"aws-native:kms:ReplicaKey": nativeKey,
		"aws-native:logs:LogGroup": nativeLogGroup,
		"aws-native:organizations:Organization": organization,
		"aws-native:s3:Bucket": nativeBucket,
		"aws-native:sns:Topic": nativeTopic,
		"aws-native:sns:TopicInlinePolicy": nativeInlineTopicPolicy,
		"aws-native:sns:TopicPolicy": nativeTopicPolicy,
	}),
);
