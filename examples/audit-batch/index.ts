import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { records } from "./records";
import {
	allow,
	arnOf,
	auditor,
	integration,
	policyOf,
	serviceRole,
} from "./roles";
import * as settings from "./settings";

const repository = new aws.ecr.Repository("audit", {
	name: "cloudtrail-compliance-audit",
	imageTagMutability: "IMMUTABLE",
	imageScanningConfiguration: { scanOnPush: true },
});

const logs = new aws.cloudwatch.LogGroup("audit", { retentionInDays: 90 });

/** The role of Fargate: it pulls the image and writes the log. */
const execution = serviceRole("execution", "ecs-tasks.amazonaws.com", {
	start: policyOf(
		allow(["ecr:GetAuthorizationToken"], "*"),
		allow(
			[
				"ecr:BatchCheckLayerAvailability",
				"ecr:BatchGetImage",
				"ecr:GetDownloadUrlForLayer",
			],
			repository.arn,
		),
		allow(
			["logs:CreateLogStream", "logs:PutLogEvents"],
			pulumi.interpolate`${logs.arn}:*`,
		),
	),
});

const environment = new aws.batch.ComputeEnvironment("audit", {
	type: "MANAGED",
	computeResources: {
		type: "FARGATE",
		maxVcpus: Math.min(settings.shards, 16),
		subnets: [...settings.subnetIds],
		securityGroupIds: [...settings.securityGroupIds],
	},
});

const queue = new aws.batch.JobQueue("audit", {
	state: "ENABLED",
	priority: 1,
	computeEnvironmentOrders: [{ order: 1, computeEnvironment: environment.arn }],
});

const definition = new aws.batch.JobDefinition("audit", {
	type: "container",
	platformCapabilities: ["FARGATE"],
	timeout: { attemptDurationSeconds: 3600 },
	retryStrategy: { attempts: 2 },
	containerProperties: pulumi.jsonStringify({
		image: pulumi.interpolate`${repository.repositoryUrl}:${settings.imageTag}`,
		jobRoleArn: auditor.arn,
		executionRoleArn: execution.arn,
		resourceRequirements: [
			{ type: "VCPU", value: "1" },
			{ type: "MEMORY", value: "2048" },
		],
		networkConfiguration: {
			assignPublicIp: settings.assignPublicIp ? "ENABLED" : "DISABLED",
		},
		logConfiguration: {
			logDriver: "awslogs",
			options: { "awslogs-group": logs.name },
		},
		environment: Object.entries({
			BUCKET: records.bucket,
			SHARDS: `${settings.shards}`,
			ROLE: settings.role,
			EXTERNAL_ID: settings.externalId,
			LOG_BUCKETS: settings.logBuckets.join(" "),
		}).map(([name, value]) => ({ name, value })),
	}),
});

/** A state that runs a command of the image and waits for its end. */
const job = (command: string, more: object, next: object) => ({
	Type: "Task",
	Resource: integration("batch:submitJob.sync"),
	Parameters: {
		JobName: `cloudtrail-${command}`,
		JobQueue: queue.arn,
		JobDefinition: definition.arn,
		ContainerOverrides: {
			Command: [command],
			// All records of a run have one prefix, also after a retry.
			Environment: [{ Name: "RUN", "Value.$": "$$.Execution.StartTime" }],
		},
		...more,
	},
	...next,
});

/** Shards first, then the report, also if a shard failed: its accounts are in it. */
const states = {
	StartAt: "Shards",
	States: {
		Shards: job(
			"shard",
			{ ArrayProperties: { Size: settings.shards } },
			{
				ResultPath: null,
				Catch: [
					{
						ErrorEquals: ["States.ALL"],
						ResultPath: "$.failure",
						Next: "Report",
					},
				],
				Next: "Report",
			},
		),
		Report: job("report", {}, { ResultPath: null, Next: "Result" }),
		Result: {
			Type: "Choice",
			Choices: [
				{ Variable: "$.failure", IsPresent: true, Next: "ShardFailed" },
			],
			Default: "Complete",
		},
		ShardFailed: { Type: "Fail", Error: "ShardFailed" },
		Complete: { Type: "Succeed" },
	},
};

const machine = new aws.sfn.StateMachine("audit", {
	definition: pulumi.jsonStringify(states),
	roleArn: serviceRole("states", "states.amazonaws.com", {
		jobs: policyOf(
			allow(["batch:SubmitJob"], [queue.arn, definition.arn]),
			allow(["batch:DescribeJobs", "batch:TerminateJob"], "*"),
			allow(
				["events:DescribeRule", "events:PutRule", "events:PutTargets"],
				arnOf("events", "rule/StepFunctionsGetEventsForBatchJobsRule"),
			),
		),
	}).arn,
});

new aws.scheduler.Schedule("audit", {
	scheduleExpression: settings.schedule,
	flexibleTimeWindow: { mode: "FLEXIBLE", maximumWindowInMinutes: 30 },
	target: {
		arn: machine.arn,
		input: "{}",
		roleArn: serviceRole("scheduler", "scheduler.amazonaws.com", {
			start: policyOf(allow(["states:StartExecution"], machine.arn)),
		}).arn,
	},
});

export const auditorArn = auditor.arn;
export const bucketName = records.bucket;
export const repositoryUrl = repository.repositoryUrl;
export const stateMachineArn = machine.arn;
