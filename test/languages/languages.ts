import { copyFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "./language";

const root = join(__dirname, "../..");

/** A virtual environment with Pulumi's SDK and pulumi-aws, by install.sh. */
export const PYTHON_ENVIRONMENT = join(root, ".engine/python");

const nodejs: Language = {
	name: "nodejs",
	runtime: "runtime: nodejs",
	extension: ".js",
	install: (folder) =>
		symlinkSync(join(root, "node_modules"), join(folder, "node_modules")),
};

export const python: Language = {
	name: "python",
	runtime: `runtime: { name: python, options: { virtualenv: "${PYTHON_ENVIRONMENT}" } }`,
	extension: ".py",
	install: () => {},
};

/** The pinned module of the tests' Go programs. */
const GO_MODULE = join(__dirname, "go/check");

export const go: Language = {
	name: "go",
	runtime: "runtime: go",
	extension: ".go",
	install: (folder) => {
		for (const file of ["go.mod", "go.sum"])
			copyFileSync(join(GO_MODULE, file), join(folder, file));
	},
};

/** The languages whose programs `check` runs. */
export const languages: readonly Language[] = [nodejs, python, go];
