import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./kit/command";
import { root } from "./kit/sourceFiles";

/** Where commands for an organization are written, for readers or for machines. */
const FILES = [
	"docs/organization.md",
	"examples/audit-batch/audit.sh",
	"examples/ci/organization-audit.yml",
];

interface Typed {
	readonly command: string;
	readonly options: readonly string[];
}

/** The commands of this project in a text, with their options. */
function commandsIn(text: string): readonly Typed[] {
	const joined = text.replace(/\\\n\s*/g, " ").replace(/\n\s+(?=--)/g, " ");
	const found = joined.matchAll(
		/cloudtrail-compliance (audit|check|controls)\b([^\n`|>]*)/g,
	);
	return [...found].map(([, command = "", rest = ""]) => ({
		command,
		options: [...rest.matchAll(/(?<=\s)--[a-z-]+/g)].map(([option]) => option),
	}));
}

describe("The commands for an organization", () => {
	const help = new Map(
		["audit", "check", "controls"].map((command) => [
			command,
			run([command, "--help"]).stdout,
		]),
	);

	for (const file of FILES)
		it(`of ${file} have only options that exist`, () => {
			const typed = commandsIn(readFileSync(join(root, file), "utf8"));
			assert.ok(typed.length > 0);
			for (const { command, options } of typed)
				for (const option of options)
					assert.match(
						help.get(command) ?? "",
						new RegExp(`\\s${option}[ ,\\n]`),
						`${command} ${option}`,
					);
		});

	it("audit, record, replay and judge together in the guide", () => {
		const guide = readFileSync(join(root, "docs/organization.md"), "utf8");
		const typed = commandsIn(guide).map(({ command, options }) =>
			[command, ...options].join(" "),
		);
		for (const wanted of [
			/^controls --iam-policy --organization/,
			/^audit --organization.* --record/,
			/^audit --organization --shard/,
			/^check .*--together --expect-accounts/,
		])
			assert.ok(
				typed.some((one) => wanted.test(one)),
				`${wanted}`,
			);
	});

	it("are described option by option in the guide", () => {
		const guide = readFileSync(join(root, "docs/organization.md"), "utf8");
		const only = (command: string, other: string) =>
			[...(help.get(command) ?? "").matchAll(/^ {2}(--[a-z-]+)/gm)]
				.map(([, option = ""]) => option)
				.filter((option) => !(help.get(other) ?? "").includes(`  ${option} `));
		const ofSeveralAccounts = only("audit", "check").filter(
			(option) => !["--profile", "--endpoint-url"].includes(option),
		);
		assert.ok(ofSeveralAccounts.includes("--shard"));
		for (const option of ofSeveralAccounts)
			assert.ok(guide.includes(option), option);
	});
});
