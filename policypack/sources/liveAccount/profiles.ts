import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Whether the AWS configuration files have a profile.
 * https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export function hasProfile(
	name: string,
	env: Readonly<Record<string, string | undefined>>,
): boolean {
	const folder = join(env.HOME ?? homedir(), ".aws");
	const files = [
		env.AWS_CONFIG_FILE || join(folder, "config"),
		env.AWS_SHARED_CREDENTIALS_FILE || join(folder, "credentials"),
	];
	return files.some((file) => profilesIn(file).includes(name));
}

function profilesIn(file: string): readonly string[] {
	try {
		const headers = readFileSync(file, "utf8").matchAll(
			/^\s*\[\s*(?:profile\s+)?["']?(.+?)["']?\s*\]/gm,
		);
		return [...headers].map(([, name = ""]) => name);
	} catch {
		return [];
	}
}
