import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { awsTrailParts } from "../../policypack/providers/awsFixes";
import { languageWordsOf } from "../../policypack/providers/languageWords";
import {
	BLOCK_SETTINGS,
	SELECTOR,
} from "../../policypack/providers/propertyFixes";
import { PROCESS_MS } from "../kit/bounds";
import { PYTHON_ENVIRONMENT } from "./languages";

/** The properties that fixes name, by the module and resource that has them. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
	"cloudtrail.Trail": Object.values(awsTrailParts),
	"cloudtrail.TrailEventSelector": Object.values(SELECTOR),
	"s3.BucketPublicAccessBlock": BLOCK_SETTINGS,
};

const named = Object.entries(NAMED).flatMap(([resource, names]) =>
	names.map((name) => [resource, name] as const),
);

function output(file: string, args: readonly string[], cwd?: string): string {
	return execFileSync(file, args, {
		encoding: "utf8",
		timeout: PROCESS_MS,
		...(cwd !== undefined && { cwd }),
	});
}

describe("the properties that fixes name", () => {
	it("are those of the SDK for Python", () => {
		const { property } = languageWordsOf({ file: "__main__.py", line: 1 });
		const all = named.map(([resource, name]) => [resource, property(name)]);
		const program = [
			"import json, sys, pulumi_aws as aws",
			"def has(place, name):",
			"    module, resource = place.split('.')",
			"    return hasattr(getattr(getattr(aws, module), resource + 'Args'), name)",
			"print(json.dumps([has(*one) for one in json.loads(sys.argv[1])]))",
		].join("\n");
		const python = join(PYTHON_ENVIRONMENT, "bin/python");
		const found: readonly boolean[] = JSON.parse(
			output(python, [
				"-c",
				program,
				JSON.stringify([...all, ["s3.BucketPolicy", "no_such_name"]]),
			]),
		);
		assert.deepEqual(found, [...all.map(() => true), false]);
	});

	it("are those of the SDK for Go", () => {
		const { property } = languageWordsOf({ file: "main.go", line: 1 });
		const module = output(
			"go",
			["list", "-m", "-f", "{{.Dir}}", "github.com/pulumi/pulumi-aws/sdk/v6"],
			join(__dirname, "go/check"),
		).trim();
		const sources: Readonly<Record<string, string>> = {
			"cloudtrail.Trail": "cloudtrail/trail.go",
			"cloudtrail.TrailEventSelector": "cloudtrail/pulumiTypes.go",
			"s3.BucketPublicAccessBlock": "s3/bucketPublicAccessBlock.go",
		};
		for (const [resource, name] of named) {
			const file = join(module, "go/aws", sources[resource] ?? "");
			const [, type = ""] = resource.split(".");
			const [, fields = ""] =
				new RegExp(`^type ${type}Args struct {\n([^}]*)^}`, "m").exec(
					readFileSync(file, "utf8"),
				) ?? [];
			assert.match(
				fields,
				new RegExp(`^\t${property(name)} `, "m"),
				`${resource} has no ${property(name)}`,
			);
		}
	});
});
