import { createHash } from "node:crypto";
import type { SourceFacts } from "../sourceFacts";

/** Maximum number of characters of one part of a name. */
const PART = 50;

/**
 * The file name of a record, by the identity of its source: a new record of the
 * same account or stack has the same name. It is valid in any file system, and
 * at most 200 bytes long.
 * @param byName Whether the name of the source counts, too: two files may show
 *   one stack.
 */
export function recordFileName(
	{ source, identity }: Pick<SourceFacts, "source" | "identity">,
	byName = false,
): string {
	// The accounts of its providers may change, and it is the same stack.
	const { providers: _, ...whose } = identity;
	const { account, partition, project, stack } = whose;
	const { kind, name } = source;
	const of = byName ? { ...whose, name } : whose;
	if (kind === "account" && account && partition)
		return named(kind, [partition, account], of);
	if (project && stack) return named(kind, [project, stack, account ?? ""], of);
	// Without an identity, only its name distinguishes a source from others.
	return named(kind, [name], { ...whose, name });
}

/**
 * A readable name with a hash of the identity: characters may have been
 * replaced, and some file systems do not distinguish upper case.
 */
function named(kind: string, parts: readonly string[], of: object): string {
	const entries = Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1));
	const hash = createHash("sha256")
		.update(JSON.stringify(entries))
		.digest("hex");
	const readable = parts.map(safe).filter((part) => part !== "");
	return `${[kind, ...readable, hash.slice(0, 12)].join("-")}.json`;
}

function safe(text: string): string {
	return text
		.replace(/[^A-Za-z0-9._]+/g, "-")
		.slice(0, PART)
		.replace(/^[-.]+|[-.]+$/g, "");
}
