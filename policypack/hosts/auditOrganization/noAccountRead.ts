import { inputError } from "../../inputError";
import type { SourceFacts } from "../sourceFacts";

/** Maximum number of accounts in the message; the others are counted. */
const ACCOUNTS = 2;

/** The input error if no account could be read: the causes of the first ones. */
export function noAccountReadError(sources: readonly SourceFacts[]): Error {
	const causes = sources
		.slice(0, ACCOUNTS)
		.map(({ source }) => `${source.name} (${causeIn(source)})`);
	const more = sources.length - causes.length;
	return inputError(
		`None of ${sources.length} accounts could be read, so there is no report: ${causes.join("; ")}${more > 0 ? `; and ${more} more` : ""}.`,
	);
}

/** Why no Region of an account was read. */
function causeIn({ regions }: SourceFacts["source"]): string {
	return regions?.others || regions?.notRead[0]?.cause || "no Region was read";
}
