import { controls as all } from "../policypack/controls";
import { type Answers, readAnswers } from "./catalogue/answers";
import { differences } from "./catalogue/differences";

/*
 * `npm run catalogue -- --check FILE` compares the catalogue with recorded
 * answers of securityhub:GetSecurityControlDefinition, and
 * `npm run catalogue -- --check --live` with those of AWS. It prints a line for
 * each difference, and exits with 0 if there are none, 1 if there are any, and
 * 2 if the input is not valid.
 */
/** AWS's controls: it does not know the pack's own. */
const controls = all.filter(({ isOwn }) => !isOwn);

const USAGE =
	"Usage: npm run catalogue -- --check FILE, or npm run catalogue -- --check --live.";

async function answersOf(args: readonly string[]): Promise<Answers> {
	const rest = args.filter((arg) => arg !== "--check" && arg !== "--live");
	const [file, ...more] = rest;
	const isLive = args.includes("--live");
	if (more.length > 0 || rest.some((arg) => arg.startsWith("--")))
		return { refused: USAGE };
	if (isLive) {
		if (file !== undefined) return { refused: USAGE };
		const { askAws } = await import("./catalogue/live");
		return askAws(controls.map(({ id }) => id));
	}
	return file !== undefined && args.includes("--check")
		? readAnswers(file)
		: { refused: USAGE };
}

async function main(): Promise<void> {
	const answers = await answersOf(process.argv.slice(2));
	if ("refused" in answers) {
		process.stderr.write(`${answers.refused}\n`);
		process.exitCode = 2;
		return;
	}
	const { definitions, missing = [] } = answers;
	const found = [
		...differences(controls, definitions),
		...missing.map((id) => `${id}: AWS does not have this control.`),
	];
	for (const line of found) process.stdout.write(`${line}\n`);
	const compared = new Set([...definitions.map(({ id }) => id), ...missing]);
	const others = controls.filter(({ id }) => !compared.has(id));
	if (others.length > 0)
		process.stderr.write(
			`Not compared: ${others.map(({ id }) => id).join(", ")}.\n`,
		);
	process.exitCode = found.length > 0 ? 1 : 0;
}

void main();
