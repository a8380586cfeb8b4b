/** What the test provider knows of one resource type. */
export interface ResourceType {
	/** Names of the properties a program may set, for the schema. */
	readonly inputs: string;
	/** The property that carries the physical name, where the type has one. */
	readonly named?: string;
	/** Names of the inputs that take a policy as an object or as its JSON. */
	readonly documents?: string;
	/** Template of the id. */
	readonly id: string;
	/** Templates of the properties that only AWS can tell. */
	readonly computed: Readonly<Record<string, string>>;
}

// Templates speak of {name}, the physical name; {hash} and {uuid}, made from
// the URN; {account}, {partition}, {region}; and any input, as {bucket}.

const ofBucket = { id: "{bucket}", computed: {} };

const bucket = {
	named: "bucket",
	id: "{name}",
	computed: {
		arn: "arn:{partition}:s3:::{name}",
		bucket: "{name}",
		bucketDomainName: "{name}.s3.amazonaws.com",
		bucketRegionalDomainName: "{name}.s3.{region}.amazonaws.com",
	},
};

const bucketVersioning = {
	...ofBucket,
	inputs: "bucket expectedBucketOwner mfa region versioningConfiguration",
};

const bucketEncryption = {
	...ofBucket,
	inputs: "bucket expectedBucketOwner region rules",
};

const bucketLifecycle = {
	...ofBucket,
	inputs:
		"bucket expectedBucketOwner region rules transitionDefaultMinimumObjectSize",
};

const bucketAcl = {
	...ofBucket,
	inputs: "accessControlPolicy acl bucket expectedBucketOwner region",
};

const bucketLogging = {
	...ofBucket,
	inputs:
		"bucket expectedBucketOwner region targetBucket targetGrants targetObjectKeyFormat targetPrefix",
};

const bucketInputs =
	"accelerationStatus acl bucket bucketPrefix corsRules forceDestroy grants lifecycleRules objectLockConfiguration objectLockEnabled policy region requestPayer tags";

const accessBlockFlags =
	"blockPublicAcls blockPublicPolicy ignorePublicAcls restrictPublicBuckets";

/** The types of `@pulumi/aws` that the tests' programs declare, by token. */
export const awsTypes: Readonly<Record<string, ResourceType>> = {
	"aws:cloudtrail/trail:Trail": {
		inputs:
			"advancedEventSelectors cloudWatchLogsGroupArn cloudWatchLogsRoleArn enableLogFileValidation enableLogging eventSelectors includeGlobalServiceEvents insightSelectors isMultiRegionTrail isOrganizationTrail kmsKeyId name region s3BucketName s3KeyPrefix snsTopicName tags",
		named: "name",
		id: "arn:{partition}:cloudtrail:{region}:{account}:trail/{name}",
		computed: {
			arn: "arn:{partition}:cloudtrail:{region}:{account}:trail/{name}",
			homeRegion: "{region}",
			name: "{name}",
		},
	},
	"aws:s3/bucket:Bucket": {
		...bucket,
		inputs: `${bucketInputs} logging replicationConfiguration serverSideEncryptionConfiguration versioning website`,
	},
	"aws:s3/bucketV2:BucketV2": {
		...bucket,
		inputs: `${bucketInputs} loggings replicationConfigurations serverSideEncryptionConfigurations versionings websites`,
	},
	"aws:s3/bucketAcl:BucketAcl": bucketAcl,
	"aws:s3/bucketAclV2:BucketAclV2": bucketAcl,
	"aws:s3/bucketPolicy:BucketPolicy": {
		...ofBucket,
		inputs: "bucket policy region",
		documents: "policy",
	},
	"aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
		...ofBucket,
		inputs: `${accessBlockFlags} bucket region skipDestroy`,
	},
	"aws:s3/bucketOwnershipControls:BucketOwnershipControls": {
		...ofBucket,
		inputs: "bucket region rule",
	},
	"aws:s3/bucketLogging:BucketLogging": bucketLogging,
	"aws:s3/bucketLoggingV2:BucketLoggingV2": bucketLogging,
	"aws:s3/bucketVersioning:BucketVersioning": bucketVersioning,
	"aws:s3/bucketVersioningV2:BucketVersioningV2": bucketVersioning,
	"aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
		bucketEncryption,
	"aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2":
		bucketEncryption,
	"aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration":
		bucketLifecycle,
	"aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2":
		bucketLifecycle,
	"aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": {
		...ofBucket,
		inputs: "bucket expectedBucketOwner objectLockEnabled region rule token",
	},
	"aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": {
		inputs: `accountId ${accessBlockFlags}`,
		id: "{account}",
		computed: { accountId: "{account}" },
	},
	"aws:kms/key:Key": {
		inputs:
			"bypassPolicyLockoutSafetyCheck customerMasterKeySpec deletionWindowInDays description enableKeyRotation isEnabled keyUsage multiRegion policy region rotationPeriodInDays tags",
		id: "{uuid}",
		computed: {
			arn: "arn:{partition}:kms:{region}:{account}:key/{uuid}",
			keyId: "{uuid}",
		},
	},
	"aws:kms/alias:Alias": {
		inputs: "name namePrefix region targetKeyId",
		named: "name",
		id: "{name}",
		computed: {
			arn: "arn:{partition}:kms:{region}:{account}:{name}",
			name: "{name}",
			targetKeyArn: "arn:{partition}:kms:{region}:{account}:key/{targetKeyId}",
		},
	},
	"aws:cloudwatch/logGroup:LogGroup": {
		inputs:
			"kmsKeyId logGroupClass name namePrefix region retentionInDays skipDestroy tags",
		named: "name",
		id: "{name}",
		computed: {
			arn: "arn:{partition}:logs:{region}:{account}:log-group:{name}",
			name: "{name}",
		},
	},
	"aws:cloudwatch/logMetricFilter:LogMetricFilter": {
		inputs: "logGroupName metricTransformation name pattern region",
		named: "name",
		id: "{name}",
		computed: { name: "{name}" },
	},
	"aws:cloudwatch/metricAlarm:MetricAlarm": {
		inputs:
			"actionsEnabled alarmActions alarmDescription comparisonOperator dimensions evaluationPeriods insufficientDataActions metricName name namespace okActions period region statistic tags threshold treatMissingData unit",
		named: "name",
		id: "{name}",
		computed: {
			arn: "arn:{partition}:cloudwatch:{region}:{account}:alarm:{name}",
			name: "{name}",
		},
	},
	"aws:sns/topic:Topic": {
		inputs:
			"displayName fifoTopic kmsMasterKeyId name namePrefix policy region tags",
		named: "name",
		id: "arn:{partition}:sns:{region}:{account}:{name}",
		computed: {
			arn: "arn:{partition}:sns:{region}:{account}:{name}",
			name: "{name}",
			owner: "{account}",
		},
	},
	"aws:sns/topicPolicy:TopicPolicy": {
		inputs: "arn policy region",
		documents: "policy",
		id: "{arn}",
		computed: { owner: "{account}" },
	},
	"aws:cloudtrail/eventDataStore:EventDataStore": {
		inputs:
			"advancedEventSelectors billingMode kmsKeyId multiRegionEnabled name organizationEnabled region retentionPeriod suspend tags terminationProtectionEnabled",
		named: "name",
		id: "arn:{partition}:cloudtrail:{region}:{account}:eventdatastore/{uuid}",
		computed: {
			arn: "arn:{partition}:cloudtrail:{region}:{account}:eventdatastore/{uuid}",
			name: "{name}",
		},
	},
	"aws:iam/role:Role": {
		inputs:
			"assumeRolePolicy description forceDetachPolicies inlinePolicies managedPolicyArns maxSessionDuration name namePrefix path permissionsBoundary tags",
		named: "name",
		documents: "assumeRolePolicy",
		id: "{name}",
		computed: {
			arn: "arn:{partition}:iam::{account}:role/{name}",
			name: "{name}",
			uniqueId: "AROA{hash}",
		},
	},
	"aws:iam/rolePolicy:RolePolicy": {
		inputs: "name namePrefix policy role",
		named: "name",
		documents: "policy",
		id: "{role}:{name}",
		computed: { name: "{name}" },
	},
};

/** The same for `@pulumi/aws-native`. */
export const awsNativeTypes: Readonly<Record<string, ResourceType>> = {
	"aws-native:cloudtrail:Trail": {
		inputs:
			"advancedEventSelectors aggregationConfigurations cloudWatchLogsLogGroupArn cloudWatchLogsRoleArn enableLogFileValidation eventSelectors includeGlobalServiceEvents insightSelectors isLogging isMultiRegionTrail isOrganizationTrail kmsKeyId s3BucketName s3KeyPrefix snsTopicName tags trailName",
		named: "trailName",
		id: "{name}",
		computed: {
			arn: "arn:{partition}:cloudtrail:{region}:{account}:trail/{name}",
			trailName: "{name}",
		},
	},
	"aws-native:s3:Bucket": {
		inputs:
			"accessControl bucketEncryption bucketName corsConfiguration lifecycleConfiguration loggingConfiguration objectLockConfiguration objectLockEnabled ownershipControls publicAccessBlockConfiguration replicationConfiguration tags versioningConfiguration websiteConfiguration",
		named: "bucketName",
		id: "{name}",
		computed: {
			arn: "arn:{partition}:s3:::{name}",
			bucketName: "{name}",
			domainName: "{name}.s3.amazonaws.com",
		},
	},
	"aws-native:s3:BucketPolicy": {
		...ofBucket,
		inputs: "bucket policyDocument",
	},
	"aws-native:kms:Key": {
		inputs:
			"description enableKeyRotation enabled keyPolicy keySpec keyUsage multiRegion pendingWindowInDays tags",
		id: "{uuid}",
		computed: {
			arn: "arn:{partition}:kms:{region}:{account}:key/{uuid}",
			keyId: "{uuid}",
		},
	},
	"aws-native:logs:LogGroup": {
		inputs: "kmsKeyId logGroupClass logGroupName retentionInDays tags",
		named: "logGroupName",
		id: "{name}",
		computed: {
			arn: "arn:{partition}:logs:{region}:{account}:log-group:{name}:*",
			logGroupName: "{name}",
		},
	},
	"aws-native:iam:Role": {
		inputs:
			"assumeRolePolicyDocument description managedPolicyArns maxSessionDuration path permissionsBoundary policies roleName tags",
		named: "roleName",
		id: "{name}",
		computed: {
			arn: "arn:{partition}:iam::{account}:role/{name}",
			roleId: "AROA{hash}",
			roleName: "{name}",
		},
	},
};
