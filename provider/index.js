const { existsSync } = require("node:fs");
const { join } = require("node:path");

// In the npm package, the code is beside this folder. From a Git address, Pulumi
// installs the npm package as a dependency of this folder.
const beside = join(__dirname, "../bin/components/provider/index.js");
const { serve } = require(
	existsSync(beside) ? beside : "pulumi-cloudtrail-compliance/provider",
);

serve(join(__dirname, "schema.json"));
