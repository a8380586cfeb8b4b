import type { ComponentResourceOptions } from "@pulumi/pulumi";
import { ComplianceTrail, type ComplianceTrailArgs } from "../../../components";
import type { RecordingMonitor, Run } from "./monitor";

/*
 * What the SDK's own provider server and programs use, and the SDK does not
 * declare.
 */
const settings = require("@pulumi/pulumi/runtime/settings") as {
	resetOptions(...options: readonly unknown[]): void;
	awaitFeatureSupport(): Promise<void>;
	waitForRPCs(): Promise<void>;
};
const { withLocalStorage } = require("@pulumi/pulumi/runtime/state") as {
	withLocalStorage<T>(run: () => Promise<T>): Promise<T>;
};

/** Runs a part of a program by the SDK in this process, against a monitor. */
export async function inProgram<T>(
	monitor: RecordingMonitor,
	{ preview }: Run,
	program: () => Promise<T>,
): Promise<T> {
	const { stackTraceLimit } = Error;
	// The SDK takes a stack trace for each promise, which costs most of a run.
	Error.stackTraceLimit = 0;
	return withLocalStorage(async () => {
		const { address } = monitor;
		settings.resetOptions("shop", "dev", 16, address, address, preview, "");
		await settings.awaitFeatureSupport();
		const result = await program();
		// Outputs of outputs ask for more once the first are answered.
		for (let quiet = 0; quiet < 3; quiet++) {
			await settings.waitForRPCs();
			await new Promise((resolve) => setImmediate(resolve));
		}
		return result;
	}).finally(() => {
		Error.stackTraceLimit = stackTraceLimit;
	});
}

/** Makes the class in this process. */
export function makeDirectly(
	monitor: RecordingMonitor,
	run: Run,
	name: string,
	program: () => Promise<
		readonly [args: unknown, options: ComponentResourceOptions]
	>,
): Promise<ComplianceTrail> {
	return inProgram(monitor, run, async () => {
		const [args, options] = await program();
		return new ComplianceTrail(name, args as ComplianceTrailArgs, options);
	});
}
