import * as aws from "@pulumi/aws";
import { ComplianceTrail } from "../../components";
import { runInline } from "../kit/engine/harness";
import type { LanguageRun } from "../kit/languages/languageRun";

/** The program "arguments" of the tests, with the class itself. */
function program() {
	const auditor = new aws.iam.Role("auditor", { assumeRolePolicy: "{}" });
	new ComplianceTrail("audit", {
		protect: false,
		logRetentionDays: 400,
		retention: { transitionDays: 60, expirationDays: 400 },
		keyReaders: [auditor.arn],
		dataEvents: [
			{
				name: "Objects that the auditor reads",
				fields: [
					{ field: "resources.type", equals: ["AWS::S3::Object"] },
					{ field: "userIdentity.arn", startsWith: [auditor.arn] },
				],
			},
		],
		insights: ["ApiCallRateInsight"],
		alarms: {},
		tags: { team: "security", owner: auditor.name },
	});
}

/** Deploys the program with the class. */
export async function classRun(): Promise<LanguageRun> {
	const { state = "", ...run } = await runInline(async () => program(), {
		packs: [],
		operation: "up",
		exportState: true,
	});
	return { runs: [run], outputs: {}, state };
}

/** A resource in an exported stack, without times and without the user. */
interface Stored {
	readonly urn: string;
	readonly custom: boolean;
	readonly inputs?: unknown;
	readonly outputs?: unknown;
	readonly dependencies?: readonly string[];
	readonly protect?: boolean;
	readonly retainOnDelete?: boolean;
	readonly parent?: string;
}

/** The component's own resources in a stack, by URN. */
export function resourcesIn({
	state,
}: LanguageRun): Readonly<Record<string, unknown>> {
	const { resources }: { readonly resources: readonly Stored[] } =
		JSON.parse(state).deployment;
	return Object.fromEntries(
		resources
			.filter(({ urn }) => urn.includes("ComplianceTrail$"))
			.map((one) => [
				one.urn,
				{
					inputs: one.inputs,
					outputs: one.outputs,
					dependencies: [...(one.dependencies ?? [])].sort(),
					protect: one.protect ?? false,
					retainOnDelete: one.retainOnDelete ?? false,
					parent: one.parent,
				},
			]),
	);
}
