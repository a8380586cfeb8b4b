const { existsSync } = require("node:fs");
const { join } = require("node:path");

/** The compiled provider: of the npm package, or of this repository. */
function compiled() {
	try {
		return require.resolve("pulumi-cloudtrail-compliance/provider");
	} catch {
		return join(__dirname, "../bin/components/provider/index.js");
	}
}

const path = compiled();
if (existsSync(path)) require(path).serve(join(__dirname, "schema.json"));
else {
	process.stderr.write(
		`pulumi-cloudtrail-compliance is not installed: run \`npm install\` in ${__dirname}.\n`,
	);
	process.exitCode = 1;
}
