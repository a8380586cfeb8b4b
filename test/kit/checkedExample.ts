import { spawnSync } from "node:child_process";
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { PROCESS_MS } from "./bounds";
import { resultIn } from "./jsonReport";
import { builtPack } from "./pack/build";
import { root } from "./sourceFiles";

/** What the command `check` found in an example. */
export interface CheckedExample {
	readonly code: number | null;
	readonly stderr: string;
	/** The status of each control, by ID. */
	readonly statuses: Readonly<Record<string, string>>;
}

/** Runs `check` on a copy of an example with settings and a preset. */
export function checkedExample(
	example: string,
	config: Readonly<Record<string, unknown>>,
	preset: string,
): CheckedExample {
	const pack = builtPack();
	const folder = mkdtempSync(join(tmpdir(), `${example}-`));
	try {
		cpSync(join(root, "examples", example), folder, { recursive: true });
		const modules = join(folder, "node_modules");
		mkdirSync(modules);
		for (const name of readdirSync(join(root, "node_modules")))
			symlinkSync(join(root, "node_modules", name), join(modules, name));
		symlinkSync(pack, join(modules, "pulumi-cloudtrail-compliance"));
		const settings = Object.entries(config).map(([name, value]) => [
			`${example}:${name}`,
			value,
		]);
		writeFileSync(
			join(folder, "Pulumi.dev.yaml"),
			stringify({ config: Object.fromEntries(settings) }),
		);
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[
				join(pack, "bin", "policypack", "cli.js"),
				...["check", folder, "--stack", "dev", "--format", "json"],
				...["--config", join(pack, "presets", `${preset}.json`)],
			],
			{ encoding: "utf8", timeout: PROCESS_MS },
		);
		const statuses =
			stdout === ""
				? []
				: resultIn(stdout).controls.map(({ id, status: its }) => [id, its]);
		return {
			code: status,
			stderr,
			statuses: Object.fromEntries(statuses),
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
