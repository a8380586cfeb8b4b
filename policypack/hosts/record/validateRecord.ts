import { schemaProblems } from "../../configuration/schemaErrors";
import { packageFile } from "../../version";

const problemIn = schemaProblems();

let schema: Readonly<Record<string, unknown>> | undefined;

/** What is wrong with the data of a record; undefined: nothing. */
export function recordProblem(data: unknown): string | undefined {
	// Prepared once: there may be thousands of records.
	schema ??= JSON.parse(packageFile("record.schema.json") ?? "{}") as Readonly<
		Record<string, unknown>
	>;
	return problemIn(schema, data, "record");
}
