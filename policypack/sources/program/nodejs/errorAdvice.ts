import { existsSync } from "node:fs";
import { join } from "node:path";
import { isOutputAsText } from "../../../providers/outputAsText";
import { isBag, UNKNOWN_TEXT } from "../../../providers/wire";
import { FIX_IT, NOT_KNOWN_HERE, setIt, UNSUPPORTED } from "../advice";
import type { Project } from "../project";
import { packageFileAbove, packageIn } from "./entry";

/**
 * What to do about the error of a program; empty if the message says so.
 * @param line The error message.
 * @param report The full report.
 */
export function adviceFor(
	project: Project,
	line: string,
	report: string,
): string {
	if (line.includes(UNKNOWN_TEXT)) return NOT_KNOWN_HERE;
	if (isOutputAsText(line))
		return "Write it with `pulumi.interpolate`, or with `pulumi.jsonStringify` for JSON.";
	if (line.includes("UNIMPLEMENTED")) return UNSUPPORTED;
	if (/Unknown file extension "\.[cm]?tsx?"/.test(line)) return LOADER;
	if (/Option 'moduleResolution/.test(line))
		return 'Set "module" and "moduleResolution" to "nodenext" in tsconfig.json.';
	const [, key] =
		/^Missing required configuration variable '(.+?)'/.exec(line) ?? [];
	if (key !== undefined) return setIt(key);
	const [, missing] =
		/Cannot find (?:module|package) '([^./].*?)'/.exec(line) ?? [];
	if (missing !== undefined) return installing(project, missing, report);
	return SAYS_WHAT_TO_DO.test(line) ? "" : FIX_IT;
}

/** Errors of `ComplianceTrail` end with what to do. */
const SAYS_WHAT_TO_DO = /^(?:\w*Error: )?ComplianceTrail (?:\S+: |needs )/;

/** The SDK loads TypeScript only with ts-node, which does not support ES modules. */
const LOADER =
	'A TypeScript program with "type": "module" needs a loader: run `npm install --save-dev tsx` and set `nodeargs: --import tsx` under `runtime: options:` in Pulumi.yaml, or build the program and set `main` to it.';

function installing(project: Project, missing: string, report: string): string {
	const name = missing
		.split("/")
		.slice(0, missing.startsWith("@") ? 2 : 1)
		.join("/");
	const file = packageFileAbove(project.programFolder, project.root);
	// A missing dependency of a package is not a dependency of the program.
	const isOfPackage = /(?:imported from |^- ).*[\\/]node_modules[\\/]/m.test(
		report.split("\n").slice(0, 4).join("\n"),
	);
	if (isOfPackage || (file !== undefined && dependsOn(file, name)))
		return existsSync(join(project.programFolder, "node_modules", name)) &&
			missing !== name
			? `${name} is installed, but has no ${missing.slice(name.length + 1)}: correct the path.`
			: "Run `npm install` in that folder.";
	return `Run \`npm install ${name}\` in ${project.folder}, or correct the name.`;
}

/** Whether a package.json lists a dependency. */
function dependsOn(file: string, name: string): boolean {
	return Object.entries(packageIn(file)).some(
		([key, value]) =>
			/dependencies$/i.test(key) && isBag(value) && Object.hasOwn(value, name),
	);
}
