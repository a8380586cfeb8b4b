import type {
	PolicyConfigSchema,
	ReportViolation,
	ResourceValidationArgs,
	ResourceValidationPolicy,
	StackValidationArgs,
	StackValidationPolicy,
} from "@pulumi/policy";
import type { Control } from "../judging/control";
import { evaluate } from "../judging/evaluate";
import { settle } from "../judging/settings";
import { assembleStack } from "../providers/assembleStack";
import { isTrail } from "../providers/dialects";
import type { Stack } from "../providers/resource";
import { propertySchemas } from "./configSchema";
import { settingsIn, unknownProperties } from "./configuration";
import { passOver } from "./crossguard/passOver";
import { refuse, sayFindings, sayProblem } from "./crossguard/saying";
import { isRoot, rootOf, stackOf, viewOf } from "./crossguard/views";

/** A policy as Pulumi takes it. */
export type Policy = ResourceValidationPolicy | StackValidationPolicy;

/**
 * The policy that enforces a control. A trail is judged as a resource, before
 * it is created; a bucket or an account as a stack.
 * https://www.pulumi.com/docs/iac/using-pulumi/crossguard/core-concepts/
 */
export function policyOf(control: Control): Policy {
	const metadata = metadataOf(control);
	return control.subject === "trail"
		? {
				...metadata,
				validateResource: (args, report) =>
					validateResource(control, args, report),
			}
		: {
				...metadata,
				validateStack: (args, report) => validateStack(control, args, report),
			};
}

function metadataOf(control: Control): Omit<Policy, "validateStack"> {
	return {
		name: control.policy,
		displayName: control.title,
		description: control.requires,
		enforcementLevel: "mandatory",
		severity: control.severity.toLowerCase() as Lowercase<Control["severity"]>,
		framework: {
			name: "AWS Security Hub",
			version: "2023",
			reference: control.id,
			specification: control.requires,
		},
		tags: [...control.requirements],
		remediationSteps: control.remediation.join("\n"),
		url: control.url,
		configSchema: {
			properties: propertySchemas(
				control,
			) as unknown as PolicyConfigSchema["properties"],
		},
	};
}

function validateResource(
	control: Control,
	args: ResourceValidationArgs,
	report: ReportViolation,
): void {
	// The root comes once a run: what is wrong with the run is said of it.
	if (isRoot(args.type) && sayUnknownProperties(control, args, report)) return;
	if (!isTrail(args.type)) passOver(args);
	const { urn, name } = args;
	const nothing = judge(control, args, urn, report, () => ({
		urn,
		name,
		resources: [viewOf(args)],
	}));
	if (nothing !== undefined) args.notApplicable(nothing);
}

/** Waits only where the live account is asked. */
function validateStack(
	control: Control,
	args: StackValidationArgs,
	report: ReportViolation,
): void | Promise<void> {
	const urn = rootOf(args.resources);
	sayUnknownProperties(control, { ...args, urn }, report);
	if (asksAccount(control, args))
		return judgeWithAccount(control, args, urn, report).then((nothing) => {
			if (nothing !== undefined) args.notApplicable(nothing);
		});
	const nothing = judge(control, args, urn, report, () =>
		stackOf(urn, args.resources),
	);
	if (nothing !== undefined) args.notApplicable(nothing);
}

type Args = Pick<ResourceValidationArgs | StackValidationArgs, "getConfig">;

function asksAccount(control: Control, args: Args): boolean {
	return settingsIn(control, args.getConfig()).outside === "lookup";
}

/**
 * Judges, and says what was found. Returns why there was nothing to judge,
 * where that is so. Nothing is thrown: a throw would end the user's preview.
 */
function judge(
	control: Control,
	args: Args,
	urn: string,
	report: ReportViolation,
	see: () => Stack,
): string | undefined {
	try {
		const settings = settingsIn(control, args.getConfig());
		const found = evaluate(control, assembleStack(see()));
		const { findings } = settle(control, found, settings, today());
		return sayFindings(control, findings, settings, report);
	} catch (error) {
		sayProblem(control, error, urn, report);
		return undefined;
	}
}

/** The same, with what the live account shows and the stack does not. */
async function judgeWithAccount(
	control: Control,
	args: StackValidationArgs,
	urn: string,
	report: ReportViolation,
): Promise<string | undefined> {
	try {
		const settings = settingsIn(control, args.getConfig());
		// Loaded on first use: few packs ask, and all would pay for it.
		const { findWithAccount } = await import("./crossguard/askAccount");
		const findings = await findWithAccount(
			control,
			urn,
			args,
			settings,
			today(),
		);
		return sayFindings(control, findings, settings, report);
	} catch (error) {
		sayProblem(control, error, urn, report);
		return undefined;
	}
}

/**
 * The CLI checks the properties that the schema has, and no others. Returns
 * whether there was one to speak of.
 */
function sayUnknownProperties(
	control: Control,
	args: Args & { readonly urn: string },
	report: ReportViolation,
): boolean {
	const allowed = [
		"enforcementLevel",
		...Object.keys(propertySchemas(control)),
	];
	const properties = unknownProperties(control, args.getConfig());
	for (const property of properties)
		refuse(
			report,
			`The configuration of policy ${control.policy} has no property "${property}". Use one of: ${allowed.join(", ")}.`,
			args.urn,
		);
	return properties.length > 0;
}

/** The date in UTC. */
function today(): string {
	return new Date().toISOString().slice(0, 10);
}
