import assert from "node:assert/strict";
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	symlinkSync,
} from "node:fs";
import { join } from "node:path";
import type { Stack } from "../../policypack/providers/resource";
import { readProgram } from "../../policypack/sources/program";
import { refusalOf, removePrograms } from "../kit/programs";
import { named } from "../kit/stackResources";
import { PYTHON_ENVIRONMENT } from "./languages";
import { pulumiYaml, pythonStack, writePython } from "./pythonPrograms";

const placeOf = (stack: Stack, name: string) => {
	const { location } = named(stack, name);
	return location && `${location.file}:${location.line}`;
};

describe("source positions in a Python program", () => {
	after(removePrograms);

	it("are those of the calls", async () => {
		const stack = await pythonStack(
			`import pulumi
import pulumi_aws as aws
from library import declare, Audit, SafeTrail

aws.cloudtrail.Trail("plain", s3_bucket_name="central-logs")
aws.cloudtrail.Trail(
    "lines",
    s3_bucket_name="central-logs",
)
trails = [
    aws.cloudtrail.Trail(name, s3_bucket_name="central-logs")
    for name in ["listed"]
]
declare("declared")
Audit("component")
SafeTrail("own-class")
pulumi.Output.from_input("late").apply(
    lambda name: aws.cloudtrail.Trail(name, s3_bucket_name="central-logs")
)
aws.s3.Bucket.get("read", "central-logs")
pulumi.CustomResource("aws:sns/topic:Topic", "untyped", {"displayName": "x"})
aws.Provider("provider", region="eu-west-1")
pulumi.StackReference("acme/base/dev")
`,
			{
				"library/__init__.py": `import pulumi
import pulumi_aws as aws

def declare(name):
    aws.cloudtrail.Trail(name, s3_bucket_name="central-logs")

class Audit(pulumi.ComponentResource):
    def __init__(self, name):
        super().__init__("acme:index:Audit", name)
        aws.cloudtrail.Trail(
            "child", s3_bucket_name="central-logs",
            opts=pulumi.ResourceOptions(parent=self))
        pulumi.CustomResource("aws:sns/topic:Topic", "untyped-child", {})

class SafeTrail(aws.cloudtrail.Trail):
    def __init__(self, name):
        super().__init__(name, s3_bucket_name="central-logs")
`,
			},
		);
		for (const [name, place] of Object.entries({
			plain: "__main__.py:5",
			lines: "__main__.py:6",
			listed: "__main__.py:11",
			declared: "library/__init__.py:5",
			component: "__main__.py:15",
			child: "library/__init__.py:10",
			"untyped-child": "library/__init__.py:13",
			"own-class": "library/__init__.py:17",
			late: "__main__.py:18",
			read: "__main__.py:20",
			untyped: "__main__.py:21",
			provider: "__main__.py:22",
		}))
			assert.equal(placeOf(stack, name), place, name);
	});

	it("are not in a virtual environment in the project folder", async () => {
		const folder = writePython("import acme\nacme.declare()\n", {
			"Pulumi.yaml": pulumiYaml("virtualenv: venv"),
		});
		// An environment of its own, whose packages are those of the other one.
		mkdirSync(join(folder, "venv"));
		cpSync(
			join(PYTHON_ENVIRONMENT, "pyvenv.cfg"),
			join(folder, "venv/pyvenv.cfg"),
		);
		cpSync(join(PYTHON_ENVIRONMENT, "bin"), join(folder, "venv/bin"), {
			recursive: true,
			verbatimSymlinks: true,
		});
		const lib = join(PYTHON_ENVIRONMENT, "lib");
		const [version = ""] = readdirSync(lib);
		const packages = join(folder, "venv/lib", version, "site-packages");
		mkdirSync(packages, { recursive: true });
		for (const name of readdirSync(join(lib, version, "site-packages")))
			symlinkSync(
				join(lib, version, "site-packages", name),
				join(packages, name),
			);
		const acme = writePython("", {
			"acme.py": `import pulumi_aws as aws

def declare(**args):
    aws.cloudtrail.Trail("audit", s3_bucket_name="central-logs", **args)
`,
		});
		cpSync(join(acme, "acme.py"), join(packages, "acme.py"));
		const stack = await readProgram(folder, {});
		assert.equal(placeOf(stack, "audit"), "__main__.py:2");
		cpSync(
			join(writePython("import acme\n\nacme.declare(no=1)\n"), "__main__.py"),
			join(folder, "__main__.py"),
		);
		assert.match(
			await refusalOf(folder),
			/^FOLDER\/__main__\.py:3: the program failed: TypeError: .*'no'/,
		);
	});

	it("are correct in folders with blanks and other letters", async () => {
		const folder = writePython("", {
			"Pulumi.yaml": `${pulumiYaml(`virtualenv: "${PYTHON_ENVIRONMENT}"`)}main: "mein Programm ä#%/app.py"\n`,
			"mein Programm ä#%/app.py":
				'import pulumi_aws as aws\naws.sns.Topic("topic")\n',
		});
		const stack = await readProgram(folder, {});
		assert.equal(placeOf(stack, "topic"), "mein Programm ä#%/app.py:2");
	});

	it("are found without writing compiled files", async () => {
		const folder = writePython("import library\n", { "library.py": "x = 1\n" });
		await readProgram(folder, {});
		assert.equal(existsSync(join(folder, "__pycache__")), false);
	});
});
