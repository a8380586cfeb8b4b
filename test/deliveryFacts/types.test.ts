import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deliveryDialect } from "../../policypack/providers/deliveryFacts/dialect";
import { root } from "../kit/sourceFiles";

/** Files of providers that may declare a type. */
function filesOf(type: string): readonly string[] {
	const [provider, module = "", name = ""] = type.split(":");
	const file = `${name[0]?.toLowerCase()}${name.slice(1)}.js`;
	const [folder = ""] = module.split("/");
	const packages =
		provider === "aws" ? ["@pulumi/aws", "aws-v6"] : ["@pulumi/aws-native"];
	return packages
		.map((one) => join(root, "node_modules", one, folder, file))
		.filter((path) => existsSync(path));
}

describe("a type that delivery is read from", () => {
	for (const type of deliveryDialect.keys())
		it(`${type} is one of a provider`, () => {
			const declared = filesOf(type).some((path) =>
				readFileSync(path, "utf8").includes(`__pulumiType = '${type}'`),
			);
			assert.ok(declared);
		});
});
