import { clockAt } from "../../configuration/clock";
import {
	askedFor,
	type Configuration,
	type Configured,
} from "../../configuration/configured";
import type { Control } from "../../judging/control";
import type { Account } from "../../model/account";
import { assembleStack } from "../../providers/assembleStack";
import type { Stack } from "../../providers/resource";
import {
	type Ambient,
	refuseWrongAmbient,
} from "../../sources/program/ambient";
import { timeoutIn } from "../../sources/program/timeout";
import { reportOn } from "../report/report";
import { conclude, configurationIn, type ReportOptions } from "./reporting";
import { readSource } from "./sources";
import { warn } from "./terminal";

/** What `check` was asked for. */
export interface CheckOptions extends ReportOptions {
	readonly stack: string | undefined;
	/** What the user says of the account that a program's stack lives in. */
	readonly ambient: Ambient;
	/** Seconds that a program may run, as the user writes them. */
	readonly timeout: string | undefined;
}

/** Judges each source and writes the reports. Returns the exit code. */
export async function check(
	paths: readonly string[],
	all: readonly Control[],
	options: CheckOptions,
): Promise<number> {
	const { ambient, stack: name, timeout } = options;
	refuseWrongAmbient(ambient);
	const program = {
		...ambient,
		...(name !== undefined && { stack: name }),
		warn,
		...(timeout !== undefined && { timeoutSeconds: timeoutIn(timeout) }),
	};
	const today = clockAt(options.today)();
	// Read first: a wrong configuration shall not cost a program's run.
	const configuration = await configurationIn(options.config, all);
	const controls = askedFor(all, configuration);
	const reports = [];
	for (const path of paths) {
		options.progress(`Reading ${path} …`);
		const { source, stack } = await readSource(path, program);
		if (stack.resources.length === 0)
			warn(
				`${source.name} has no resources: the stack was never deployed, or nothing is left of it.`,
			);
		const account = assembleStack(stack);
		const asking = controls.filter((control) => asks(configuration(control)));
		const looked = await lookedUp(asking, configuration, stack, options);
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
	return conclude(reports, options);
}

function asks({ level, settings }: Configured): boolean {
	return level !== "disabled" && settings.outside === "lookup";
}

/** The accounts of those controls that ask the live account, too. */
async function lookedUp(
	asking: readonly Control[],
	configuration: Configuration,
	stack: Stack,
	{ progress }: CheckOptions,
): Promise<ReadonlyMap<Control, Account>> {
	const found = new Map<Control, Account>();
	if (asking.length === 0) return found;
	progress("Asking the live account …");
	// Loaded on first use: a plain check asks nobody.
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
