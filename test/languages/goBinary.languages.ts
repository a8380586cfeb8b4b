import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readProgram } from "../../policypack/sources/program";
import { refusalOf, removePrograms, statusesIn } from "../kit/programs";
import { named } from "../kit/stackResources";
import { goMain, writeGo } from "./goPrograms";

const NAMES =
	"name: shop\nruntime: { name: go, options: { binary: bin/shop } }\n";

describe("a compiled Go program", () => {
	let folder: string;
	let content: Buffer;
	const binary = () => join(folder, "bin/shop");
	before(() => {
		// Elsewhere, as on a build server.
		const built = writeGo(goMain('\t\treturn trail(ctx, "audit", nil)'));
		folder = writeGo(goMain('\t\treturn trail(ctx, "audit", nil)'), {
			"Pulumi.yaml": NAMES,
			"bin/.keep": "",
		});
		execFileSync("go", ["build", "-ldflags=-s -w", "-o", binary(), "."], {
			cwd: built,
			timeout: 600_000,
		});
		content = readFileSync(binary());
	});
	beforeEach(() => {
		rmSync(binary(), { force: true });
		writeFileSync(binary(), content, { mode: 0o755 });
	});
	after(removePrograms);

	it("runs without Go, and shows no place where it has none", async () => {
		const { PATH } = process.env;
		process.env.PATH = join(tmpdir(), "nothing-here");
		try {
			const stack = await readProgram(folder, {});
			assert.deepEqual(statusesIn(stack)["cloudtrail-1"], ["shop-dev passed"]);
			assert.equal(named(stack, "audit").location, undefined);
		} finally {
			process.env.PATH = PATH;
		}
	});

	const problem = async (what: string) =>
		assert.equal(
			await refusalOf(folder),
			`FOLDER/Pulumi.yaml: binary names bin/shop, ${what}: run \`go build -o bin/shop\` in FOLDER, or correct binary.`,
		);

	it("is refused where it does not exist", async () => {
		rmSync(binary());
		await problem("which does not exist");
	});

	it("is refused where it is not executable", async () => {
		chmodSync(binary(), 0o644);
		await problem("which is not executable");
	});

	it("is refused where it is for another system", async () => {
		const other = Buffer.from(content);
		// The machine in the header of an ELF file: RISC-V.
		other.writeUInt16LE(243, 18);
		writeFileSync(binary(), other);
		await problem(
			`which is for linux/another processor and not for ${process.platform}/${process.arch}`,
		);
	});

	it("may be what starts it", async () => {
		writeFileSync(join(folder, "bin/real"), content, { mode: 0o755 });
		writeFileSync(binary(), '#!/bin/sh\nexec "$(dirname "$0")/real" "$@"\n');
		const stack = await readProgram(folder, {});
		assert.deepEqual(statusesIn(stack)["cloudtrail-1"], ["shop-dev passed"]);
	});
});
