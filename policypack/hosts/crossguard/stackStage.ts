import type {
	ReportViolation,
	StackValidationArgs,
	StackValidationPolicy,
} from "@pulumi/policy";
import type { Enforcement } from "../../configuration/packOptions";
import { settingsIn } from "../../configuration/policyConfiguration";
import type { Control } from "../../judging/control";
import type { Finding } from "../../judging/finding";
import { isTrail } from "../../providers/dialects";
import type { Stack } from "../../providers/resource";
import type { Remarks } from "./diagnostics";
import {
	type Args,
	configOf,
	judgeAccount,
	judgeStack,
	reportJudged,
	reportUnknownProperties,
} from "./judge";
import { judgeWithAccount } from "./judgeWithAccount";
import { isJudged } from "./notApplicable";
import { alsoAtStackStage, atStackStage } from "./run";
import {
	type StackOutcome,
	type StackRequest,
	stackInRequest,
	stackRequest,
} from "./stackRequest";

/** The function for stacks of a policy. */
export interface StackFunction {
	/** The function that the SDK calls; undefined: it need not call any. */
	readonly current: () => StackValidation | undefined;
	/** Notes where the configuration can be read before the SDK calls it. */
	readonly note: (args: Args) => void;
}

type StackValidation = StackValidationPolicy["validateStack"];

/**
 * Evaluates a stack. The SDK reads the whole stack again for each function that
 * it calls, so that the first policy of a request reads it for all: the others
 * are evaluated before the SDK reads their functions, and one that has
 * nothing to report has none. The SDK then counts it as passed.
 */
export function stackFunction(
	control: Control,
	enforcement: Enforcement,
): StackFunction {
	let config: Args | undefined;
	const note = ({ getConfig }: Args): void => {
		config = { getConfig };
	};
	const outcomeIn = (request: StackRequest, args: Args): StackOutcome => {
		const before = request.outcomes.get(control.policy);
		if (before) return before;
		const outcome = evaluateStack(control, request, args, enforcement);
		request.outcomes.set(control.policy, outcome);
		return outcome;
	};
	const validate: StackValidation = (args, report) => {
		note(args);
		const request = requestOf(control, args);
		if (asksAccount(control, args, enforcement))
			return judgeWithAccount(control, request, args, report, enforcement);
		const { reports, nothing } = outcomeIn(request, args);
		for (const said of reports) report(...said);
		return stackInRequest.share(request, () => {
			if (nothing !== undefined) args.notApplicable(nothing);
		});
	};
	return {
		note,
		current: () => {
			const request = stackInRequest.current();
			if (!request || !config || asksAccount(control, config, enforcement))
				return validate;
			const { reports, nothing } = outcomeIn(request, config);
			if (reports.length > 0 || nothing !== undefined) return validate;
			alsoAtStackStage(control.policy);
			return undefined;
		},
	};
}

/** The request that is running, or the one that a policy is the first of. */
function requestOf(
	{ policy }: Control,
	{ resources }: StackValidationArgs,
): StackRequest {
	const request = stackInRequest.current();
	if (!request) return stackRequest(resources, atStackStage(policy));
	alsoAtStackStage(policy);
	return request;
}

/** Whether a policy also reads the live account. */
function asksAccount(
	control: Control,
	args: Args,
	enforcement: Enforcement,
): boolean {
	const { outside } = settingsIn(control, configOf(args, enforcement));
	return outside === "lookup";
}

function evaluateStack(
	control: Control,
	request: StackRequest,
	args: Args,
	enforcement: Enforcement,
): StackOutcome {
	const { urn } = request;
	const reports: Parameters<ReportViolation>[] = [];
	const report: ReportViolation = (...said) => void reports.push(said);
	const { getConfig } = args;
	reportUnknownProperties(control, { getConfig, urn }, report);
	const nothing = reportJudged(control, urn, report, () => {
		const { account, stack } =
			control.subject === "delivery" ? request.shownWhole() : request.shown();
		return {
			...judgeAccount(control, args, account(), enforcement),
			remarksOn: (finding) => hintOn(control, finding, stack),
		};
	});
	return { reports, nothing };
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

/**
 * Evaluates only the resources whose inputs the resource stage did not show;
 * all others were evaluated there.
 */
export function validateUnshown(
	control: Control,
	args: StackValidationArgs,
	report: ReportViolation,
	enforcement: Enforcement,
): Promise<void> {
	const request = requestOf(control, args);
	const { run, urn } = request;
	const nothing = reportJudged(control, urn, report, () => {
		const { stack } = request.shown();
		const resources = stack.resources.filter(
			({ urn, type }) => isJudged(control, type) && run.unshown.has(urn),
		);
		return judgeStack(control, args, { ...stack, resources }, enforcement);
	});
	return stackInRequest.share(request, () => {
		if (nothing !== undefined && !run.judged.has(control.policy))
			args.notApplicable(nothing);
	});
}
