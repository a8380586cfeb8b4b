import { isOutputAsText } from "../../../providers/outputAsText";
import { UNKNOWN_TEXT } from "../../../providers/wire";
import { FIX_IT, NOT_KNOWN_HERE, setIt, UNSUPPORTED } from "../advice";
import type { Project } from "../project";
import { installing } from "./install";

/**
 * What to do about the error of a program; empty if the message says so.
 * @param line The error message.
 */
export function adviceFor(project: Project, line: string): string {
	if (line.includes(UNKNOWN_TEXT)) return NOT_KNOWN_HERE;
	if (isOutputAsText(line))
		return "Write it with `pulumi.Output.concat`, or with `pulumi.Output.json_dumps` for JSON.";
	if (/Method not implemented|UNIMPLEMENTED/i.test(line)) return UNSUPPORTED;
	const [, key] =
		/^Missing required configuration variable '(.+?)'/.exec(line) ?? [];
	if (key !== undefined) return setIt(key);
	const [, missing] =
		/^ModuleNotFoundError: No module named '(.+?)'/.exec(line) ?? [];
	if (missing !== undefined) return installing(project, missing);
	return FIX_IT;
}
