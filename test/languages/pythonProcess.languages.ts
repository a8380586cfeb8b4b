import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readProgram } from "../../policypack/sources/program";
import { refusalOf, removePrograms } from "../kit/programs";
import { named } from "../kit/stackResources";
import { writePython } from "./pythonPrograms";

describe("the process of a Python program", () => {
	after(removePrograms);

	it("is stopped with its child processes if it does nothing", async () => {
		const folder = writePython(`
import os
import subprocess
child = subprocess.Popen(["sleep", "600"])
with open("pids", "w") as file:
    file.write(f"{os.getpid()} {child.pid}")
child.wait()
`);
		assert.match(
			await refusalOf(folder, { idleMs: 2000 }),
			/^FOLDER: the program was stopped after 2 s without registrations or CPU use\./,
		);
		for (const pid of readFileSync(join(folder, "pids"), "utf8").split(" "))
			assert.equal(isRunning(Number(pid)), false);
	});

	it("uses no proxy to connect to the engine", async () => {
		const names = ["http_proxy", "https_proxy", "grpc_proxy"];
		const before = { ...process.env };
		for (const name of names) process.env[name] = "http://127.0.0.1:9";
		try {
			const stack = await readProgram(
				writePython('import pulumi_aws as aws\naws.sns.Topic("topic")\n'),
				{},
			);
			assert.equal(named(stack, "topic").type, "aws:sns/topic:Topic");
		} finally {
			for (const name of names) {
				if (before[name] === undefined) delete process.env[name];
				else process.env[name] = before[name];
			}
		}
	});

	it("is run in the folder of the program, like Pulumi's", async () => {
		const stack = await readProgram(
			writePython("", {
				"Pulumi.dev.yaml":
					"environment:\n  values:\n    environmentVariables: { SIZE: small }\n",
				"__main__.py": `
import os
import sys
import pulumi
import pulumi_aws as aws
here = os.path.basename(os.getcwd()) == os.path.basename(pulumi.get_root_directory())
aws.sns.Topic("topic", tags={
    "size": os.environ["SIZE"],
    "name": __name__,
    "argv": " ".join(sys.argv),
    "here": str(here),
    "stack": f"{pulumi.get_organization()}/{pulumi.get_project()}/{pulumi.get_stack()}",
    "preview": str(pulumi.runtime.is_dry_run()),
})
`,
			}),
			{ stack: "acme/shop/dev" },
		);
		assert.deepEqual(named(stack, "topic").props.tags, {
			size: "small",
			name: "__main__",
			argv: ".",
			here: "True",
			stack: "acme/shop/dev",
			preview: "True",
		});
	});
});

/** Whether a process runs; a zombie does not. */
function isRunning(pid: number): boolean {
	const file = `/proc/${pid}/stat`;
	if (existsSync(file)) return !/\) Z /.test(readFileSync(file, "utf8"));
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
