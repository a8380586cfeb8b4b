import type {
	ReportViolation,
	ResourceValidationArgs,
	ResourceValidationPolicy,
	StackValidationArgs,
	StackValidationPolicy,
} from "@pulumi/policy";
import type { Control } from "../judging/control";
import { evaluate, type Finding } from "../judging/evaluate";
import { type Settings, settle } from "../judging/settings";
import { assembleStack } from "../providers/assembleStack";
import { isTrail } from "../providers/dialects";
import type { Stack } from "../providers/resource";
import { propertySchemas } from "./configSchema";
import { settingsIn, unknownProperties } from "./configuration";
import { metadataOf } from "./crossguard/metadata";
import { passOver } from "./crossguard/passOver";
import { type Remediation, remediationOf } from "./crossguard/remediation";
import { refuse, sayFindings, sayProblem } from "./crossguard/saying";
import { isRoot, rootOf, stackOf, viewOf } from "./crossguard/views";
import { type Enforcement, usual } from "./ownPack";

/** A policy as Pulumi takes it. */
export type Policy = ResourceValidationPolicy | StackValidationPolicy;

/**
 * The policy that enforces a control. A trail is judged as a resource, before
 * it is created; a bucket or an account as a stack.
 * https://www.pulumi.com/docs/iac/using-pulumi/crossguard/core-concepts/
 */
export function policyOf(
	control: Control,
	enforcement: Enforcement = usual,
): Policy {
	const metadata = metadataOf(control, enforcement);
	if (control.subject !== "trail")
		return {
			...metadata,
			validateStack: (args, report) =>
				validateStack(control, args, report, enforcement),
		};
	const remediation = remediationOf(
		control,
		(args) => configOf(args, enforcement),
		(args) => judge(control, args, trailAlone(args), enforcement).findings,
	);
	return {
		...metadata,
		...(remediation && { remediateResource: remediation.remediateResource }),
		validateResource: (args, report) =>
			validateResource(control, args, report, enforcement, remediation),
	};
}

function validateResource(
	control: Control,
	args: ResourceValidationArgs,
	report: ReportViolation,
	enforcement: Enforcement,
	remediation: Remediation | undefined,
): void {
	// The root comes once a run: what is wrong with the run is said of it.
	if (isRoot(args.type) && sayUnknownProperties(control, args, report)) return;
	if (!isTrail(args.type)) passOver(args);
	const nothing = tell(control, args.urn, report, () => {
		const judged = judge(control, args, trailAlone(args), enforcement);
		return {
			...judged,
			findings: judged.findings.map((one) => remediation?.explain(one) ?? one),
		};
	});
	if (nothing !== undefined) args.notApplicable(nothing);
}

/** A trail before it is created: the rest of its stack is not in view. */
function trailAlone(args: ResourceValidationArgs): Stack {
	const { urn, name } = args;
	return { urn, name, resources: [viewOf(args)] };
}

/** Waits only where the live account is asked. */
function validateStack(
	control: Control,
	args: StackValidationArgs,
	report: ReportViolation,
	enforcement: Enforcement,
): void | Promise<void> {
	const urn = rootOf(args.resources);
	sayUnknownProperties(control, { ...args, urn }, report);
	const settings = settingsIn(control, configOf(args, enforcement));
	if (settings.outside === "lookup")
		return judgeWithAccount(control, args, urn, report, settings, enforcement);
	const nothing = tell(control, urn, report, () =>
		judge(control, args, stackOf(urn, args.resources), enforcement),
	);
	if (nothing !== undefined) args.notApplicable(nothing);
}

type Args = Pick<ResourceValidationArgs | StackValidationArgs, "getConfig">;

/** What was found, and how it is to be told. */
interface Judged {
	readonly findings: readonly Finding[];
	readonly settings: Settings;
}

function judge(
	control: Control,
	args: Args,
	stack: Stack,
	enforcement: Enforcement,
): Judged {
	const settings = settingsIn(control, configOf(args, enforcement));
	const found = evaluate(control, assembleStack(stack));
	const { findings } = settle(control, found, settings, enforcement.today());
	return { findings, settings };
}

/** The engine fills in the defaults of a schema; other callers may not. */
function configOf(args: Args, { defaults }: Enforcement) {
	return { ...defaults, ...args.getConfig() };
}

/**
 * Says what was found. Returns why there was nothing to judge, where that is
 * so. Nothing is thrown: a throw would end the user's preview.
 */
function tell(
	control: Control,
	urn: string,
	report: ReportViolation,
	judged: () => Judged,
): string | undefined {
	try {
		const { findings, settings } = judged();
		return sayFindings(control, findings, settings, report);
	} catch (error) {
		sayProblem(control, error, urn, report);
		return undefined;
	}
}

/** Judges with what the live account shows and the stack does not. */
async function judgeWithAccount(
	control: Control,
	args: StackValidationArgs,
	urn: string,
	report: ReportViolation,
	settings: Settings,
	{ today }: Enforcement,
): Promise<void> {
	let nothing: string | undefined;
	try {
		// Loaded on first use: few packs ask, and all would pay for it.
		const { findWithAccount } = await import("./crossguard/askAccount");
		const findings = await findWithAccount(
			control,
			urn,
			args,
			settings,
			today(),
		);
		nothing = sayFindings(control, findings, settings, report);
	} catch (error) {
		sayProblem(control, error, urn, report);
	}
	if (nothing !== undefined) args.notApplicable(nothing);
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
