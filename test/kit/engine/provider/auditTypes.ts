import type { ResourceType } from "./resourceTypes";

const named = (inputs: string, arn: string): ResourceType => ({
	inputs: `name region tags ${inputs}`,
	named: "name",
	id: "{name}",
	computed: { arn: `arn:{partition}:${arn}`, name: "{name}" },
});

/** Types of `@pulumi/aws` that only the examples for an audit of an organization use. */
export const auditTypes: Readonly<Record<string, ResourceType>> = {
	"aws:cloudformation/stackSet:StackSet": named(
		"administrationRoleArn autoDeployment callAs capabilities description executionRoleName managedExecution operationPreferences parameters permissionModel templateBody templateUrl",
		"cloudformation:{region}:{account}:stackset/{name}:{uuid}",
	),
	"aws:cloudformation/stackSetInstance:StackSetInstance": {
		inputs:
			"accountId callAs deploymentTargets operationPreferences parameterOverrides region retainStack stackSetInstanceRegion stackSetName",
		id: "{stackSetName},{region}",
		computed: {},
	},
	"aws:ecr/repository:Repository": {
		inputs:
			"encryptionConfigurations forceDelete imageScanningConfiguration imageTagMutability name region tags",
		named: "name",
		id: "{name}",
		computed: {
			arn: "arn:{partition}:ecr:{region}:{account}:repository/{name}",
			name: "{name}",
			repositoryUrl: "{account}.dkr.ecr.{region}.amazonaws.com/{name}",
		},
	},
	"aws:batch/computeEnvironment:ComputeEnvironment": named(
		"computeResources eksConfiguration namePrefix serviceRole state type updatePolicy",
		"batch:{region}:{account}:compute-environment/{name}",
	),
	"aws:batch/jobQueue:JobQueue": named(
		"computeEnvironmentOrders jobStateTimeLimitActions priority schedulingPolicyArn state timeouts",
		"batch:{region}:{account}:job-queue/{name}",
	),
	"aws:batch/jobDefinition:JobDefinition": named(
		"containerProperties deregisterOnNewRevision ecsProperties eksProperties nodeProperties parameters platformCapabilities propagateTags retryStrategy schedulingPriority timeout type",
		"batch:{region}:{account}:job-definition/{name}:1",
	),
	"aws:sfn/stateMachine:StateMachine": named(
		"definition encryptionConfiguration loggingConfiguration namePrefix publish roleArn tracingConfiguration type",
		"states:{region}:{account}:stateMachine:{name}",
	),
	"aws:scheduler/schedule:Schedule": named(
		"actionAfterCompletion description endDate flexibleTimeWindow groupName kmsKeyArn namePrefix scheduleExpression scheduleExpressionTimezone startDate state target",
		"scheduler:{region}:{account}:schedule/default/{name}",
	),
};
