import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	compilers,
	type Ends,
	exclusions,
	managers,
	nodes,
	peers,
} from "../test/compat/matrix";
import { code, table } from "./markdown";

/** The table of what this package works with, as it is tested. */
export function versionsTable(): string {
	const rows = [
		["Node.js", ...cellsOf(nodes)],
		...Object.entries(peers).map(([name, majors]) => [
			code(name),
			...cellsOf(majors),
		]),
		["Pulumi CLI", "-", engines().join(" and ")],
		["TypeScript, for types and programs", "-", compilers.join(", ")],
		[
			"Package managers",
			"-",
			Object.values(managers)
				.map((spec) => spec.replace(/(.)@/, "$1 "))
				.map(code)
				.join(", "),
		],
	];
	const rules = exclusions.map(({ because }) => because).join(" ");
	return `${table(["", "Declared", "Tested"], rows)}\n\n${rules}`;
}

/** The engines that the tests run on: the oldest and the newest one. */
function engines(): readonly string[] {
	return ["cli-oldest", "cli"].map((folder) => {
		const file = join(__dirname, "../test/engine/go", folder, "go.mod");
		const [, version = ""] =
			/pulumi\/pkg\/v3 v(\S+)/.exec(readFileSync(file, "utf8")) ?? [];
		return version;
	});
}

function cellsOf(majors: Readonly<Record<string, Ends>>): readonly string[] {
	const ends = Object.values(majors);
	const tested = ends.map(({ oldest, newest }) =>
		oldest === newest ? oldest : `${oldest} and ${newest}`,
	);
	return [
		code(ends.map(({ oldest }) => `^${oldest}`).join(" || ")),
		tested.join("; "),
	];
}
