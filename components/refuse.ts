import { RunError } from "@pulumi/pulumi";
import type { ComplianceTrailArgs } from "./args";
import { trailNameProblem } from "./names";
import { arnProblems } from "./refusal/arns";
import { bucketProblems } from "./refusal/buckets";
import { matching, type Problem, type Problems } from "./refusal/checks";
import { retentionProblems } from "./refusal/retention";
import { organizationProblems, selectorProblems } from "./refusal/selectors";

/**
 * Throws at the first argument that AWS would refuse, or that would weaken a
 * control: its name, what is wrong, what to do. What is an output, and so not
 * known yet, is left to AWS.
 */
export function refuseBadArguments(
	name: string,
	args: ComplianceTrailArgs,
): void {
	for (const [argument, problem] of problemsIn(name, args))
		if (problem !== undefined)
			throw new RunError(`ComplianceTrail ${name}: ${argument} ${problem}.`);
	const known: ReadonlySet<string> = new Set(ARGUMENTS);
	for (const argument of Object.keys(args))
		if (!known.has(argument))
			throw new RunError(
				`ComplianceTrail ${name}: ${argument} is no argument: use one of ${ARGUMENTS.join(", ")}.`,
			);
}

const ARGUMENTS: readonly (keyof ComplianceTrailArgs)[] = [
	"trailName",
	"accountId",
	"partition",
	"region",
	"bucketName",
	"bucket",
	"keyPrefix",
	"retention",
	"objectLock",
	"accessLogs",
	"forceDestroy",
	"protect",
	"keyArn",
	"keyReaders",
	"logGroupArn",
	"logRetentionDays",
	"roleArn",
	"permissionsBoundary",
	"trustSourceAccountOnly",
	"organization",
	"dataEvents",
	"insights",
	"notifications",
	"alarms",
	"eventDataStore",
	"tags",
];

function* problemsIn(name: string, args: ComplianceTrailArgs): Problems {
	yield [
		"trailName",
		args.trailName === undefined && trailNameProblem(name)
			? `is not given, and the component's name is no trail name (it ${trailNameProblem(name)}): give one`
			: args.trailName === undefined
				? undefined
				: trailNameProblem(args.trailName),
	];
	yield [
		"accountId",
		matching(
			args.accountId,
			/^\d{12}$/,
			"is not twelve digits: give the account id",
		),
	];
	yield [
		"partition",
		matching(
			args.partition,
			/^aws(-[a-z]+)*$/,
			"is no AWS partition: give aws, aws-cn or aws-us-gov",
		),
	];
	yield [
		"region",
		matching(
			args.region,
			/^[a-z]{2}(-[a-z]+)+-\d$/,
			"is no AWS Region: give one as us-east-1",
		),
	];
	yield* bucketProblems(args);
	yield* retentionProblems(args);
	yield* arnProblems(args);
	yield* organizationProblems(args);
	yield* selectorProblems(args);
	yield ["protect", protectProblem(args)];
}

function protectProblem({
	protect,
	forceDestroy,
}: ComplianceTrailArgs): Problem {
	return forceDestroy && protect !== false
		? "must be false where forceDestroy is true: set it, or leave forceDestroy out"
		: undefined;
}
