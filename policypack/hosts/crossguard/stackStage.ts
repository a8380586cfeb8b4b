import type { ReportViolation, StackValidationArgs } from "@pulumi/policy";
import type { Enforcement } from "../../configuration/packOptions";
import { optionsIn, settingsIn } from "../../configuration/policyConfiguration";
import type { Control } from "../../judging/control";
import type { Finding } from "../../judging/finding";
import type { Settings } from "../../judging/settings";
import { isTrail } from "../../providers/dialects";
import type { Stack } from "../../providers/resource";
import {
	type Remarks,
	reportFindings,
	reportInternalError,
} from "./diagnostics";
import {
	configOf,
	judgeStack,
	reportJudged,
	reportUnknownProperties,
} from "./judge";
import { isJudged } from "./notApplicable";
import { readIn } from "./readResources";
import { atStackStage, declaredIn, type Run } from "./run";
import { providerOf, rootOf, stackOf } from "./sdkResources";

/** Evaluates a stack. It is asynchronous only if it calls AWS. */
export function validateStack(
	control: Control,
	args: StackValidationArgs,
	report: ReportViolation,
	enforcement: Enforcement,
): void | Promise<void> {
	const run = atStackStage(control.policy);
	const urn = rootOf(args.resources);
	reportUnknownProperties(control, { ...args, urn }, report);
	const settings = settingsIn(control, configOf(args, enforcement));
	if (settings.outside === "lookup")
		return judgeWithAccount(control, run, args, report, settings, enforcement);
	const nothing = reportJudged(control, urn, report, () => {
		const stack = shownIn(urn, args, run, typesOf(control, args));
		return {
			...judgeStack(control, args, stack, enforcement),
			remarksOn: (finding) => hintOn(control, finding, stack),
		};
	});
	if (nothing !== undefined) args.notApplicable(nothing);
}

/**
 * A preview and an update do not show what is only read.
 * https://github.com/pulumi/pulumi/issues/3950
 */
function hintOn(
	{ subject }: Control,
	{ status }: Finding,
	{ resources }: Stack,
): Remarks {
	const isMissing = subject === "account" && status === "failed";
	if (!isMissing || resources.some(({ type }) => isTrail(type))) return {};
	const fix =
		"This also applies to a trail read with Trail.get: the engine does not show it to policy packs.";
	return { fix };
}

/** What a run shows of a stack at its end. */
function shownIn(
	urn: string,
	args: StackValidationArgs,
	run: Run,
	matters?: (type: string) => boolean,
): Stack {
	const declared = declaredIn(args.resources, run);
	return stackOf(urn, declared, readIn(declared, run.unshown), matters);
}

/**
 * The types that a control uses; undefined: those that all use. A delivery
 * depends on any resource, but on none where there is no trail.
 */
function typesOf(
	{ subject }: Control,
	{ resources }: StackValidationArgs,
): (() => boolean) | undefined {
	return subject === "delivery" && resources.some(({ type }) => isTrail(type))
		? () => true
		: undefined;
}

/**
 * Evaluates only the resources whose inputs the resource stage did not show;
 * all others were evaluated there.
 */
export function validateUnshown(
	control: Control,
	args: StackValidationArgs,
	report: ReportViolation,
	enforcement: Enforcement,
): void {
	const run = atStackStage(control.policy);
	const root = rootOf(args.resources);
	const nothing = reportJudged(control, root, report, () => {
		const stack = shownIn(root, args, run);
		const resources = stack.resources.filter(
			({ urn, type }) => isJudged(control, type) && run.unshown.has(urn),
		);
		return judgeStack(control, args, { ...stack, resources }, enforcement);
	});
	if (nothing !== undefined && !run.judged.has(control.policy))
		args.notApplicable(nothing);
}

/** Judges with what the live account shows and the stack does not. */
async function judgeWithAccount(
	control: Control,
	run: Run,
	args: StackValidationArgs,
	report: ReportViolation,
	settings: Settings,
	enforcement: Enforcement,
): Promise<void> {
	const root = rootOf(args.resources);
	let nothing: string | undefined;
	try {
		// Loaded on first use: few packs ask, and all would pay for it.
		const { judgeWithLookup } = await import("./withLookup");
		const judged = await judgeWithLookup(
			control,
			shownIn(root, args, run),
			declaredIn(args.resources, run).map(providerOf),
			{
				settings,
				options: optionsIn(control, configOf(args, enforcement)),
				today: enforcement.today(),
			},
		);
		nothing = reportFindings(control, judged, report);
	} catch (error) {
		reportInternalError(control, error, root, report);
	}
	if (nothing !== undefined) args.notApplicable(nothing);
}
