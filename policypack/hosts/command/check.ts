import { clockAt } from "../../configuration/clock";
import {
	type Configuration,
	enabledControls,
	type PolicyConfiguration,
} from "../../configuration/policyConfiguration";
import type { Control } from "../../judging/control";
import type { Account } from "../../model/account";
import { assembleStack } from "../../providers/assembleStack";
import type { Stack } from "../../providers/resource";
import {
	type DeploymentTarget,
	validateTarget,
} from "../../sources/program/deploymentTarget";
import { timeoutIn } from "../../sources/program/timeout";
import { reportOn } from "../report/report";
import { readSource } from "./sources";
import { warn } from "./terminal";
import {
	loadBaseline,
	loadConfiguration,
	type ReportOptions,
	requireTarget,
	writeReports,
} from "./writeReports";

/** Options of `check`. */
export interface CheckOptions extends ReportOptions {
	readonly stack: string | undefined;
	/** Account and Region that a program deploys to, as given by the user. */
	readonly target: DeploymentTarget;
	/** Maximum run time of a program in seconds, as given by the user. */
	readonly timeout: string | undefined;
}

/** Evaluates each source and writes the reports. Returns the exit code. Throws an input error. */
export async function check(
	paths: readonly string[],
	all: readonly Control[],
	options: CheckOptions,
): Promise<number> {
	const { target, stack: name, timeout } = options;
	validateTarget(target);
	requireTarget(options, target);
	const program = {
		...target,
		...(name !== undefined && { stack: name }),
		warn,
		...(timeout !== undefined && { timeoutSeconds: timeoutIn(timeout) }),
	};
	const today = clockAt(options.today)();
	// Read first, so that an invalid configuration fails before a program runs.
	const configuration = await loadConfiguration(options.config, all);
	const baseline = await loadBaseline(options.baseline);
	const controls = enabledControls(all, configuration);
	const reports = [];
	for (const path of paths) {
		options.progress(`Reading ${path} …`);
		const { source, stack } = await readSource(path, program);
		if (stack.resources.length === 0)
			warn(
				`${source.name} has no resources: the stack was never deployed, or all of its resources were deleted.`,
			);
		const account = assembleStack(stack);
		const asking = controls.filter((control) =>
			usesLookup(configuration(control)),
		);
		const looked = await accountsWithLookup(
			asking,
			configuration,
			stack,
			options,
		);
		reports.push(
			reportOn(
				source,
				account,
				controls,
				configuration,
				new Date(),
				today,
				(control) => looked.get(control) ?? account,
			),
		);
	}
	return writeReports(reports, all, baseline, options);
}

function usesLookup({ level, settings }: PolicyConfiguration): boolean {
	return level !== "disabled" && settings.outside === "lookup";
}

/** The accounts of the controls that use the live account. */
async function accountsWithLookup(
	asking: readonly Control[],
	configuration: Configuration,
	stack: Stack,
	{ progress }: CheckOptions,
): Promise<ReadonlyMap<Control, Account>> {
	const found = new Map<Control, Account>();
	if (asking.length === 0) return found;
	progress("Reading the live account …");
	// Loaded on first use: most checks make no AWS calls.
	const { lookUp } = await import("../../sources/liveAccount/lookup");
	const { accountWithLookup } = await import("../lookup");
	const lookup = lookUp();
	try {
		for (const control of asking) {
			const { options } = configuration(control);
			const providers = stack.resources.map(({ provider }) => provider);
			found.set(
				control,
				await accountWithLookup(control, stack, providers, lookup, options),
			);
		}
	} finally {
		lookup.close();
	}
	return found;
}
