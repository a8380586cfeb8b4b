import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv, { type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { root } from "../kit/sourceFiles";

/** The schema of the standard, where it is beside this repository. */
const PUBLISHED = join(root, "../shared/schemas/sarif-2.1.0.json");

/** The schema of a package for tests. */
const PACKAGED = require.resolve(
	"@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
);

/** The schemas of SARIF that there are, by where they are from. */
export const SCHEMAS: readonly (readonly [string, ValidateFunction])[] = [
	["a package's schema", compiled(PACKAGED)],
	...(existsSync(PUBLISHED)
		? ([["the standard's schema", compiled(PUBLISHED)]] as const)
		: []),
];

if (!existsSync(PUBLISHED))
	process.stdout.write(
		"The standard's schema of SARIF is not there: only a package's is used.\n",
	);

function compiled(path: string): ValidateFunction {
	// Draft 4 differs from what Ajv reads in the names of these two alone.
	const {
		$schema: _,
		id: __,
		...schema
	} = JSON.parse(readFileSync(path, "utf8"));
	const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
	addFormats(ajv);
	return ajv.compile(schema);
}
