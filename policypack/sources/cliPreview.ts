import { inputError } from "../inputError";
import type { Stack } from "../providers/resource";
import { masked } from "./cliPreview/masked";
import { stackShownBy } from "./cliPreview/outcome";
import { runCli } from "./cliPreview/runCli";
import { DEFAULT_TIMEOUT_SECONDS } from "./program/timeout";

/** Options of `previewProgram`. */
export interface PreviewOptions {
	/** Stack to preview. Default: the one that is selected in the folder. */
	readonly stack?: string;
	/** Maximum run time in seconds. Default: 1800. */
	readonly timeoutSeconds?: number;
	/** Called with each warning, in one line. */
	readonly warn?: (line: string) => void;
	/** Called with what is done at present, in one line; "" clears it. */
	readonly progress?: (line: string) => void;
	/** Time that the CLI has to cancel a preview, in milliseconds. Default: 30,000. */
	readonly cancelMs?: number;
}

/** Time that the CLI has to cancel a preview before it is killed. */
const CANCEL_MS = 30_000;

/**
 * Runs `pulumi preview` on a program in any language, with the user's own CLI,
 * login and credentials, and returns the stack that it shows. Nothing is stored.
 * Throws an input error.
 * @param folder The folder that contains Pulumi.yaml.
 */
export async function previewProgram(
	folder: string,
	options: PreviewOptions,
): Promise<Stack> {
	const { stack, timeoutSeconds, cancelMs = CANCEL_MS } = options;
	const { progress = () => {}, warn = () => {} } = options;
	// The CLI would take the selected stack.
	if (stack === "")
		throw inputError(
			`${folder}: --stack is empty: use the name of a stack, such as dev.`,
		);
	const limitMs = (timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000;
	const ended = await runCli({
		folder,
		args: argumentsFor(stack),
		env: environment(),
		...{ limitMs, cancelMs },
		onCancel: () => progress(`Canceling the preview of ${folder} …`),
		onCancelled: () => progress(""),
	});
	return stackShownBy(ended, {
		...{ folder, limitMs },
		mask: (text) => masked(text, process.env),
		warn,
	});
}

function argumentsFor(stack: string | undefined): readonly string[] {
	return [
		...["preview", "--json", "--show-sames", "--non-interactive"],
		...(stack === undefined ? [] : ["--stack", stack]),
	];
}

/**
 * Variables that change what the CLI writes: a stream has no source positions,
 * secrets must not be shown, and a plan would be left in the folder.
 */
const OF_OUTPUT: ReadonlySet<string> = new Set([
	"PULUMI_ENABLE_STREAMING_JSON_PREVIEW",
	"PULUMI_OPTION_SHOW_SECRETS",
	"PULUMI_OPTION_SAVE_PLAN",
]);

/** The user's environment, but for the variables that change the output. */
function environment(): NodeJS.ProcessEnv {
	return Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !OF_OUTPUT.has(name)),
	);
}
