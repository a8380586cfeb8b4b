import { byCause } from "../../sources/liveAccount/regionsRead";
import type { JsonResult } from "./jsonSchema";

type Regions = NonNullable<JsonResult["source"]["regions"]>;

/** Which Regions were read and which were not, in one sentence. */
export function regionsSentence({ read, notRead, others }: Regions): string {
	const all = read.length + notRead.length;
	const missing = byCause(
		notRead.map(({ name, reason }) => ({ name, cause: reason })),
	).map(([cause, names]) => `${names.join(", ")} not readable: ${cause}`);
	const count =
		others === null
			? `${read.length} of ${all}`
			: `the others not readable: ${others.reason}`;
	return `Regions read: ${read.join(", ") || "none"} (${[count, ...missing].join("; ")})`;
}
