import type { ReportViolation, StackValidationArgs } from "@pulumi/policy";
import type { Enforcement } from "../../configuration/packOptions";
import { optionsIn, settingsIn } from "../../configuration/policyConfiguration";
import type { Control } from "../../judging/control";
import { reportFindings, reportInternalError } from "./diagnostics";
import { configOf, reportUnknownProperties } from "./judge";
import { providerOf } from "./sdkResources";
import type { StackRequest } from "./stackRequest";

/** Evaluates a stack with what the live account shows and the stack does not. */
export async function judgeWithAccount(
	control: Control,
	{ declared, shown, urn }: StackRequest,
	args: StackValidationArgs,
	report: ReportViolation,
	enforcement: Enforcement,
): Promise<void> {
	reportUnknownProperties(control, { ...args, urn }, report);
	let nothing: string | undefined;
	try {
		// Loaded on first use: few packs ask, and all would pay for it.
		const { judgeWithLookup } = await import("./withLookup");
		const config = configOf(args, enforcement);
		const judged = await judgeWithLookup(
			control,
			shown().stack,
			declared.map(providerOf),
			{
				settings: settingsIn(control, config),
				options: optionsIn(control, config),
				today: enforcement.today(),
			},
		);
		nothing = reportFindings(control, judged, report);
	} catch (error) {
		reportInternalError(control, error, urn, report);
	}
	if (nothing !== undefined) args.notApplicable(nothing);
}
