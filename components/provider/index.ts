import { readFileSync } from "node:fs";
import { main } from "@pulumi/pulumi/provider";
import { describeLate } from "./late";
import { loadConstruct, providerOf } from "./provider";

/**
 * Serves the provider of the package `cloudtrail-compliance`, as the engine
 * starts it: with its address in the arguments of the process. Prints the port.
 * @param schemaPath Path of `schema.json`.
 */
export async function serve(schemaPath: string): Promise<void> {
	// Users of other languages cannot use a stack trace of this process.
	Error.stackTraceLimit = 0;
	// Before the listener of the SDK, which answers with the error as it is then.
	process.on("unhandledRejection", describeLate);
	const provider = providerOf(readFileSync(schemaPath, "utf8"));
	await main(provider, process.argv.slice(2));
	preload();
}

/** Loads the class while the engine connects; an error is that of `construct`. */
function preload(): void {
	try {
		loadConstruct();
	} catch {}
}
