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
import { assembleStack } from "../../providers/assembleStack";
import type { Stack } from "../../providers/resource";
import { insteadOf } from "../../text/closestName";
import {
	type Reported,
	reportFindings,
	reportInternalError,
	reportMandatory,
} from "./diagnostics";

/** What both stages bring along. */
export type Args = Pick<
	ResourceValidationArgs | StackValidationArgs,
	"getConfig"
>;

/** Judges what a stage shows, as the policy is configured. */
export function judgeStack(
	control: Control,
	args: Args,
	stack: Stack,
	enforcement: Enforcement,
): Reported {
	const config = configOf(args, enforcement);
	const settings = settingsIn(control, config);
	const options = optionsIn(control, config);
	const { findings } = judge(control, assembleStack(stack), {
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
 * Says what was found. Returns why there was nothing to judge, where that is
 * so. Nothing is thrown: a throw would end the user's preview.
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
 * The CLI checks the properties that the schema has, and no others. Returns
 * whether there was one to speak of.
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
