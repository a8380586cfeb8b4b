import { stripVTControlCharacters } from "node:util";
import { inputError } from "../../inputError";
import type { Stack } from "../../providers/resource";
import { isBag } from "../../providers/wire";
import { printable } from "../../text/printable";
import { readPreview } from "../stackFile";
import { contentOf } from "../stackFile/content";
import { previewOf } from "../stackFile/events";
import {
	CLOSING,
	failureOf,
	isFailedByPolicy,
	outputOfProgram,
} from "../stackFile/previewFailure";
import { sentenceOf } from "../stackFile/reportedError";
import type { Bag } from "../stackFile/states";
import { adviceFor } from "./advice";
import type { CliEnd } from "./runCli";

/** What a message about a preview is made with. */
interface Context {
	readonly folder: string;
	readonly limitMs: number;
	/** A text of the CLI, without secrets. */
	readonly mask: (text: string) => string;
	readonly warn: (line: string) => void;
}

/** The stack that a preview shows. Throws an input error if it is not all of it. */
export function stackShownBy(end: CliEnd, context: Context): Stack {
	const { folder, warn } = context;
	refuseUnfinished(end, context);
	const preview = previewIn(end, context);
	const failure = preview && failureOf(preview);
	if (failure) throw failed(failure.cause ?? lastErrorIn(end), end, context);
	const hasSteps = Array.isArray(preview?.steps) && preview.steps.length > 0;
	if (!preview || !hasSteps) throw failed(lastErrorIn(end), end, context);
	if (end.code !== 0) {
		if (!isFailedByPolicy(preview))
			throw failed(lastErrorIn(end) ?? outputOfProgram(preview), end, context);
		warn(
			`${folder}: a policy of the stack failed the preview, which is complete and is checked: \`pulumi preview\` shows the policy.`,
		);
	}
	return readPreview(preview, folder).stack;
}

/** Throws an input error if the CLI did not start, or did not end by itself. */
function refuseUnfinished(
	{ notStarted, signal, stopped }: CliEnd,
	{ folder, limitMs }: Context,
): void {
	if (notStarted === "ENOENT")
		throw inputError(
			`${folder}: pulumi is not on PATH: install the Pulumi CLI (https://www.pulumi.com/docs/install/), or check a file that "pulumi preview --json --show-sames" wrote.`,
		);
	if (notStarted !== undefined)
		throw inputError(
			`${folder}: pulumi cannot be started (${notStarted}): install the Pulumi CLI again (https://www.pulumi.com/docs/install/).`,
		);
	if (stopped === "late")
		throw inputError(
			`${folder}: the preview was stopped at the time limit of ${limitMs / 1000} s. Raise --timeout SECONDS, or fix what keeps it running.`,
		);
	if (stopped === "large")
		throw inputError(
			`${folder}: the preview is too large (more than 512 MB): split the stack, and check each part.`,
		);
	const by = stopped ?? signal;
	if (by !== undefined)
		throw inputError(
			`${folder}: the preview was ended by ${by}: run the command again.`,
		);
}

/** What the CLI wrote, without streaming; undefined if it wrote no preview. */
function previewIn(end: CliEnd, context: Context): Bag | undefined {
	const text = end.stdout.toString("utf8");
	if (text.trim() === "") return undefined;
	const content = contentIn(text, end, context);
	if (content.kind === "events")
		return previewOf(content.events, context.folder);
	return isBag(content.value) ? content.value : undefined;
}

function contentIn(text: string, end: CliEnd, context: Context) {
	try {
		return contentOf(text, context.folder);
	} catch {
		// The message is about a file.
		throw failed(lastErrorIn(end), end, context);
	}
}

/** The error at the end of what the CLI wrote to standard error. */
function lastErrorIn({ stderr }: CliEnd): string | undefined {
	const lines = stripVTControlCharacters(stderr)
		.split(/\r?\n/)
		.filter((line) => line.trim() !== "" && !CLOSING.test(line));
	const at = lines.findLastIndex((line) => /^error: ./.test(line));
	if (at >= 0) return lines.slice(at).join("\n");
	return lines.filter((line) => !/^(?:warning|info): /.test(line)).at(-1);
}

/** The input error for a preview that failed: the CLI's error, and what to do. */
function failed(
	cause: string | undefined,
	{ code }: CliEnd,
	{ folder, mask }: Context,
): Error {
	if (cause === undefined)
		return inputError(
			`${folder}: \`pulumi preview\` ended with exit code ${code}, and wrote no preview of the stack: run it in that folder to see the error.`,
		);
	const sentence = sentenceOf(mask(cause)).replace(/^error: /i, "");
	return inputError(
		`${folder}: \`pulumi preview\` failed: ${printable(sentence)} ${adviceFor(cause)}`,
	);
}
