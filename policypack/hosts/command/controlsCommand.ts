import type { Command } from "commander";
import type { Control } from "../../judging/control";
import { EXIT } from "../report/exitCode";
import {
	catalogueEntry,
	catalogueJson,
	catalogueTable,
	findControl,
} from "./catalogue";
import { addPolicyOptions, chosenPolicy, type PolicyFlags } from "./iamPolicy";
import { addOutputOptions } from "./options";
import { writeOutputs } from "./outputs";
import { terminal } from "./terminal";

interface ControlsFlags extends PolicyFlags {
	readonly color: boolean;
}

/** Adds `controls`, which lists the controls and prints IAM policies. */
export function addControlsCommand(
	program: Command,
	controls: readonly Control[],
	finish: (code: number) => void,
): void {
	const command = program
		.command("controls")
		.description("list the controls, or show one in detail")
		.argument(
			"[id]",
			"control ID or policy name, such as CloudTrail.4 or cloudtrail-4",
		);
	addPolicyOptions(command);
	const outputs = addOutputOptions(command, ["text", "json"]);
	command.action(async (id: string | undefined, flags: ControlsFlags) => {
		const one = id === undefined ? undefined : findControl(controls, id);
		const policy = await chosenPolicy(flags);
		await writeOutputs(
			outputs(),
			terminal(flags.color),
			(format, { width }) => {
				if (policy !== undefined) return policy;
				if (format === "json") return catalogueJson(one ?? controls);
				return one
					? catalogueEntry(one, width)
					: catalogueTable(controls, width);
			},
		);
		finish(EXIT.passed);
	});
}
