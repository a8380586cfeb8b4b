import assert from "node:assert/strict";
import { cpSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readProgram } from "../../policypack/sources/program";
import { goModule, runGo } from "../kit/languages/go";
import { pythonSite } from "../kit/languages/python";
import { scratchFolder } from "../kit/languages/sdks";
import { refusalOf, statusesIn } from "../kit/programs";
import { root } from "../kit/sourceFiles";
import { named } from "../kit/stackResources";
import { PYTHON_ENVIRONMENT } from "./languages";

/** The example in Python, with the generated SDK on its path. */
function pythonExample(): string {
	const folder = scratchFolder("python-example");
	cpSync(join(root, "examples/python"), folder, { recursive: true });
	symlinkSync(PYTHON_ENVIRONMENT, join(folder, "venv"));
	return folder;
}

/** The example in Go, compiled with the generated SDK. */
async function goExample(): Promise<string> {
	const folder = goModule("example");
	const { code, stderr } = await runGo(folder, "build", "-o", "program", ".");
	assert.equal(code, 0, stderr);
	writeFileSync(
		join(folder, "Pulumi.yaml"),
		"name: shop\nruntime: { name: go, options: { binary: program } }\n",
	);
	return folder;
}

describe("check of an example in another language", () => {
	const { PYTHONPATH } = process.env;
	before(() => {
		process.env.PYTHONPATH = pythonSite();
	});
	after(() => {
		if (PYTHONPATH === undefined) delete process.env.PYTHONPATH;
		else process.env.PYTHONPATH = PYTHONPATH;
	});

	for (const [language, example, file] of [
		["Python", pythonExample, "__main__.py"],
		["Go", goExample, "program.go"],
	] as const)
		it(`makes the component and passes, in ${language}`, async () => {
			const stack = await readProgram(await example(), {});
			for (const [policy, findings] of Object.entries(statusesIn(stack))) {
				assert.equal(findings.length, 1, policy);
				assert.match(findings[0] ?? "", / passed$/, policy);
			}
			const { location } = named(stack, "audit-logs");
			assert.equal(location?.file, file);
		});

	it("rejects arguments that are not valid, with the place of the call", async () => {
		const folder = pythonExample();
		writeFileSync(
			join(folder, "__main__.py"),
			'from pulumi_cloudtrail_compliance import ComplianceTrail\n\nComplianceTrail("audit", retention={"expiration_days": 3})\n',
		);
		assert.equal(
			await refusalOf(folder),
			"FOLDER/__main__.py:3: the program failed: ComplianceTrail audit: retention.expirationDays must be a whole number from 365 to 36500; got the number 3.",
		);
	});
});
