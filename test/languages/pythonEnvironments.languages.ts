import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { readProgram } from "../../policypack/sources/program";
import { refusalOf, removePrograms } from "../kit/programs";
import { named } from "../kit/stackResources";
import { PYTHON_ENVIRONMENT } from "./languages";
import { pulumiYaml, writePython } from "./pythonPrograms";

/** Shows which environment runs it. */
const PROGRAM = `
import os
import pulumi_aws as aws
aws.sns.Topic("topic", display_name=os.environ.get("VIRTUAL_ENV"))
`;

/** Puts the virtual environment under another name. */
function link(folder: string, name: string): void {
	mkdirSync(dirname(join(folder, name)), { recursive: true });
	symlinkSync(PYTHON_ENVIRONMENT, join(folder, name));
}

async function environmentOf(folder: string): Promise<unknown> {
	const stack = await readProgram(folder, {});
	return named(stack, "topic").props.displayName;
}

/** Runs with other variables of the environment. */
async function withVariables<T>(
	variables: Readonly<Record<string, string>>,
	run: () => Promise<T>,
): Promise<T> {
	const before = { ...process.env };
	Object.assign(process.env, variables);
	try {
		return await run();
	} finally {
		for (const name of Object.keys(variables)) {
			if (before[name] === undefined) delete process.env[name];
			else process.env[name] = before[name];
		}
	}
}

describe("the Python that runs a program", () => {
	after(removePrograms);

	for (const [how, options, name, files] of [
		["of `virtualenv`", "virtualenv: venv", "venv", {}],
		["of `virtualenv`, with pip", "toolchain: pip, virtualenv: e/v", "e/v", {}],
		["of uv", "toolchain: uv", ".venv", {}],
		["of uv, by its lock file", "", ".venv", { "uv.lock": "" }],
		["of uv, with `virtualenv`", "toolchain: uv, virtualenv: v", "v", {}],
		["of poetry", "toolchain: poetry", ".venv", {}],
		["of poetry, by its lock file", "", ".venv", { "poetry.lock": "" }],
		[
			"whatever the type checker",
			"virtualenv: venv, typechecker: mypy",
			"venv",
			{},
		],
	] as const)
		it(`is that ${how}`, async () => {
			const folder = writePython(PROGRAM, {
				"Pulumi.yaml": pulumiYaml(options),
				...files,
			});
			link(folder, name);
			assert.equal(await environmentOf(folder), join(folder, name));
		});

	it("is that of uv beside the nearest pyproject.toml", async () => {
		const folder = writePython("", {
			"Pulumi.yaml": `${pulumiYaml("toolchain: uv")}main: src/shop\n`,
			"pyproject.toml": "",
			"src/shop/__main__.py": PROGRAM,
		});
		link(folder, ".venv");
		assert.equal(await environmentOf(folder), join(folder, ".venv"));
	});

	it("is that of UV_PROJECT_ENVIRONMENT", async () => {
		const folder = writePython(PROGRAM, {
			"Pulumi.yaml": pulumiYaml("toolchain: uv"),
		});
		link(folder, "elsewhere");
		await withVariables({ UV_PROJECT_ENVIRONMENT: "elsewhere" }, async () =>
			assert.equal(await environmentOf(folder), join(folder, "elsewhere")),
		);
	});

	it("is the one that poetry reports", async () => {
		const folder = writePython(PROGRAM, {
			"Pulumi.yaml": pulumiYaml("toolchain: poetry"),
		});
		const bin = mkdtempSync(join(tmpdir(), "poetry-"));
		const poetry = join(bin, "poetry");
		writeFileSync(
			poetry,
			`#!/bin/sh\n[ "$*" = "env info --path" ] && echo '${PYTHON_ENVIRONMENT}'\n`,
		);
		chmodSync(poetry, 0o755);
		const PATH = `${bin}${delimiter}${process.env.PATH}`;
		await withVariables({ PATH }, async () =>
			assert.equal(await environmentOf(folder), PYTHON_ENVIRONMENT),
		);
		writeFileSync(poetry, "#!/bin/sh\nexit 1\n");
		await withVariables({ PATH }, async () =>
			assert.equal(
				await refusalOf(folder),
				"FOLDER: poetry has no virtual environment for this project: run `poetry install` in that folder.",
			),
		);
	});

	it("is the one on PATH without options, as of an active environment", async () => {
		const folder = writePython(PROGRAM, {
			"Pulumi.yaml": "name: shop\nruntime: python\n",
		});
		const PATH = `${PYTHON_ENVIRONMENT}/bin${delimiter}${process.env.PATH}`;
		await withVariables({ PATH, VIRTUAL_ENV: "active" }, async () =>
			assert.equal(await environmentOf(folder), "active"),
		);
	});

	it("is the one of PULUMI_PYTHON_CMD", async () => {
		const folder = writePython(PROGRAM, {
			"Pulumi.yaml": "name: shop\nruntime: python\n",
		});
		const variables = {
			PULUMI_PYTHON_CMD: join(PYTHON_ENVIRONMENT, "bin/python"),
			VIRTUAL_ENV: "given",
		};
		await withVariables(variables, async () =>
			assert.equal(await environmentOf(folder), "given"),
		);
	});

	for (const [what, options, said] of [
		[
			"no virtual environment",
			"virtualenv: venv",
			"FOLDER: the virtual environment FOLDER/venv does not exist: run `python3 -m venv venv && venv/bin/pip install -r requirements.txt` in that folder.",
		],
		[
			"no environment of uv",
			"toolchain: uv",
			"FOLDER: the virtual environment FOLDER/.venv does not exist: run `uv sync` in that folder.",
		],
		[
			"no poetry",
			"toolchain: poetry",
			"FOLDER: poetry is not on PATH, and there is no .venv: install poetry, and run `poetry install` in that folder.",
		],
		[
			"a toolchain that Pulumi does not have",
			"toolchain: conda",
			"FOLDER: runtime.options.toolchain in Pulumi.yaml is conda: use pip, poetry or uv.",
		],
		[
			"no Python",
			"",
			"FOLDER: python3 and python are not on PATH: install Python, or set `virtualenv` under `runtime: options:` in Pulumi.yaml.",
		],
	] as const)
		it(`is reported as missing with ${what}`, async () => {
			const folder = writePython("", { "Pulumi.yaml": pulumiYaml(options) });
			const PATH = mkdtempSync(join(tmpdir(), "empty-"));
			await withVariables({ PATH }, async () =>
				assert.equal(await refusalOf(folder), said),
			);
		});

	it("is reported as missing if the environment is broken", async () => {
		const folder = writePython("", {
			"Pulumi.yaml": pulumiYaml("virtualenv: v"),
		});
		mkdirSync(join(folder, "v/bin"), { recursive: true });
		symlinkSync("/nonexistent/python3", join(folder, "v/bin/python"));
		assert.match(
			await refusalOf(folder),
			/^FOLDER: the virtual environment FOLDER\/v has no Python that works: run `/,
		);
	});

	it("is reported without SDK if Pulumi.yaml does not name its environment", async () => {
		const folder = writePython("import pulumi\n", {
			"Pulumi.yaml": "name: shop\nruntime: python\n",
			"requirements.txt": "pulumi>=3,<4\n",
			"venv/pyvenv.cfg": "",
		});
		const bare = mkdtempSync(join(tmpdir(), "bare-"));
		execFileSync("python3", ["-m", "venv", "--without-pip", bare]);
		const PATH = `${bare}/bin${delimiter}${process.env.PATH}`;
		await withVariables({ PATH }, async () =>
			assert.equal(
				await refusalOf(folder),
				"FOLDER: the program failed: ModuleNotFoundError: No module named 'pulumi'. Run `pip install -r requirements.txt` in that folder, or set `virtualenv: venv` under `runtime: options:` in Pulumi.yaml.",
			),
		);
	});
});
