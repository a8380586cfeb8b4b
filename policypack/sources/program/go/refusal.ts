import type { Project } from "../project";
import { lineWith, type SourceLine } from "./sources";

/** The names that a function of a provider may have in an SDK for Go. */
export function goNames(token: string): readonly string[] {
	const name = token.split(":").at(-1) ?? "";
	const get = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
	return get.startsWith("Get") ? [get, `Lookup${get.slice(3)}`] : [get];
}

/** Why a program is not run that reads the result of a function as plain data. */
export function refusal(token: string): string {
	const names = goNames(token).map((name) => `${name}Output`);
	return `it calls function ${token}, whose result only AWS has, and reads the result as plain data: call ${names.join(" or ")} instead`;
}

export const REFUSED = /it calls function (\S+), whose result only AWS has/;

/** The line of the first such call. */
export function refusedCall(
	project: Project,
	report: string,
): SourceLine | undefined {
	const [, token] = REFUSED.exec(report) ?? [];
	if (token === undefined) return undefined;
	const names = goNames(token).join("|");
	return lineWith(project, new RegExp(`\\.(?:${names})\\(|"${token}"`));
}
