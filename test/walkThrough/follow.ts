import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Finding } from "../../policypack/judging/finding";
import { readProgram } from "../../policypack/sources/program";
import { findingsIn } from "../kit/programs";

const root = resolve(__dirname, "../..");

/** A piece of a program, and what a message makes of it. */
export type Edit = readonly [from: string, to: string];

/** One message that a reader follows, and what is there for having done so. */
export interface Step {
	/** The policy whose message is followed. */
	readonly policy: string;
	/** Words of the message; each must be in the reason or the fix. */
	readonly says: readonly string[];
	readonly edits: readonly Edit[];
	/** Policies that pass after it, and did not before. */
	readonly passes: readonly string[];
}

/** A program with the edits of a step; each must find what it changes. */
export function edited(program: string, edits: readonly Edit[]): string {
	return edits.reduce((text, [from, to]) => {
		if (text.split(from).length !== 2)
			throw new Error(`not once in the program: ${from}\n${text}`);
		return text.replace(from, () => to);
	}, program);
}

/** A project that has this package installed beside the providers. */
export function project(): {
	readonly findings: (
		program: string,
	) => Promise<Readonly<Record<string, readonly Finding[]>>>;
	readonly remove: () => void;
} {
	const folder = mkdtempSync(join(tmpdir(), "walk-"));
	const modules = join(folder, "node_modules");
	mkdirSync(modules);
	for (const name of readdirSync(join(root, "node_modules")))
		symlinkSync(join(root, "node_modules", name), join(modules, name));
	symlinkSync(root, join(modules, "pulumi-cloudtrail-compliance"));
	writeFileSync(join(folder, "Pulumi.yaml"), "name: walk\nruntime: nodejs\n");
	return {
		findings: async (program) => {
			writeFileSync(join(folder, "index.ts"), program);
			return findingsIn(await readProgram(folder, {}));
		},
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** All that one policy says, in one text. */
export function messageOf(findings: readonly Finding[] = []): string {
	return findings
		.map(({ reason, fix }) => [reason, fix].filter(Boolean).join(" "))
		.join("\n");
}

/** The policies of which every finding passed. */
export function passedIn(
	findings: Readonly<Record<string, readonly Finding[]>>,
): readonly string[] {
	return Object.entries(findings)
		.filter(
			([, all]) =>
				all.length > 0 && all.every(({ status }) => status === "passed"),
		)
		.map(([policy]) => policy);
}
