import { isOutputAsText } from "../../../providers/outputAsText";
import { UNKNOWN_TEXT } from "../../../providers/wire";
import { CHECK_A_PREVIEW } from "../checkPreview";
import type { Project } from "../project";
import { installing } from "./install";

/**
 * What to do about the error of a program; empty if the message says so.
 * @param line The error message.
 */
export function adviceFor(project: Project, line: string): string {
	if (line.includes(UNKNOWN_TEXT))
		return `Secrets, settings from imported environments and AWS lookups are not available here: ${CHECK_A_PREVIEW}.`;
	if (isOutputAsText(line))
		return "Write it with `pulumi.Output.concat`, or with `pulumi.Output.json_dumps` for JSON.";
	if (/Method not implemented|UNIMPLEMENTED/i.test(line))
		return `The program uses an engine feature that \`check\` does not support: ${CHECK_A_PREVIEW}.`;
	const [, key] =
		/^Missing required configuration variable '(.+?)'/.exec(line) ?? [];
	if (key !== undefined)
		return `Set it with \`pulumi config set ${key} VALUE\`.`;
	const [, missing] =
		/^ModuleNotFoundError: No module named '(.+?)'/.exec(line) ?? [];
	if (missing !== undefined) return installing(project, missing);
	return "Fix it; `pulumi preview` shows the full error.";
}
