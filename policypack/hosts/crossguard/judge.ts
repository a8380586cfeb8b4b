import type {
	ReportViolation,
	ResourceValidationArgs,
	StackValidationArgs,
} from "@pulumi/policy";
import type { Enforcement } from "../../configuration/packOptions";
import {
	optionsIn,
	settingsIn,
	unknownProperties,
} from "../../configuration/policyConfiguration";
import { propertySchemas } from "../../configuration/schema";
import type { Control } from "../../judging/control";
import { judge } from "../../judging/judge";
import type { Account } from "../../model/account";
import { assembleStack } from "../../providers/assembleStack";
import type { Stack } from "../../providers/resource";
import { insteadOf } from "../../text/closestName";
import {
	type Reported,
	reportFindings,
	reportInternalError,
	reportMandatory,
} from "./diagnostics";

/** The arguments that both stages have. */
export type Args = Pick<
	ResourceValidationArgs | StackValidationArgs,
	"getConfig"
>;

/** Evaluates the resources of a stage, with the policy's configuration. */
export function judgeStack(
	control: Control,
	args: Args,
	stack: Stack,
	enforcement: Enforcement,
): Reported {
	return judgeAccount(control, args, assembleStack(stack), enforcement);
}

/** Evaluates what an account represents, with the policy's configuration. */
export function judgeAccount(
	control: Control,
	args: Args,
	account: Account,
	enforcement: Enforcement,
): Reported {
	const config = configOf(args, enforcement);
	const settings = settingsIn(control, config);
	const options = optionsIn(control, config);
	const { findings } = judge(control, account, {
		settings,
		options,
		today: enforcement.today(),
	});
	return { findings, settings };
}

/** The engine fills in the defaults of a schema; other callers may not. */
export function configOf(args: Args, { defaults }: Enforcement) {
	return { ...defaults, ...args.getConfig() };
}

/**
 * Reports the findings. Returns the reason if there was nothing to evaluate.
 * It never throws: an exception would end the user's preview.
 */
export function reportJudged(
	control: Control,
	urn: string,
	report: ReportViolation,
	judged: () => Reported,
): string | undefined {
	try {
		return reportFindings(control, judged(), report);
	} catch (error) {
		reportInternalError(control, error, urn, report);
		return undefined;
	}
}

/**
 * Reports properties that the schema does not have; the CLI accepts them.
 * Returns whether there was one.
 */
export function reportUnknownProperties(
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
		reportMandatory(
			report,
			`Unknown property "${property}" in the configuration of ${control.policy}. ${sentence(insteadOf(property, allowed))}`,
			args.urn,
		);
	return properties.length > 0;
}

function sentence(words: string): string {
	const end = words.endsWith("?") ? "" : ".";
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}${end}`;
}
