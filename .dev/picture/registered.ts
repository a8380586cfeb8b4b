import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { ComplianceTrailArgs } from "../../components";

/** A resource as the component registers it. */
export interface Registered {
	readonly type: string;
	readonly name: string;
	readonly inputs: Readonly<Record<string, unknown>>;
	/** Its name and its ARN, as others may refer to it. */
	readonly ids: readonly string[];
	/** The argument that makes it; undefined where it is always made. */
	readonly argument?: string | undefined;
}

/**
 * What the component registers, with every argument that makes a further box.
 * In a process of its own, for the SDK's mocks are the whole process's.
 * @param args Further arguments. Default: none.
 */
export function registered(
	args: ComplianceTrailArgs = {},
): readonly Registered[] {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[
			...["--require", "ts-node/register/transpile-only"],
			join(__dirname, "register.ts"),
			JSON.stringify(args),
		],
		{ cwd: join(__dirname, "../.."), encoding: "utf8", timeout: 120_000 },
	);
	if (status !== 0)
		throw new Error(`The component cannot be constructed: ${stderr}`);
	return JSON.parse(stdout);
}
