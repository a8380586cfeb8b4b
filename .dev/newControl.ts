import { join } from "node:path";
import { scaffold } from "./scaffold";

/* `npm run new-control CloudTrail.9` begins a control. */
const [id = "", ...more] = process.argv.slice(2);
const done =
	more.length > 0
		? { refused: "Give one id, as CloudTrail.9." }
		: scaffold(join(__dirname, ".."), id);
if ("refused" in done) {
	process.stderr.write(`${done.refused}\n`);
	process.exitCode = 2;
} else {
	for (const path of done.written) process.stdout.write(`${path}\n`);
	process.stdout.write(
		"Fill in what is empty; npm test says what is still missing.\n",
	);
}
