import assert from "node:assert/strict";
import { type Files, refusalOf, removePrograms } from "../kit/programs";
import { PYTHON_ENVIRONMENT } from "./languages";
import { writePython } from "./pythonPrograms";

const FIX = "Fix it; `pulumi preview` shows the full error.";
const PREVIEW =
	"Secrets, settings from imported environments and AWS lookups are not available here: run `pulumi preview --json --show-sames > preview.json` in that folder, and check preview.json.";
const PIP = `${PYTHON_ENVIRONMENT}/bin/pip install`;

const CASES: readonly (readonly [string, string, string, Files?])[] = [
	[
		"an exception",
		'import pulumi\n\ndef declare():\n    raise ValueError("no such size")\n\ndeclare()\n',
		`FOLDER/__main__.py:4: the program failed: ValueError: no such size. ${FIX}`,
	],
	[
		"an exception with a cause, at the place that raised it",
		'try:\n    {}["size"]\nexcept KeyError as error:\n    raise RuntimeError("no size") from error\n',
		`FOLDER/__main__.py:4: the program failed: RuntimeError: no size. ${FIX}`,
	],
	[
		"an exception in an apply",
		"import pulumi\npulumi.Output.from_input(1).apply(\n    lambda one: one / 0\n)\n",
		`FOLDER/__main__.py:3: the program failed: ZeroDivisionError: division by zero. ${FIX}`,
	],
	[
		"an exception in a coroutine",
		'import pulumi\n\nasync def ask():\n    raise ValueError("no answer")\n\npulumi.export("answer", pulumi.Output.from_input(ask()))\n',
		`FOLDER/__main__.py:4: the program failed: ValueError: no answer. ${FIX}`,
	],
	[
		"a RunError, without its type",
		'import pulumi\nraise pulumi.RunError("no trail without a key")\n',
		`FOLDER/__main__.py:2: the program failed: no trail without a key. ${FIX}`,
	],
	[
		"an error that it logs",
		'import pulumi\npulumi.log.error("no trail without a key")\n',
		`FOLDER: the program failed: no trail without a key. ${FIX}`,
	],
	[
		"a syntax error",
		"import pulumi\nprint((1\n",
		`FOLDER/__main__.py:2: the program failed: SyntaxError: '(' was never closed. ${FIX}`,
	],
	[
		"a syntax error of a module",
		"import sizes\n",
		`FOLDER/sizes.py:2: the program failed: SyntaxError: invalid syntax. ${FIX}`,
		{ "sizes.py": "small = 1\nlarge = = 2\n" },
	],
	[
		"an exit code",
		"import sys\nsys.exit(3)\n",
		`FOLDER/__main__.py:2: the program failed: it ended with exit code 3. ${FIX}`,
	],
	[
		"an exit with words",
		'import sys\nsys.exit("no Region is given")\n',
		`FOLDER/__main__.py:2: the program failed: no Region is given. ${FIX}`,
	],
	[
		"a setting that is missing",
		'import pulumi\npulumi.Config().require("size")\n',
		"FOLDER/__main__.py:2: the program failed: Missing required configuration variable 'shop:size'. Set it with `pulumi config set shop:size VALUE`.",
	],
	[
		"a setting of another type",
		'import pulumi\npulumi.Config().require_int("size")\n',
		`FOLDER/__main__.py:2: the program failed: Configuration 'shop:size' value 'big' is not a valid 'int'. ${FIX}`,
		{ "Pulumi.dev.yaml": "config:\n  shop:size: big\n" },
	],
	[
		"a secret setting of another type, without its value",
		'import pulumi\npulumi.Config().require_int("size")\n',
		`FOLDER/__main__.py:2: the program failed: Configuration 'shop:size' value '[secret]' is not a valid 'int'. ${FIX}`,
		{
			"Pulumi.dev.yaml":
				"environment:\n  values:\n    pulumiConfig:\n      shop:size: { fn::secret: hunter2 }\n",
		},
	],
	[
		"a secret in a message",
		'import pulumi\nraise ValueError("no user " + pulumi.Config().require("size"))\n',
		`FOLDER/__main__.py:2: the program failed: ValueError: no user [secret]. ${FIX}`,
		{
			"Pulumi.dev.yaml":
				"environment:\n  values:\n    pulumiConfig:\n      shop:size: { fn::secret: hunter2 }\n",
		},
	],
	[
		"a number that is not known here",
		'import pulumi\nfor index in range(pulumi.Config().require_int("count")):\n    pass\n',
		`FOLDER/__main__.py:2: the program failed: TypeError: a number is needed in place of (not known here). ${PREVIEW}`,
		{ "Pulumi.dev.yaml": "config:\n  shop:count: { secure: AAABAExample }\n" },
	],
	[
		"an argument that is missing",
		'import pulumi_aws as aws\naws.cloudtrail.Trail("audit")\n',
		`FOLDER/__main__.py:2: the program failed: TypeError: Missing required property 's3_bucket_name'. ${FIX}`,
	],
	[
		"an argument of a type that cannot be sent",
		'import pulumi_aws as aws\naws.s3.Bucket("logs", bucket=object())\n',
		`FOLDER: the program failed: unexpected input of type object for bucket in Bucket. ${FIX}`,
	],
	[
		"a package that is not installed, and not in its list",
		"import pulumi\nimport pulumi_random\n",
		`FOLDER/__main__.py:2: the program failed: ModuleNotFoundError: No module named 'pulumi_random'. Run \`${PIP} pulumi-random\` in FOLDER, or correct the name.`,
	],
	[
		"a package of its list that is not installed",
		"import pulumi\nimport pulumi_random\n",
		`FOLDER/__main__.py:2: the program failed: ModuleNotFoundError: No module named 'pulumi_random'. Run \`${PIP} -r requirements.txt\` in that folder.`,
		{ "requirements.txt": "pulumi>=3,<4\npulumi-random==4.0.0\n" },
	],
	[
		"no program",
		"",
		"FOLDER has no program: __main__.py does not exist. Create it, or set `main` in Pulumi.yaml.",
		{ "__main__.py": undefined },
	],
];

describe("the error of a Python program", () => {
	after(removePrograms);

	for (const [what, program, said, files] of CASES)
		it(`reports ${what}`, async () => {
			assert.equal(await refusalOf(writePython(program, files)), said);
		});
});
