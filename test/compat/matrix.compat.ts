import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import { questionsOf } from "./asking";
import { chosenCells } from "./choice";
import { packed, projectOf } from "./install";
import { titleOf, versionsOf } from "./matrix";

/** One cell: installed once, then asked all there is to ask. */
describe("The package, installed by", () => {
	let tarball = "";

	before(async () => {
		tarball = await packed();
	});
	after(() => rmSync(dirname(tarball), { recursive: true, force: true }));

	for (const cell of chosenCells(process.env.COMPAT_CELLS))
		it(titleOf(cell), async () => {
			const versions = versionsOf(cell);
			const project = await projectOf(versions, tarball);
			const wrong: string[] = [];
			try {
				const waiting = [...questionsOf(project, versions)];
				const work = async () => {
					for (let one = waiting.shift(); one; one = waiting.shift())
						await one.ask().catch((error: unknown) => {
							const why = error instanceof Error ? error.message : error;
							wrong.push(`${one?.name}: ${why}`);
						});
				};
				await Promise.all(Array.from({ length: availableParallelism() }, work));
			} finally {
				rmSync(project.folder, { recursive: true, force: true });
			}
			if (wrong.length === 0) return;
			// Now, and again at the end: a run of all cells takes hours.
			for (const one of wrong) console.log(`      ${one}`);
			throw new Error(wrong.join("\n"));
		});
});
